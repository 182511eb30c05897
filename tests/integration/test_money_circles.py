"""A review that was there before its costs were kept gets a circle for them, with whoever may see them in it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from csp.models import Circle, CircleMember
from csp.web import clock
from dhr.models import Capacity, MemberPlace, Part, Review
from dhr.queries.parts import open_parts
from dhr.services.members import Joining, ask_onto
from tests.integration import people
from tests.integration.reviewing import on_a_review, review_coordinator

pytestmark = pytest.mark.django_db


def test_those_who_run_a_review_and_its_finance_officers_are_let_in_and_nobody_else():
    made = on_a_review()
    asked = ask_onto(
        review=made.review,
        joining=Joining(
            review_coordinator("Della Marsh"), Capacity.FINANCE, made.by().today, made.by().today
        ),
        by=made.by(),
        now=clock.now(),
    )
    before = {capacity: open_parts(made.by(capacity), review=made.review) for capacity in made.members}
    change = import_module("dhr.migrations.0005_money_circles")
    change.take(apps, None)
    assert not CircleMember.objects.filter(circle=made.review.money_circle).exists()
    assert Part.MONEY not in open_parts(made.by(), review=made.review)

    change.give(apps, connection.schema_editor())

    made.review = Review.objects.get(pk=made.review.pk)
    assert {
        capacity: open_parts(made.by(capacity), review=made.review) for capacity in made.members
    } == before
    inside = MemberPlace.objects.filter(circle=made.review.money_circle)
    assert {one.member.capacity for one in inside} == {"coordinator", "deputy", "finance"}
    assert not inside.filter(member=asked).exists()
    dates = inside.values_list("place__starts_on", "place__ends_on", "member__starts_on", "member__ends_on")
    assert all((begun, ended) == (first, last) for begun, ended, first, last in dates)
    assert Circle.objects.filter(pk=made.review.money_circle_id, partnership=people.vale()).exists()
