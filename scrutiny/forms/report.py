"""A report: for whose meeting, about which plan, and the words around the record."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Record
from scrutiny.models import Report
from scrutiny.services.reports import ReportAnswers
from scrutiny.sources.own_words import PARTS, YEAR_AHEAD, fault_of, parts_of
from scrutiny.sources.wording import recommendations

OWN_WORDS = ("recommendations", "summary", "next_year")
LONGEST = 8000
SHORT = 2000
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
REFERENCES = (
    "Here, in the summary and in the year ahead, {ref:priorities} becomes a link that reads “section 2”, and "
    f"{{number:priorities}} one that reads “2”. The names are: {', '.join((*PARTS, YEAR_AHEAD))}."
)


class ReportForm(GovukForm):
    """Asked when a report is begun or changed."""

    committee = RecordField(label="Committee")
    meeting_on = DateField(
        label="Date of the meeting", help_text="For example, 19 1 2027", earliest=EARLIEST, latest=LATEST
    )
    plan = RecordField(label="Plan", error_messages={"required": "Choose the plan that the report is about"})
    title = TextField(label="Title of the report", max_length=120)
    report_of = TextField(
        label="Report of",
        help_text="The post that presents it, for example: Head of Community Safety.",
        max_length=120,
        called="post that presents the report",
    )
    cabinet_member = TextField(label="Cabinet member", required=False, max_length=120)
    wards = TextField(label="Wards affected", help_text="For example: All.", required=False, max_length=200)
    contact = TextAreaField(
        label="Author and contact",
        help_text="Who answers questions, and where: anyone may read it.",
        required=False,
        max_length=500,
        rows=2,
    )
    purpose = TextAreaField(label="Purpose of the report", required=False, max_length=SHORT, rows=3)
    recommendations = TextAreaField(
        label="What is the committee asked to do?",
        help_text=f"One on each line, each beginning with a verb, for example: note the progress made. {REFERENCES}",
        max_length=SHORT,
        rows=4,
        error_messages={"required": "Enter what the committee is asked to do"},
    )
    summary = TextAreaField(
        label="Summary in your own words",
        help_text="An empty line begins a new numbered paragraph. The figures and charts are added from the plan.",
        required=False,
        max_length=LONGEST,
        rows=8,
        called="summary",
    )
    next_year = TextAreaField(
        label="The year ahead",
        help_text="An empty line begins a new numbered paragraph. Empty, the section is left out.",
        required=False,
        max_length=LONGEST,
        rows=6,
    )
    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, committees: Any, plans: Any, subject: Report | None = None, **kwargs: Any
    ) -> None:
        """Offer the partnership's committees, and the plans that a public report may be about."""
        if subject:
            kwargs.setdefault("initial", _shown(ReportAnswers.of(subject)))
            kwargs.setdefault("version", subject.version)
        else:
            kwargs["initial"] = {"key": new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.offer("committee", queryset=committees)
        self.offer("plan", queryset=plans)
        if subject:
            del self.fields["key"]

    def layout(self) -> list[Any]:
        """Group the questions as a report is read."""
        front = ("title", "report_of", "cabinet_member", "wards", "contact", "purpose", "recommendations")
        return [
            Group("What it is for", "committee", "meeting_on", "plan"),
            Group("The front sheet", *front),
            Group("The words around the record", "summary", "next_year"),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse what would stop the report when it is built: references and links that lead nowhere."""
        given = super().clean() or self.cleaned_data
        asked, *rest = (given.get(name) or "" for name in OWN_WORDS)
        if empty := [line for line in asked.split("\n") if line.strip() and not recommendations(line)]:
            self.add_error("recommendations", f"“{empty[0].strip()}” asks nothing. Write what is asked")
        parts = parts_of(asked=asked, summary=rest[0], next_year=rest[1])
        for name in OWN_WORDS:
            for text in recommendations(asked) if name == "recommendations" else [given.get(name) or ""]:
                if fault := fault_of(text, parts=parts):
                    self.add_error(name, fault)
                    break
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the report's own answers together, then version or key."""
        given = {name: value for name, value in super().answers.items() if name not in ("version", "key")}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "key") if name in self.fields
        }
        return {"answers": ReportAnswers(**given), **rest}


def _shown(answers: ReportAnswers) -> dict[str, Any]:
    return {name: value.key if isinstance(value, Record) else value for name, value in vars(answers).items()}
