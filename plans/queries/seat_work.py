"""What seats still lead, in the plans that the whole partnership reads: open actions, priorities and measures."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.db.models import Count, Q, QuerySet

from csp.models import Reader, Seat
from csp.permissions import Permission
from plans.models import Action, Measure, Plan, Priority


def open_actions_led(reader: Reader, *, seats: Sequence[int]) -> Counter[int]:
    """Return how many open actions each seat leads, by its id; a restricted plan is counted nowhere."""
    led = (
        Action.objects.visible_to(reader)
        .filter(plan__circle=None, lead_seat__in=seats)
        .open()
        .order_by()
        .values("lead_seat")
        .annotate(number=Count("pk"))
    )
    return Counter({one["lead_seat"]: one["number"] for one in led})


def priorities_led(reader: Reader, *, seats: Sequence[int]) -> Counter[int]:
    """Return how many priorities of plans that are not closed each seat leads, by its id."""
    led = Priority.objects.visible_to(reader).filter(_counted(seats)).exclude(plan__state=Plan.State.CLOSED)
    return Counter(led.order_by().values_list("lead_seat", flat=True))


def measures_led(reader: Reader, *, seats: Sequence[int]) -> Counter[int]:
    """Return of how many measures of plans that are not closed each seat gives the figures, by its id."""
    led = Measure.objects.visible_to(reader).filter(_counted(seats)).exclude(plan__state=Plan.State.CLOSED)
    return Counter(led.order_by().values_list("lead_seat", flat=True))


def make_others_wait(reader: Reader, *, seats: Collection[int]) -> None:
    """Let whoever else changes what the plans at these seats' tables are made of wait until the transaction ends.

    First of all that is held: whoever changes a measure or closes a plan holds the plan before what is in it.
    """
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    tables = Seat.objects.filter(pk__in=seats, partnership__in=mine).values("partnership")
    plans = Plan.objects.filter(partnership__in=tables).exclude(state=Plan.State.CLOSED)
    list(plans.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk"))


def open_actions_to_pass_on(reader: Reader, *, seats: Collection[int]) -> QuerySet[Action]:
    """Return every open action that these seats lead or support in plans that are not closed, locked, to be given on.

    Those of restricted plans too, for a service alone: they have to follow their lead, and nothing is said of them.
    """
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    led = Q(lead_seat__in=seats)
    supported = Q(pk__in=Action.objects.filter(supporters__in=seats).values("pk"))
    return (
        Action.objects.open()
        .filter(led | supported, plan__partnership__in=mine)
        .exclude(plan__state=Plan.State.CLOSED)
        .select_related("plan")
        .prefetch_related("supporters__authority")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def priorities_to_pass_on(reader: Reader, *, seats: Collection[int]) -> QuerySet[Priority]:
    """Return every priority that these seats lead in plans that are not closed, locked, to be given to others."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    return (
        Priority.objects.filter(lead_seat__in=seats, plan__partnership__in=mine)
        .exclude(plan__state=Plan.State.CLOSED)
        .select_related("plan")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def measures_to_pass_on(reader: Reader, *, seats: Collection[int]) -> QuerySet[Measure]:
    """Return every measure whose figures these seats give in plans that are not closed, locked, to be given on."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    return (
        Measure.objects.filter(lead_seat__in=seats, plan__partnership__in=mine)
        .exclude(plan__state=Plan.State.CLOSED)
        .select_related("plan")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def _counted(seats: Sequence[int]) -> Q:
    """Return what is counted: a restricted plan is counted nowhere."""
    return Q(plan__circle=None, lead_seat__in=seats)
