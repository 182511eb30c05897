"""What is wrong with a due date beside a timescale in words and the plan's own first day, each in a sentence."""

from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from csp.kernel.timescale import Timescale, is_deadline, read, said
from plans.models import Plan


@dataclass(frozen=True)
class When:
    """A due date and a timescale in words, as they stand or as they are typed."""

    due_on: date | None
    timescale: str


def read_in(plan: Plan, words: str) -> Timescale:
    """Return what can be read from the words, in the plan's period."""
    return read(words, starts_on=plan.starts_on, ends_on=plan.ends_on)


def read_back(plan: Plan, words: str) -> str:
    """Return what was read, for whoever wrote it: “We read: by 30 April 2027.”; empty where nothing was written."""
    found = read_in(plan, words)
    meant = said(found)
    return " ".join(filter(None, [f"We read: {meant}." if meant else "", found.remark]))


def due_from_words(new: When, old: When | None, *, plan: Plan) -> date | None:
    """Return the due date: as typed, or the last day that new words name when no date is, or was, beside them."""
    if new.due_on or (old and (old.due_on or old.timescale == new.timescale)):
        return new.due_on
    return read_in(plan, new.timescale).due_on


def wrong_with(new: When, old: When | None, *, plan: Plan) -> str:
    """Return what is wrong with a typed due date; empty when nothing is, or when neither was changed.

    A date may move past the words of the plan, which are kept as they were agreed: that is what “moved” means. So
    it is held against the end of a timescale only when both are new.
    """
    due = new.due_on
    if due is None or new == old:
        return ""
    if due < plan.starts_on and not (old and old.due_on == due):
        return (
            f"The due date is before the plan starts, on {day_words.plain(plan.starts_on)}. Change the date"
        )
    found = read_in(plan, new.timescale)
    first, last = found.from_on, found.to_on
    if first and due < first and not is_deadline(found):
        return f"The due date is before the timescale’s start, {day_words.plain(first)}. Change one of them"
    if last and due > last and not (old and old.timescale == new.timescale):
        return f"The timescale says {said(found)}, and the due date is later. Change one of them"
    return ""
