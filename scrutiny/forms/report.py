"""A report: for whose meeting, about which plan, and the words around the record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Record
from scrutiny.models import Report, ReportSection
from scrutiny.services.reports import ReportAnswers
from scrutiny.sources.own_words import fault_of, parts_of, references_to
from scrutiny.sources.wording import recommendations

SHORT = 2000
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


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
        help_text="One on each line, each beginning with a verb, for example: note the progress made.",
        max_length=SHORT,
        rows=4,
        error_messages={"required": "Enter what the committee is asked to do"},
    )
    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        committees: Any,
        plans: Any,
        sections: Sequence[ReportSection],
        appendices: Sequence[str] = (),
        subject: Report | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer the partnership's committees, and the plans that a public report may be about.

        ``sections`` are those of the report, or those that it will begin with, ``appendices`` the names of its own:
        what is asked may refer to them.
        """
        if subject:
            kwargs.setdefault("initial", _shown(ReportAnswers.of(subject)))
            kwargs.setdefault("version", subject.version)
        else:
            kwargs["initial"] = {"key": new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.offer("committee", queryset=committees)
        self.offer("plan", queryset=plans)
        self._sections, self._appendices = sections, appendices
        self.fields["recommendations"].help_text += references_to(
            [*parts_of(sections, asked=""), *appendices]
        )
        if subject:
            del self.fields["key"]

    def layout(self) -> list[Any]:
        """Group the questions as a report is read."""
        front = ("title", "report_of", "cabinet_member", "wards", "contact", "purpose", "recommendations")
        return [
            Group("What it is for", "committee", "meeting_on", "plan"),
            Group("The front sheet", *front),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse what would stop the report when it is built: references and links that lead nowhere."""
        given = super().clean() or self.cleaned_data
        asked = given.get("recommendations") or ""
        if empty := [line for line in asked.split("\n") if line.strip() and not recommendations(line)]:
            self.add_error("recommendations", f"“{empty[0].strip()}” asks nothing. Write what is asked")
        parts = [*parts_of(self._sections, asked=asked), *self._appendices]
        for text in recommendations(asked):
            if fault := fault_of(text, parts=parts):
                self.add_error("recommendations", fault)
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
