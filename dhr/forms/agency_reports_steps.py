"""What becomes of an agency's report: what came, why it is returned, who countersigned it, when it was accepted."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import FileField, RadioField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import AgencyReport, ReviewRules
from dhr.services.agency_reports_chasing import Chased
from dhr.services.agency_reports_steps import ALLOWED, MEGABYTES, WHY_NOT, Coming, Said

HERE, ELSEWHERE, NIL = "here", "elsewhere", "nil"
KEPT_AT = (
    "For example: the coordinator’s restricted folder, or with the agency’s safeguarding lead. Name nobody."
)
WHERE_KEPT = "Enter where it is kept"


class StepForm(CarefulForm):
    """Asks on which day something happened to a report."""

    not_free = frozenset({"kept_at"})
    day_is = "When was it?"

    on = DateField(label="When was it?", called="day")

    def __init__(self, *args: Any, subject: AgencyReport, today: date, **kwargs: Any) -> None:
        """Start from today; no day before it was asked for."""
        kwargs["initial"] = {"on": today, **kwargs.pop("initial", {})}
        super().__init__(*args, version=subject.version, **kwargs)
        self.subject, self.today = subject, today
        if "on" in self.fields:
            self.fields["on"].label = self.day_is
            self.offer("on", earliest=subject.asked_on, latest=today)

    @property
    def said(self) -> Said:
        """Return the day, and what is said of it."""
        given = self.cleaned_data
        return Said(given.get("on") or self.today, given.get("note") or "")

    @property
    def noted(self) -> str:
        """Return what is written down beside the step."""
        return self.said.note

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"version": self.cleaned_data["version"], "said": self.said}


class ReceiveForm(StepForm):
    """Asked of an author who sends a report, and of whoever notes that one came."""

    day_is = "When did it come?"
    field_order = ("came", "file", "kept_at", "on")

    came = RadioField(label="What is there?", error_messages={"required": "Choose what there is"})
    file = FileField(
        label="File",
        help_text=f"PDF, Word or Excel, {MEGABYTES} MB or smaller. It is kept under another name, as the names of "
        "such files often name people.",
        megabytes=MEGABYTES,
        endings=tuple(ending for one in sorted(ALLOWED) for ending in one.endings),
    )
    kept_at = TextField(
        label="Where is it kept?",
        help_text=KEPT_AT,
        max_length=300,
        error_messages={"required": WHERE_KEPT},
        called="where it is kept",
    )

    def __init__(self, *args: Any, rules: ReviewRules, is_author: bool, **kwargs: Any) -> None:
        """Offer to keep the file where the partnership keeps files here; an author's day is today."""
        super().__init__(*args, **kwargs)
        self.button = "Send it to the review" if is_author else "It is received"
        if is_author:
            del self.fields["on"]
        came = self.fields["came"]
        choices = [
            (ELSEWHERE, "A report that is kept elsewhere"),
            (NIL, "A nil return: no contact to report"),
        ]
        reveals = {ELSEWHERE: ("kept_at",)}
        if rules.holds_reports:
            choices.insert(0, (HERE, "A report, to be kept here"))
            reveals[HERE] = ("file",)
            came.hints = {HERE: _held_words(rules)}  # type: ignore[attr-defined]
        else:
            del self.fields["file"]
        came.choices, came.reveals = choices, reveals  # type: ignore[attr-defined]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        file = given.get("file") if given["came"] == HERE else None
        coming = Coming(
            is_nil=given["came"] == NIL,
            kept_at=given["kept_at"] or "" if given["came"] == ELSEWHERE else "",
            content=file.read() if file else b"",
            name=str(file.name) if file else "",
        )
        return {**super().answers, "coming": coming}


class ReturnForm(StepForm):
    """Asked of whoever returns a report."""

    button = "Return it with these comments"
    day_is = "When is it returned?"
    field_order = ("note", "on")

    note = TextAreaField(
        label="What is to change?",
        help_text="Its authors read this when they sign in. The e-mail to them says only that something is asked.",
        max_length=10000,
        rows=8,
        error_messages={"required": "Enter what is to change"},
        called="what is to change",
    )


class ForgoForm(StepForm):
    """Asked of whoever runs a review that goes without an agency's report."""

    button = "It will not come"
    day_is = "When was this decided?"
    field_order = ("note", "on")

    note = TextAreaField(
        label="Why will it not come?",
        help_text="For example: the agency was wound up in 2024 and its records are gone; the panel goes without. "
        "Its authors read this. If the agency had no contact, ask it for a nil return instead.",
        max_length=4000,
        rows=4,
        error_messages={"required": WHY_NOT},
        called="why it will not come",
    )


class CheckForm(StepForm):
    """Asked of whoever has checked the quality of a report."""

    button = "It is quality checked"
    day_is = "When was it checked?"
    field_order = ("note", "on")

    note = TextAreaField(
        label="What was found?",
        help_text="For example: answers every question of the terms of reference; analysis, not only dates. "
        "Its authors read this.",
        required=False,
        max_length=4000,
        rows=4,
        called="what was found",
    )


class CountersignForm(StepForm):
    """Asked of whoever notes that a senior officer of the agency countersigned its report."""

    button = "It is countersigned"
    day_is = "When was it countersigned?"
    field_order = ("countersigned_by", "on")

    countersigned_by = TextField(
        label="Who countersigned it?",
        help_text="Their post, not their name. For example: the trust’s chief nurse.",
        max_length=160,
        error_messages={"required": "Enter in which post the officer is who countersigned it"},
        called="post",
    )

    @property
    def noted(self) -> str:
        """Return what is written down beside the step."""
        return str(self.cleaned_data["countersigned_by"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**super().answers, "countersigned_by": self.cleaned_data["countersigned_by"]}


class AcceptForm(StepForm):
    """Asked of whoever accepts a report, or a nil return."""

    day_is = "When was it accepted?"
    field_order = ("kept_at", "note", "on")

    kept_at = TextField(
        label="Where is it kept from now on?",
        help_text=KEPT_AT,
        max_length=300,
        error_messages={"required": WHERE_KEPT},
        called="where it is kept",
    )
    note = TextAreaField(
        label="What is there to say about it?", required=False, max_length=2000, rows=3, called="note"
    )

    def __init__(self, *args: Any, subject: AgencyReport, **kwargs: Any) -> None:
        """Ask where it is kept, unless it is kept here or there is nothing to keep."""
        super().__init__(*args, subject=subject, initial={"kept_at": subject.kept_at}, **kwargs)
        self.button = "Accept the nil return" if subject.is_nil else "Accept this report"
        if subject.is_nil or subject.file_id:
            del self.fields["kept_at"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**super().answers, "kept_at": self.cleaned_data.get("kept_at") or self.subject.kept_at}


class NoteChasingForm(CarefulForm):
    """Asked of whoever chased an agency otherwise than from here."""

    button = "Note it"
    button_is_pressed_once = True

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    note = TextAreaField(
        label="How did you chase the agency, and what did they say?",
        help_text="For example: rang the safeguarding lead, who says it is with the countersigning officer.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Enter how you chased the agency"},
        called="how you chased the agency",
    )
    on = DateField(label="When was it?", called="day")

    def __init__(self, *args: Any, subject: AgencyReport, today: date, **kwargs: Any) -> None:
        """Start from today."""
        super().__init__(*args, initial={"key": new_key(), "on": today}, **kwargs)
        self.offer("on", earliest=subject.asked_on, latest=today)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {"key": given["key"], "chased": Chased(given["on"], given["note"])}


def _held_words(rules: ReviewRules) -> str:
    years = rules.keeps_reports_years
    return (
        f"Under data protection impact assessment {rules.assessment}, for {years} "
        f"year{'' if years == 1 else 's'} after the review closes."
    )
