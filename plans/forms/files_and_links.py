"""A file or a link, as somebody is asked for one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.fields import FileField, RadioField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH
from csp.kernel.web_link import fault_of
from plans.services.files_and_links import MEGABYTES

FILE, LINK = "file", "link"


class LinkField(TextField):
    """The address of a page of the web."""

    def validate(self, value: str) -> None:
        """Refuse what is no such address, in a sentence."""
        super().validate(value)
        if value and (fault := fault_of(value)):
            raise ValidationError(fault, code="invalid")


class FileOrLinkForm(GovukForm):
    """Asks which of the two it is, and for that one; a form that is one says what it is to be called."""

    button_is_pressed_once = True
    title_help = ""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    title = TextField(label="What is it?", max_length=200, error_messages={"required": "Enter what it is"})
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say what a good name for it is."""
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = self.title_help

    @property
    def given(self) -> dict[str, Any]:
        """Return the values of a FileOrLink."""
        said = self.cleaned_data
        file = said.get("file") if said["kind"] == FILE else None
        return {
            "title": said["title"],
            "link": said["link"] if said["kind"] == LINK else "",
            "content": file.read() if file else b"",
            "name": file.name if file else "",
        }
