"""The words for one change of a plan: by how much, for better or worse, and what became of what is gone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.plan_snapshot import Move, SnapAction, SnapMilestone
from plans.models import Action, Plan, Status
from plans.presenters.scheme import ORDER

LABELS = {
    "number": "Number",
    "reference": "Reference",
    "title": "What will be done",
    "aim": "Aim",
    "detail": "Detail",
    "objective": "Objective",
    "lead": "Lead authority",
    "post": "Lead post",
    "holder": "Lead person",
    "supporters": "Supported by",
    "areas": "Areas",
    "timescale": "Timescale",
    "original_due_on": "Date first agreed",
    "resources": "Resources",
    "done_when": "Success measure",
    "additionality": "Why it is not business as usual",
    "unit": "Unit",
    "better": "Which way is good",
    "baseline": "Baseline",
    "target": "Target",
    "seat": "Authority",
    "success": "How it will know that it worked",
}


NOT_MILESTONES = "milestones"
NOT_OF_MEASURES = "what exactly a measure counts, its source, its target as a number and the day of that"
NOT_OTHERS = "some details"


@dataclass(frozen=True)
class Reasons:
    """What is known today of actions and milestones that came into a plan or went out of it, each by its key."""

    plan: Plan
    living: Mapping[str, Action]
    removed: Mapping[str, Any]

    def url(self, key: str) -> str:
        """Return the address of an action's page, when there is one that the reader may open."""
        return self.living[key].get_absolute_url() if key in self.living else ""

    def why_gone(self, key: str) -> str:
        """Return what became of an action that is no longer in the plan."""
        if key in self.living and self.living[key].plan_id != self.plan.pk:
            return f"Moved to “{self.living[key].plan.title}”"
        return self.why_removed(key) or "No longer in this plan"

    def why_removed(self, key: str) -> str:
        """Return who removed it and when, if it was removed."""
        if key not in self.removed:
            return ""
        row = self.removed[key]
        by = f" by {row.history_user.name}" if row.history_user else ""
        return f"Removed{by} on {day_words.plain(timezone.localdate(row.history_date))}"

    def why_new(self, key: str) -> str:
        """Return where an action that is new in the plan comes from."""
        action = self.living.get(key)
        if action is None:
            return ""
        if action.carried_from_id:
            return "Carried forward from another plan"
        return f"Added on {day_words.plain(action.added_on)}"


def days_words(move: Move[Any]) -> str:
    """Return by how many days a due date moved."""
    if move.days is None:
        return "Date added" if move.after else "Date taken away"
    count = abs(move.days)
    return f"{count} day{'' if count == 1 else 's'} {'later' if move.days > 0 else 'sooner'}"


def against_first(part: SnapAction | SnapMilestone) -> str:
    """Return how far a date is from the one first agreed, where it is not that one."""
    due, first = part.due_on, part.original_due_on
    if not due or not first or due == first:
        return ""
    count = abs((due - first).days)
    side = "after" if due > first else "before"
    return f"; {count} day{'' if count == 1 else 's'} {side} the date first agreed"


def not_kept_words(lacks: Collection[str]) -> str:
    """Return what a kept plan says nothing of, because it was not kept with a plan yet; nothing when it is whole."""
    of_measures = [name for name in lacks if name.startswith("measures.")]
    others = [name for name in lacks if name != "milestones" and name not in of_measures]
    told = [
        NOT_MILESTONES if "milestones" in lacks else "",
        NOT_OF_MEASURES if of_measures else "",
        NOT_OTHERS if others else "",
    ]
    return "; ".join(one for one in told if one)


def movement(before: SnapAction, after: SnapAction) -> str:
    """Return whether a status moved for the “Better” or the “Worse”; nothing when neither can be said."""
    was, now = _rank(before.stands_for), _rank(after.stands_for)
    if was is None or now is None or was == now:
        return ""
    return "Better" if now < was else "Worse"


def _rank(stands_for: str) -> int | None:
    if not stands_for or stands_for == Status.StandsFor.ABEYANCE:  # what waits goes neither well nor badly
        return None
    return ORDER.index(Status.StandsFor(stands_for))
