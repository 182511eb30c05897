"""What is to be given back is never overdue: on a statement, on the page of a review's charges, on each charge."""

from datetime import timedelta

import pytest
from django.urls import reverse

from csp.kernel.pence import pounds
from dhr.models import Charge
from dhr.presenters.charges_overview import charges_of
from dhr.presenters.statement_letters import letter_of
from dhr.presenters.statements import owed_late, page_of
from tests.integration import costing, people, stating
from tests.integration.charging import drawn, send_all
from tests.integration.reading import words
from tests.integration.reviewing import open_review
from tests.integration.spending import change, spend

pytestmark = pytest.mark.django_db
TODAY = people.TODAY


@pytest.fixture
def made():
    """The police were asked for a share of £6,000.00, then were given back most of it; both days are over."""
    costing.agreed()
    made = open_review()
    line = spend(made, net=600_000)
    drawn(made)
    send_all(made)
    change(made, line, net=60_000)
    drawn(made)
    send_all(made)
    Charge.objects.update(due_on=TODAY - timedelta(days=5))
    stating.read_by(people.person("tom"))
    return made


@pytest.fixture
def both():
    """The two charges to the police, what was asked for and what is given back."""
    return list(Charge.objects.filter(seat=stating.any_partner()).order_by("number"))


def test_on_a_statement_what_is_overdue_leaves_credits_out(made, both):
    asked, back = (one.total for one in both)
    tom, statement = people.reader("tom"), stating.any_statement()

    page = page_of(tom, reading=stating.read_as(tom, statement))

    figures = {one.words: one.value for one in page.figures}
    assert figures["overdue"] == pounds(asked)
    assert figures["still to pay"] == pounds(asked + back)
    assert page.by_age == [("1 to 30 days late", pounds(asked)), ("To be given back", pounds(back))]
    assert [(one.stands, one.is_late) for one in page.rows] == [
        ("To be given back", False),
        ("1 to 30 days late", True),
    ]
    assert owed_late(tom, reading=stating.read_as(tom, statement)) == asked
    facts = letter_of(statement, page, to="", today=TODAY).facts
    assert facts[-3:] == (("Still to pay", pounds(asked + back)), *page.by_age)


def test_the_page_of_a_reviews_charges_says_the_same(made, both, sign_in):
    found = charges_of(made.by(), review=made.review)

    everything = sum(one.total for one in Charge.objects.filter(total__gt=0))
    assert ("1 to 30 days late", pounds(everything)) in found.ages
    assert {one.late for one in found.rows if one.total.startswith("−")} == {""}
    assert {one.late for one in found.rows if not one.total.startswith("−")} == {"5 days late"}
    wren = sign_in("wren")
    for one, is_late in zip(both, (True, False), strict=True):
        shown = words(wren.get(reverse("dhr:charge-detail", args=["vale", one.key])))
        assert ("5 days late" in shown) == is_late
