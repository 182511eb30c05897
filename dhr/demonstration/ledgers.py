"""Tell how the demonstration's finance system wants charges, and what partners pay into a pool for small costs."""

from csp.demonstration.load import Cast, moment
from dhr.demonstration.costs import KEEPER, april
from dhr.models import (
    AgreementVersion,
    CostAgreement,
    CostRule,
    CostType,
    LedgerColumn,
    LedgerField,
    LedgerLayout,
)
from dhr.services.cost_agreements import AgreementAnswers, VersionAnswers, add_agreement, agree_version
from dhr.services.cost_rules import RuleAnswers, set_rule
from dhr.services.ledger_layouts import LayoutAnswers, add_layout
from dhr.services.pools import PoolAnswers, note_pool_payment

BEGUN_AGO, PAID_AGO, ADDED_AGO = 420, 40, 30  # days
YEARS = 3  # for which it was agreed
YEARLY = {"mcc": 50_000, "vdc": 50_000, "pol": 25_000}  # pence, by the code of the body
PAID = {"mcc": 50_000, "pol": 10_000}
LAYOUT = (
    LedgerColumn(LedgerField.FIXED, "Account", "R4410"),
    LedgerColumn(LedgerField.REFERENCE, "Their reference"),
    LedgerColumn(LedgerField.SENT_ON, "Date"),
    LedgerColumn(LedgerField.PARTNER, "Customer"),
    LedgerColumn(LedgerField.PURCHASE_ORDER, "PO number"),
    LedgerColumn(LedgerField.COST_TYPE, "Description"),
    LedgerColumn(LedgerField.AMOUNT, "Net"),
)


def load(cast: Cast) -> None:
    """Agree on a pool, note what was paid into it for last year and this one, and add a layout for the ledger."""
    agreement = _agreed(cast)
    by, now = cast.reader(KEEPER, ago=PAID_AGO), moment(cast.day(-PAID_AGO))
    this_year = april(by.today).year
    for year, paid in ((this_year - 1, YEARLY), (this_year, PAID)):
        for version, (code, pence) in enumerate(paid.items()):
            answers = PoolAnswers(cast.seats[code].key, pence, by.today, f"BACS {code.upper()}")
            note_pool_payment(
                agreement=agreement, year=year, version=version, answers=answers, by=by, now=now
            )
    by, now = cast.reader(KEEPER, ago=ADDED_AGO), moment(cast.day(-ADDED_AGO))
    add_layout(partnership=cast.partnership, answers=_layout(), by=by, now=now)


def _agreed(cast: Cast) -> CostAgreement:
    by, now = cast.reader(KEEPER, ago=BEGUN_AGO), moment(cast.day(-BEGUN_AGO))
    begins = april(by.today)
    ends = begins.replace(year=begins.year + YEARS, month=3, day=31)
    agreement = add_agreement(
        partnership=cast.partnership,
        answers=AgreementAnswers("A pool for small costs of reviews", ends_on=ends),
        first=VersionAnswers(begins, AgreementVersion.Basis.RESPONSIBLE),
        by=by,
        now=now,
    )
    draft = agreement.versions.get()
    sums = {cast.seats[code].key: pence for code, pence in YEARLY.items()}
    rule = RuleAnswers(rest=CostRule.Rest.EQUALLY, first=CostRule.First.POOL, sums=sums)
    set_rule(key=draft.key, version=1, cost_type=CostType.OTHER, answers=rule, by=by, now=now)
    draft.refresh_from_db()
    where = "Partnership board, minute 9"
    agree_version(
        key=draft.key, version=draft.version, agreed_on=by.today, agreed_where=where, by=by, now=now
    )
    return agreement


def _layout() -> LayoutAnswers:
    fresh = LedgerLayout(title="Council finance system", columns=[list(one) for one in LAYOUT])
    return LayoutAnswers.of(fresh)
