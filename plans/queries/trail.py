"""What plans, actions, updates, handovers and imports are called on the audit trail, for whoever may open them."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Action, Handover, Objective, Priority, ProgressUpdate
from plans.queries import imports as plan_imports
from plans.queries import plans as all_plans
from plans.queries import priorities as all_priorities


def plans(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the plans with these ids that the reader may see."""
    return {
        one.pk: Named(one.title, one.get_absolute_url())
        for one in all_plans.open_to(reader).filter(pk__in=ids)
    }


def priorities(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the priorities with these ids that the reader may see."""
    return {one.pk: _piece(one) for one in all_priorities.open_to(reader).filter(pk__in=ids)}


def objectives(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the objectives with these ids that the reader may see."""
    return {one.pk: _piece(one) for one in all_priorities.objectives_open_to(reader).filter(pk__in=ids)}


def actions(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the actions with these ids that the reader may see."""
    found = Action.objects.visible_to(reader).filter(pk__in=ids).select_related("plan__partnership")
    return {one.pk: _action(one) for one in found}


def updates(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the actions of the updates with these ids that the reader may see."""
    mine = Action.objects.visible_to(reader).values("pk")
    found = ProgressUpdate.objects.filter(pk__in=ids, action__in=mine)
    return {one.pk: _action(one.action) for one in found.select_related("action__plan__partnership")}


def handovers(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the actions of the handovers with these ids that the reader may see."""
    mine = Action.objects.visible_to(reader).values("pk")
    found = Handover.objects.filter(pk__in=ids, action__in=mine)
    return {one.pk: _action(one.action) for one in found.select_related("action__plan__partnership")}


def imports(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the imports with these ids that the reader may see."""
    found = plan_imports.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(str(one), one.get_absolute_url()) for one in found}


def _piece(piece: Priority | Objective) -> Named:
    where = [piece.plan.partnership.slug, piece.plan.key]
    return Named(str(piece), f"{reverse('plans:priority-list', args=where)}#{piece.key}")


def _action(action: Action) -> Named:
    return Named(f"{action.reference} {action.title}".strip(), action.get_absolute_url())
