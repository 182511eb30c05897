"""What each authority leads, supports and reported, over the plans that the whole partnership reads."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, F, OuterRef, QuerySet, Subquery, When

from csp.models import Partnership, Reader, Seat
from csp.models.seat import seat_name
from csp.queries.seats import seats_at
from plans.models import Action, Challenge, Commitment, Measure, Plan, ProgressUpdate, RoundAsk, UpdateRound
from plans.models.action import ActionQuerySet
from plans.models.timing import Timing
from plans.queries import measures, plans, rounds


@dataclass(frozen=True)
class Counted:
    """Over which plans an authority is counted, which could be chosen, and which are counted apart."""

    plans: Sequence[Plan]
    offered: Sequence[Plan]
    apart: Sequence[Plan]

    @property
    def only(self) -> Plan | None:
        """Return the plan that is counted, where it is one alone."""
        return self.plans[0] if len(self.plans) == 1 else None


def plans_counted(reader: Reader, *, partnership: Partnership, key: str = "") -> Counted | None:
    """Return the plans that run today, or the one with this key; none where there is no such plan.

    A restricted plan is never counted with the others: its members see it apart, and to everybody else there is none.
    """
    found = list(plans.open_to(reader).in_partnership(partnership))
    offered = [one for one in found if one.circle_id is None]
    apart = [one for one in found if one.circle_id and one.state != Plan.State.CLOSED]
    chosen = [one for one in offered if one.runs_on(reader.today)]
    if key:
        chosen = [one for one in offered if one.key == key]
        if not chosen:
            return None
    return Counted(chosen, offered, apart)


def seats_in(reader: Reader, *, partnership: Partnership) -> QuerySet[Seat]:
    """Return every seat at the table whose authority may be asked for, ended ones too, by the authority's name."""
    return seats_at(reader, partnership=partnership).select_related("authority__successor", "partnership")


class _Values(NamedTuple):
    """What is looked at of an action, in the order of ``_FIELDS``."""

    key: str
    plan_id: int
    seat_id: int | None
    reference: str
    title: str
    lead_name: str | None
    lead_kind: str | None
    lead_sits_as: str | None
    lead_post: str
    person: str | None
    due_on: date | None
    original_due_on: date | None
    timescale: str
    status_id: int | None
    stands_for: str | None
    state: str
    reported_on: date | None
    added_on: date
    is_held: bool


_FIELDS = (
    "key",
    "plan_id",
    "lead_seat_id",
    "reference",
    "title",
    "lead_seat__authority__short_name",
    "lead_seat__authority__kind",
    "lead_seat__sits_as",
    "lead_post",
    "lead_person__name",
    "due_on",
    "original_due_on",
    "timescale",
    "status_id",
    "status__stands_for",
    "state",
    "reported_on",
    "added_on",
    "is_held",
)


class Promise(_Values, Timing):
    """An action that an authority leads or supports, with the same rules for late and silent as its record."""

    __slots__ = ()

    @property
    def lead(self) -> str:
        """Return the short name of the seat that leads it."""
        if self.lead_name is None or self.lead_kind is None or self.lead_sits_as is None:
            return ""
        return seat_name(self.lead_name, kind=self.lead_kind, sits_as=self.lead_sits_as)


def led(reader: Reader, *, plans: Collection[Plan], seat: Seat | None = None) -> list[Promise]:
    """Return the actions of these plans that a seat leads, or that any leads, by reference."""
    found = Action.objects.visible_to(reader).filter(plan__in=plans)
    return _promises(reader, found.filter(lead_seat=seat) if seat else found.exclude(lead_seat=None))


def supported(reader: Reader, *, plans: Collection[Plan], seat: Seat) -> list[Promise]:
    """Return the actions of these plans that a seat supports, by reference."""
    mine = seat.actions_supported.filter(plan__in=plans).values("pk")
    return _promises(reader, Action.objects.visible_to(reader).filter(pk__in=mine))


def _promises(reader: Reader, found: ActionQuerySet) -> list[Promise]:
    rows = found.with_holding(reader.today).order_by("reference_order", "key")
    return [Promise._make(row) for row in rows.values_list(*_FIELDS)]


class Asked(NamedTuple):
    """What a round asked of a seat about one action: whether a report stands, and when the first one was given."""

    round_id: int
    seat_id: int | None
    is_reported: bool
    first_at: datetime | None


def rounds_in(reader: Reader, *, plans: Collection[Plan]) -> list[UpdateRound]:
    """Return the rounds of these plans, oldest first, without the plans they keep."""
    found = rounds.open_to(reader).filter(plan__in=plans)
    return list(found.order_by("opened_at", "key"))


def asked_in(reader: Reader, *, rounds: Collection[UpdateRound], seat: Seat | None = None) -> list[Asked]:
    """Return what rounds asked, of whoever led the action when the round was locked, or leads it while it is open.

    An action that has been given to another authority since stays with the one that was asked about it. One that
    has left the plan is not told of.
    """
    mine = Action.objects.visible_to(reader).values("pk")
    then = Action.history.filter(id=OuterRef("action_id"), history_date__lte=OuterRef("round__locked_at"))
    led_then = then.order_by("-history_date", "-history_id").values("lead_seat_id")[:1]
    given = ProgressUpdate.objects.filter(round=OuterRef("round_id"), action=OuterRef("action_id"))
    found = (
        RoundAsk.objects.asked()
        .filter(round__in=rounds, action__in=mine, action__plan=F("round__plan"))
        .annotate(
            seat_then=Case(
                When(round__locked_at=None, then=F("action__lead_seat_id")),
                default=Subquery(led_then),
                output_field=BigIntegerField(),
            ),
            first_at=Subquery(given.order_by("made_at", "key").values("made_at")[:1]),
        )
        .order_by("round_id", "key")
    )
    if seat:
        found = found.filter(seat_then=seat.pk)
    rows = found.values_list("round_id", "seat_then", "update_id", "first_at")
    return [Asked(round_id, seat_id, update is not None, first) for round_id, seat_id, update, first in rows]


def returned_to(reader: Reader, *, rounds: Collection[UpdateRound], seat: Seat) -> Counter[int]:
    """Return how many reports on what a seat leads were returned and wait for an answer, by the id of the round."""
    mine = Action.objects.visible_to(reader).filter(lead_seat=seat).values("pk")
    asks = RoundAsk.objects.missing().filter(round__in=rounds, action__in=mine, action__plan=F("round__plan"))
    waiting = Challenge.objects.filter(answered_by=None, ask__in=asks.values("pk"))
    return Counter(waiting.values_list("ask__round_id", flat=True))


def commitments_by(reader: Reader, *, plans: Collection[Plan], seat: Seat) -> list[Commitment]:
    """Return what a seat has written as its part of these plans."""
    return list(Commitment.objects.visible_to(reader).filter(plan__in=plans, seat=seat).order_by("key"))


def measures_given(reader: Reader, *, plans: Collection[Plan], seat: Seat) -> list[Measure]:
    """Return the measures in use of these plans for which a seat gives the figures."""
    found = measures.open_to(reader).filter(plan__in=plans, lead_seat=seat, why_held="")
    return list(found.exclude(every=""))
