"""Two people and the costs of a partnership at the same moment: the partnership is held before the review."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.models import Partnership
from csp.web import clock
from dhr.models import Charge, CostLine
from dhr.services.cost_anew import share_anew
from dhr.services.costs import remove_cost
from tests.integration import costing
from tests.integration.charging import drawn, knows, send
from tests.integration.meanwhile import in_which_order, meanwhile
from tests.integration.reviewing import Reviewing, open_review
from tests.integration.spending import change, paid, spend
from tests.integration.test_year_locks import LAST_YEAR, STANDS, adjust, lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Reviewing:
    costing.agreed(starts_on=date(2025, 4, 1))
    return open_review()


def remove(made: Reviewing, line: CostLine) -> None:
    remove_cost(key=line.key, version=line.version, reason="Twice", by=made.by(), now=clock.now())


@pytest.mark.parametrize("what", ["add", "change", "remove", "adjust", "share anew", "send"])
def test_whoever_changes_what_a_review_costs_holds_the_partnership_first_and_then_the_review(made, what):
    locked, line = spend(made, cost_on=LAST_YEAR), spend(made)
    drawn(made)
    knows(Charge.objects.order_by("pk")[0].seat)
    lock()
    changes = {
        "add": lambda: spend(made),
        "change": lambda: change(made, line, net=100),
        "remove": lambda: remove(made, line),
        "adjust": lambda: adjust(made, locked, -5),
        "share anew": lambda: share_anew(review=made.review, by=made.by(), now=clock.now()),
        "send": lambda: send(made, Charge.objects.select_related("asked_by").order_by("pk")[0]),
    }

    with in_which_order() as held:
        changes[what]()

    assert held[:2] == ["Partnership", "Review"]
    assert "Partnership" not in held[2:]


def test_no_cost_is_added_in_a_year_that_was_locked_meanwhile(made):
    with (
        meanwhile(Partnership, lock),
        pytest.raises(ValidationError, match=r"Years up to 31 March 2026 are locked\."),
    ):
        spend(made, cost_on=LAST_YEAR)

    assert not CostLine.objects.exists()


@pytest.mark.parametrize("what", ["change", "remove"])
def test_what_a_year_took_that_was_locked_meanwhile_stands(made, what):
    line = spend(made, cost_on=LAST_YEAR)
    changes = {"change": lambda: change(made, line, net=1), "remove": lambda: remove(made, line)}

    with meanwhile(Partnership, lock), pytest.raises(PermissionDenied, match=STANDS):
        changes[what]()

    assert CostLine.objects.get().net == 700_000


def test_who_pays_is_not_worked_out_anew_in_a_year_that_was_locked_meanwhile(made):
    line = spend(made, cost_on=LAST_YEAR)
    before = paid(line)
    gone = costing.seat("Probation")
    gone.ends_on = date(2025, 9, 30)
    gone.save()

    with meanwhile(Partnership, lock):
        assert share_anew(review=made.review, by=made.by(), now=clock.now()) == []

    assert paid(line) == before
