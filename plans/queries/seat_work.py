"""What seats still lead: the open actions of the plans that the whole partnership reads."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.db.models import Count, Q, QuerySet

from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, Plan, Priority


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
