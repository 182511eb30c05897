"""What the rounds ask of a reader: their actions in a round, each with what was said last and what waits for them."""

from collections.abc import Iterable

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from csp.models import Partnership, Reader, Seat
from csp.permissions import Permission
from plans.models import Action, Challenge, ProgressUpdate, ReportDraft, RoundAsk, UpdateRound
from plans.models.round_ask import RoundAskQuerySet
from plans.queries.reach import reached, seen

NOBODYS = "none"
KEPT = ("round__at_opening", "round__content")  # large, and never of use here


def asked_of_action(reader: Reader, *, action: Action) -> RoundAsk | None:
    """Return what the open round of an action's plan asks about it, locked, if the reader may reach the action.

    Its round is locked first, as for every report, so that nobody locks it for good before this one is in.
    """
    mine = Action.objects.reachable_by(reader).filter(pk=action.pk).values("pk")
    rounds = UpdateRound.objects.filter(plan=action.plan_id, state=UpdateRound.State.OPEN)
    standing = rounds.defer("at_opening", "content").select_for_update(of=("self",)).first()
    if standing is None:
        return None
    found = (
        RoundAsk.objects.asked()
        .filter(round=standing, action__in=mine)
        .select_for_update(of=("self",))
        .first()
    )
    if found is not None:
        found.round, found.action = standing, action
    return found


def waiting_challenge(reader: Reader, *, ask: RoundAsk) -> Challenge | None:
    """Return what was said to the report of an ask when it was returned, if nobody has answered it yet."""
    mine = Action.objects.reachable_by(reader).filter(pk=ask.action_id).values("pk")
    return Challenge.objects.filter(ask=ask, ask__action__in=mine, answered_by=None).first()


def held(reader: Reader, *, asks: Iterable[RoundAsk]) -> None:
    """Let whoever else keeps or gives a report for these asks wait until the transaction ends."""
    mine = Action.objects.visible_to(reader).values("pk")
    found = RoundAsk.objects.filter(pk__in=[one.pk for one in asks], action__in=mine).order_by("pk")
    list(found.select_for_update(of=("self",)).values_list("pk"))


def own_drafts(reader: Reader, *, asks: Iterable[RoundAsk]) -> dict[int, ReportDraft]:
    """Return what the reader has typed for these asks and kept, by the id of the ask.

    It was said to nobody: whoever looks at the site as them reads none of it.
    """
    if reader.seen_by:
        return {}
    found = ReportDraft.objects.filter(person=reader.person_id, ask__in=[one.pk for one in asks])
    return {one.ask_id: one for one in found.select_related("ask__action__plan")}


def asks_of(reader: Reader, *, asked_in: UpdateRound, authority: str = "") -> list[RoundAsk]:
    """Return the asks of a round that may be the reader's, in the order of the plan, with all that their cards show.

    ``authority`` is the key of a seat: only what it leads, or ``none``: only what no authority leads.
    """
    found = _asks(reader).filter(round=asked_in)
    if authority == NOBODYS:
        found = found.filter(action__lead_seat=None)
    elif authority:
        found = found.filter(action__lead_seat__key=authority)
    elif not reader.holds(
        Permission.UPDATE_GIVE, partnership=asked_in.partnership_id, circle=asked_in.circle_id
    ):
        found = found.filter(_theirs(reader, asked_in.partnership_id))
    return list(found.prefetch_related(_challenges()).annotate(**_said_last()))


def asks_of_open_rounds(reader: Reader, *, partnership: Partnership) -> list[RoundAsk]:
    """Return the asks of the partnership's open rounds that may be the reader’s, the soonest due first."""
    found = _asks(reader).filter(round__state=UpdateRound.State.OPEN, round__plan__partnership=partnership)
    mine = found.filter(_theirs(reader, partnership.pk))
    return list(
        mine.prefetch_related(_challenges()).order_by("round__due_on", "action__reference_order", "key")
    )


def asked_apart(reader: Reader, *, partnership: Partnership) -> dict[int, RoundAsk]:
    """Return what is asked about the restricted actions that name the reader from outside, by the action's id."""
    apart = Action.objects.named_on(reader).filter(plan__partnership=partnership).values("pk")
    found = RoundAsk.objects.asked().filter(action__in=apart, round__state=UpdateRound.State.OPEN)
    found = found.order_by("round__due_on", "key").select_related("round", "action").defer(*KEPT)
    return {one.action_id: one for one in found}


def ask_of_action(reader: Reader, *, action: Action) -> RoundAsk | None:
    """Return what the open round asks about an action the reader may see, with what was said when it came back."""
    mine = seen(reader, action=action)
    found = RoundAsk.objects.asked().filter(action__in=mine, round__state=UpdateRound.State.OPEN)
    found = found.select_related("round").defer(*KEPT).prefetch_related(_challenges()).order_by("key")
    if ask := found.first():
        ask.action, ask.round.plan = action, action.plan  # what has left its plan is not asked there
    return ask


def challenges_to(reader: Reader, *, action: Action) -> QuerySet[Challenge]:
    """Return what was said to the reports on an action the reader may see or is named on, newest first."""
    found = Challenge.objects.filter(ask__action__in=reached(reader, action=action)).select_related(
        "made_by", "to_update"
    )
    return found.order_by("-made_at", "key")


def without_holder(reader: Reader, *, asks: Iterable[RoundAsk]) -> set[int]:
    """Return the ids of those of the asked actions that nobody holds who is there today to report."""
    ids = [one.action_id for one in asks]
    found = Action.objects.reachable_by(reader).filter(pk__in=ids).without_holder(reader.today)
    return set(found.values_list("pk", flat=True))


def said_last(reader: Reader, *, asks: Iterable[RoundAsk]) -> dict[int, ProgressUpdate]:
    """Return the last update of each ask's action, and the last one with words, by the update's id."""
    ids = {pk for one in asks for pk in (one.last_update, one.last_words, one.update_id) if pk}  # type: ignore[attr-defined]  # annotated
    mine = Action.objects.visible_to(reader).values("pk")
    found = ProgressUpdate.objects.filter(pk__in=ids, action__in=mine)
    return {one.pk: one for one in found.select_related("made_by")}


def seats_asked(reader: Reader, *, asked_in: UpdateRound) -> QuerySet[Seat]:
    """Return the seats that lead an action that a round asks about, by the authority's name."""
    led = _asks(reader).filter(round=asked_in).order_by().values("action__lead_seat")
    return (
        Seat.objects.filter(pk__in=led).select_related("authority").order_by("authority__name_order", "key")
    )


def _asks(reader: Reader) -> RoundAskQuerySet:
    """Return what is asked about the actions the reader may see; of one that left its plan, nothing is asked."""
    mine = Action.objects.visible_to(reader).values("pk")
    return (
        RoundAsk.objects.asked()
        .filter(action__in=mine)
        .select_related("round__plan__partnership", "round__opened_by", "action__plan__partnership")
        .select_related(
            "action__status", "action__forecast", "action__lead_seat__authority", "action__lead_person"
        )
        .defer(*KEPT)
        .order_by("action__reference_order", "key")
    )


def _theirs(reader: Reader, partnership: int) -> Q:
    """Return what narrows asks to those that the policy may give to the reader."""
    mine = reader.authorities_with(Permission.UPDATE_GIVE_OWN, partnership=partnership)
    return Q(action__lead_person=reader.person_id) | Q(action__lead_seat__authority__in=mine)


def _challenges() -> Prefetch:
    waiting = Challenge.objects.filter(answered_by=None).select_related("made_by", "to_update")
    return Prefetch("challenges", queryset=waiting, to_attr="waiting")


def _said_last() -> dict[str, Subquery]:
    said = ProgressUpdate.objects.filter(action=OuterRef("action")).order_by("-made_at", "key")
    return {
        "last_update": Subquery(said.values("pk")[:1]),
        "last_words": Subquery(said.exclude(text="").values("pk")[:1]),
    }
