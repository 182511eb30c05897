"""The demonstration's three reviews: they load beside the rest of the story, each at another stage."""

import pytest
from django.test import Client
from django.urls import reverse

from csp.demonstration.load import FOLDER, Cast, read
from csp.models import Authority, Seat
from csp.web import clock
from dhr.demonstration.load import load
from dhr.models import Assurance, Review, ReviewMember
from plans.models import Action
from tests.integration import people
from tests.integration.reading import words


@pytest.fixture
def told():
    """The reviews, told among the people of the story that is loaded."""
    vale = people.vale()
    codes = {one["name"]: one["code"] for one in read(FOLDER / "partnership.toml")["authorities"]}
    authorities = {codes[one.name]: one for one in Authority.objects.filter(name__in=codes)}
    seats = {codes[one.authority.name]: one for one in Seat.objects.filter(partnership=vale)}
    load(Cast(vale, clock.today(), "!", authorities, seats, {}))


@pytest.fixture
def wenna(told, sign_in):
    """The coordinator of reviews, at her browser."""
    people.give_second_step(people.person("wenna"))
    return sign_in("wenna")


def page(client, code_name, name="dhr:review-detail"):
    """What a page of one of the reviews says."""
    review = Review.objects.get(code_name=code_name)
    return words(client.get(reverse(name, args=["vale", review.key])))


def test_each_of_the_three_stands_at_another_stage(wenna):
    assert "Decide whether to review" in page(wenna, "Winding Notebook")
    assert "Returned with comments" in page(wenna, "Linen Compass", "dhr:agency-report-list")
    assert "Published" in page(wenna, "Cedar Lighthouse", "dhr:stage-list")


def test_anybody_reads_what_was_published_and_nothing_else(told):
    listed = words(Client().get("/public/vale/reviews/"))
    [review] = Review.objects.filter(publications__published_on__isnull=False)
    read = words(Client().get(reverse("dhr:publication-read", args=["vale", review.publications.get().key])))

    assert "Domestic homicide review: Wren" in listed
    assert "Neighbours had heard enough to be afraid for her" in read
    assert "Begun in two of four districts." in read
    assert not [one.code_name for one in Review.objects.all() if one.code_name in listed + read]


def test_only_people_of_their_own_are_on_them_and_one_of_them_checked_what_another_did(told):
    on_one = set(ReviewMember.objects.values_list("person__name", flat=True))
    told_before = {one["name"] for one in read(FOLDER / "partnership.toml")["people"]}
    closed = Action.objects.get(plan__title="Learning actions 4", state="closed")

    assert len(on_one) == 10
    assert not on_one & told_before
    assert Assurance.objects.get(action=closed).is_whole
    assert Assurance.objects.get(action=closed).assured_by.name == "Petronel Asher"
