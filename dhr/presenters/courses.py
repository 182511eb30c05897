"""The tab with the stages and the clocks: the decisions, the pauses and what was decided of whom, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from dhr.models import ReviewDecision
from dhr.models.course import OWN, Course
from dhr.presenters.stages import pause_words

NOT_YET = "Not yet"


@dataclass(frozen=True)
class DecisionShown:
    """One decision with what is known of it."""

    key: str
    title: str
    facts: Sequence[Sequence[str]]


@dataclass(frozen=True)
class PauseShown:
    """One pause, as the table shows it."""

    key: str
    title: str
    reason: str
    days: str
    agreed: str
    told: str
    effect: str
    may_end: bool


def decisions_of(course: Course) -> list[DecisionShown]:
    """Return the decisions, the last first."""
    return [DecisionShown(one.key, str(one), list(_facts(one))) for one in reversed(course.decisions)]


def pauses_of(course: Course) -> list[PauseShown]:
    """Return the pauses, by their first day."""
    return [
        PauseShown(
            key=one.key,
            title=str(one),
            reason=one.reason,
            days=f"{day_words.short(one.starts_on)} to {day_words.short(one.ends_on) or 'further notice'}",
            agreed=f"{day_words.short(one.agreed_on)}, {one.agreed_by}",
            told=day_words.short(one.notified_on) or NOT_YET,
            effect=pause_words(one, course.today),
            may_end=not one.ended_why and (one.ends_on is None or one.ends_on >= course.today),
        )
        for one in course.pauses
    ]


def without_review(course: Course) -> str:
    """Return in a sentence how far a notification has come, where no review is held."""
    last = course.decision
    if last is None or course.is_held:
        return ""
    if last.outcome == ReviewDecision.Outcome.UPHELD:
        return (
            "No review is held, and the Home Office agrees. The Home Secretary can still direct one, and the "
            "partnership can still decide to hold one."
        )
    if last.home_office_told_on:
        told = day_words.plain(last.home_office_told_on)
        return (
            f"No review is held. The Home Office was told on {told}; note here what it answers. The Home Secretary "
            "may direct a review."
        )
    return "No review is held. The Home Office still has to be told in writing, and may direct one."


def _facts(one: ReviewDecision) -> Iterator[tuple[str, str]]:
    yield "Decided", f"{day_words.plain(one.decided_on)}, {one.decided_by}"
    if one.consulted:
        yield "Asked first", one.consulted
    if one.reasons:
        yield "Why", one.reasons
    if one.outcome in OWN:
        yield "Home Office told", day_words.plain(one.home_office_told_on) or NOT_YET
    told = day_words.plain(one.family_told_on) or NOT_YET
    yield "Family told", f"No: {one.family_not_told}" if one.family_not_told else told
