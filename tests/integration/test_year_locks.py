"""Once the accounts of a financial year are closed its costs change no more: they are adjusted in an open year."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.web import clock
from dhr.models import CostLine, YearLock
from dhr.presenters.cost_shares import page_of
from dhr.queries import costs
from dhr.services.cost_adjustments import AdjustmentAnswers, adjust_cost
from dhr.services.cost_anew import share_anew, worked_out_anew
from dhr.services.costs import remove_cost
from dhr.services.year_locks import lock_year
from tests.integration import costing, people
from tests.integration.charging import drawn, send_all
from tests.integration.reviewing import Reviewing, open_review
from tests.integration.spending import ESTIMATE, change, paid, paid_altogether, spend

pytestmark = pytest.mark.django_db
LAST_YEAR, THIS_YEAR = date(2025, 10, 1), date(2026, 10, 1)
STANDS = r"It was shared before a financial year was locked, so it does not change any more\."


@pytest.fixture
def made() -> Reviewing:
    costing.agreed(starts_on=date(2025, 4, 1))
    return open_review()


def lock(year: int = 2025, by: str = "june") -> YearLock:
    return lock_year(partnership=people.vale(), year=year, by=people.reader(by), now=clock.now())


def act(made: Reviewing) -> dict[str, Any]:
    return {"by": made.by(), "now": clock.now()}


def adjust(made: Reviewing, line: CostLine, net: int, **given: Any) -> CostLine:
    said: dict[str, Any] = {"what": "The invoice was wrong", "cost_on": THIS_YEAR} | given
    return adjust_cost(line=line, answers=AdjustmentAnswers(net=net, **said), **act(made))


def test_a_cost_of_a_locked_year_is_neither_changed_nor_removed(made):
    line = spend(made, cost_on=LAST_YEAR)
    lock()

    with pytest.raises(PermissionDenied, match=STANDS):
        change(made, line, net=1)
    with pytest.raises(PermissionDenied, match=STANDS):
        remove_cost(key=line.key, version=1, reason="Twice", **act(made))
    line.refresh_from_db()
    assert line.net == 700_000


def test_nothing_is_noted_in_a_locked_year_nor_moved_into_one(made):
    line = spend(made, cost_on=THIS_YEAR)
    lock()
    sentence = (
        "Years up to 31 March 2026 are locked. Give it a later day, and say under what it is for when it was"
    )

    for note in (
        lambda: spend(made, cost_on=LAST_YEAR),
        lambda: change(made, line, cost_on=date(2026, 3, 31)),
    ):
        with pytest.raises(ValidationError) as refused:
            note()
        assert refused.value.message_dict == {"cost_on": [sentence]}
    assert spend(made, cost_on=date(2026, 4, 1)).number == 2


def test_estimates_are_no_accounts_and_go_on_changing(made):
    line = spend(made, kind=ESTIMATE, cost_on=LAST_YEAR)
    lock()

    assert change(made, line, net=800_000).net == 800_000
    assert spend(made, kind=ESTIMATE, cost_on=LAST_YEAR).number == 2


def test_what_was_shared_before_a_cost_of_a_locked_year_stands_with_it(made):
    early = spend(made, cost_on=THIS_YEAR, net=101)
    locked = spend(made, cost_on=LAST_YEAR, net=101)
    late = spend(made, cost_on=THIS_YEAR, net=101)
    lock()

    with pytest.raises(PermissionDenied, match=STANDS):
        change(made, early, net=1)
    before = paid(locked)
    assert change(made, late, net=1_000).net == 1_000
    assert paid(locked) == before


def test_an_adjustment_is_shared_as_the_cost_it_corrects_though_a_partner_left_since(made):
    line = spend(made, cost_on=LAST_YEAR, net=700_000)
    gone = costing.seat("Probation")
    gone.ends_on = date(2026, 3, 31)
    gone.save()
    lock()

    back = adjust(made, line, -700_000)

    assert paid(back) == {name: -pence for name, pence in paid(line).items()}
    assert (back.adjusts, back.under, back.year.short) == (line, line.under, "2026–27")
    assert set(paid_altogether(made.review).values()) == {0}


def test_an_adjustment_follows_the_running_total_to_the_penny(made):
    line = spend(made, cost_on=LAST_YEAR, net=100)
    lock()

    adjust(made, line, 1)

    together = paid_altogether(made.review)
    assert sum(together.values()) == 101
    assert max(together.values()) - min(together.values()) <= 1


def test_what_no_locked_year_depends_on_is_changed_and_not_adjusted(made):
    line = spend(made, cost_on=THIS_YEAR)
    lock()

    with pytest.raises(PermissionDenied, match=r"No locked year depends on it\. Change it instead\."):
        adjust(made, line, 5)


def test_an_adjustment_is_checked_as_a_cost_is(made):
    line = spend(made, cost_on=LAST_YEAR)
    lock()

    for given, about in (
        ({"net": 0}, "net"),
        ({"net": 100, "vat": 101}, "vat"),
        ({"net": -1, "vat": 1}, "vat"),
    ):
        with pytest.raises(ValidationError) as refused:
            adjust(made, line, **given)
        assert list(refused.value.message_dict) == [about]


def test_who_shares_a_cost_of_a_locked_year_is_not_worked_out_anew(made):
    locked = spend(made, cost_on=LAST_YEAR)
    open_one = spend(made, cost_on=THIS_YEAR)
    gone = costing.seat("Probation")
    lock()
    adjustment = adjust(made, locked, 100)
    gone.ends_on = LAST_YEAR - timedelta(days=1)
    gone.save()
    lines = costs.of_review(made.by(), review=made.review)

    assert costs.out_of_date(made.by(), review=made.review, lines=lines) == [open_one]
    assert [page_of(made.by(), line=one).is_out_of_date for one in lines] == [False, True, False]
    assert [one.line for one in worked_out_anew(review=made.review, by=made.by())] == [open_one]
    before = paid(locked), paid(adjustment)
    assert open_one in share_anew(review=made.review, **act(made))
    assert (paid(locked), paid(adjustment)) == before
    assert str(gone) not in paid(open_one)


def test_partners_are_asked_for_what_an_adjustment_makes_of_their_shares(made):
    line = spend(made, cost_on=LAST_YEAR, net=60_000)
    drawn(made)
    send_all(made)
    lock()

    back = adjust(made, line, -6_000)

    assert drawn(made) == paid(back)


def test_a_year_is_locked_once_it_is_over_with_all_before_it(made):
    with pytest.raises(ValidationError, match="A year is locked once it is over"):
        lock(2026)
    assert lock(2025) == lock(2024) == lock(2025)
    assert [str(one) for one in YearLock.objects.all()] == ["2025–26"]

    with pytest.raises(ValidationError, match="Years up to 31 March 2026 are locked"):
        spend(made, cost_on=date(2025, 4, 1))


def test_only_a_review_coordinator_locks(made):
    with pytest.raises(PermissionDenied, match=r"Only a review coordinator can lock a financial year\."):
        lock(by="tom")
