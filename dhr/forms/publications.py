"""What everybody will read of a review, the question before it is published, and the one before it is taken down."""

import re
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField, TickField
from csp.forms.govuk import GovukForm
from dhr.forms.careful import CarefulForm
from dhr.forms.public_texts import PublicTextsForm
from dhr.models import Publication
from dhr.services.publications import PAST, PublicationAnswers

HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s|$)", re.MULTILINE)
NO_HEADINGS = "Headings can’t be used here: write **What was learnt** on a line of its own"


class PublicationForm(PublicTextsForm):
    """Asked of whoever prepares it; the first time it is about version 0."""

    public_texts: ClassVar[tuple[str, ...]] = ("title", "summary")

    title = TextField(
        label="What is it called?",
        help_text="Everybody will read it. For example: Domestic homicide review: “Ada”. Never the code name.",
        max_length=200,
        error_messages={"required": "Enter what it is called"},
        called="title",
    )
    summary = TextAreaField(
        label="Summary, in plain words",
        help_text=(
            "What happened, what was learnt and what changes, for whoever can’t read the documents: a screen reader "
            "may not read them. Paragraphs, lists (- at the start of a line), **bold** and links. Write pseudonyms "
            "and posts only."
        ),
        max_length=20_000,
        rows=15,
        error_messages={"required": "Enter a summary: not everybody can read the documents"},
        called="summary",
    )
    planned_on = DateField(
        label="On which day is it to be published?",
        help_text=(
            "The day that the family and the agencies are told of. If it changes, they are told again. For example, "
            "14 1 2027. Not on an anniversary, a birthday or another hard day."
        ),
        required=False,
        called="day it is to be published",
    )

    def __init__(self, *args: Any, subject: Publication, **kwargs: Any) -> None:
        """Start from what is written."""
        if subject.version:
            kwargs["initial"] = vars(PublicationAnswers.of(subject))
        super().__init__(*args, version=subject.version, **kwargs)

    def clean_summary(self) -> str:
        """Return the summary, whose headings would be shown as they were typed."""
        summary: str = self.cleaned_data["summary"]
        if HEADING.search(summary):
            raise ValidationError(NO_HEADINGS)
        return summary

    def clean_planned_on(self) -> date | None:
        """Return the day, which is today or later unless it was planned before."""
        day: date | None = self.cleaned_data["planned_on"]
        if day and day < self.reader.today and day != self.initial.get("planned_on"):
            raise ValidationError(PAST)
        return day

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, and the version."""
        given = {name: self.cleaned_data[name] for name in ("title", "summary", "planned_on")}
        return {"answers": PublicationAnswers(**given), "version": self.cleaned_data["version"]}


class PublishForm(GovukForm):
    """Asked before everybody can read it."""

    button = "Publish it now"
    button_is_pressed_once = True

    is_read = TickField(label="I have read the preview and every document as everybody will read them")

    def __init__(self, *args: Any, subject: Publication, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return the version that was read."""
        return {"version": self.cleaned_data["version"]}


class TakeDownForm(CarefulForm):
    """Asked before nobody else can read it any more."""

    button, button_kind = "Take it down", "warning"

    reason = TextAreaField(
        label="Why are you taking it down?",
        help_text="It is for the review’s panel. Nobody else is told why.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Enter why you are taking it down"},
        called="reason",
    )
