"""What of a plan is promised: reports and holders change nothing of it, all else does."""

from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.plan_promise import changed_promise
from tests.unit.kernel.test_plan_checklist import WHOLE


def with_action(**changed):
    return replace(WHOLE, actions=(replace(WHOLE.actions[0], **changed), WHOLE.actions[1]))


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "On track", "stands_for": "on_track"},
        {"forecast": "Complete"},
        {"reported_on": date(2027, 6, 1), "last_words": "Begun"},
        {"holder": "Tom Ferrier"},
    ],
)
def test_what_is_reported_of_an_action_or_who_holds_it_is_no_change_of_the_promise(changed):
    assert not changed_promise(WHOLE, with_action(**changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Talk in every school"},
        {"due_on": date(2028, 1, 1)},
        {"lead": "Vale District Council"},
        {"state": "stopped"},
    ],
)
def test_what_is_to_be_done_by_whom_and_when_is(changed):
    assert [
        one.name
        for pair in changed_promise(WHOLE, with_action(**changed)).actions.changed
        for one in pair.changes
    ] == list(changed)


def test_a_text_that_reads_otherwise_is_a_change():
    assert [one.name for one in changed_promise(WHOLE, replace(WHOLE, summary="Less")).texts] == ["summary"]


def test_the_state_of_the_plan_is_none():
    assert not changed_promise(WHOLE, replace(WHOLE, state="published"))
