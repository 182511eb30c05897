"""How the finance system of a partnership wants charges written, so that they can be taken into its ledger."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE
from csp.models import Partnership, Record
from dhr.models.of_partnership import OfPartnershipQuerySet


class LedgerField(models.TextChoices):
    """What a column of the file holds; none says anything of a review."""

    REFERENCE = "reference", "Charge number"
    PARTNER = "partner", "Partner"
    CONTACT = "contact", "Whom it was sent to"
    ADDRESS = "address", "Address it was sent to"
    AMOUNT = "amount", "Amount"
    SIDE = "side", "Debit or credit: D or C"
    LEFT = "left", "Still to pay"
    COST_TYPE = "cost_type", "Type of cost"
    COST_YEAR = "cost_year", "Financial year of the cost"
    PURCHASE_ORDER = "purchase_order", "Purchase order number"
    BUDGET_CODE = "budget_code", "Budget code"
    SENT_ON = "sent_on", "Day it was sent"
    DUE_ON = "due_on", "Day by which it is to be paid"
    AGREED_ON = "agreed_on", "Day the partner agreed"
    INVOICE = "invoice", "Invoice number"
    INVOICED_ON = "invoiced_on", "Day of the invoice"
    STANDS = "stands", "What became of it"
    FIXED = "fixed", "A text that is the same in each row"


class LedgerColumn(NamedTuple):
    """One column: what it holds, what its heading is, and the text of one that is the same in each row."""

    field: str
    heading: str
    text: str = ""


class LedgerLayout(Record):
    """How one file for a ledger is written: its columns in order, and how days and amounts are written in it.

    ``columns`` are rows of a field, its heading and its text, as ``LedgerColumn`` has them.
    """

    class Delimiter(models.TextChoices):
        """What stands between two values."""

        COMMA = "comma", "Commas"
        SEMICOLON = "semicolon", "Semicolons"
        TAB = "tab", "Tabs"

    class Days(models.TextChoices):
        """How the first of April is written."""

        YEAR_FIRST = "year_first", "2026-04-01"
        DAY_FIRST = "day_first", "01/04/2026"
        CLOSED_UP = "closed_up", "20260401"

    class Amounts(models.TextChoices):
        """How one thousand two hundred and thirty-four pounds fifty is written."""

        PLAIN = "plain", "1234.50"
        COMMAS = "commas", "1,234.50"
        PENCE = "pence", "123450, in pence"

    class Credits(models.TextChoices):
        """How it is told that something is given back."""

        MINUS = "minus", "By a minus before the amount"
        SIDE = "side", "By a column that says D or C"

    class Rows(models.TextChoices):
        """What a row of the file is."""

        CHARGE = "charge", "One row for each charge"
        LINE = "line", "One row for each type of cost and year of a charge"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="ledger_layouts")
    title = models.CharField("name", max_length=60)
    delimiter = models.CharField(
        "what stands between values", max_length=10, choices=Delimiter, default=Delimiter.COMMA
    )
    days = models.CharField("how days are written", max_length=10, choices=Days, default=Days.DAY_FIRST)
    amounts = models.CharField(
        "how amounts are written", max_length=10, choices=Amounts, default=Amounts.PLAIN
    )
    credits = models.CharField(
        "how it is told that something is given back", max_length=10, choices=Credits, default=Credits.MINUS
    )
    rows = models.CharField("what a row is", max_length=10, choices=Rows, default=Rows.CHARGE)
    has_headings = models.BooleanField("the first row holds the headings", default=True)
    columns = models.JSONField("columns in their order", default=list)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "title": NONE,
        "delimiter": NONE,
        "days": NONE,
        "amounts": NONE,
        "credits": NONE,
        "rows": NONE,
        "has_headings": NONE,
        "columns": NONE,
    }

    circle_id = None
    objects = OfPartnershipQuerySet["LedgerLayout"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title"],
                name="dhr_ledger_layout_called_once",
                violation_error_message="There is a layout of this name already.",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.title

    @property
    def in_order(self) -> list[LedgerColumn]:
        """Return its columns in their order."""
        return [LedgerColumn(*one) for one in self.columns]


def stored(columns: Iterable[LedgerColumn]) -> list[list[Any]]:
    """Return columns as a layout keeps them."""
    return [list(one) for one in columns]
