"""One time that a review was sent for quality assurance: what was sent, the letter, the approval."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import CheckboxesField, FileField, RadioField, TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.forms.panel_meetings import reason_field
from dhr.models import Submission
from dhr.models.quality_assurance import THINGS
from dhr.services.submissions import SOMETHING, SubmissionAnswers
from dhr.services.submissions_letter import ALLOWED, MEGABYTES, Letter

HERE, SAME, ELSEWHERE = "here", "same", "elsewhere"


class SubmissionForm(CarefulForm):
    """Asked when a review was sent, and when what is noted of that is changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    sent_on = DateField(
        label="When was it sent?", help_text="For example, 12 11 2026.", called="day it was sent"
    )
    sent = CheckboxesField(
        label="What was sent?",
        help_text="The Home Office’s panel looks at all four together.",
        choices=[(name, label.capitalize()) for name, label in THINGS.items()],
        error_messages={"required": SOMETHING},
        called="what was sent",
    )
    missing_why = TextAreaField(
        label="If not all four: why not?",
        required=False,
        sometimes=True,
        max_length=1000,
        rows=3,
        called="why something was not sent",
    )
    panel_on = DateField(
        label="When does the quality assurance panel look at it?",
        help_text="Leave empty until the Home Office says. You are reminded of the letter after that day.",
        required=False,
        called="day the panel looks at it",
    )
    reason = reason_field()

    def __init__(self, *args: Any, today: date, subject: Submission | None = None, **kwargs: Any) -> None:
        """Start from what is noted; a new one has a key of its own, so that it is noted once."""
        if subject:
            noted = [name for name in THINGS if getattr(subject, name)]
            kwargs["initial"] = {**vars(SubmissionAnswers.of(subject)), "sent": noted}
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key(), "sent": list(THINGS)}
        super().__init__(*args, **kwargs)
        self.offer("sent_on", latest=today)
        del self.fields["reason" if subject is None else "key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or its key."""
        said: dict[str, Any] = self.cleaned_data
        given = SubmissionAnswers(
            sent_on=said["sent_on"],
            missing_why=said["missing_why"] or "",
            panel_on=said["panel_on"],
            **{name: name in said["sent"] for name in THINGS},
        )
        rest: dict[str, Any] = {
            name: said[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": given, **rest}


class LetterForm(CarefulForm):
    """Asked when the letter came, and when what is noted of it is changed."""

    not_free = frozenset({"kept_at"})

    letter_on = DateField(
        label="What is the day of the letter?",
        help_text="For example, 12 11 2026.",
        called="day of the letter",
    )
    outcome = RadioField(
        label="What does it say?",
        choices=Submission.Outcome.choices,
        hints={
            Submission.Outcome.APPROVED.value: "The review is then approved for publication from that day.",
            Submission.Outcome.WITH_CHANGES.value: "You note the approval once every point is answered.",
        },
        error_messages={"required": "Choose what it says"},
    )
    kept = RadioField(
        label="Where is the letter?",
        choices=[(HERE, "It is kept here, as a file"), (ELSEWHERE, "It is kept elsewhere")],
        reveals={HERE: ["file"], ELSEWHERE: ["kept_at"]},
        error_messages={"required": "Choose where the letter is"},
    )
    file = FileField(
        label="File",
        help_text=f"PDF or Word, {MEGABYTES} MB or smaller. It opens for the panel alone, under another name.",
        megabytes=MEGABYTES,
        endings=tuple(ending for one in sorted(ALLOWED) for ending in one.endings),
    )
    kept_at = TextField(
        label="Where is it kept?",
        help_text="For example: the coordinator’s restricted folder. Name nobody.",
        max_length=300,
        error_messages={"required": "Enter where it is kept"},
        called="where it is kept",
    )

    def __init__(self, *args: Any, subject: Submission, today: date, **kwargs: Any) -> None:
        """Start from what is noted of the letter; a file that is here can stay."""
        kept = (SAME if subject.letter_id else ELSEWHERE) if subject.letter_on else None
        initial = {
            "letter_on": subject.letter_on,
            "outcome": subject.outcome,
            "kept": kept,
            "kept_at": subject.letter_kept_at,
        }
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("letter_on", earliest=subject.panel_on or subject.sent_on, latest=today)
        if subject.letter_id:
            others = [(HERE, "Keep another file here instead"), (ELSEWHERE, "It is kept elsewhere")]
            self.offer("kept", choices=[(SAME, "Keep the file that is here"), *others])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        file = said.get("file") if said["kept"] == HERE else None
        letter = Letter(
            letter_on=said["letter_on"],
            outcome=said["outcome"],
            kept_at=said["kept_at"] or "" if said["kept"] == ELSEWHERE else "",
            content=file.read() if file else b"",
            name=str(file.name) if file else "",
            same_file=said["kept"] == SAME,
        )
        return {"version": said["version"], "letter": letter}


class ApproveForm(GovukForm):
    """Asked when every point of the letter is answered; cleared when it is not approved after all."""

    button = "Note the approval"

    approved_on = DateField(
        label="When was it approved for publication?",
        help_text="The day of the Home Office’s approval or, where the letter asks for none, the day on which the "
        "last change was made.",
        called="day it was approved",
    )

    def __init__(self, *args: Any, subject: Submission, today: date, **kwargs: Any) -> None:
        """Start from the day that is noted."""
        initial = {"approved_on": subject.approved_on}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("approved_on", earliest=subject.letter_on, latest=today)
        if subject.approved_on:
            self.button = "Save"
            words = "Clear the boxes if it is not approved after all."
            self.offer("approved_on", required=False, help_text=words)
