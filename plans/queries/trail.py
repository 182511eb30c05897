"""What plans, actions, updates, handovers and imports are called on the audit trail, for whoever may open them."""

from collections.abc import Collection, Mapping

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Action, Handover, ProgressUpdate
from plans.queries import imports as plan_imports
from plans.queries import plans as all_plans


def plans(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the plans with these ids that the reader may see."""
    return {
        one.pk: Named(one.title, one.get_absolute_url())
        for one in all_plans.open_to(reader).filter(pk__in=ids)
    }


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


def _action(action: Action) -> Named:
    return Named(f"{action.reference} {action.title}".strip(), action.get_absolute_url())
