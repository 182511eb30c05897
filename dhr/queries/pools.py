"""What partners are to pay into the pools of agreements by year, and what they have paid; no review is named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.kernel.measures.periods import Period, financial_year, periods
from csp.models import Partnership, Reader, Seat
from dhr.models import AgreementVersion, CostAgreement, CostRule, PoolPayment
from dhr.queries import cost_agreements

Sums = dict[str, int]  # pence by the keys of seats


@dataclass(frozen=True)
class Pledge:
    """What one partner is to pay into the pool of an agreement for a financial year, and has paid, in pence."""

    agreement: CostAgreement
    seat: Seat
    year: int
    to_pay: int
    paid: int = 0

    @property
    def left(self) -> int:
        """Return what is left to pay, which is below nothing where more was paid than is asked for now."""
        return self.to_pay - self.paid

    @property
    def period(self) -> Period:
        """Return the financial year."""
        return financial_year(self.year)


@dataclass(frozen=True)
class PoolYear:
    """What every partner is to pay for one financial year, and has paid.

    ``version`` counts what was noted and removed of it, so that of two people who note the same the second is told.
    """

    pledges: Sequence[Pledge]
    version: int

    def of(self, seat: str) -> Pledge | None:
        """Return what one partner, by the key of its seat, is to pay and has paid; none if nothing."""
        return next((one for one in self.pledges if one.seat.key == seat), None)


def payments_open_to(reader: Reader) -> QuerySet[PoolPayment]:
    """Return the payments into pools of the agreements that the reader sees, the first payment first."""
    found = PoolPayment.objects.visible_to(reader)
    found = found.select_related("agreement__partnership", "seat__authority", "seat__partnership")
    return found.order_by("paid_on", "pk")


def asked_by(
    reader: Reader, *, agreements: Sequence[CostAgreement], until: date
) -> dict[int, dict[int, Sums]]:
    """Return what each of some agreements asks of partners, by its id and by financial year up to that of a day.

    What counts for a year is what the version says that held on its first day, or when the agreement began.
    """
    versions = cost_agreements.versions_open_to(reader).filter(
        agreement__in=[one.pk for one in agreements], state=AgreementVersion.State.AGREED
    )
    days: dict[int, dict[date, int]] = defaultdict(dict)
    for version in versions.order_by("starts_on"):
        days[version.agreement_id][version.starts_on] = version.pk
    sums = _sums_of(reader, [pk for found in days.values() for pk in found.values()])
    return {one.pk: _by_year(one, days[one.pk], sums, until) for one in agreements if one.pk in days}


def has_pool(reader: Reader, *, agreement: CostAgreement) -> bool:
    """Return whether a version of an agreement that was agreed lets partners pay into a pool."""
    return _pools(reader).filter(of_version__agreement=agreement).exists()


def pledges_of(
    reader: Reader, *, agreements: Sequence[CostAgreement], seats: Iterable[Seat], until: date
) -> list[Pledge]:
    """Return what each of some partners is to pay and has paid, by agreement, the newest year first."""
    if not agreements:
        return []
    asked = asked_by(reader, agreements=agreements, until=until)
    paid: dict[tuple[int, int, int], int] = defaultdict(int)
    rows = PoolPayment.objects.visible_to(reader).filter(agreement__in=[one.pk for one in agreements])
    for row in rows.order_by().values_list("agreement", "year", "seat", "pence"):
        paid[row[:3]] += row[3]
    found = []
    in_order = list(seats)
    for one in agreements:
        by_year = asked.get(one.pk, {})
        years = {*by_year, *(year for agreement, year, _ in paid if agreement == one.pk)}
        for year in sorted(years, reverse=True):
            for seat in in_order:
                to_pay, given = by_year.get(year, {}).get(seat.key, 0), paid[one.pk, year, seat.pk]
                if to_pay or given:
                    found.append(Pledge(one, seat, year, to_pay, given))
    return found


def year_of(reader: Reader, *, agreement: CostAgreement, year: int) -> PoolYear | None:
    """Return what every partner is to pay for one financial year, and has paid; none if nobody is to pay or has."""
    seats = cost_agreements.seats_named(reader, agreement=agreement)
    found = pledges_of(reader, agreements=[agreement], seats=seats, until=reader.today)
    pledges = [one for one in found if one.year == year]
    if not pledges:
        return None
    seen = cost_agreements.open_to(reader).filter(pk=agreement.pk).order_by().values("pk")
    return PoolYear(pledges, PoolPayment.history.filter(agreement__in=seen, year=year).count())


def payments_of(reader: Reader, *, agreement: CostAgreement) -> list[PoolPayment]:
    """Return what was paid into the pool of an agreement, the newest payment first."""
    return list(payments_open_to(reader).filter(agreement=agreement).order_by("-paid_on", "-pk"))


def versions_of(reader: Reader, *, agreement: CostAgreement) -> list[Any]:
    """Return every saved version of the payments into the pool of an agreement, removed ones too, oldest first."""
    seen = cost_agreements.open_to(reader).filter(pk=agreement.pk).order_by().values("pk")
    rows = PoolPayment.history.filter(agreement__in=seen)
    rows = rows.select_related("history_user", "seat__authority", "seat__partnership")
    return list(rows.order_by("id", "history_date", "history_id"))


def removed(reader: Reader, *, key: str, at: Partnership) -> Any:
    """Return the last version of a payment under this key that was removed, of an agreement that holds there."""
    seen = cost_agreements.holding_for(reader, partnership=at).order_by().values("pk")
    gone = PoolPayment.history.filter(key=key, history_type="-", agreement__in=seen)
    return gone.select_related("agreement", "history_user").first()


def _pools(reader: Reader) -> QuerySet[CostRule]:
    agreed = AgreementVersion.State.AGREED
    found = CostRule.objects.visible_to(reader)
    return found.filter(of_version__state=agreed, first=CostRule.First.POOL)


def _sums_of(reader: Reader, versions: Iterable[int]) -> dict[int, Sums]:
    """Return what each of some versions asks of partners every year, for all types of cost together."""
    sums: dict[int, Sums] = defaultdict(lambda: defaultdict(int))
    rules = _pools(reader).filter(of_version__in=list(versions)).order_by("pk")
    for version, said in rules.values_list("of_version", "sums"):
        for seat, pence in said.items():
            sums[version][seat] += pence
    return sums


def _by_year(
    agreement: CostAgreement, days: dict[date, int], sums: dict[int, Sums], until: date
) -> dict[int, Sums]:
    first, last = min(days), min(until, agreement.ends_on or until)
    if first > last:
        return {}
    found = {}
    for year in periods("year", first, last):
        begun = max(year.starts_on, first)
        holds = days[max(day for day in days if day <= begun)]
        found[year.starts_on.year] = dict(sums.get(holds, {}))
    return found
