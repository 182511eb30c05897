"""What is left to do before a review can be closed, and what was not done when it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from dhr.models.course import Course
from dhr.models.stage import Stage

# These are reached by closing it.
BY_CLOSING = frozenset({Stage.IMPLEMENTED, Stage.CLOSED})
# While these are not reached the review stays open anyway: nobody explains them.
SEEN_TO_FIRST = frozenset({Stage.DECIDED, Stage.TOLD})


class Left(Enum):
    """What keeps a review open."""

    DECISION = auto()
    TELLING = auto()
    PAUSE = auto()
    ACTIONS = auto()
    POINTS = auto()
    COPIES = auto()


@dataclass(frozen=True)
class WhatIsLeft:
    """A review near its end: how many of each thing are left, and the last day on which anything happened to it."""

    course: Course
    actions: int = 0
    points: int = 0
    copies: int = 0
    awaited: int = 0  # answers to recommendations, those that nobody asked for too
    never_asked: int = 0  # of these
    reports: int = 0  # of agencies, never accepted; not those of which it is noted why they will not come
    last_over_on: date | None = None  # the last day on which an action was closed or stopped

    @property
    def holds_back(self) -> list[Left]:
        """Return what keeps it open: whatever else happens, this is seen to first."""
        checks = (
            (Left.DECISION, not self.course.decision),
            (Left.TELLING, bool(self.course.decision) and self.course.told_on is None),
            (Left.PAUSE, self.course.is_held and self._is_paused),
            (Left.ACTIONS, self.actions),
            (Left.POINTS, self.points),
            (Left.COPIES, self.copies),
        )
        return [left for left, is_there in checks if is_there]

    @property
    def unreached(self) -> Sequence[Stage]:
        """Return the stages that it was never at: it can be closed without, if the audit says why."""
        shown = [Stage(one.stage) for one in self.course.shown_stages if not one.reached_on]
        return [one for one in shown if one not in BY_CLOSING | SEEN_TO_FIRST]

    @property
    def is_to_be_explained(self) -> bool:
        """Return whether it can only be closed with words on why something was not done."""
        return bool(self.unreached or self.awaited or self.reports)

    @property
    def earliest(self) -> date:
        """Return the first day on which it can have been closed: what came before cannot come after."""
        course = self.course
        stages = [one.reached_on for one in course.stages.values() if one.stage not in BY_CLOSING]
        decided = [one.decided_on for one in course.decisions]
        days = [course.review.notified_on, *decided, *stages, course.told_on, self.last_over_on]
        return max(day for day in days if day)

    @property
    def _is_paused(self) -> bool:
        today = self.course.today
        return any(one.ends_on is None or one.ends_on >= today for one in self.course.pauses)
