"""Sections of a report: what one is and who writes it, its words, a comment on it, the question before it goes."""

from collections.abc import Sequence
from copy import copy
from dataclasses import fields
from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, TextAreaField, TextField
from csp.forms.govuk import Buttons, GovukForm, Group
from csp.forms.numbers import WholeNumberField
from csp.kernel.footnotes import taken_apart
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.typed_table import fault_of_tables
from csp.models import Record
from scrutiny.forms.report import EARLIEST, LATEST
from scrutiny.models import ReportSection
from scrutiny.services.sections import SectionAnswers
from scrutiny.sources.exempt import fault_of_markers
from scrutiny.sources.kinds import Kind
from scrutiny.sources.own_words import fault_of, fault_of_footnotes, parts_of, references_to
from scrutiny.sources.wording import paragraphs

LONGEST, LONGEST_COMMENT, MOST_WORDS = 20_000, 2000, 5000

HELP = (
    "An empty line begins a new numbered paragraph. A line that begins with a hyphen and a space is a point of a "
    "list; **two stars** make words bold; [words](https://…) is a link. A table begins with a line such as “Table: "
    "Incidents by ward”, then “| Ward | Incidents |”, “| --- | ---: |” and a line for each row; an empty line stands "
    "before it and after it. [^1] behind a word is the mark of a footnote, which stands on a line of its own: "
    "“[^1]: Recorded crime, year to September.”"
)
EXEMPT_HELP = (
    " A line such as {exempt:exempt-1} is the place of a passage that is exempt: move it, and keep it."
)


def minted_key() -> forms.Field:
    """Return the box for a key that is minted with a new record, so that it is added once."""
    return forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)


class SectionForm(GovukForm):
    """Asked when what a section is changes: its title, words at most, and who writes it by when."""

    title = TextField(
        label="Title",
        help_text="Empty, it is called what this kind of section is called.",
        required=False,
        max_length=120,
    )
    most_words = WholeNumberField(
        label="Words at most",
        help_text="Of its own words. More are pointed out, and stop nothing.",
        required=False,
        least=1,
        most=MOST_WORDS,
        width=4,
        called="words at most",
    )
    seat = RecordField(
        label="Which authority writes it?",
        help_text="Everybody who writes for it can, and one of them signs it.",
        required=False,
        empty_label="Nobody else: the coordinator",
        called="authority that writes it",
    )
    holder = RecordField(
        label="Who writes it there?",
        required=False,
        empty_label="Nobody in particular",
        called="person who writes it",
    )
    due_on = DateField(
        label="By when?",
        help_text="For example, 7 1 2027",
        required=False,
        earliest=EARLIEST,
        latest=LATEST,
        called="day by which it is written",
    )

    def __init__(
        self, *args: Any, seats: Any, people: Any, subject: ReportSection | None = None, **kwargs: Any
    ) -> None:
        """Offer the authorities at the table and those who write sections."""
        if subject:
            now = vars(SectionAnswers.of(subject))
            kwargs["initial"] = {
                name: one.key if isinstance(one, Record) else one for name, one in now.items()
            }
            kwargs["version"] = subject.version
        super().__init__(*args, **kwargs)
        self.offer("seat", queryset=seats)
        self.offer("holder", queryset=people)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return ["title", "most_words", Group("Who writes it", "seat", "holder", "due_on")]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the section's own answers together, then version or the rest."""
        given = self.cleaned_data
        own = {one.name: given[one.name] for one in fields(SectionAnswers)}
        rest: dict[str, Any] = {
            name: given[name] for name in ("version", "kind", "key") if name in self.fields
        }
        return {"answers": SectionAnswers(**own), **rest}


class NewSectionForm(SectionForm):
    """Asked when a section is added: which kind it is, too."""

    button = "Add this section"
    kind = RadioField(label="What is it about?", called="kind of section")
    key = minted_key()

    def __init__(self, *args: Any, kinds: Sequence[tuple[Kind, str]], **kwargs: Any) -> None:
        """Offer the kinds that the report has not yet, each with its title."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)
        self.offer("kind", choices=[(kind.name, title) for kind, title in kinds])
        self.offer("kind", hints={kind.name: kind.adds for kind, _ in kinds if kind.adds})

    def layout(self) -> list[Any]:
        """Ask first what it is about."""
        return ["kind", *super().layout()]


class WordsForm(GovukForm):
    """Asked when a section is written; its second button shows how it reads, and saves nothing."""

    button = "Save these words"
    words = TextAreaField(label="Words", required=False, max_length=LONGEST, rows=16)

    def __init__(
        self,
        *args: Any,
        subject: ReportSection,
        sections: Sequence[ReportSection],
        appendices: Sequence[str] = (),
        exempt: Sequence[str] = (),
        begin: str = "",
        **kwargs: Any,
    ) -> None:
        """Take all sections of the report, and the names of its appendices, to which its words may refer.

        ``exempt`` are the names of the section's exempt passages, whose places its words hold.

        An empty section starts from ``begin``.
        """
        kwargs.setdefault("initial", {"words": subject.words or begin})
        super().__init__(*args, version=subject.version, **kwargs)
        self.sections, self.subject, self.appendices = sections, subject, appendices
        self.exempt = exempt
        parts = [*parts_of(sections, asked=""), *appendices]
        self.offer("words", help_text=HELP + references_to(parts) + (EXEMPT_HELP if exempt else ""))

    def with_words(self, words: str) -> list[ReportSection]:
        """Return all sections of the report as they would be with these words in this one."""
        written = copy(self.subject)
        written.words = words
        return [written if one == self.subject else one for one in self.sections]

    def clean_words(self) -> str:
        """Refuse what would stop the report when it is built: references and links that lead nowhere."""
        words: str = self.cleaned_data["words"]
        fault = (
            fault_of_markers(words, names=self.exempt)
            or fault_of_footnotes(words)
            or fault_of_tables(paragraphs(taken_apart(words).words))
        )
        if fault:
            raise forms.ValidationError(fault)
        parts = parts_of(self.with_words(words), asked=self.subject.report.recommendations)
        if fault := fault_of(words, parts=[*parts, *self.appendices]):
            raise forms.ValidationError(fault)
        return words

    def buttons(self) -> LayoutObject:
        """Offer to show how it reads, beside saving."""
        second = ("preview", "Show how it reads")
        return Buttons(self.button, cancel_url=self.cancel_url, second=second)


class CommentForm(GovukForm):
    """Asked of whoever comments on a section."""

    button = "Add this comment"
    button_kind = "secondary"
    text = TextAreaField(
        label="Comment",
        help_text="Read by whoever writes this report or this section. It never stands in the report.",
        max_length=LONGEST_COMMENT,
        rows=3,
        error_messages={"required": "Enter your comment"},
    )
    key = minted_key()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mint the key of the comment."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)


class SignForm(GovukForm):
    """Asked before a section is signed."""

    button = "Sign this section"

    def __init__(self, *args: Any, subject: ReportSection, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)


class RemoveSectionForm(SignForm):
    """Asked before a section is taken out of a report."""

    button = "Take this section out"
    button_kind = "warning"
