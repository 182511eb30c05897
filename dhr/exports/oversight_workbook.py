"""What reviews recommended, for whoever oversees them, as an Excel workbook."""

from collections.abc import Sequence
from datetime import date

from csp.documents.workbook import plain_workbook
from dhr.exports.oversight_rows import HEADS, OversightRow

SHEET = "Recommendations"
WIDTHS = (10, 60, 11, 30, 34, 22, 50)


def oversight_workbook(rows: Sequence[OversightRow], *, title: str, on: date) -> bytes:
    """Return the workbook; ``title`` and ``on`` are all that the file says of itself."""
    return plain_workbook(HEADS, rows, name=SHEET, widths=WIDTHS, title=title, on=on)
