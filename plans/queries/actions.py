"""Questions about actions: the list, the counts, and who holds what."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, F, OrderBy, OuterRef, Q, QuerySet, Subquery, Value, When

from csp.models import Partnership, Reader, Seat
from csp.queries.search import keys_with_words
from plans.models import Action, ActionState, Plan, ProgressUpdate, Status
from plans.models.action import ActionQuerySet
from plans.models.action_state import NOT_OVER
from plans.models.everyday_work import reads_like_everyday_work
from plans.queries.reach import reached, seen

KIND = "action"
SOON = timedelta(days=30)
HERE, ELSEWHERE = "here", "elsewhere"  # of the plan itself, or of another and counted in it too

ORDERS: dict[str, list[str | OrderBy]] = {
    "reference": ["reference_order", "key"],
    "title": ["title_order", "key"],
    "lead": [
        F("lead_seat__authority__name_order").asc(nulls_last=True),
        F("lead_seat__sits_as").asc(nulls_last=True),
        "reference_order",
        "key",
    ],
    "due": [F("due_on").asc(nulls_last=True), "reference_order", "key"],
    "status": [F("status__position").asc(nulls_last=True), "reference_order", "key"],
    "reported": [F("reported_on").asc(nulls_first=True), "reference_order", "key"],
}


@dataclass(frozen=True)
class Wanted:
    """What somebody wants the action list to show. Empty means: no matter."""

    words: str = ""
    priority: str = ""
    lead: str = ""
    due: str = ""
    statuses: tuple[str, ...] = ()
    silent: bool = False
    mine: bool = False
    everyday: bool = False
    open: bool = False
    home: str = ""
    order: str = "reference"
    backwards: bool = False


def open_to(reader: Reader) -> QuerySet[Action]:
    """Return the actions the reader may see, with all that their page names."""
    return (
        Action.objects.visible_to(reader)
        .select_related("plan__partnership", "priority", "objective", "status", "forecast")
        .select_related("lead_seat__authority", "lead_person", "state_by")
        .order_by("reference_order", "key")
    )


def plan_of(reader: Reader, *, key: str) -> int | None:
    """Return the id of the plan of the action with this key, if the reader may see it."""
    return Action.objects.visible_to(reader).filter(key=key).values_list("plan_id", flat=True).first()


def hold(reader: Reader, *, key: str) -> None:
    """Let whoever else reports on an action (its key), or decides about it, wait until this transaction ends."""
    waited = Action.objects.visible_to(reader).filter(key=key)
    list(waited.select_for_update(of=("self",), no_key=True).values_list("pk"))


def hold_those_of(reader: Reader, *, plan: Plan, counted: bool = False) -> None:
    """Let whoever reports on an action of the plan that is not over, or decides about it, wait likewise.

    With ``counted``, also on those of other plans that count in it. All in one go and by their ids, as everybody
    locks several: in another order, each would wait for the other.
    """
    visible = Action.objects.visible_to(reader)
    held = visible.counted_in(plan) if counted else visible.filter(plan=plan)
    waited = held.filter(state__in=NOT_OVER).order_by("pk")
    list(waited.select_for_update(of=("self",)).values_list("pk"))


def reachable_by(reader: Reader) -> QuerySet[Action]:
    """Return the actions on which the reader may report if their role allows it, restricted ones included."""
    return _with_what_is_said(Action.objects.reachable_by(reader))


def named_on(reader: Reader) -> QuerySet[Action]:
    """Return the restricted actions that name the reader, who is not in their circle."""
    return _with_what_is_said(Action.objects.named_on(reader))


def _with_what_is_said(found: ActionQuerySet) -> QuerySet[Action]:
    return found.select_related(
        "plan__partnership", "status", "lead_seat__authority", "lead_person"
    ).order_by("reference_order", "key")


def listed(reader: Reader, *, plan: Plan, wanted: Wanted) -> QuerySet[Action]:
    """Return the actions counted in the plan that fit what is wanted, in the order wanted, ready for a list.

    By reference, those of other plans come after the plan's own: a reference means something in its plan alone.
    """
    found = _chosen(reader, Action.objects.visible_to(reader).counted_in(plan), wanted, plan)
    found = _by_time(found, wanted, today=reader.today, silent_after=plan.silent_after_days)
    if wanted.words:
        keys = keys_with_words(reader, kind=KIND, words=wanted.words, partnership=plan.partnership)
        found = found.filter(key__in=keys)
    if wanted.everyday:
        found = found.filter(pk__in=_everyday(found))
    mixed = wanted.order == "reference" and plan.guests
    first = [Case(When(plan=plan, then=0), default=1)] if mixed else []
    ordered = found.order_by(*first, *ORDERS[wanted.order])
    return ordered.reverse() if wanted.backwards else ordered


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> QuerySet[Action]:
    """Return the actions of all the partnership's plans that hold every one of the words, newest plan first."""
    keys = keys_with_words(reader, kind=KIND, words=words, partnership=partnership)
    return (
        Action.objects.visible_to(reader)
        .in_partnership(partnership)
        .filter(key__in=keys)
        .select_related("plan")
        .order_by("-plan__starts_on", "reference_order", "key")
    )


def off_track(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return those counted in the plan that go on and are reported off track, each with what was last said of it."""
    said = ProgressUpdate.objects.filter(action=OuterRef("pk")).exclude(text="").order_by("-made_at", "key")
    return (
        Action.objects.visible_to(reader)
        .counted_in(plan)
        .filter(state=ActionState.OPEN, status__stands_for=Status.StandsFor.OFF_TRACK)
        .select_related("plan")
        .annotate(last_words=Subquery(said.values("text")[:1]))
        .order_by("reference_order", "key")
    )


def complete_and_not_closed(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return the plan's actions that are reported complete and of which nothing is decided yet."""
    complete = Action.objects.visible_to(reader).filter(
        plan=plan, status__stands_for=Status.StandsFor.COMPLETE
    )
    return complete.filter(state=ActionState.OPEN).order_by("reference_order", "key")


def count_of(reader: Reader, *, plan: Plan) -> int:
    """Return the number of actions that are counted in the plan."""
    return Action.objects.visible_to(reader).counted_in(plan).count()


def seats_that_lead(reader: Reader, *, plan: Plan) -> QuerySet[Seat]:
    """Return the seats that lead an action counted in the plan, ended ones too, by the authority's name."""
    led = Action.objects.visible_to(reader).counted_in(plan).filter(lead_seat=OuterRef("pk"))
    return (
        Seat.objects.filter(Exists(led), partnership=plan.partnership_id)
        .select_related("authority")
        .order_by("authority__name_order", "sits_as", "key")
    )


def held_by(reader: Reader, *, partnership: Partnership) -> QuerySet[Action]:
    """Return the open actions that name the reader, soonest first, undated last.

    After all others come the restricted ones that name them from outside their circle: each says so as ``is_apart``.
    """
    order = Case(When(is_apart=True, then=Value("")), default=F("reference_order"))
    return (
        Action.objects.reachable_by(reader)
        .with_apart(reader)
        .in_partnership(partnership)
        .open()
        .filter(lead_person=reader.person_id)
        .exclude(plan__state=Plan.State.CLOSED)
        .select_related("plan", "status")
        .order_by(F("is_apart").asc(), F("due_on").asc(nulls_last=True), order, "key")
    )


def is_held(reader: Reader, *, action: Action) -> bool:
    """Return whether the person named on the action is there today to give updates about it."""
    return not Action.objects.filter(pk=action.pk).without_holder(reader.today).exists()


def updates_of(reader: Reader, *, action: Action) -> QuerySet[ProgressUpdate]:
    """Return what has been reported about an action the reader may see or is named on, newest first."""
    return (
        ProgressUpdate.objects.filter(action__in=reached(reader, action=action))
        .select_related("made_by", "status", "status_before")
        .order_by("-made_at", "key")
    )


def versions_of(reader: Reader, *, action: Action, since: int = 1) -> list:
    """Return the saved versions of an action the reader may see, from one on, oldest first, with who saved it."""
    return list(
        Action.history.filter(id__in=seen(reader, action=action), version__gte=since)
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )


def _chosen(reader: Reader, found: ActionQuerySet, wanted: Wanted, plan: Plan) -> ActionQuerySet:
    found = _placed(found, wanted, plan)
    if wanted.lead == "nobody":
        found = found.open().without_holder(reader.today)
    elif wanted.lead:
        found = found.filter(lead_seat__key=wanted.lead)
    if wanted.statuses:
        reported = Q(state=ActionState.OPEN, status__key__in=wanted.statuses)
        found = found.filter(reported | Q(state__in=wanted.statuses))
    if wanted.open:
        found = found.open()
    if wanted.mine:
        found = found.filter(lead_person=reader.person_id)
    return found


def _placed(found: ActionQuerySet, wanted: Wanted, plan: Plan) -> ActionQuerySet:
    if wanted.home:
        found = found.filter(plan=plan) if wanted.home == HERE else found.exclude(plan=plan)
    if wanted.priority == "none":
        return found.filter(plan=plan, priority=None)
    return found.filter(priority__key=wanted.priority) if wanted.priority else found


def _everyday(found: ActionQuerySet) -> list[int]:
    """Return the ids of those that may be business as usual: a rule about words, which no database knows."""
    texts = found.order_by().values_list("pk", "title", "additionality")
    return [pk for pk, title, reason in texts.iterator() if reads_like_everyday_work(title, reason)]


def _by_time(found: ActionQuerySet, wanted: Wanted, *, today: date, silent_after: int) -> ActionQuerySet:
    if wanted.due == "late":
        found = found.late(today)
    elif wanted.due == "first":
        found = found.late_at_first(today)
    elif wanted.due == "soon":
        found = found.open().filter(due_on__range=(today, today + SOON))
    elif wanted.due == "moved":
        found = found.exclude(due_on=F("original_due_on")).exclude(original_due_on=None)
    elif wanted.due == "none":
        found = found.filter(due_on=None)
    if wanted.silent:
        found = found.silent(today=today, after_days=silent_after)
    return found
