"""When points can be written down, when a review can be approved, and what quality assurance waits for."""

from datetime import date
from types import SimpleNamespace

import pytest

from dhr.models import LetterPoint, Submission
from dhr.models.quality_loop import Step, letter_is_late, points_late, points_without_holder, step_of
from dhr.policies import submissions as policies

Outcome = Submission.Outcome
SENT, LETTER, TODAY = date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 23)


def submission(outcome="", **said):
    letter_on = LETTER if outcome else None
    return Submission(sent_on=SENT, letter_on=letter_on, outcome=outcome, **said)


def sent(*points, outcome=Outcome.WITH_CHANGES, **said):
    """What was sent, as the loop reads it: with its points at hand."""
    one = submission(outcome, **said)
    names = ("letter_on", "panel_on", "approved_on", "outcome", "wants_approval")
    known = {name: getattr(one, name) for name in names}
    return SimpleNamespace(points=SimpleNamespace(all=lambda: points), **known)


OPEN = LetterPoint(number="1", due_on=date(2026, 11, 20))
DONE = LetterPoint(number="2", done_on=TODAY, answer="Chapter 4 says so")


@pytest.mark.parametrize(
    ("one", "refusal"),
    [
        (submission(), policies.NO_LETTER),
        (submission(Outcome.WITH_CHANGES), ""),
        (submission(Outcome.APPROVED, approved_on=LETTER), ""),
        (submission(Outcome.WITH_CHANGES, approved_on=TODAY), policies.IS_DONE),
    ],
)
def test_points_are_those_of_a_letter_that_is_not_settled(one, refusal):
    assert policies.can_have_points(one).refusal == refusal


@pytest.mark.parametrize(
    ("outcome", "points", "refusal"),
    [
        ("", [], policies.NO_LETTER),
        (Outcome.APPROVED, [DONE], policies.APPROVED_BY_LETTER),
        (Outcome.SEND_AGAIN, [DONE], policies.NOT_BY_THIS_LETTER),
        (Outcome.WITH_CHANGES, [], policies.NO_POINTS),
        (Outcome.WITH_CHANGES, [DONE, OPEN], policies.OPEN_POINTS),
        (Outcome.WITH_CHANGES, [DONE], ""),
    ],
)
def test_a_review_is_approved_once_every_point_is_answered(outcome, points, refusal):
    assert policies.can_be_approved(submission(outcome), points, is_last=True).refusal == refusal


@pytest.mark.parametrize(("approved_on", "refusal"), [(None, policies.SENT_AGAIN), (TODAY, "")])
def test_what_was_sent_again_is_not_approved_by_the_letter_before_but_an_approval_is_taken_back(
    approved_on, refusal
):
    before = submission(Outcome.WITH_CHANGES, approved_on=approved_on)

    assert policies.can_be_approved(before, [DONE], is_last=False).refusal == refusal


@pytest.mark.parametrize(
    ("loop", "step"),
    [
        ([], Step.SEND),
        ([sent(outcome="")], Step.LETTER),
        ([sent()], Step.POINTS),
        ([sent(DONE, OPEN)], Step.ANSWERS),
        ([sent(DONE)], Step.APPROVAL),
        ([sent(DONE, outcome=Outcome.SEND_AGAIN)], Step.SEND_AGAIN),
        ([sent(DONE, outcome=Outcome.SEND_AGAIN), sent(outcome="")], Step.LETTER),
        ([sent(DONE, approved_on=TODAY)], Step.NOTHING),
        ([sent(outcome=Outcome.APPROVED, approved_on=LETTER)], Step.NOTHING),
    ],
)
def test_the_loop_waits_for_one_thing_at_a_time(loop, step):
    assert step_of(loop) == step


@pytest.mark.parametrize(
    ("panel_on", "outcome", "late"),
    [
        (date(2026, 11, 22), "", True),
        (TODAY, "", False),
        (None, "", False),
        (date(2026, 11, 10), Outcome.WITH_CHANGES, False),
    ],
)
def test_a_letter_is_asked_after_once_the_panel_has_met(panel_on, outcome, late):
    assert letter_is_late([sent(panel_on=panel_on, outcome=outcome)], today=TODAY) is late


def test_points_that_wait_are_told_from_those_that_are_answered():
    loop = [sent(DONE, OPEN)]

    assert points_without_holder(loop) == [OPEN]
    assert points_late(loop, today=TODAY) == [OPEN]
    assert points_late(loop, today=date(2026, 11, 20)) == []
