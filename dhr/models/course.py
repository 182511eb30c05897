"""The course of a review: how its clocks stand, and what is due on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from csp.kernel.review_clocks import Clock, Standstill
from dhr.models.decision import ReviewDecision
from dhr.models.pause import Pause
from dhr.models.review import Review
from dhr.models.review_rules import ReviewRules
from dhr.models.stage import ReviewStage, Stage

Outcome = ReviewDecision.Outcome
# What the partnership decides; the others are what it hears from the Home Office.
OWN = frozenset({Outcome.REVIEW, Outcome.NO_REVIEW})
# What is done about a notification, whether or not a review is held.
BEFORE_A_REVIEW = (Stage.NOTIFIED, Stage.DECIDED, Stage.TOLD)
# When these were reached is known from what is written of quality assurance, publication and closing.
AT_THE_END = (Stage.SUBMITTED, Stage.APPROVED, Stage.PUBLISHED, Stage.IMPLEMENTED, Stage.CLOSED)
# Nobody says by hand when these were reached: it follows from other records.
FOLLOWS = frozenset({*BEFORE_A_REVIEW, *AT_THE_END})
# What can only be reached once it is decided that a review is held; records are secured before.
AFTER_THE_DECISION = frozenset(Stage) - FOLLOWS - {Stage.SECURED}


class Wanted(Enum):
    """What can be due on a review."""

    DECIDE = auto()
    TELL_HOME_OFFICE = auto()
    TELL_FAMILY = auto()
    TELL_OF_PAUSE = auto()
    REPORT = auto()
    STAGE = auto()

    @property
    def is_for_the_panel(self) -> bool:
        """Return whether all of the panel wait for it, not just whoever runs the review."""
        return self in (Wanted.DECIDE, Wanted.REPORT, Wanted.STAGE)


@dataclass(frozen=True)
class Due:
    """One thing that is due, with its day where it has one, and the record that it is about."""

    wanted: Wanted
    about: Review | ReviewDecision | Pause | ReviewStage
    due_on: date | None = None
    is_late: bool = False


@dataclass(frozen=True)
class Ends:
    """The days of what ends a review, as far as each has come."""

    submitted_on: date | None = None
    approved_on: date | None = None
    published_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True)
class Course:
    """A review with its stages, its decisions and pauses in their order, and the rules it is held to, on a day."""

    review: Review
    stages: Mapping[str, ReviewStage]
    decisions: Sequence[ReviewDecision]
    pauses: Sequence[Pause]
    rules: ReviewRules
    today: date

    @property
    def decision(self) -> ReviewDecision | None:
        """Return the decision that holds: the last."""
        return self.decisions[-1] if self.decisions else None

    @property
    def own_decision(self) -> ReviewDecision | None:
        """Return the last that the partnership made itself."""
        return next((one for one in reversed(self.decisions) if one.outcome in OWN), None)

    @property
    def decided_on(self) -> date | None:
        """Return the day on which the partnership first decided."""
        return self.decisions[0].decided_on if self.decisions else None

    @property
    def told_on(self) -> date | None:
        """Return the day by which the Home Office, and the family if it could be, were told of the decision."""
        own = self.own_decision
        if not own or not own.home_office_told_on or not (own.family_told_on or own.family_not_told):
            return None
        return max(own.home_office_told_on, own.family_told_on or own.home_office_told_on)

    @property
    def is_held(self) -> bool:
        """Return whether a review is held."""
        return bool(self.decision and self.decision.holds_review)

    @property
    def ends_without_review(self) -> bool:
        """Return whether it was decided that none is."""
        return bool(self.decision and not self.decision.holds_review)

    @property
    def decide_clock(self) -> Clock:
        """Return the clock from being told to the decision."""
        months = self.rules.decide_within_months
        return Clock(self.review.notified_on, months, self._standstills, self.today, self.decided_on)

    @property
    def report_clock(self) -> Clock | None:
        """Return the clock from the decision to the report that the partnership agrees, once a review is held."""
        if not self.decision or not self.is_held:
            return None
        done_on = self._reached(Stage.PARTNERSHIP)
        months = self.rules.report_within_months
        return Clock(self.decision.decided_on, months, self._standstills, self.today, done_on)

    @property
    def shown_stages(self) -> list[ReviewStage]:
        """Return the stages it goes through: without a review, those of the decision alone."""
        if not self.ends_without_review:
            wanted = tuple(Stage)
        else:
            wanted = (*BEFORE_A_REVIEW, *((Stage.CLOSED,) if self.review.closed_on else ()))
        return [self.stages[one] for one in wanted if one in self.stages]

    def followed(self, ends: Ends) -> dict[Stage, date | None]:
        """Return when the stages were reached that follow from other records; a plan that is not there has no end."""
        return {
            Stage.NOTIFIED: self.review.notified_on,
            Stage.DECIDED: self.decided_on,
            Stage.TOLD: self.told_on,
            Stage.SUBMITTED: ends.submitted_on,
            Stage.APPROVED: ends.approved_on,
            Stage.PUBLISHED: ends.published_on,
            Stage.IMPLEMENTED: ends.closed_on if self.is_held else None,
            Stage.CLOSED: ends.closed_on,
        }

    def planned_on(self, stage: str) -> date | None:
        """Return the day a stage is planned for; of two of them, if nobody said, the day that their clock gives."""
        row = self.stages.get(stage)
        if row and row.planned_on:
            return row.planned_on
        if stage == Stage.DECIDED:
            return self.decide_clock.due_on
        clock = self.report_clock
        return clock.due_on if clock and stage == Stage.PARTNERSHIP else None

    @property
    def dues(self) -> list[Due]:
        """Return what is due: late first, then what has no day, then by day; nothing once it is closed."""
        if self.review.closed_on:
            return []
        found = [*self._of_decisions(), *self._of_pauses(), *self._of_stages()]
        return sorted(found, key=lambda due: (not due.is_late, due.due_on or date.min))

    def _of_decisions(self) -> Iterator[Due]:
        last, own = self.decision, self.own_decision
        if last is None:
            yield from self._by_the_clock(self.decide_clock, Wanted.DECIDE)
        if own and not own.home_office_told_on:
            yield Due(Wanted.TELL_HOME_OFFICE, own)
        if last and not last.family_told_on and not last.family_not_told:
            yield Due(Wanted.TELL_FAMILY, last)

    def _of_pauses(self) -> Iterator[Due]:
        for one in self.pauses:
            if one.notified_on is None and (one.ends_on is None or one.ends_on >= self.today):
                yield Due(Wanted.TELL_OF_PAUSE, one)

    def _of_stages(self) -> Iterator[Due]:
        """Yield the end of the report's clock, each planned stage that is late, and the next one."""
        clock = self.report_clock
        if clock and not clock.is_done:
            yield from self._by_the_clock(clock, Wanted.REPORT)
        waits = [
            one
            for one in self.shown_stages
            if one.planned_on and not one.reached_on and one.stage not in BEFORE_A_REVIEW
        ]
        late = [one for one in waits if one.planned_on and one.planned_on < self.today]
        coming = [one for one in waits if one not in late]
        for one in [*late, *sorted(coming, key=lambda one: one.planned_on or date.max)[:1]]:
            yield Due(Wanted.STAGE, one, one.planned_on, is_late=one in late)

    def _by_the_clock(self, clock: Clock, wanted: Wanted) -> Iterator[Due]:
        """Yield what a clock waits for, unless it stands still today; one that ran out before is late anyway."""
        if clock.is_late or not clock.is_still:
            yield Due(wanted, self.review, clock.due_on, clock.is_late)

    def _reached(self, stage: Stage) -> date | None:
        row = self.stages.get(stage)
        return row.reached_on if row else None

    @property
    def _standstills(self) -> tuple[Standstill, ...]:
        return tuple(
            Standstill(one.starts_on, one.agreed_on, one.notified_on, one.ends_on) for one in self.pauses
        )
