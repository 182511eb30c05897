"""What milestones and evidence are called on the audit trail, for whoever may open their action."""

from collections.abc import Collection, Mapping

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Evidence, Milestone


def milestones(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the milestones with these ids that the reader may see."""
    found = Milestone.objects.visible_to(reader).filter(pk__in=ids)
    return {one.pk: _of(one) for one in found.select_related("action__plan__partnership")}


def evidence(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the evidence with these ids that the reader may see."""
    found = Evidence.objects.visible_to(reader).filter(pk__in=ids)
    return {one.pk: _of(one) for one in found.select_related("action__plan__partnership")}


def _of(part: Milestone | Evidence) -> Named:
    return Named(f"{part}, {part.action}", part.action.get_absolute_url())
