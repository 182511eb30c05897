"""Who pays what of a cost and how that was reached; and who would pay if it was worked out anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.cost_shares import CannotShare, Drawn, Line, Pool, SharedLine, Sharer, share_line
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import CostLine, CostRule, CostShare, Review
from dhr.models.seats_apart import told_apart
from dhr.presenters.costs import NOT_SHARED, CostRow, shared_by
from dhr.presenters.costs_overview import APART
from dhr.queries import costs
from dhr.services.cost_anew import worked_out_anew

Bearer = CostShare.Bearer
Fact = tuple[str, str, str]


@dataclass(frozen=True)
class Share:
    """What one partner pays, or what no partner is asked for, and how it was reached where that needs saying."""

    name: str
    amount: str
    how: str = ""


@dataclass(frozen=True)
class CostPage:
    """What the page of a cost shows."""

    facts: list[Fact]
    shared_by: str
    version_url: str
    shares: list[Share]
    total: str
    steps: list[str]
    drawn: list[CostRow]
    adjustments: list[CostRow]
    is_out_of_date: bool

    @property
    def has_ways(self) -> bool:
        """Return whether it is said of anybody how their share was reached."""
        return any(one.how for one in self.shares)


@dataclass(frozen=True)
class Anew:
    """A cost of which others would pay: (who, now, then), which both make the total.

    ``by_another`` is the version that would share it then, if it is another one.
    """

    row: CostRow
    lines: list[tuple[str, str, str]]
    total: str
    by_another: str


@dataclass(frozen=True)
class AnewPage:
    """What the question shows: the costs, or why they can't be worked out anew."""

    costs: list[Anew] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def page_of(reader: Reader, *, line: CostLine) -> CostPage:
    """Return a cost as its page shows it."""
    shares = costs.shares_of(reader, lines=[line])[line.pk]
    reached = _reached(reader, line, shares)
    all_costs = costs.of_review(reader, review=line.review)
    return CostPage(
        facts=facts_of(line),
        shared_by=shared_by(line),
        version_url=_version_url(line),
        shares=_shares(line, shares, reached),
        total=pounds(line.cost),
        steps=reached.steps if reached and _is_written_so(reached, shares) else [],
        drawn=[CostRow.of(one) for one in costs.drawn_from(reader, line=line)],
        adjustments=[CostRow.of(one) for one in costs.adjustments_of(reader, line=line)],
        is_out_of_date=line in costs.out_of_date(reader, review=line.review, lines=all_costs),
    )


def _version_url(line: CostLine) -> str:
    """Return where a version is read; nowhere once the partnership has left the group that agreed it."""
    here, version = line.review.partnership, line.under
    if version is None or version.partnership_id not in {here.pk, here.parent_id}:
        return ""
    return reverse("dhr:agreement-version-detail", args=[here.slug, version.key])


def facts_of(line: CostLine) -> list[Fact]:
    """Return what is noted of a cost, with small print; what is not known is left out."""
    worked = f"{_days(line.days)} at {pounds(line.day_rate)}" if line.days and line.day_rate else ""
    out_of = f"{line.against}: {line.against.what}" if line.against else ""
    found = (
        ("How certain it is", line.get_kind_display(), ""),
        ("Type of cost", line.get_cost_type_display(), ""),
        ("What it is for", line.what, ""),
        ("Supplier", line.supplier, ""),
        ("Order or invoice", line.reference, ""),
        ("Day of the cost", day_words.plain(line.cost_on), f"In the year {line.year.short}"),
        ("Day the supplier was paid", day_words.plain(line.paid_on), ""),
        ("Without VAT", pounds(line.net), worked),
        ("VAT", pounds(line.vat) if line.vat else "", ""),
        ("What the supplier asks for", pounds(line.gross) if line.vat else "", ""),
        ("VAT that is recovered", pounds(line.recovered) if line.vat else "", ""),
        ("After recovered VAT", pounds(line.cost) if line.recovered else "", ""),
        ("It corrects", str(line.adjusts or ""), "It is shared as that is"),
        ("It comes out of", out_of, "The last that comes out of it" if line.is_last else ""),
    )
    return [one for one in found if one[1]]


def _days(hundredths: int) -> str:
    return "1 day" if hundredths == 100 else f"{hundredths / 100:g} days"


def anew_of(reader: Reader, *, review: Review) -> AnewPage:
    """Return the costs of which others would pay if it was worked out anew, each with who pays now and then."""
    try:
        found = worked_out_anew(review=review, by=reader)
    except ValidationError as refused:
        return AnewPage(refusals=refused.messages)
    now = costs.shares_of(reader, lines=[one.line for one in found])
    return AnewPage([_anew(one.line, now[one.line.pk], one.shared, one.then) for one in found])


def _anew(line: CostLine, shares: Sequence[CostShare], then: SharedLine, moved: CostLine) -> Anew:
    names = _names(shares) | {one.key: one.name for one in then.after.sharers} | APART
    by_another = shared_by(moved) if moved.under_id != line.under_id else ""
    before = {one.seat.key if one.seat else one.bearer: one.pence for one in shares}
    others = {Bearer.POOL.value: then.from_pool, Bearer.IN_KIND.value: then.in_kind}
    after = then.amounts | {bearer: pence for bearer, pence in others.items() if pence}
    lines = [
        (names[key], _paid(before.get(key)), _paid(after.get(key)))
        for key in dict.fromkeys([*before, *after])
    ]
    return Anew(CostRow.of(line), lines, pounds(line.cost), by_another)


def _paid(pence: int | None) -> str:
    return "Does not share" if pence is None else pounds(pence)


def _shares(line: CostLine, shares: Sequence[CostShare], reached: SharedLine | None) -> list[Share]:
    names, found = _names(shares), []
    for one in shares:
        if one.seat is None:
            found.append(Share(APART[one.bearer], pounds(one.pence)))
            continue
        name, how = names[one.seat.key], ""
        if reached and reached.before.total and reached.amounts.get(one.seat.key) == one.pence:
            how = reached.how(one.seat.key).removeprefix(f"{name}: ")
        found.append(Share(name, pounds(one.pence), how))
    return found or [Share(NOT_SHARED, pounds(line.cost), line.chosen_why)]


def _reached(reader: Reader, line: CostLine, shares: Sequence[CostShare]) -> SharedLine | None:
    """Return how the shares that are written down were reached, from what was kept of it; none where that differs."""
    rule = costs.rule_for(reader, version=line.under, cost_type=line.cost_type) if line.under else None
    if rule is None:
        return None
    names = _names(shares)
    terms, drawn = rule.terms, None
    if rule.first == CostRule.First.POOL and line.pool is not None:
        terms = replace(terms, first=Pool(line.pool))
        of_it = sum(one.pence for one in shares if one.bearer == Bearer.POOL)
        drawn = Drawn(costs.drawn_before(reader, line=line), of_it)
    sharers = [Sharer(key, name) for key, name in names.items()]
    try:
        return share_line(Line(line.key, line.cost), terms, sharers, before=line.before, drawn=drawn)
    except CannotShare:
        return None


def _is_written_so(reached: SharedLine, shares: Sequence[CostShare]) -> bool:
    """Return whether each partner's share that is written down is what it comes to."""
    return reached.amounts == {one.seat.key: one.pence for one in shares if one.seat}


def _names(shares: Sequence[CostShare]) -> dict[str, str]:
    return told_apart([one.seat for one in shares if one.seat])
