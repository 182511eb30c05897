"""What a highlight report is made of: the plan on a day, what came before, who could report, open questions."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from csp.kernel.plan_snapshot import SnapPlan
from csp.models import Appointment, Reader
from csp.models.at_moment import end_of
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from plans.models import Action, Challenge, Meeting, Plan, UpdateRound
from plans.queries import meetings, rounds
from plans.queries.snapshots import NotThereYet, as_at, as_it_stands


class Before(NamedTuple):
    """Since when a report tells: a day, and what was on it; neither where it tells of all there is."""

    day: date | None = None
    words: str = ""


def before(reader: Reader, *, meeting: Meeting, plan: Plan) -> Before:
    """Return the last meeting of the same kind about the plan, or else the plan's last round that was locked."""
    earlier = meetings.open_to(reader).filter(
        plan=plan, kind=meeting.kind, is_held=True, held_on__lt=meeting.held_on
    )
    if last := earlier.first():
        return Before(last.held_on, last.title)
    locked = rounds.open_to(reader).filter(
        plan=plan, state=UpdateRound.State.LOCKED, locked_at__lt=end_of(meeting.held_on)
    )
    locked = locked.exclude(pk=meeting.round_id or 0).order_by("-locked_at", "key")
    if (one := locked.first()) and one.locked_at:
        return Before(timezone.localdate(one.locked_at), one.title)
    return Before()


def plan_on(reader: Reader, *, plan: Plan, day: date, counted: bool) -> SnapPlan | None:
    """Return the plan as it stands today, or as it stood at the end of an earlier day; none before it was there.

    With ``counted``, together with the actions of other plans that count in it today.
    """
    if day >= reader.today:
        return as_it_stands(reader, plan=plan, counted=counted)
    try:
        return as_at(reader, plan=plan, day=day, counted=counted)
    except NotThereYet:
        return None


def homes(reader: Reader, *, plan: Plan) -> dict[str, str]:
    """Return the title of the home plan of each action of another plan that counts in this one, by its key."""
    found = Action.objects.visible_to(reader).filter(also_in=plan).order_by()
    return dict(found.values_list("key", "plan__title"))


def added_days(reader: Reader, *, plan: Plan) -> dict[str, date]:
    """Return the day on which each action that the reader may see was added, by its key."""
    found = Action.objects.visible_to(reader).in_partnership(plan.partnership).order_by()
    return dict(found.values_list("key", "added_on"))


def names_that_report(reader: Reader, *, plan: Plan, day: date) -> set[str]:
    """Return the names of those who could give updates on a day."""
    mine = reader.partnerships_with(Permission.PLAN_READ)
    those = Appointment.objects.filter(
        holds_on(day),
        partnership=plan.partnership_id,
        partnership__in=mine,
        person__is_active=True,
        role__in=roles_with(Permission.UPDATE_GIVE_OWN),
    )
    return set(those.order_by().values_list("person__name", flat=True))


def open_questions(reader: Reader, *, plan: Plan, day: date) -> QuerySet[Challenge]:
    """Return what the coordinator asked about reports and nobody had answered by the end of a day, oldest first."""
    moment = end_of(day)
    waiting = Q(answered_by=None) | Q(answered_by__made_at__gte=moment)
    running = Q(ask__round__locked_at=None) | Q(ask__round__locked_at__gte=moment)
    mine = Action.objects.visible_to(reader).filter(plan=plan)
    found = Challenge.objects.filter(waiting, running, ask__action__in=mine.order_by().values("pk"))
    found = found.filter(made_at__lt=moment, ask__dropped_why="", ask__round__plan=plan)
    return found.select_related("ask__action").order_by("made_at", "key")
