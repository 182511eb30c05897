"""A paper and a decision of a panel's meeting, and the action that comes of a decision."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import FileField, RadioField, RecordField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Seat
from dhr.forms.careful import CarefulForm
from dhr.forms.panel_meetings import reason_field
from dhr.models import PanelDecision
from dhr.services.panel_papers import PaperAnswers
from plans.services.actions import ActionAnswers
from plans.services.files_and_links import MEGABYTES

FILE, KEPT = "file", "kept"
LONGEST_TITLE = 300


class PaperForm(CarefulForm):
    """Asked when a paper is added: the file, or where it is kept."""

    button = "Add this paper"
    button_is_pressed_once = True
    not_free = frozenset({"kept_at"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    title = TextField(
        label="What is it?",
        help_text="For example: Agenda, or Combined chronology. Everybody on the panel can open it.",
        max_length=200,
        error_messages={"required": "Enter what it is"},
    )
    kind = RadioField(
        label="Keep it here?",
        choices=[(FILE, "Yes, as a file"), (KEPT, "No, say where it is kept")],
        reveals={FILE: ["file"], KEPT: ["kept_at"]},
        error_messages={"required": "Choose whether it is kept here"},
    )
    file = FileField(
        label="File",
        help_text=f"PDF, Word, Excel, CSV, text, PNG or JPEG, {MEGABYTES} MB or smaller.",
        megabytes=MEGABYTES,
    )
    kept_at = TextField(
        label="Where is it kept?",
        help_text="For example: the coordinator’s secure folder, case 12.",
        max_length=300,
        error_messages={"required": "Enter where it is kept"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mint the key of the new paper."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        file = said.get("file") if said["kind"] == FILE else None
        given = PaperAnswers(
            title=said["title"],
            kept_at=said["kept_at"] if said["kind"] == KEPT else "",
            content=file.read() if file else b"",
            name=file.name if file else "",
        )
        return {"key": said["key"], "answers": given}


class DecisionForm(CarefulForm):
    """Asked when a decision is written down or its words are changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    text = TextAreaField(
        label="What was decided?",
        help_text="In one or two sentences. Write pseudonyms and posts, never a name.",
        max_length=4000,
        error_messages={"required": "Enter what was decided"},
    )
    reason = reason_field()

    def __init__(self, *args: Any, subject: PanelDecision | None = None, **kwargs: Any) -> None:
        """Start from its words."""
        if subject:
            kwargs |= {"initial": {"text": subject.text}, "version": subject.version}
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]


class RaiseForm(CarefulForm):
    """Asked for the action that comes of a decision or a recommendation; its own page asks for the rest."""

    button = "Add this action"

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    title = TextField(
        label="What is to be done?",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Enter what is to be done"},
    )
    detail = TextAreaField(label="Detail", required=False, max_length=10_000)
    lead_seat = RecordField(
        label="Which authority leads it?", required=False, empty_label="None yet", called="authority"
    )
    lead_post = TextField(
        label="Which post is responsible?",
        help_text="Who holds the action is named on its own page: they then see it, and nothing else of the review.",
        required=False,
        max_length=120,
    )
    due_on = DateField(label="Due date", help_text="For example, 31 3 2027", required=False)
    done_when = TextAreaField(
        label="How will the panel know that it is done?", required=False, max_length=4000, rows=3
    )

    def __init__(
        self, *args: Any, text: str, seats: Any, lead_seat: Seat | None = None, **kwargs: Any
    ) -> None:
        """Begin with the words of what it comes of: those too long for a title are its detail."""
        said = " ".join(text.split())
        first = {"key": new_key(), "title": said, "lead_seat": lead_seat}
        if len(said) > LONGEST_TITLE:
            first |= {"title": f"{said[: LONGEST_TITLE - 1]}…", "detail": text}
        super().__init__(*args, initial=first, **kwargs)
        self.offer("lead_seat", queryset=seats)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = super().answers
        return {"key": given.pop("key"), "answers": ActionAnswers(**given)}
