"""Review rounds: which there are, what each asks, and what has to be held still while one changes."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from csp.models import AnyReader, Partnership, Reader, Seat
from plans.models import Action, Challenge, Plan, ReportDraft, RoundAsk, UpdateRound
from plans.models.part_of_plan import PartOfPlanQuerySet
from plans.models.round_ask import RoundAskQuerySet

SNAPSHOTS = ("at_opening", "content")  # each is a whole plan: read only where it is shown


def open_to(reader: AnyReader) -> PartOfPlanQuerySet[UpdateRound]:
    """Return the rounds of the plans the reader may see, newest first, without the plans they keep."""
    return (
        UpdateRound.objects.visible_to(reader)
        .select_related("plan__partnership", "opened_by", "locked_by")
        .defer(*SNAPSHOTS)
        .order_by("-opened_at", "key")
    )


def of_plan(reader: Reader, *, plan: Plan) -> QuerySet[UpdateRound]:
    """Return the plan's rounds, newest first, each with how many actions it asks about and how many are reported."""
    return counted(open_to(reader).filter(plan=plan))


def titles_of(reader: Reader, *, plan: Plan) -> set[str]:
    """Return what the plan's rounds are called."""
    return set(open_to(reader).filter(plan=plan).values_list("title", flat=True))


def open_in(reader: Reader, *, partnership: Partnership) -> QuerySet[UpdateRound]:
    """Return the partnership's open rounds that the reader may see, with the same numbers, the first due first."""
    found = open_to(reader).in_partnership(partnership).filter(state=UpdateRound.State.OPEN)
    return counted(found).order_by("due_on", "key")


def counted(found: QuerySet[UpdateRound]) -> QuerySet[UpdateRound]:
    """Return these rounds, each with how many actions it asks about and how many are reported."""
    asked = Q(asked__dropped_why="")
    return found.annotate(
        number_asked=Count("asked", filter=asked),
        number_reported=Count("asked", filter=asked & Q(asked__update__isnull=False)),
    )


def running(reader: Reader, *, plan: Plan) -> UpdateRound | None:
    """Return the plan's open round, if there is one."""
    return open_to(reader).filter(plan=plan, state=UpdateRound.State.OPEN).first()


def held(reader: Reader, *, key: str) -> UpdateRound | None:
    """Return the round, while whoever else opens, locks or reports in it waits until this transaction ends."""
    waited = UpdateRound.objects.visible_to(reader).defer(*SNAPSHOTS).filter(key=key)
    found = waited.select_for_update(of=("self",)).first()
    return open_to(reader).filter(pk=found.pk).first() if found else None


def locked_before(reader: Reader, *, one: UpdateRound) -> UpdateRound | None:
    """Return the round of the same plan that was locked last before this one was opened, with what it keeps."""
    earlier = UpdateRound.objects.visible_to(reader).filter(plan=one.plan_id, state=UpdateRound.State.LOCKED)
    return (
        earlier.filter(opened_at__lt=one.opened_at).defer("at_opening").order_by("-opened_at", "key").first()
    )


def kept_by(reader: Reader, *, one: UpdateRound) -> UpdateRound:
    """Return the round with the plans it keeps, as it was opened and as it was locked."""
    return UpdateRound.objects.visible_to(reader).get(pk=one.pk)


def versions_of(reader: Reader, *, one: UpdateRound, since: int = 1) -> list[Any]:
    """Return the saved versions of a round, from one on, oldest first, with who saved each."""
    mine = UpdateRound.objects.visible_to(reader).filter(pk=one.pk).values("pk")
    found = UpdateRound.history.filter(id__in=mine, version__gte=since)
    return list(found.select_related("history_user").order_by("history_date", "history_id"))


def to_ask(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return the plan's actions of which something is expected, by reference."""
    found = Action.objects.visible_to(reader).filter(plan=plan).asked()
    return found.order_by("reference_order", "key")


def not_asked_yet(reader: Reader, *, one: UpdateRound) -> QuerySet[Action]:
    """Return the actions of which something is expected and that an open round does not ask about."""
    known = RoundAsk.objects.filter(round=one)
    return to_ask(reader, plan=one.plan).exclude(pk__in=known.values("action_id"))


def number_complete(reader: Reader, *, one: UpdateRound) -> int:
    """Return how many of its plan's actions a round never asked about: complete, over or in abeyance."""
    known = RoundAsk.objects.filter(round=one)
    every = (
        Action.objects.visible_to(reader).filter(plan=one.plan_id).exclude(pk__in=known.values("action_id"))
    )
    return every.count() - every.asked().count()


def ask_about(reader: Reader, *, one: UpdateRound, actions: Collection[Action]) -> None:
    """Let a round ask about these actions: one row for each, all written at once."""
    mine = set(open_to(reader).filter(pk=one.pk).values_list("pk", flat=True))
    RoundAsk.objects.bulk_create([RoundAsk(round_id=pk, action=action) for pk in mine for action in actions])


def asks_in(reader: Reader, *, one: UpdateRound) -> RoundAskQuerySet:
    """Return what a round that the reader may see asks about the actions that are still in its plan."""
    mine = UpdateRound.objects.visible_to(reader).filter(pk=one.pk)
    return RoundAsk.objects.filter(round__in=mine.values("pk"), action__plan=one.plan_id)


def ask_of(reader: Reader, *, one: UpdateRound, key: str) -> RoundAsk | None:
    """Return one ask of the round with what its page names, held until this transaction ends where there is one."""
    return (
        asks_in(reader, one=one)
        .filter(key=key)
        .select_related("action__plan__partnership", "action__lead_seat__authority", "action__lead_person")
        .select_related("update__status", "update__status_before", "update__forecast", "update__made_by")
        .first()
    )


def ask_with(reader: Reader, *, key: str) -> RoundAsk | None:
    """Return the ask with this key of any round the reader may see, with its round."""
    mine = UpdateRound.objects.visible_to(reader).values("pk")
    return RoundAsk.objects.filter(round__in=mine, key=key).select_related("round").first()


def ask_about_action(reader: Reader, *, action: Action) -> RoundAsk | None:
    """Return what the open round of an action's plan asks about it, with the report that stands."""
    mine = UpdateRound.objects.visible_to(reader).filter(plan=action.plan_id, state=UpdateRound.State.OPEN)
    found = RoundAsk.objects.filter(round__in=mine.values("pk"), action=action)
    return found.select_related("update").first()


def asks_to_follow(reader: Reader, *, action: Action) -> list[RoundAsk]:
    """Return what open rounds ask about an action, held until this transaction ends: the rounds first, then the asks.

    Of the plan it has left too, whoever moved it: for a service alone, which says nothing of them.
    """
    rounds = UpdateRound.objects.filter(asked__action=action, state=UpdateRound.State.OPEN).order_by("pk")
    held = list(rounds.select_for_update(of=("self",)).values_list("pk", flat=True))
    asks = RoundAsk.objects.filter(action=action, round__in=held).order_by("pk")
    return list(
        asks.select_related("action__plan", "round", "update")
        .defer(*(f"round__{name}" for name in SNAPSHOTS))
        .select_for_update(of=("self",))
    )


def challenges_in(reader: Reader, *, one: UpdateRound) -> QuerySet[Challenge]:
    """Return what was asked about reports of the round, newest first, of the actions that are still in its plan."""
    return (
        Challenge.objects.filter(ask__in=asks_in(reader, one=one).values("pk"))
        .select_related("ask__action", "made_by", "to_update__made_by", "answered_by")
        .order_by("-made_at", "key")
    )


def own_drafts_in(reader: Reader, *, one: UpdateRound) -> QuerySet[ReportDraft]:
    """Return what the reader has typed for a round and not reported; nobody reads it in their place."""
    if reader.seen_by:
        return ReportDraft.objects.none()
    mine = UpdateRound.objects.visible_to(reader).filter(pk=one.pk)
    found = ReportDraft.objects.filter(ask__round__in=mine.values("pk"), person=reader.person_id)
    return found.select_related("ask").order_by("ask__action__reference_order", "key")


def seats_by_id(reader: Reader, *, plan: Plan) -> dict[int, Seat]:
    """Return the seats of the plan's partnership, ended ones too, by their ids."""
    mine = open_to(reader).filter(plan=plan).values("plan__partnership")
    return {one.pk: one for one in Seat.objects.filter(partnership__in=mine).select_related("authority")}


def were_chased(reader: Reader, *, one: UpdateRound, asks: Collection[int], now: datetime) -> None:
    """Write down that the holders of these asks (ids) of a round were reminded."""
    asks_in(reader, one=one).filter(pk__in=asks).were_chased(now)
