"""Evidence: what it is, what it shows, and a file or a link; and why it is removed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from csp.forms.fields import FileField, RadioField, SelectField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel import day_words
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.web_link import fault_of
from plans.models import Evidence, Milestone, ProgressUpdate
from plans.services.evidence import MEGABYTES, EvidenceAnswers

FILE, LINK = "file", "link"
WHOLE = ""


class LinkField(TextField):
    """The address of a page of the web."""

    def validate(self, value: str) -> None:
        """Refuse what is no such address, in a sentence."""
        super().validate(value)
        if value and (fault := fault_of(value)):
            raise ValidationError(fault, code="invalid")


class EvidenceForm(GovukForm):
    """Asked when evidence is added."""

    button = "Add this evidence"
    button_is_pressed_once = True

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    title = TextField(
        label="What is it?",
        help_text="For example: Visits log, April to August. Name nobody.",
        max_length=200,
        error_messages={"required": "Enter what it is"},
    )
    shows = SelectField(label="What does it show?", required=False, called="thing it shows")
    kind = RadioField(
        label="A file or a link?",
        choices=[(FILE, "A file"), (LINK, "A link")],
        reveals={FILE: ["file"], LINK: ["link"]},
        error_messages={"required": "Choose whether it is a file or a link"},
    )
    file = FileField(
        label="File",
        help_text=f"PDF, Word, Excel, CSV, text, PNG or JPEG, {MEGABYTES} MB or smaller.",
        megabytes=MEGABYTES,
    )
    link = LinkField(
        label="Link",
        help_text="The whole address, beginning with https://. It opens for those who may open it there.",
        max_length=500,
    )

    def __init__(
        self,
        *args: Any,
        updates: Iterable[ProgressUpdate],
        milestones: Iterable[Milestone],
        begin: str = WHOLE,
        **kwargs: Any,
    ) -> None:
        """Offer the action as a whole, each of its updates and each of its milestones; start from ``begin``."""
        self.updates = {one.key: one for one in updates}
        self.milestones = {one.key: one for one in milestones}
        initial = {"key": new_key(), "shows": begin}
        super().__init__(*args, initial=initial, **kwargs)
        said = [
            (key, f"Update of {day_words.plain(timezone.localdate(one.made_at))} by {one.made_by.name}")
            for key, one in self.updates.items()
        ]
        steps = [(key, f"Milestone: {one}") for key, one in self.milestones.items()]
        self.offer("shows", choices=[(WHOLE, "The action as a whole, or how it ended"), *steps, *said])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        file = given.get("file") if given["kind"] == FILE else None
        answers = EvidenceAnswers(
            title=given["title"],
            link=given["link"] if given["kind"] == LINK else "",
            content=file.read() if file else b"",
            name=file.name if file else "",
            update=self.updates.get(given["shows"]),
            milestone=self.milestones.get(given["shows"]),
        )
        return {"key": given["key"], "answers": answers}


class RemoveEvidenceForm(GovukForm):
    """Asked before evidence is removed."""

    button = "Remove this evidence"
    button_kind = "warning"

    reason = TextField(
        label="Why is it removed?",
        help_text="It stays with what the evidence was called. The file itself does not.",
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Evidence, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
