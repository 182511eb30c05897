"""What is in a pool that partners pay into every year: a sum over all reviews, which names none."""

from datetime import date

from django.db.models import Q, Sum

from csp.kernel.measures.periods import periods
from dhr.models import AgreementVersion, CostLine, CostRule, CostShare
from dhr.queries.outlasting import drawn_before


def paid_in(rule: CostRule, *, until: date) -> int:
    """Return what partners were to pay into the pool of a rule, in all financial years up to that of a day, in pence.

    Each year counts once, by the version that held on its first day, or when the agreement began.
    """
    agreement, rules = rule.of_version.agreement, CostRule.objects.filter(cost_type=rule.cost_type)
    found = AgreementVersion.objects.filter(agreement=agreement, state=AgreementVersion.State.AGREED)
    rules = rules.filter(of_version__in=found.order_by().values("pk"))
    sums = {one.of_version_id: sum(one.sums.values()) for one in rules if one.first == CostRule.First.POOL}
    days = dict(found.order_by("starts_on").values_list("starts_on", "pk"))
    if not days:
        return 0
    first, last = min(days), min(until, agreement.ends_on or until)
    begin = [max(year.starts_on, first) for year in periods("year", first, last)]
    return sum(sums.get(days[max(day for day in days if day <= begun)], 0) for begun in begin)


def drawn(rule: CostRule, *, besides: CostLine) -> int:
    """Return what the pool of a rule has paid for reviews, in pence, without the costs that one is shared with.

    What is only expected draws nothing, and is held against what the pool has paid for other reviews, those that were
    destroyed since too.
    """
    shared: dict[str, int | None] = {"line__review": besides.review_id}
    if besides.kind == CostLine.Kind.ACTUAL:
        shared["line__under"] = besides.under_id
    found = CostShare.objects.filter(
        bearer=CostShare.Bearer.POOL,
        line__kind=CostLine.Kind.ACTUAL,
        line__cost_type=rule.cost_type,
        line__under__agreement=rule.of_version.agreement_id,
    )
    living = found.exclude(Q(**shared)).aggregate(paid=Sum("pence"))["paid"] or 0
    return living + drawn_before(rule=rule)
