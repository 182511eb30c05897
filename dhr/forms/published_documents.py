"""A document that everybody will read, and the question before one is taken away."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.fields import FileField, RadioField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.public_texts import PublicTextsForm
from dhr.models import PublishedDocument
from dhr.services.published_documents import MEGABYTES, DocumentAnswers, as_everybody_has_it


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
            "is not looked at, so read it through first. Of its pictures, JPEG lose where they were taken and by "
            "whom, in Word also PNG; others keep it."
        ),
        endings=(".pdf", ".docx"),
        megabytes=MEGABYTES,
        error_messages={"required": "Choose the file"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mint the key of the new document."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the file too, before anything is asked about."""
        given = super().clean()
        if not self.errors:
            try:
                as_everybody_has_it(answers=self._document)
            except ValidationError as refused:
                self.add_error(None, refused)
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"key": self.cleaned_data["key"], "answers": self._document}

    @property
    def _document(self) -> DocumentAnswers:
        said = self.cleaned_data
        file = said["file"]
        file.seek(0)
        return DocumentAnswers(said["kind"], said["title"], file.read(), file.name)


class RemoveDocumentForm(GovukForm):
    """Asked before a document is taken away."""

    button, button_kind = "Remove this document", "warning"

    def __init__(self, *args: Any, subject: PublishedDocument, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
