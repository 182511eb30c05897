"""How charges are written for the ledger, and which are taken out."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from csp.forms.columns import ColumnsField, Offered, Placed, as_typed
from csp.forms.dates import DateField
from csp.forms.fields import RadioField, SelectField, TextField, TickField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import LedgerColumn, LedgerField, LedgerLayout
from dhr.services.ledger_layouts import LayoutAnswers
from plans.forms.moments import AskedInAddress

OWN_TEXTS = 3
FIXED = LedgerField.FIXED
BACKWARDS = "The last day must be on or after the first day"
OFFERED = (
    *(Offered(one.value, one.label) for one in LedgerField if one != FIXED),
    *(Offered(f"{FIXED}{number}", f"Text of your own {number}", True) for number in range(1, OWN_TEXTS + 1)),
)
# What is offered where there is no layout yet: what most finance systems ask for.
READY = (
    LedgerField.REFERENCE,
    LedgerField.SENT_ON,
    LedgerField.DUE_ON,
    LedgerField.PARTNER,
    LedgerField.PURCHASE_ORDER,
    LedgerField.BUDGET_CODE,
    LedgerField.COST_TYPE,
    LedgerField.AMOUNT,
)


class LayoutForm(CarefulForm):
    """Asked of a review coordinator: one row for each column that a file can have, and how values are written."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    title = TextField(
        label="What is the layout called?",
        help_text="For example, the name of the finance system.",
        max_length=60,
        error_messages={"required": "Enter what the layout is called"},
        called="name",
    )
    columns = ColumnsField(
        label="Which columns has the file?",
        help_text=(
            "Number those that it has, from left to right. A column without a place is left out. Leave a heading"
            " empty to use the name of the column."
        ),
        offered=OFFERED,
        longest=60,
        error_messages={"required": "Give at least one column its place, like 1"},
    )
    rows = RadioField(label="What is a row?", choices=LedgerLayout.Rows.choices)
    amounts = RadioField(label="How are amounts written?", choices=LedgerLayout.Amounts.choices)
    credits = RadioField(
        label="How is it told that something is given back?", choices=LedgerLayout.Credits.choices
    )
    days = RadioField(label="How is 1 April 2026 written?", choices=LedgerLayout.Days.choices)
    delimiter = RadioField(label="What stands between two values?", choices=LedgerLayout.Delimiter.choices)
    has_headings = TickField(label="The first row holds the headings", required=False)

    def __init__(self, *args: Any, layout: LedgerLayout, **kwargs: Any) -> None:
        """Show what it says; ``version`` is given for one that is there already."""
        said = vars(LayoutAnswers.of(layout))
        shown = {**said, "key": new_key(), "columns": as_typed(_placed(layout.in_order))}
        super().__init__(*args, initial=shown, **kwargs)

    def layout(self) -> list[Any]:
        """Ask for the columns first; most finance systems agree on the rest."""
        written = ("rows", "amounts", "credits", "days", "delimiter", "has_headings")
        return ["title", "columns", Group("How it is written", *written)]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, and the version or the key of a new one."""
        said = self.cleaned_data
        written = {name: said[name] for name in ("title", "delimiter", "days", "amounts", "credits", "rows")}
        columns = tuple(_column(one) for one in said["columns"])
        given = LayoutAnswers(**written, has_headings=bool(said["has_headings"]), columns=columns)
        if "version" in said:
            return {"answers": given, "version": said["version"]}
        return {"answers": given, "key": said["key"] or None}


class RemoveLayoutForm(GovukForm):
    """Asked before a layout is removed."""

    button, button_kind = "Remove this layout", "warning"

    def __init__(self, *args: Any, subject: LedgerLayout, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)


class LedgerForm(AskedInAddress):
    """Asks which charges are taken out, by the day they were sent, and how they are written."""

    button = "Show what is in the file"

    layout_key = SelectField(label="Layout", called="layout")
    first = DateField(
        label="Sent from",
        help_text="Leave both days empty for everything that was sent.",
        required=False,
        sometimes=True,
        called="first day",
    )
    last = DateField(label="Sent to", required=False, sometimes=True, called="last day")

    def __init__(self, *args: Any, layouts: Sequence[LedgerLayout], **kwargs: Any) -> None:
        """Offer the layouts."""
        super().__init__(*args, **kwargs)
        self.offer("layout_key", choices=[(one.key, one.title) for one in layouts])

    def clean(self) -> dict[str, Any]:
        """Refuse days the wrong way round."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", BACKWARDS)
        return given


def ready(layout: LedgerLayout) -> LedgerLayout:
    """Give a new layout the columns that most finance systems ask for."""
    layout.title = "Charges for the ledger"
    layout.columns = [[one.value, one.label, ""] for one in READY]
    return layout


def _placed(columns: Iterable[LedgerColumn]) -> list[Placed]:
    """Return columns as the form has them: texts of one’s own are numbered."""
    found, own = [], 0
    for place, column in enumerate(columns, start=1):
        own += column.field == FIXED
        key = f"{FIXED}{own}" if column.field == FIXED else column.field
        found.append(Placed(key, place, column.heading, column.text))
    return found


def _column(one: Placed) -> LedgerColumn:
    is_own = one.key not in LedgerField.values
    return LedgerColumn(FIXED.value if is_own else one.key, one.heading, one.text)
