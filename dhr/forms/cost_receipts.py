"""Where the receipt of a cost is: a file here, or where it is kept, or that there is none."""

from typing import Any

from csp.forms.fields import FileField, RadioField, TextField
from dhr.forms.careful import CarefulForm
from dhr.models import CostLine
from dhr.services.cost_receipts import ReceiptAnswers
from plans.services.files_and_links import MEGABYTES

FILE, KEPT, NONE = "file", "kept", "none"


class ReceiptForm(CarefulForm):
    """Asked of whoever runs the review; what is said takes the place of what was there."""

    button = "Save where the receipt is"
    button_is_pressed_once = True
    not_free = frozenset({"kept_at"})

    kind = RadioField(
        label="Keep the receipt here?",
        choices=[(FILE, "Yes, as a file"), (KEPT, "No, say where it is kept"), (NONE, "There is no receipt")],
        reveals={FILE: ["file"], KEPT: ["kept_at"]},
        error_messages={"required": "Choose whether the receipt is kept here"},
    )
    file = FileField(
        label="File",
        help_text=f"PDF, Word, Excel, CSV, text, PNG or JPEG, {MEGABYTES} MB or smaller.",
        megabytes=MEGABYTES,
    )
    kept_at = TextField(
        label="Where is it kept?",
        help_text="For example: the finance system of the council, with the number of the invoice.",
        max_length=200,
        error_messages={"required": "Enter where it is kept"},
    )

    def __init__(self, *args: Any, subject: CostLine, **kwargs: Any) -> None:
        """Start from where it is kept, if it is not here."""
        first = {"kind": KEPT, "kept_at": subject.receipt_kept_at} if subject.receipt_kept_at else {}
        super().__init__(*args, initial=first, version=subject.version, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        file = said["file"] if said["kind"] == FILE else None
        given = ReceiptAnswers(
            kept_at=said["kept_at"] if said["kind"] == KEPT else "",
            content=file.read() if file else b"",
            name=file.name if file else "",
        )
        return {"version": said["version"], "answers": given}
