"""A paper and a decision of a meeting, and the question before something is removed from it."""

from typing import Any

from django import forms

from csp.forms.fields import TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Record
from plans.forms.files_and_links import FileOrLinkForm
from plans.models import MeetingDecision
from plans.services.files_and_links import FileOrLink


class PaperForm(FileOrLinkForm):
    """Asked when a paper is added."""

    button = "Add this paper"
    title_help = (
        "For example: Agenda, or Draft assessment. Everybody who reads the plan can open it. Name nobody."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mint the key of the new paper."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"key": self.cleaned_data["key"], "answers": FileOrLink(**self.given)}


class DecisionForm(GovukForm):
    """Asked when a decision is written down or its words are changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    text = TextAreaField(
        label="What was decided?",
        help_text="In one or two sentences. Name no victim, suspect or child.",
        max_length=4000,
        error_messages={"required": "Enter what was decided"},
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: MeetingDecision | None = None, **kwargs: Any) -> None:
        """Start from its words."""
        if subject:
            kwargs |= {"initial": {"text": subject.text}, "version": subject.version}
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]


class RemovePartForm(GovukForm):
    """Asked before somebody, a paper or a decision is taken off a meeting."""

    button_kind = "warning"

    def __init__(self, *args: Any, subject: Record, button: str, **kwargs: Any) -> None:
        """Remember which version was read."""
        self.button = button
        super().__init__(*args, version=subject.version, **kwargs)
