"""A report: for whose meeting, about which plan, and the words around the record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Record
from scrutiny.models import CouncilForm, Report, ReportSection
from scrutiny.services.reports import ReportAnswers
from scrutiny.sources.front_sheet import ASKED_ALWAYS, TYPED
from scrutiny.sources.own_words import fault_of, parts_of, references_to
from scrutiny.sources.ready_forms import ABOUT, COMMITTEE_REPORT, READY
from scrutiny.sources.wording import recommendations

SHORT = 2000
FRONT = "front-"  # before the names of boxes that only its form has
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class ReportForm(GovukForm):
    """Asked when a report is begun or changed."""

    form = RadioField(
        label="Which form does it begin on?",
        help_text="The report takes a copy of it: changing the form later does not change this report.",
        required=False,
        called="form",
    )
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
        council_forms: Sequence[CouncilForm] = (),
        subject: Report | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer the partnership's committees, its forms, and the plans that a public report may be about.

        ``sections`` are those of the report, or those that it will begin with, ``appendices`` the names of its own:
        what is asked may refer to them.
        """
        if subject:
            kwargs.setdefault("initial", _shown(ReportAnswers.of(subject)))
            kwargs.setdefault("version", subject.version)
        else:
            start = {"key": new_key(), "form": COMMITTEE_REPORT}
            kwargs["initial"] = {**start, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.offer("committee", queryset=committees)
        self.offer("plan", queryset=plans)
        self._sections, self._appendices = sections, appendices
        self.fields["recommendations"].help_text += references_to(
            [*parts_of(sections, asked=""), *appendices]
        )
        self.front = ["title", *ASKED_ALWAYS]
        self._kept: dict[str, Any] = {}
        self.offer("form", choices=_choices(council_forms), hints=ABOUT)
        if subject:
            del self.fields["key"], self.fields["form"]
            self._ask_as_its_form_does(subject)

    def _ask_as_its_form_does(self, report: Report) -> None:
        """Ask for the front sheet in the words and the order of the report's form."""
        self.front = ["title"]
        for one in report.council_form.front:
            if one.source == TYPED:
                name = f"{FRONT}{one.name}"
                initial = report.front.get(one.name, "")
                self.fields[name] = TextAreaField(
                    label=one.label, required=False, max_length=SHORT, rows=2, initial=initial
                )
                self.front.append(name)
            elif one.source in ASKED_ALWAYS and one.source not in self.front:
                self.fields[one.source].label = one.label
                self.front.append(one.source)
        for name in ASKED_ALWAYS:
            if name not in self.front:  # its form prints no such field: what it says is kept
                del self.fields[name]
                self._kept[name] = getattr(report, name)

    def layout(self) -> list[Any]:
        """Group the questions as a report is read."""
        first = ["form"] if "form" in self.fields else []
        return [
            Group("What it is for", *first, "committee", "meeting_on", "plan"),
            Group("The front sheet", *self.front, "recommendations"),
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
        beside, said = ("version", "key", "form"), super().answers
        front = {
            name.removeprefix(FRONT): value
            for name, value in said.items()
            if name.startswith(FRONT) and value
        }
        own = {
            name: value for name, value in said.items() if name not in beside and not name.startswith(FRONT)
        }
        rest: dict[str, Any] = {name: self.cleaned_data[name] for name in beside if name in self.fields}
        if "form" in rest:
            rest["form"] = rest["form"] or COMMITTEE_REPORT
        return {"answers": ReportAnswers(**own, **self._kept, front=front), **rest}


def _choices(council_forms: Sequence[CouncilForm]) -> list[tuple[str, str]]:
    """Return the partnership's own forms, each with its council, then those that stand ready."""
    own = [(one.key, f"{one.name} ({one.authority})" if one.authority else one.name) for one in council_forms]
    return [*own, *((name, form.name) for name, form in READY.items())]


def _shown(answers: ReportAnswers) -> dict[str, Any]:
    return {name: value.key if isinstance(value, Record) else value for name, value in vars(answers).items()}
