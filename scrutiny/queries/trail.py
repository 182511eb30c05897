"""What reports and packs are called on the audit trail, for whoever may open them."""

from collections.abc import Collection, Mapping

from csp.kernel.named import Named
from csp.models import Reader
from scrutiny.queries import packs as all_packs
from scrutiny.queries import reports as all_reports


def reports(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the reports with these ids that the reader may open."""
    found = all_reports.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(one.title, one.get_absolute_url()) for one in found}


def packs(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the packs with these ids that the reader may open."""
    found = all_packs.open_to(reader).filter(pk__in=ids).defer(*all_packs.HEAVY)
    return {one.pk: Named(str(one), one.get_absolute_url()) for one in found}
