"""What measures and figures are called on the audit trail, for whoever may open them."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from csp.kernel.measures.periods import Period
from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Measure
from plans.queries import measures as all_measures
from plans.queries import readings as all_readings


def measures(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the measures with these ids that the reader may see."""
    found = all_measures.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(str(one), _address(one)) for one in found}


def readings(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the measure and the period of the figures with these ids that the reader may see."""
    found = all_readings.open_to(reader).filter(pk__in=ids)
    return {
        one.pk: Named(f"{one.measure}, {Period(one.starts_on, one.ends_on).name}", _address(one.measure))
        for one in found
    }


def _address(measure: Measure) -> str:
    return reverse("plans:measure-detail", args=[measure.plan.partnership.slug, measure.key])
