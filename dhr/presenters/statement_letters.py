"""The statement of a partner as a letter: what it was asked for, has paid and still owes on a day."""

from datetime import date

from csp.kernel import day_words
from csp.kernel.letter import Letter
from csp.kernel.pence import pounds
from csp.kernel.report import Column, PlainTable
from dhr.models import Statement
from dhr.presenters.pools import PoolsOfPartner
from dhr.presenters.statements import StatementPage, StatementRow

COLUMNS = (
    Column("Charge"),
    Column("Due"),
    Column("How it stands"),
    Column("Asked for", is_number=True),
    Column("Paid", is_number=True),
    Column("Still to pay", is_number=True),
)

POOL_COLUMNS = (
    Column("Financial year"),
    Column("Agreement"),
    Column("To pay", is_number=True),
    Column("Paid", is_number=True),
    Column("Left", is_number=True),
)
NO_POOLS = PoolsOfPartner()


def letter_of(
    statement: Statement,
    page: StatementPage,
    *,
    to: str,
    today: date,
    pools: PoolsOfPartner = NO_POOLS,
) -> Letter:
    """Return a statement as it stands today; ``to`` is whom charges go to, if that is known."""
    total = page.total
    money = (("Asked for", total.asked), ("Paid", total.paid), ("Written off", total.written_off))
    write = statement.partnership.contact_email
    tables = [_charges(page)] if page.rows or not pools.rows else []
    tables += [_into_pools(pools)] if pools.rows else []
    return Letter(
        title=f"Statement on {day_words.plain(today)}",
        sender=str(statement.partnership),
        to=tuple(filter(None, (to, str(statement.seat)))),
        facts=(
            *((words, pounds(pence)) for words, pence in money),
            ("Still to pay", pounds(total.left)),
            *page.by_age,
        ),
        before=(
            "These are your shares of costs that the partnership’s members bear together, by their agreement.",
        ),
        table=tables[0],
        after=(
            "What is below nothing is given back to you.",
            *([f"Questions about it: {write}"] if write else []),
        ),
        brand_colour=statement.partnership.brand_colour,
        beside=tuple(tables[1:]),
    )


def _charges(page: StatementPage) -> PlainTable:
    total = page.total
    return PlainTable(
        "charges",
        "Every charge, the newest first",
        COLUMNS,
        tuple(_row(one) for one in page.rows),
        ("Altogether", "", "", pounds(total.asked), pounds(total.paid), pounds(total.left)),
    )


def _into_pools(pools: PoolsOfPartner) -> PlainTable:
    return PlainTable(
        "pools",
        "Yearly payments into pools, apart from the charges",
        POOL_COLUMNS,
        tuple((one.year_name, one.agreement, *one.money.in_pounds) for one in pools.rows),
        ("Altogether", "", *pools.total.in_pounds),
    )


def _row(row: StatementRow) -> tuple[str, ...]:
    what = f"{row.reference}: {row.what[:1].lower()}{row.what[1:]}"
    return (what, day_words.short(row.due_on), row.stands, row.asked, row.paid, row.left)
