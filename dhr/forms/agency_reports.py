"""What an agency is asked for: by when, and by whom of the review it is written."""

from collections.abc import Iterable
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import CheckboxesField, RadioField, RecordField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import AgencyReport, ReviewMember
from dhr.services.agency_reports import DUE_BEFORE_ASKED, ReportAnswers

NO_AGENCY = "Choose an authority from the list, or enter the agency’s name"
BOTH = "Choose an authority from the list or enter a name, not both"
NOBODY = (
    "Nobody is on the review to write an agency’s report yet. Ask them onto it under People first, or later."
)


class WhichReportForm(CarefulForm):
    """Asks which agency is asked, and for what."""

    not_free = frozenset({"agency", "kept_at"})

    seat = RecordField(
        label="Which authority of the partnership is asked?",
        required=False,
        empty_label="Another agency",
        called="authority",
    )
    agency = TextField(
        label="Name of the agency, if it is not in the list",
        help_text="For example: Marshland Housing Association.",
        required=False,
        max_length=160,
        called="name of the agency",
    )
    kind = RadioField(
        label="What is it asked for?",
        choices=AgencyReport.Kind.choices,
        hints={
            AgencyReport.Kind.IMR: "A senior officer of the agency countersigns it before it is accepted.",
            AgencyReport.Kind.BOTH: "A senior officer of the agency countersigns it before it is accepted.",
            AgencyReport.Kind.SUMMARY: "Where there was little contact.",
        },
        error_messages={"required": "Choose what the agency is asked for"},
    )
    asked_for = TextAreaField(
        label="What is it to cover?",
        help_text="The terms of reference for this agency: which years, which people by their pseudonyms, which "
        "questions.",
        max_length=20000,
        rows=8,
        error_messages={"required": "Enter what the report is to cover"},
        called="what it is to cover",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for an authority or a name, not both."""
        given = super().clean() or self.cleaned_data
        if "seat" in self.errors or "agency" in self.errors:
            return given
        if given.get("seat") and given.get("agency"):
            self.add_error("agency", BOTH)
        elif not (given.get("seat") or given.get("agency")):
            self.add_error("agency", NO_AGENCY)
        return given

    @property
    def wanted(self) -> ReportAnswers:
        """Return what the agency is asked for."""
        given = self.cleaned_data
        seat = given["seat"]
        agency = seat.authority.name if seat else given["agency"]
        return ReportAnswers(agency, seat, given["kind"], given["asked_for"], given.get("kept_at") or "")


class AskReportForm(WhichReportForm):
    """Asked when an agency is asked for its report."""

    button = "Ask for this report"
    button_is_pressed_once = True

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    asked_on = DateField(label="When was it asked for?", called="day it was asked for")
    due_on = DateField(
        label="By when is it due?", help_text="For example, 29 1 2027.", called="day it is due"
    )
    authors = CheckboxesField(label="Who writes it?", required=False, called="author")

    def __init__(
        self, *args: Any, reader: Reader, seats: Any, could_write: Iterable[ReviewMember], **kwargs: Any
    ) -> None:
        """Start from today and from the review's terms of reference."""
        kwargs["initial"] = {"key": new_key(), "asked_on": reader.today, **kwargs.pop("initial", {})}
        super().__init__(*args, **kwargs)
        self.offer("seat", queryset=seats)
        self.offer("asked_on", latest=reader.today)
        self.members = offer_authors(self, could_write)

    def clean(self) -> dict[str, Any]:
        """Refuse a day before it was asked for."""
        given = super().clean()
        if given.get("asked_on") and given.get("due_on") and given["due_on"] < given["asked_on"]:
            self.add_error("due_on", DUE_BEFORE_ASKED)
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        authors = [self.members[key] for key in given["authors"]]
        days = {name: given[name] for name in ("key", "asked_on", "due_on")}
        return {"answers": self.wanted, "authors": authors, **days}


class EditReportForm(WhichReportForm):
    """Asked when what an agency is asked for is changed."""

    kept_at = TextField(
        label="Where is the report kept?",
        help_text="For example: the coordinator’s restricted folder. Leave it empty until one has come.",
        required=False,
        max_length=300,
        called="where it is kept",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: AgencyReport, seats: Any, **kwargs: Any) -> None:
        """Start from what it is asked for now."""
        initial = {**vars(ReportAnswers.of(subject)), "seat": subject.seat and subject.seat.key}
        if subject.seat:
            initial["agency"] = ""
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("seat", queryset=seats)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        rest = {name: self.cleaned_data[name] for name in ("version", "reason")}
        return {"answers": self.wanted, **rest}


class MoveReportForm(CarefulForm):
    """Asked when an agency is given another date."""

    button = "Save the new date"

    due_on = DateField(label="By when is it due now?", called="day it is due")
    reason = TextField(
        label="Why is it given another date?",
        help_text="It stays beside the change, and its authors read it.",
        max_length=100,
        error_messages={"required": "Enter why it is given another date"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: AgencyReport, **kwargs: Any) -> None:
        """Start from the date it has."""
        super().__init__(*args, initial={"due_on": subject.due_on}, version=subject.version, **kwargs)
        self.offer("due_on", earliest=subject.asked_on)


class AuthorsForm(CarefulForm):
    """Asked to say who of the review writes a report."""

    button = "Save the authors"

    authors = CheckboxesField(label="Who writes it?", required=False, called="author")

    def __init__(
        self,
        *args: Any,
        subject: AgencyReport,
        could_write: Iterable[ReviewMember],
        now: Iterable[ReviewMember],
        **kwargs: Any,
    ) -> None:
        """Tick those who write it ``now``."""
        initial = {"authors": [one.key for one in now]}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.members = offer_authors(self, could_write)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        chosen = [self.members[key] for key in self.cleaned_data["authors"]]
        return {"version": self.cleaned_data["version"], "authors": chosen}


def offer_authors(form: CarefulForm, could_write: Iterable[ReviewMember]) -> dict[str, ReviewMember]:
    """Offer those who are on the review to write an agency's report, and return them by key."""
    members = {one.key: one for one in could_write}
    form.offer("authors", choices=[(key, _called(one)) for key, one in members.items()])
    form.fields["authors"].help_text = (
        "They see this report and no other, once they have signed the statement, and are told by e-mail that "
        "something is asked of them."
        if members
        else NOBODY
    )
    return members


def _called(member: ReviewMember) -> str:
    agency = f", {member.agency}" if member.agency else ""
    return f"{member.person.name}{agency}{'' if member.has_signed else ' (has not signed yet)'}"
