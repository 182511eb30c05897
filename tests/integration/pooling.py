"""A pool that partners pay into every year, for tests: who is to pay what, and what was paid."""

from datetime import date
from typing import Any

from django.urls import reverse

from csp.models import Reader
from csp.web import clock
from dhr.models import CostAgreement, CostRule, CostType, PoolPayment
from dhr.queries import pools
from dhr.services.cost_rules import RuleAnswers
from dhr.services.pools import PoolAnswers, note_pool_payment
from tests.integration import costing

TITLE = "The pool for interpreters"
BEGINS, PAID = date(2025, 4, 1), date(2026, 5, 6)
YEARLY = {"County Council": 100_000, "Constabulary": 60_000}


def rule(yearly: dict[str, int] | None = None) -> RuleAnswers:
    """Return the rule that a pool pays first, by words of the bodies' names."""
    sums = {costing.seat(name).key: pence for name, pence in (yearly or YEARLY).items()}
    return RuleAnswers(rest=CostRule.Rest.EQUALLY, first=CostRule.First.POOL, sums=sums)


def a_pool(**given: Any) -> CostAgreement:
    """Return a new agreement that was agreed, by which two partners pay into a pool every year."""
    said: dict[str, Any] = {"title": TITLE, "starts_on": BEGINS, "rules": {CostType.TRANSLATION: rule()}}
    return costing.agreed(**(said | given)).agreement


def any_pool() -> CostAgreement:
    """Return it, as it is there already or a new one that the county council alone pays into."""
    there = CostAgreement.objects.filter(title=TITLE).first()
    return there or a_pool(rules={CostType.TRANSLATION: rule({"County Council": 100_000})})


def pay(
    agreement: CostAgreement,
    pence: int,
    *,
    name: str = "County Council",
    year: int = 2026,
    on: date = PAID,
    by: Reader | None = None,
    **given: Any,
) -> PoolPayment:
    """Note a payment into a pool as it stands."""
    by = by or costing.june()
    stands = pools.year_of(by, agreement=agreement, year=year)
    answers = PoolAnswers(costing.seat(name).key, pence, on, "BACS 12")
    said: dict[str, Any] = {"version": stands.version if stands else 0, "answers": answers} | given
    return note_pool_payment(agreement=agreement, year=year, by=by, now=clock.now(), **said)


def any_payment() -> PoolPayment:
    """Return a payment into it, as it is there already or a new one."""
    return PoolPayment.objects.first() or pay(any_pool(), 1_000, year=2025)


def left(agreement: CostAgreement, year: int = 2026) -> dict[str, int]:
    """Return what is left for each partner of a year."""
    stands = pools.year_of(costing.june(), agreement=agreement, year=year)
    return {str(one.seat): one.left for one in stands.pledges} if stands else {}


def page(verb: str, agreement: CostAgreement, *more: Any) -> str:
    """Return the address of a page about the pool of an agreement."""
    return reverse(f"dhr:pool-payment-{verb}", args=["vale", agreement.key, *more])


def pages() -> list[str]:
    """Return the address of every page about Vale's pool."""
    agreement, payment = any_pool(), any_payment()
    of_it = [page(verb, agreement) for verb in ("list", "changes", "csv")]
    removed = reverse("dhr:pool-payment-remove", args=["vale", payment.key])
    return [*of_it, page("add", agreement, 2025), removed]
