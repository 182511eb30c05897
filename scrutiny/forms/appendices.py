"""An appendix of a report: a file or an address, and the question before one is removed."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from csp.forms.fields import FileField, RadioField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.web_link import fault_of
from scrutiny.models import Appendix
from scrutiny.services.appendices import NO_FILE, NO_FORM, NO_LINK, NOT_SECURE, AppendixAnswers

FILE, LINK = "file", "link"
FILE_HELP = (
    "PDF or Word (.docx), {megabytes} MB and {pages} pages at most. Anyone may read it. Who wrote it is taken out of "
    "it; it is refused with a password, scripts, comments, tracked changes or other files in it."
)


class LinkField(TextField):
    """The address of a page of the web that nobody can change on its way."""

    def validate(self, value: str) -> None:
        """Refuse what is no such address, in a sentence."""
        super().validate(value)
        if value and not value.lower().startswith("https://"):
            raise ValidationError(NOT_SECURE, code="invalid")
        if value and (fault := fault_of(value)):
            raise ValidationError(fault, code="invalid")


class AppendixForm(GovukForm):
    """Asked when an appendix is added or changed."""

    button_is_pressed_once = True

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    title = TextField(
        label="Title",
        help_text="For example: Strategic assessment 2026. Its letter comes from its place. Name nobody.",
        max_length=120,
        called="title",
    )
    about = TextField(
        label="What is it, in a few words?",
        help_text="For example: the evidence behind the plan.",
        required=False,
        max_length=300,
    )
    kind = RadioField(
        label="A file or a link?",
        choices=[(FILE, "A file, kept with the report"), (LINK, "A link only")],
        reveals={FILE: ["file"], LINK: ["link", "link_form"]},
        error_messages={"required": "Choose whether it is a file or a link"},
    )
    file = FileField(label="File", endings=(".pdf", ".docx"), error_messages={"required": NO_FILE})
    link = LinkField(
        label="Link",
        help_text="The whole address, beginning with https://. It is printed as it is on the day a report is built.",
        max_length=500,
        error_messages={"required": NO_LINK},
    )
    link_form = TextField(
        label="What stands there, and in what form?",
        help_text="For example: PDF, 40 pages.",
        max_length=120,
        error_messages={"required": NO_FORM},
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Appendix | None = None, **kwargs: Any) -> None:
        """Start from what it is; one that has a file keeps it where no other is chosen."""
        if subject:
            kwargs |= {"initial": _shown(subject), "version": subject.version}
        else:
            kwargs["initial"] = {"key": new_key(), "kind": FILE}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]
        words = FILE_HELP.format(megabytes=settings.APPENDIX_MEGABYTES, pages=settings.APPENDIX_PAGES)
        self.offer("file", megabytes=settings.APPENDIX_MEGABYTES, help_text=words)
        if subject and subject.checked:
            kept = f"Choose one only to put it in the place of the file that is kept. {words}"
            self.offer("file", required=False, label="Another file", help_text=kept)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        is_link, file = said["kind"] == LINK, said.get("file")
        content = b""
        if file and not is_link:
            file.seek(0)
            content = file.read()
        answers = AppendixAnswers(
            title=said["title"],
            about=said["about"],
            link=said["link"] if is_link else "",
            link_form=said["link_form"] if is_link else "",
            content=content,
            name=file.name if file and content else "",
        )
        rest: dict[str, Any] = {
            name: said[name] for name in ("key", "version", "reason") if name in self.fields
        }
        return {"answers": answers, **rest}


def _shown(appendix: Appendix) -> dict[str, Any]:
    texts = {name: getattr(appendix, name) for name in ("title", "about", "link", "link_form")}
    return {**texts, "kind": LINK if appendix.link else FILE}
