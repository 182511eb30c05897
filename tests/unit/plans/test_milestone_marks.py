"""A milestone that is not reached, in a word, by its day and by what was decided of its action."""

from datetime import date

import pytest

from plans.models import Action, Milestone, Status
from plans.presenters.milestones import steps_of

TODAY = date(2026, 11, 23)
PAST, AHEAD = date(2026, 10, 1), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("state", "due_on", "word"),
    [
        ("open", PAST, "Late"),
        ("open", TODAY, "To come"),
        ("open", AHEAD, "To come"),
        ("open", None, "To come"),
        ("in_abeyance", PAST, "Not reached"),
        ("in_abeyance", AHEAD, "To come"),
        ("stopped", PAST, "Not reached"),
        ("stopped", AHEAD, "Not reached"),
        ("closed", None, "Not reached"),
    ],
)
def test_only_what_can_still_be_reached_in_time_is_to_come(state, due_on, word):
    action = Action(state=state, status=Status(stands_for=Status.StandsFor.ON_TRACK))

    [step] = steps_of([Milestone(action=action, title="Alarms fitted", due_on=due_on)], today=TODAY)

    assert step.word == word
