"""Layouts for the ledger, for tests: one that there is, and what somebody says in a new one."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from csp.web import clock
from dhr.models import LedgerColumn, LedgerField, LedgerLayout
from dhr.services.ledger_layouts import LayoutAnswers, add_layout
from tests.integration import people

LIST = "/p/vale/reviews/ledger/"
Rows, Credits, Amounts, Days = (
    LedgerLayout.Rows,
    LedgerLayout.Credits,
    LedgerLayout.Amounts,
    LedgerLayout.Days,
)


def columns(names: Iterable[str]) -> tuple[LedgerColumn, ...]:
    """Return columns that are called as their fields are."""
    return tuple(LedgerColumn(one, LedgerField(one).label) for one in names)


def says(*names: str, **given: Any) -> LayoutAnswers:
    """Return a layout with these fields, written as most finance systems want it unless it is said."""
    answers: dict[str, Any] = {
        "title": "Upload",
        "delimiter": LedgerLayout.Delimiter.COMMA,
        "days": Days.DAY_FIRST,
        "amounts": Amounts.PLAIN,
        "credits": Credits.MINUS,
        "rows": Rows.CHARGE,
        "has_headings": True,
        "columns": columns(names or ("reference", "partner", "amount")),
    }
    return LayoutAnswers(**(answers | given))


def add(*names: str, by: str = "june", **given: Any) -> LedgerLayout:
    """Add a layout of Vale's with these fields."""
    reader = people.reader(by)
    return add_layout(partnership=people.vale(), answers=says(*names, **given), by=reader, now=clock.now())


def any_layout() -> LedgerLayout:
    """Return Vale's layout, as it is there already or a new one."""
    return LedgerLayout.objects.first() or add()


def page(verb: str, layout: LedgerLayout) -> str:
    """Return the address of a page about a layout."""
    return reverse(f"dhr:ledger-layout-{verb}", args=["vale", layout.key])


def pages() -> list[str]:
    """Return the address of every page about Vale's layouts."""
    layout = any_layout()
    of_one = [page(verb, layout) for verb in ("edit", "remove", "csv")]
    asked = f"{LIST}?layout_key={layout.key}"
    return [LIST, asked, reverse("dhr:ledger-layout-add", args=["vale"]), *of_one]
