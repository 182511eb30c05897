"""What reviews cost by financial year, type of cost and partner: all that anybody who is on none of them is told.

Whatever else says what reviews cost, to whoever does not see their money, asks here, and nowhere else. What may
leave is decided by ``csp.kernel.guarded_sums``: nothing by district, month or review, and no number of reviews.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, Value, When

from csp.kernel.guarded_sums import OTHERS, Part, Told, band_of, rounded, told, without_odd_pence
from csp.kernel.measures.periods import Period, period_of
from csp.models import AnyReader, Partnership, Seat
from csp.permissions import Permission
from dhr.models import CostLine, CostRule, CostShare, YearLock
from dhr.models.review_rules import rules_of
from dhr.models.seats_apart import told_apart

YEARS = 6  # the one that goes on, and those before it
NOBODY = "nobody"  # bears what is not shared: the partnership that pays
FIRST = CostRule.First


@dataclass(frozen=True)
class YearSpend:
    """A financial year: what may be told of it, or about how much it was where the partnership tells that."""

    year: Period
    told: Told | None
    about: str = ""
    is_rounded: bool = False


@dataclass(frozen=True)
class Spend:
    """What reviews cost in the last financial years, latest first, and what the partners that are told are called."""

    years: list[YearSpend]
    names: Mapping[Hashable, str]

    @property
    def altogether(self) -> int | None:
        """Return what all told years come to, as they are told: none where none is."""
        known = [one.told.total for one in self.years if one.told]
        return sum(known) if known else None


class _Line(NamedTuple):
    """What is needed of an actual cost: how much it is, of what, and by what it is shared."""

    pk: int
    review: int
    cost_type: str
    year: int
    pence: int
    under: int | None


def spend_by_year(reader: AnyReader, *, partnership: Partnership) -> Spend:
    """Return what all reviews of a partnership cost in the year that goes on and in the last ones, latest first.

    Always the same years and the same questions, whoever asks and whatever there is, so that no review shows by
    itself. Reviews on nobody's screen count as well. Until a year is locked it is told in whole £1,000, for each
    invoice that comes would show in an exact sum. What partners bear is told without pence, which count the reviews.
    """
    if not _is_told(reader, partnership):
        return Spend([], {})
    years = _years(reader)
    found = _told(partnership, years, _parts(partnership, years))
    named = {bearer for one in found if one.told for bearer in one.told.bearers}
    return Spend(found, {key: name for key, name in _names(partnership).items() if key in named})


def totals_by_year(reader: AnyReader, *, partnership: Partnership) -> Spend:
    """Return the same but for what partners bear, which takes longer to find out."""
    if not _is_told(reader, partnership):
        return Spend([], {})
    years = _years(reader)
    return Spend(_told(partnership, years, _amounts(partnership, years)), {})


def _is_told(reader: AnyReader, partnership: Partnership) -> bool:
    needed = Permission.PLAN_READ if reader.person_id is None else Permission.ENTER
    return partnership.pk in reader.partnerships_with(needed)


def _told(
    partnership: Partnership, years: list[Period], parts: Mapping[int, Sequence[Part]]
) -> list[YearSpend]:
    rules, found = rules_of(partnership), []
    locked = max(YearLock.objects.filter(partnership=partnership).values_list("year", flat=True), default=0)
    for year in years:
        begins = year.starts_on.year
        exact = told(parts[begins], least=rules.smallest_spend)
        is_rounded = begins > locked
        about = band_of(parts[begins]) if exact is None and rules.bands_spend else ""
        tell = rounded if is_rounded else without_odd_pence
        found.append(YearSpend(year, exact and tell(exact), about, is_rounded))
    return found


def _years(reader: AnyReader) -> list[Period]:
    found = [period_of("year", reader.today)]
    while len(found) < YEARS:
        found.append(found[-1].year_before)
    return found


def _costs(partnership: Partnership, years: list[Period]) -> QuerySet[CostLine]:
    """Return the actual costs of all reviews of a partnership in some years, whoever may see them."""
    return CostLine.objects.filter(
        review__partnership=partnership,
        kind=CostLine.Kind.ACTUAL,
        cost_on__range=(years[-1].starts_on, years[0].ends_on),
    ).order_by()


def _amounts(partnership: Partnership, years: list[Period]) -> dict[int, list[Part]]:
    """Return what each review cost of each type, whoever bears it, by the year in which the financial year begins."""
    in_year = (When(cost_on__gte=one.starts_on, then=Value(one.starts_on.year)) for one in years)
    dated = _costs(partnership, years).annotate(begins=Case(*in_year, output_field=IntegerField()))
    sums = dated.values_list("review", "cost_type", "begins").annotate(
        pence=Sum(F("net") + F("vat") - F("recovered"))
    )
    found: dict[int, list[Part]] = defaultdict(list)
    for review, kind, begins, pence in sums:
        found[begins].append(Part(review, kind, None, pence))
    return found


def _parts(partnership: Partnership, years: list[Period]) -> dict[int, list[Part]]:
    """Return who bears what of each actual cost, by the year in which the financial year begins."""
    asked = _costs(partnership, years)
    lines = [
        _Line(pk, review, kind, period_of("year", day).starts_on.year, net + vat - recovered, under)
        for pk, review, kind, day, net, vat, recovered, under in asked.values_list(
            "pk", "review", "cost_type", "cost_on", "net", "vat", "recovered", "under"
        )
    ]
    shares, rules = _shares(asked), _rules(partnership)
    found: dict[int, list[Part]] = defaultdict(list)
    for line in lines:
        found[line.year] += _parts_of(line, shares.get(line.pk, []), rules)
    return found


def _parts_of(
    line: _Line, shares: list[tuple[Hashable, int]], rules: Mapping[tuple[int | None, str], Hashable | None]
) -> Iterable[Part]:
    """Return the parts of one cost. One that is not shared is borne by the partnership that pays, all of it."""
    if not shares:
        return [Part(line.review, line.cost_type, NOBODY, line.pence, NOBODY)]
    rule = rules.get((line.under, line.cost_type))
    way = rule and (rule, frozenset(bearer for bearer, _ in shares))
    return [Part(line.review, line.cost_type, bearer, pence, way) for bearer, pence in shares]


def _shares(lines: QuerySet[CostLine]) -> dict[int, list[tuple[Hashable, int]]]:
    """Return who bears what of each of some costs, by its id: a seat by its id, or the word for what is none."""
    found: dict[int, list[tuple[Hashable, int]]] = defaultdict(list)
    asked = CostShare.objects.filter(line__in=lines.values("pk")).order_by()
    for line, bearer, seat, pence in asked.values_list("line", "bearer", "seat", "pence"):
        found[line].append((seat or bearer, pence))
    return found


def _rules(partnership: Partnership) -> dict[tuple[int | None, str], Hashable | None]:
    """Return what each rule by which costs are shared says, by its version and its type of cost.

    None where somebody pays first up to a cap, fixed sums or from a pool: what partners then pay depends on each
    review by itself, and would tell how many there are.
    """
    held = [partnership.pk, partnership.parent_id or partnership.pk]
    found = CostRule.objects.filter(of_version__agreement__partnership__in=held).order_by()
    return {(one.of_version_id, one.cost_type): _way(one) for one in found}


def _way(rule: CostRule) -> Hashable | None:
    if rule.first in (FIRST.SUMS, FIRST.POOL) or rule.cap is not None:
        return None
    by = tuple(sorted(rule.shares.items()))
    return (rule.first, rule.payer_id, rule.basis_points, rule.rest, rule.among, rule.lead_id, by)


def _names(partnership: Partnership) -> dict[Hashable, str]:
    """Return what can bear a cost, by its id or word: every seat of the partnership and its group, ended ones too."""
    group = Q(partnership__parent=partnership.parent_id) if partnership.parent_id else Q(pk=None)
    at = Q(partnership=partnership) | Q(partnership__parent=partnership) | group
    seats = list(Seat.objects.filter(at).select_related("authority", "partnership").order_by())
    names = told_apart(seats)
    bearers = CostShare.Bearer
    called: dict[Hashable, str] = {one.pk: names[one.key] for one in seats}
    called |= {bearers.POOL: "The pool", bearers.IN_KIND: "Given in kind"}
    return called | {NOBODY: "Not shared", OTHERS: "Other partners together"}
