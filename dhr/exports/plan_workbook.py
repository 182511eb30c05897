"""A review's action plan in the Home Office's columns, as an Excel workbook."""

from collections.abc import Sequence
from datetime import date

from csp.documents.workbook import plain_workbook
from dhr.exports.plan_rows import HEADS, PlanRow

SHEET = "Action plan"
WIDTHS = (50, 11, 50, 24, 40, 14, 50)


def plan_workbook(rows: Sequence[PlanRow], *, title: str, on: date) -> bytes:
    """Return the workbook; ``title`` and ``on`` are all that the file says of itself."""
    return plain_workbook(HEADS, rows, name=SHEET, widths=WIDTHS, title=title, on=on)
