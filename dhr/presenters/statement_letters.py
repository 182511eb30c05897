"""The statement of a partner as a letter: what it was asked for, has paid and still owes on a day."""

from datetime import date

from csp.kernel import day_words
from csp.kernel.letter import Letter
from csp.kernel.pence import pounds
from csp.kernel.report import Column, PlainTable
from dhr.models import Statement
from dhr.presenters.statements import StatementPage, StatementRow

COLUMNS = (
    Column("Charge"),
    Column("Due"),
    Column("How it stands"),
    Column("Asked for", is_number=True),
    Column("Paid", is_number=True),
    Column("Still to pay", is_number=True),
)


def letter_of(statement: Statement, page: StatementPage, *, to: str, today: date) -> Letter:
    """Return a statement as it stands today; ``to`` is whom charges go to, if that is known."""
    total = page.total
    money = (("Asked for", total.asked), ("Paid", total.paid), ("Written off", total.written_off))
    write = statement.partnership.contact_email
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
        table=PlainTable(
            "charges",
            "Every charge, the newest first",
            COLUMNS,
            tuple(_row(one) for one in page.rows),
            ("Altogether", "", "", pounds(total.asked), pounds(total.paid), pounds(total.left)),
        ),
        after=(
            "What is below nothing is given back to you.",
            *([f"Questions about it: {write}"] if write else []),
        ),
        brand_colour=statement.partnership.brand_colour,
    )


def _row(row: StatementRow) -> tuple[str, ...]:
    what = f"{row.reference}: {row.what[:1].lower()}{row.what[1:]}"
    return (what, day_words.short(row.due_on), row.stands, row.asked, row.paid, row.left)
