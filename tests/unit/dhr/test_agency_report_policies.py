"""What an agency's report can become, by table, and whom it waits for."""

import pytest

from dhr.models import AgencyReport
from dhr.policies.agency_reports import (
    CHASED_TODAY,
    COUNTERSIGNED_FIRST,
    NEXT,
    NOT_AWAITED,
    REFUSED,
    can_be_chased,
    may_become,
    settled_as,
    waits_for_the_review,
)

State, Kind = AgencyReport.State, AgencyReport.Kind


def report(state, *, kind=Kind.IMR, is_nil=False):
    return AgencyReport(state=state, kind=kind, is_nil=is_nil)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.ASKED, {State.RECEIVED, State.NOT_COMING}),
        (State.RETURNED, {State.RECEIVED, State.NOT_COMING}),
        (State.RECEIVED, {State.RETURNED, State.CHECKED}),
        (State.CHECKED, {State.RETURNED, State.COUNTERSIGNED}),
        (State.COUNTERSIGNED, {State.RETURNED, State.ACCEPTED}),
        (State.ACCEPTED, {State.RETURNED}),
        (State.NOT_COMING, {State.RECEIVED}),
    ],
)
@pytest.mark.parametrize("kind", COUNTERSIGNED_FIRST)
def test_a_management_review_is_accepted_once_it_is_countersigned(before, after, kind):
    assert {state for state in REFUSED if may_become(report(before, kind=kind), state)} == after


@pytest.mark.parametrize("kind", [Kind.CHRONOLOGY, Kind.SUMMARY])
def test_a_chronology_or_a_summary_is_accepted_once_it_is_checked(kind):
    found = report(State.CHECKED, kind=kind)

    assert may_become(found, State.ACCEPTED)
    assert may_become(found, State.COUNTERSIGNED)
    assert not may_become(report(State.RECEIVED, kind=kind), State.ACCEPTED)


def test_a_nil_return_is_accepted_as_one_or_returned_and_nothing_else():
    found = report(State.RECEIVED, is_nil=True)

    assert {state for state in REFUSED if may_become(found, state)} == {State.NIL, State.RETURNED}
    assert settled_as(found) == State.NIL
    assert settled_as(report(State.RECEIVED)) == State.ACCEPTED


def test_a_nil_return_that_was_accepted_can_still_be_returned():
    assert {state for state in REFUSED if may_become(report(State.NIL, is_nil=True), state)} == {
        State.RETURNED
    }


def test_every_state_says_what_comes_next_and_why_it_is_refused():
    assert set(NEXT) == set(State)
    assert set(REFUSED) == set(State) - {State.ASKED}
    assert may_become(report(State.ASKED), State.ACCEPTED).refusal == REFUSED[State.ACCEPTED]


@pytest.mark.parametrize(
    ("state", "chased_today", "refusal"),
    [
        (State.ASKED, False, ""),
        (State.RETURNED, False, ""),
        (State.ASKED, True, CHASED_TODAY),
        (State.RECEIVED, False, NOT_AWAITED),
        (State.ACCEPTED, True, NOT_AWAITED),
    ],
)
def test_an_agency_is_chased_once_a_day_while_something_is_awaited(state, chased_today, refusal):
    assert can_be_chased(report(state), chased_today=chased_today).refusal == refusal


@pytest.mark.parametrize(
    ("state", "kind", "waits"),
    [
        (State.ASKED, Kind.IMR, False),
        (State.RECEIVED, Kind.IMR, True),
        (State.CHECKED, Kind.IMR, False),
        (State.CHECKED, Kind.SUMMARY, True),
        (State.COUNTERSIGNED, Kind.IMR, True),
        (State.RETURNED, Kind.IMR, False),
        (State.ACCEPTED, Kind.IMR, False),
        (State.NIL, Kind.SUMMARY, False),
    ],
)
def test_a_report_waits_for_the_review_or_for_the_agency(state, kind, waits):
    assert waits_for_the_review(report(state, kind=kind)) is waits
