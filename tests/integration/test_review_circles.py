"""A review exists for the people who are on it, each for their part, and for nobody else."""

import pytest

from dhr.models import Capacity, Review, ReviewMember
from dhr.models.capacity import ASKED_AS
from dhr.queries.parts import open_parts
from tests.integration import people
from tests.integration.reviewing import join, open_review

OPENS = {
    Capacity.COORDINATOR: {"circle", "panel_circle", "family_circle", "plan_circle", "money_circle"},
    Capacity.DEPUTY: {"circle", "panel_circle", "family_circle", "plan_circle", "money_circle"},
    Capacity.CHAIR: {"circle", "panel_circle", "family_circle", "plan_circle"},
    Capacity.AUTHOR: {"circle", "panel_circle", "plan_circle"},
    Capacity.PANEL_MEMBER: {"circle", "panel_circle", "plan_circle"},
    Capacity.AGENCY_AUTHOR: {"circle"},
    Capacity.FINANCE: {"circle", "money_circle"},
    Capacity.ADVOCATE: {"circle", "family_circle"},
}


@pytest.mark.parametrize("capacity", ASKED_AS)
def test_each_member_has_the_parts_they_are_on_the_review_for(capacity):
    made = open_review()
    if capacity not in (Capacity.COORDINATOR, Capacity.DEPUTY):
        join(made, capacity)

    assert open_parts(made.by(capacity), review=made.review) == OPENS[capacity]


@pytest.mark.parametrize("called", ["june", "aled", "tess", "tom", "dana", "hal", "farida", "elin"])
def test_nobody_reaches_a_review_by_role(called):
    made = open_review()

    assert not Review.objects.visible_to(people.reader(called)).exists()
    assert not ReviewMember.objects.visible_to(people.reader(called)).exists()
    assert open_parts(people.reader(called), review=made.review) == frozenset()


def test_the_page_of_a_review_is_for_its_members_and_not_there_for_others(sign_in):
    made = open_review()

    assert sign_in("wren").get(made.review.get_absolute_url()).status_code == 200
    assert sign_in("june").get(made.review.get_absolute_url()).status_code == 404
