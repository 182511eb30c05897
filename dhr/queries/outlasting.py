"""What outlasts the reviews it comes from: what those that were destroyed drew from pools, and numbers of charges."""

from django.db.models import Max, Sum

from csp.models import Partnership
from dhr.models import (
    Charge,
    ChargesNumbered,
    CostAgreement,
    CostLine,
    CostRule,
    CostShare,
    PoolDrawn,
    Review,
)

Draws = dict[tuple[int, str], int]  # pence by agreement (an id) and type of cost


def draws_of(*, review: Review) -> Draws:
    """Return what the actual costs of a review drew from pools, while whoever else draws from these waits."""
    found = CostShare.objects.filter(
        bearer=CostShare.Bearer.POOL, line__review=review, line__kind=CostLine.Kind.ACTUAL
    )
    sums = found.order_by().values_list("line__under__agreement", "line__cost_type").annotate(Sum("pence"))
    _hold({agreement for agreement, _, _ in sums})
    return {(agreement, cost_type): pence for agreement, cost_type, pence in sums.all()}


def drawn_before(*, rule: CostRule) -> int:
    """Return what the pool of a rule paid for reviews that were destroyed since, in pence."""
    there = PoolDrawn.objects.filter(agreement=rule.of_version.agreement_id, cost_type=rule.cost_type)
    return sum(there.values_list("pence", flat=True))


def kept_draw(*, agreement: int, cost_type: str) -> PoolDrawn:
    """Return what is kept of what a pool paid for destroyed reviews, or a row for it that is not saved yet."""
    there = PoolDrawn.objects.filter(agreement=agreement, cost_type=cost_type).first()
    return there or PoolDrawn(agreement_id=agreement, cost_type=cost_type)


def numbered(*, partnership: Partnership, year: int) -> ChargesNumbered:
    """Return the last number that a partnership gave to a charge in a financial year, saved yet or not.

    No charge that is there has a higher one.
    """
    row = ChargesNumbered.objects.filter(partnership=partnership, year=year).first()
    row = row or ChargesNumbered(partnership=partnership, year=year)
    sent = Charge.objects.filter(asked_by=partnership, year=year)
    row.last = max(row.last, sent.aggregate(last=Max("number"))["last"] or 0)
    return row


def _hold(agreements: set[int]) -> None:
    """Lock agreements with all others of their partnerships, as whoever shares a cost by them does."""
    beside = CostAgreement.objects.filter(partnership__cost_agreements__in=agreements)
    of_these = CostAgreement.objects.filter(pk__in=beside.order_by().values("pk"))
    list(of_these.select_for_update().order_by("pk"))
