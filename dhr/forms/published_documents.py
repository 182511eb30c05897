"""A document that everybody will read, and the question before one is taken away."""

from typing import Any

from django import forms

from csp.forms.fields import FileField, RadioField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.public_texts import PublicTextsForm
from dhr.models import PublishedDocument
from dhr.services.published_documents import MEGABYTES, DocumentAnswers


class DocumentForm(PublicTextsForm):
    """Asked of whoever prepares what is published."""

    button = "Add this document"
    button_is_pressed_once = True

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    kind = RadioField(
        label="What is it?",
        choices=PublishedDocument.Kind.choices,
        error_messages={"required": "Choose what it is"},
    )
    title = TextField(
        label="What is it called?",
        help_text="Everybody will read it. For example: Overview report. Never the code name.",
        max_length=200,
        error_messages={"required": "Enter what it is called"},
        called="title",
    )
    file = FileField(
        label="File",
        help_text=(
            f"PDF or Word, {MEGABYTES} MB or smaller. Its own name and who wrote it are taken out; what is in it "
            "is not looked at, so read it through first. Of pictures in Word, only JPEG and PNG lose where they were "
            "taken and by whom."
        ),
        endings=(".pdf", ".docx"),
        megabytes=MEGABYTES,
        error_messages={"required": "Choose the file"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mint the key of the new document."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        file = said["file"]
        given = DocumentAnswers(said["kind"], said["title"], file.read(), file.name)
        return {"key": said["key"], "answers": given}


class RemoveDocumentForm(GovukForm):
    """Asked before a document is taken away."""

    button, button_kind = "Remove this document", "warning"

    def __init__(self, *args: Any, subject: PublishedDocument, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
