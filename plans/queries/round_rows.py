"""What a round asks as plain values, because a round of 400 actions is read on every page of its coordinator."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from csp.models import Reader
from plans.models import ActionState, UpdateRound
from plans.models.progress_update import BY_LINK
from plans.queries.rounds import asks_in


class AskRow(NamedTuple):
    """One action of a round, in the order of ``FIELDS``."""

    pk: int
    key: str
    dropped_why: str
    chased_at: datetime | None
    times_chased: int
    action_key: str
    reference: str
    title: str
    seat_id: int | None
    authority_id: int | None
    person_id: int | None
    person: str | None
    update_id: int | None
    nothing_has_changed: bool | None
    action_state: str = ActionState.OPEN

    @property
    def is_asked(self) -> bool:
        """Return whether it is still asked."""
        return not self.dropped_why

    @property
    def can_be_returned(self) -> bool:
        """Return whether somebody could answer what is asked back: nobody can once its action is decided."""
        return self.is_asked and self.action_state == ActionState.OPEN

    @property
    def is_missing(self) -> bool:
        """Return whether it is asked and no report stands."""
        return self.is_asked and self.update_id is None

    def was_told_on(self, day: date, *, opened_at: datetime) -> bool:
        """Return whether its people were written to on a day: when the round was opened, or by a reminder."""
        return timezone.localdate(self.chased_at or opened_at) == day

    @property
    def called(self) -> str:
        """Return its reference, or the beginning of its title when it has none."""
        return self.reference or self.title


FIELDS = (
    "pk",
    "key",
    "dropped_why",
    "chased_at",
    "times_chased",
    "action__key",
    "action__reference",
    "action__title",
    "action__lead_seat_id",
    "action__lead_seat__authority_id",
    "action__lead_person_id",
    "action__lead_person__name",
    "update_id",
    "update__nothing_has_changed",
    "action__state",
)


class Report(NamedTuple):
    """A report that stands, in the order of ``REPORT``."""

    pk: int
    key: str
    status_id: int
    status_before_id: int | None
    forecast_id: int | None
    text: str
    nothing_has_changed: bool
    made_at: datetime
    made_by: str
    by_link: bool = False

    @property
    def how(self) -> str:
        """Return what follows its author’s name where it was given without signing in."""
        return BY_LINK if self.by_link else ""


REPORT = (
    "update_id",
    "update__key",
    "update__status_id",
    "update__status_before_id",
    "update__forecast_id",
    "update__text",
    "update__nothing_has_changed",
    "update__made_at",
    "update__made_by__name",
    "update__by_link",
)


def rows_of(reader: Reader, *, one: UpdateRound) -> list[AskRow]:
    """Return what the round asks about each action that is in its plan, by reference."""
    found = asks_in(reader, one=one).order_by("action__reference_order", "key")
    return [AskRow._make(row) for row in found.values_list(*FIELDS)]


def number_moved(reader: Reader, *, one: UpdateRound) -> int:
    """Return how many actions that the round asked about have left its plan; nothing more is said of them."""
    here = asks_in(reader, one=one).count()
    return one.asked.count() - here


def reports_of(reader: Reader, *, one: UpdateRound, asks: list[int] | None = None) -> Mapping[int, Report]:
    """Return the reports that stand, of the whole round or of these asks (ids), by the id of their ask."""
    found = asks_in(reader, one=one).filter(update__isnull=False)
    if asks is not None:
        found = found.filter(pk__in=asks)
    return {pk: Report._make(row) for pk, *row in found.values_list("pk", *REPORT)}
