"""What the form of an action offers to tick, and what it should mention."""

from django.db.models import Q, QuerySet

from csp.models import Area, Partnership, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission
from csp.queries.areas import areas_of
from plans.models import Action, Plan


def supporters_to_offer(
    reader: Reader, *, partnership: Partnership, action: Action | None = None
) -> QuerySet[Seat]:
    """Return the seats at the table today, and those that support the action already, by the authority's name."""
    named = Q(pk__in=action.supporters.values("pk")) if action else Q(pk=None)
    return (
        Seat.objects.filter(holds_on(reader.today) | named, partnership=partnership)
        .filter(partnership__in=reader.partnerships_with(Permission.ENTER))
        .select_related("authority")
        .order_by("authority__name_order", "key")
    )


def areas_to_offer(
    reader: Reader, *, partnership: Partnership, action: Action | None = None
) -> QuerySet[Area]:
    """Return the areas in use, and those that the action names already: districts, then wards, each by name."""
    named = Q(pk__in=action.areas.values("pk")) if action else Q(pk=None)
    return areas_of(reader, partnership=partnership).filter(Q(is_in_use=True) | named).select_related(None)


def with_reference(
    reader: Reader, *, plan: Plan, reference: str, but: Action | None = None
) -> QuerySet[Action]:
    """Return the plan's other actions that have this reference; references may repeat, and none is no reference."""
    found = Action.objects.visible_to(reader).filter(plan=plan, reference=reference).exclude(reference="")
    return (found.exclude(pk=but.pk) if but else found).order_by("title_order", "key")
