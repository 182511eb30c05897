"""What a partner paid for reviews in each financial year, for whoever reads its statement; it names no review."""

from collections import defaultdict

from django.db.models import Q

from csp.kernel.measures.periods import period_of
from csp.models import Reader
from dhr.queries import pools, statements
from dhr.queries.statements import Reading


def paid_in_by_year(reader: Reader, *, reading: Reading) -> dict[int, int]:
    """Return what a partner paid, by the year in which the financial year of the payment begins, in pence.

    Of its charges, as far as the reader reads them, and into pools, on the statement of the partnership of its seat.
    """
    partnership = reading.statement.partnership
    holds = Q(agreement__partnership__in=[partnership.pk, partnership.parent_id or partnership.pk])
    into_pools = pools.payments_open_to(reader).filter(holds, seat__in=reading.seats_here)
    by_day = list(into_pools.order_by().values_list("paid_on", "pence"))
    for of_charge in statements.payments_of(reader, reading=reading).values():
        by_day += of_charge
    found: dict[int, int] = defaultdict(int)
    for day, pence in by_day:
        found[period_of("year", day).starts_on.year] += pence
    return dict(found)
