"""The names of what reviews cost on the trail: agreements, costs, charges, statements, and what holds for years."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.urls import reverse

from csp.kernel.named import Named
from csp.models import Reader
from dhr.models import PoolPayment
from dhr.queries import budgets as all_budgets
from dhr.queries import charges as all_charges
from dhr.queries import cost_agreements as agreements
from dhr.queries import costs as all_costs
from dhr.queries import ledger, pools
from dhr.queries import statements as all_statements
from dhr.queries import year_locks as locks

Ids = Collection[int]
Names = Mapping[int, Named]


def cost_agreements(reader: Reader, *, ids: Ids) -> Names:
    """Return the agreements on the costs of reviews with these ids."""
    return _named(agreements.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def agreement_versions(reader: Reader, *, ids: Ids) -> Names:
    """Return the agreements of which these are versions."""
    found = agreements.versions_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one.agreement}, {one}", one.get_absolute_url()) for one in found}


def cost_rules(reader: Reader, *, ids: Ids) -> Names:
    """Return the versions of agreements in which types of cost are shared so."""
    found = agreements.rules_open_to(reader).filter(pk__in=ids)
    return {
        one.pk: Named(f"{one.of_version.agreement}, {one}", one.of_version.get_absolute_url())
        for one in found
    }


def cost_lines(reader: Reader, *, ids: Ids) -> Names:
    """Return the costs with these ids, of the reviews whose money the reader sees."""
    return _named(all_costs.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def charges(reader: Reader, *, ids: Ids) -> Names:
    """Return the numbers of the charges with these ids, of the reviews whose money the reader sees."""
    return _named(all_charges.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def payments(reader: Reader, *, ids: Ids) -> Names:
    """Return the charges of which these are payments."""
    found = all_charges.payments_open_to(reader).filter(pk__in=ids)
    return _named(found, lambda one: one.charge.get_absolute_url())


def partner_accounts(reader: Reader, *, ids: Ids) -> Names:
    """Return the partners whom these are about."""
    found = all_charges.accounts_open_to(reader).filter(pk__in=ids)
    return _named(found, lambda one: reverse("dhr:account-list", args=[one.partnership.slug]))


def statements(reader: Reader, *, ids: Ids) -> Names:
    """Return the partners whose statements these are."""
    return _named(all_statements.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def year_locks(reader: Reader, *, ids: Ids) -> Names:
    """Return the financial years that were locked."""
    found = locks.open_to(reader).filter(pk__in=ids)
    return _named(found, lambda one: reverse("dhr:year-lock-list", args=[one.partnership.slug]))


def review_budgets(reader: Reader, *, ids: Ids) -> Names:
    """Return the financial years whose budgets for reviews these are."""
    return _named(all_budgets.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def ledger_layouts(reader: Reader, *, ids: Ids) -> Names:
    """Return what these layouts for the ledger are called."""
    found = ledger.layouts_open_to(reader).filter(pk__in=ids)
    return _named(found, lambda one: reverse("dhr:ledger-layout-list", args=[one.partnership.slug]))


def pool_payments(reader: Reader, *, ids: Ids) -> Names:
    """Return whose payments into pools these are, and for which years."""
    found = pools.payments_open_to(reader).filter(pk__in=ids)
    return _named(found, _pool_of)


def statement_readers(reader: Reader, *, ids: Ids) -> Names:
    """Return who may read the statement of a partner."""
    found = all_statements.readers_open_to(reader).filter(pk__in=ids)
    return _named(found, lambda one: one.statement.get_absolute_url())


def _pool_of(one: PoolPayment) -> str:
    return reverse("dhr:pool-payment-list", args=[one.agreement.partnership.slug, one.agreement.key])


def _named(found: Iterable[Any], address: Callable[[Any], str]) -> Names:
    return {one.pk: Named(str(one), address(one)) for one in found}
