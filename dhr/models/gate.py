"""The gate before a review is published: what must hold, and whether it holds today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from dhr.models.publication import Condition, Publication
from dhr.models.quality_assurance import Submission
from dhr.models.review import Review

Kind = Condition.Kind
# What guidance asks for and the law does not: it can be waived with a reason.
WAIVABLE = frozenset({Kind.FAMILY_TOLD, Kind.AGENCIES_TOLD, Kind.NO_ANNIVERSARY})
CHECKS = frozenset({Kind.ANONYMITY, Kind.ANONYMITY_AGAIN})
# What is said of one day is not said of another.
OF_THE_DAY = WAIVABLE

NOT_SENT = "Nothing was sent for quality assurance yet."
NOT_APPROVED = "What was last sent for quality assurance is not approved yet."
POINTS_OPEN = "A point of the quality assurance letter is not answered."
HELD_BACK = "A proceeding goes on, and no advice was taken on publishing before it ends."
NOT_CONFIRMED = "Nobody has confirmed that there is no other proceeding."
THE_SAME = "Both checks are by the same person."
NOT_YET = "Not yet."
NOTHING_WRITTEN = "Say first what everybody will read."
NO_DAY = "Say for which day it is planned."
ON_ITS_DAY = "It is published on the day that people were told of."


@dataclass(frozen=True)
class Stand:
    """How one condition stands today: whether it holds, and if not, why."""

    kind: Condition.Kind
    row: Condition | None
    refusal: str = ""

    @property
    def holds(self) -> bool:
        """Return whether it stands in nothing's way."""
        return not self.refusal

    @property
    def is_waived(self) -> bool:
        """Return whether it holds because somebody waived it."""
        return self.holds and self.row is not None and bool(self.row.waived_why)


@dataclass(frozen=True)
class Gate:
    """What the record says of a review today; nothing of it is kept, so that it cannot be out of date."""

    review: Review
    publication: Publication | None
    conditions: Mapping[str, Condition]
    submission: Submission | None  # the last that was sent
    open_points: int
    going_on: int  # proceedings that hold publication back
    today: date

    @property
    def stands(self) -> list[Stand]:
        """Return how each condition stands, in the order in which they are usually met."""
        return [Stand(kind, self.conditions.get(kind), self._refusal(kind)) for kind in Kind]

    @property
    def missing(self) -> list[Stand]:
        """Return the conditions that do not hold."""
        return [one for one in self.stands if not one.holds]

    @property
    def wrong_day(self) -> str:
        """Return why today is not the day, or nothing."""
        planned = self.publication.planned_on if self.publication else None
        if planned is None:
            return NO_DAY
        if planned == self.today:
            return ""
        was = "was" if planned < self.today else "is"
        return f"It {was} planned for {day_words.plain(planned)}. {ON_ITS_DAY}"

    @property
    def refusals(self) -> list[str]:
        """Return all that stands in the way of publishing it now, a sentence each."""
        if self.publication is None:
            return [NOTHING_WRITTEN]
        found = [f"{one.kind.label}: {one.refusal}" for one in self.missing]
        return [*found, self.wrong_day] if self.wrong_day else found

    @property
    def is_shown(self) -> bool:
        """Return whether everybody may read it today."""
        return self.publication is not None and is_shown(self.publication, today=self.today)

    @property
    def has_lapsed(self) -> bool:
        """Return whether it is public though a condition no longer holds."""
        return self.is_shown and bool(self.missing)

    @property
    def falls_in_its_month(self) -> bool:
        """Return whether the planned day is in the month of the year in which the death was."""
        planned = self.publication.planned_on if self.publication else None
        return planned is not None and planned.month == self.review.died_month

    def _refusal(self, kind: Condition.Kind) -> str:
        row = self.conditions.get(kind)
        is_met = row is not None and row.met_on is not None
        if kind == Kind.APPROVED:
            return self._not_approved()
        if kind == Kind.PROCEEDINGS and self.going_on:
            return HELD_BACK
        if not is_met:
            return NOT_CONFIRMED if kind == Kind.PROCEEDINGS else NOT_YET
        return THE_SAME if kind == Kind.ANONYMITY_AGAIN and self._checked_by_one() else ""

    def _not_approved(self) -> str:
        if self.submission is None:
            return NOT_SENT
        if self.submission.approved_on is None or self.submission.approved_on > self.today:
            return NOT_APPROVED
        return POINTS_OPEN if self.open_points else ""

    def _checked_by_one(self) -> bool:
        first, second = self.conditions.get(Kind.ANONYMITY), self.conditions.get(Kind.ANONYMITY_AGAIN)
        return bool(first and second and first.met_by_id == second.met_by_id)


def is_shown(publication: Publication, *, today: date) -> bool:
    """Return whether everybody may read what was published, on a day: the same as ``PublicationQuerySet.shown``."""
    if publication.published_on is None or publication.taken_down_on is not None:
        return False
    return publication.published_on <= today and (
        publication.shown_until is None or today <= publication.shown_until
    )
