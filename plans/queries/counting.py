"""Under which other plans an action counts: in their totals and lists, while it stays part of its home plan."""

from django.db.models import Q, QuerySet

from csp.models import Partnership, Reader
from plans.models import Action, Plan
from plans.models.action_state import NOT_OVER
from plans.queries.action_moves import plans_beside, plans_to_move_to


def counts_under(reader: Reader, *, action: Action) -> QuerySet[Plan]:
    """Return the other plans in which an action the reader may see is counted too, newest first."""
    return plans_beside(reader, plan=action.plan).filter(actions_counted=action)


def plans_to_count_under(reader: Reader, *, action: Action) -> QuerySet[Plan]:
    """Return the plans in which an action could count: those to which it could move, and where it counts now."""
    open_ones = plans_to_move_to(reader, action=action).order_by().values("pk")
    counting = counts_under(reader, action=action).order_by().values("pk")
    return plans_beside(reader, plan=action.plan).filter(Q(pk__in=open_ones) | Q(pk__in=counting))


def counts_any(reader: Reader, *, plan: Plan) -> bool:
    """Return whether any action of another plan is counted in this one, which the reader may see."""
    return bool(plan.guests) and Action.objects.visible_to(reader).filter(pk__in=plan.guests).exists()


def plans_that_count_any(reader: Reader, *, partnership: Partnership) -> set[int]:
    """Return the ids of the partnership's plans in which an action of another plan is counted."""
    found = Action.objects.visible_to(reader).in_partnership(partnership).exclude(also_in=None)
    return set(found.order_by().values_list("also_in", flat=True))


def open_guests(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return the actions of other plans that are counted in this one and not over, in the order to lock them in."""
    found = Action.objects.visible_to(reader).filter(also_in=plan, state__in=NOT_OVER)
    return found.select_related("plan").order_by("pk")
