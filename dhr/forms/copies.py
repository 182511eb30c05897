"""Who else is to have a copy of a review, and that a copy was sent."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import Copy, Review
from dhr.services.copies import NO_DAY, NO_HOW, CopyAnswers, Sent, before_the_review

SENT, WAIVED, NOT_YET = "sent", "waived", "not_yet"
WAS_SENT = [(SENT, "Yes"), (WAIVED, "It is not to be sent")]


class CopyForm(CarefulForm):
    """Asked when somebody else is to have a copy; a new one has a key minted with the form, so it is added once."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    name = TextField(
        label="Who is to have a copy?",
        help_text="A body or a post, never a name. For example: the senior coroner, the adults board.",
        max_length=160,
        error_messages={"required": "Enter who is to have a copy"},
        called="who is to have a copy",
    )
    due_on = DateField(
        label="By when is it to be sent?",
        help_text="For example, 31 3 2027. It shows on your work from two weeks before, until it is sent.",
        error_messages={"required": "Enter the day by which it is to be sent"},
        called="day by which it is to be sent",
    )

    def __init__(self, *args: Any, review: Review, subject: Copy | None = None, **kwargs: Any) -> None:
        """Start from what is noted; one of the four that are always sent has its name."""
        self.review = review
        if subject:
            kwargs["initial"] = {"name": subject.name, "due_on": subject.due_on}
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        if subject is None:
            return
        del self.fields["key"]
        if subject.recipient != Copy.Recipient.OTHER:
            self.offer(
                "name", required=False, help_text=f"{subject.get_recipient_display()}: who that is here."
            )

    def clean_due_on(self) -> Any:
        """Refuse a day on which there was no review yet."""
        day = self.cleaned_data["due_on"]
        if day and day < self.review.notified_on:
            raise forms.ValidationError(before_the_review(review=self.review))
        return day

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take."""
        given = super().answers
        return {"answers": CopyAnswers(given.pop("name"), given.pop("due_on")), **given}


class SentForm(CarefulForm):
    """Asked when a copy was sent, or is not to be; what was noted can be taken back."""

    not_free = frozenset({"how"})

    was_sent = RadioField(
        label="Was it sent?",
        choices=WAS_SENT,
        reveals={SENT: ["done_on", "how"], WAIVED: ["waived_on", "why"]},
        error_messages={"required": "Choose whether it was sent"},
    )
    done_on = DateField(label="When was it sent?", required=False, sometimes=True, called="day it was sent")
    how = TextField(
        label="How was it sent?",
        help_text="For example: by secure e-mail to the policy officer.",
        required=False,
        sometimes=True,
        max_length=300,
        called="how it was sent",
    )
    waived_on = DateField(
        label="When was that decided?", required=False, sometimes=True, called="day that was decided"
    )
    why = TextField(
        label="Why is it not to be sent?",
        required=False,
        sometimes=True,
        max_length=300,
        called="why it is not to be sent",
    )

    def __init__(self, *args: Any, reader: Reader, subject: Copy, **kwargs: Any) -> None:
        """Start from what is noted."""
        self.reader, self.review = reader, subject.review
        day, words = ("waived_on", "why") if subject.is_waived else ("done_on", "how")
        kwargs["initial"] = {day: subject.done_on, words: subject.how}
        if subject.done_on:
            kwargs["initial"]["was_sent"] = WAIVED if subject.is_waived else SENT
        super().__init__(*args, version=subject.version, **kwargs)
        if subject.done_on:
            self.offer("was_sent", choices=[*WAS_SENT, (NOT_YET, "Not yet, after all")])

    def clean(self) -> dict[str, Any]:
        """Hold the answers against one another, and against today."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        asked = {SENT: ("done_on", "how"), WAIVED: ("waived_on", "why")}.get(given["was_sent"], ())
        wrong = self._answer().wrong(review=self.review, today=self.reader.today)
        if given["was_sent"] == SENT and self._answer() == Sent(None):
            wrong = {"done_on": NO_DAY, "how": NO_HOW}
        for question, name in zip(asked, ("done_on", "how"), strict=False):
            if name in wrong:
                self.add_error(question, wrong[name])
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"sent": self._answer(), "version": self.cleaned_data["version"]}

    def _answer(self) -> Sent:
        given = self.cleaned_data
        if given["was_sent"] == WAIVED:
            return Sent(given["waived_on"], given["why"] or "", is_waived=True)
        return Sent(given["done_on"], given["how"] or "")


class RemoveCopyForm(CarefulForm):
    """Asked before a copy that was written down by mistake is removed."""

    button, button_kind = "Remove this copy", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="What was noted and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: Copy, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
