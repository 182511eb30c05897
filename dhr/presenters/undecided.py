"""What an empty tab of a review says while it is not decided to hold one, and where none is held."""

from collections.abc import Collection

from dhr.models import Part, ReviewDecision

UNDECIDED = "Nothing has to be done here before it is decided to hold a review."
NOT_HELD = "It was decided to hold no review, so nothing has to be done here."


def nothing_to_do(decision: ReviewDecision | None, *, parts: Collection[Part]) -> str:
    """Return why nothing has to be done yet or at all, to the panel; nothing where a review is held.

    Others do not read what was decided.
    """
    if Part.PANEL not in parts or (decision and decision.holds_review):
        return ""
    return NOT_HELD if decision else UNDECIDED
