"""What of a report is exempt, and who is named to read it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from csp.forms.fields import FileField, RadioField, RecordField, SelectField, TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import new_key
from csp.kernel.schedule_12a import paragraphs_of
from scrutiny.forms.sections import LONGEST, minted_key
from scrutiny.models import ExemptMatter
from scrutiny.services.exempt import NO_FILE, NO_REASON, NO_TITLE, NO_WORDS, ExemptAnswers
from scrutiny.sources.own_words import fault_of_footnotes

PASSAGE, SECTION, APPENDIX = "passage", "section", "appendix"
KINDS = (
    (PASSAGE, "A passage of a section: one or more paragraphs"),
    (SECTION, "A whole section"),
    (APPENDIX, "An appendix: a file"),
)
WORDS_HELP = (
    "An empty line begins a new paragraph. [^1] behind a word is the mark of a footnote, which stands on a line of "
    "its own: “[^1]: …”. All of it is kept apart from what others read."
)


class ReasonedForm(GovukForm):
    """What is asked of anything exempt: under which paragraph, and why it should stay so."""

    paragraph = RadioField(
        label="Under which paragraph of Schedule 12A?",
        help_text="Part 1 of the report says it.",
        error_messages={"required": "Choose the paragraph of Schedule 12A"},
    )
    reason = TextAreaField(
        label="Why does the public interest in keeping it exempt outweigh that in telling it?",
        help_text="Kept for whoever is named on this report. It is never printed.",
        max_length=1000,
        rows=4,
        called="reason",
        error_messages={"required": NO_REASON},
    )

    def __init__(self, *args: Any, is_wales: bool, **kwargs: Any) -> None:
        """Offer the paragraphs that are in force where the partnership is."""
        super().__init__(*args, **kwargs)
        found = paragraphs_of(is_wales=is_wales)
        self.offer("paragraph", choices=[(str(one), f"{one}: {words}") for one, words in found.items()])


class NewExemptForm(ReasonedForm):
    """Asked when something is marked as exempt: what it is, and where."""

    button = "Mark it as exempt"
    button_is_pressed_once = True

    key = minted_key()
    kind = RadioField(
        label="What is exempt?",
        choices=KINDS,
        reveals={
            PASSAGE: ["section", "passage"],
            SECTION: ["title", "words"],
            APPENDIX: ["appendix_title", "about", "file"],
        },
        error_messages={"required": "Choose what is exempt"},
    )
    section = SelectField(
        label="In which section?",
        help_text="Its place is put last in the section’s words, as {exempt:…}. Move that line where it belongs.",
        called="section",
        error_messages={"required": "Choose the section"},
    )
    passage = TextAreaField(
        label="The words that are exempt",
        help_text=WORDS_HELP,
        max_length=LONGEST,
        rows=8,
        error_messages={"required": NO_WORDS},
    )
    title = TextField(
        label="Title of the section",
        help_text="Part 1 calls it “Exempt section”.",
        max_length=120,
        error_messages={"required": NO_TITLE},
    )
    words = TextAreaField(
        label="Its words",
        help_text=WORDS_HELP,
        max_length=LONGEST,
        rows=12,
        error_messages={"required": NO_WORDS},
    )
    appendix_title = TextField(
        label="Title of the appendix",
        help_text="Part 1 calls it “Exempt appendix”.",
        max_length=120,
        error_messages={"required": NO_TITLE},
    )
    about = TextField(label="What is it, in a few words?", required=False, max_length=300)
    file = FileField(label="File", endings=(".pdf", ".docx"), error_messages={"required": NO_FILE})

    field_order = (
        "key",
        "kind",
        "section",
        "passage",
        "title",
        "words",
        "appendix_title",
        "about",
        "file",
    )

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the sections of the report that are not exempt as a whole, as (key, title)."""
        super().__init__(*args, initial={"key": new_key(), "kind": PASSAGE}, **kwargs)
        self.offer("section", choices=[("", "Choose one"), *sections])
        self.offer("file", megabytes=settings.APPENDIX_MEGABYTES, help_text="PDF or Word (.docx).")

    def clean_passage(self) -> str:
        """Refuse notes that could not be printed."""
        return _noted(self.cleaned_data["passage"])

    def clean_words(self) -> str:
        """Refuse notes that could not be printed."""
        return _noted(self.cleaned_data["words"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: what it is, and of a passage the key of its section."""
        said = self.cleaned_data
        kind, file, content = said["kind"], said.get("file"), b""
        if kind == APPENDIX and file:
            file.seek(0)
            content = file.read()
        words = {PASSAGE: said.get("passage", ""), SECTION: said.get("words", "")}
        titles = {SECTION: said.get("title", ""), APPENDIX: said.get("appendix_title", "")}
        given = ExemptAnswers(
            paragraph=int(said["paragraph"]),
            reason=said["reason"],
            words=words.get(kind, ""),
            title=titles.get(kind, ""),
            about=said.get("about", "") if kind == APPENDIX else "",
            content=content,
            name=file.name if content and file else "",
        )
        return {"answers": given, "key": said["key"] or None}


class ExemptForm(ReasonedForm):
    """Asked when something exempt is changed; the file of an appendix stays as it is."""

    title = TextField(label="Title", max_length=120, error_messages={"required": NO_TITLE})
    words = TextAreaField(
        label="The words that are exempt",
        help_text=WORDS_HELP,
        max_length=LONGEST,
        rows=12,
        error_messages={"required": NO_WORDS},
    )
    about = TextField(label="What is it, in a few words?", required=False, max_length=300)

    field_order = ("title", "words", "about")

    def __init__(self, *args: Any, subject: ExemptMatter, **kwargs: Any) -> None:
        """Start from what it is, and ask of it what it has."""
        initial = {name: getattr(subject, name) for name in ("title", "words", "about", "reason")}
        initial["paragraph"] = str(subject.exemption.paragraph)
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        unasked = {"words"} if subject.checked_id else {"about"}
        if not subject.title:
            unasked.add("title")
        for name in unasked:
            del self.fields[name]

    def clean_words(self) -> str:
        """Refuse notes that could not be printed."""
        return _noted(self.cleaned_data["words"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = {name: self.cleaned_data.get(name, "") for name in ("title", "words", "about", "reason")}
        given = ExemptAnswers(paragraph=int(self.cleaned_data["paragraph"]), **said)
        return {"answers": given, "version": self.cleaned_data["version"]}


def _noted(words: str) -> str:
    if fault := fault_of_footnotes(words):
        raise ValidationError(fault)
    return words


class ReaderForm(GovukForm):
    """Asked when somebody is named to read what is exempt of a report."""

    button = "Name this person"
    person = RecordField(
        label="Who may read what is exempt?",
        help_text="They read all of Part 2 of this report, and each opening is recorded.",
        called="person",
        error_messages={"required": "Choose the person"},
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """Offer those who read papers here and are not named yet."""
        super().__init__(*args, **kwargs)
        self.offer("person", queryset=people)


class EndReaderForm(GovukForm):
    """Asked before somebody who is named reads it no more."""

    button = "End this"
    button_kind = "warning"
