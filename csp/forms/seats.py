"""A seat at the table: in what standing, as what, from when to when."""

from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, SelectField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.models import Authority, Seat
from csp.services.seats import LAST_BEFORE_FIRST, SeatAnswers

STANDING_HINTS: dict[str, str] = {
    Seat.Standing.RESPONSIBLE: "Section 5(1) of the Crime and Disorder Act 1998 names it.",
    Seat.Standing.COOPERATING: "It must co-operate: section 5(2).",
    Seat.Standing.INVITED: "It takes part because it was asked to: section 5(3).",
}
# When each answer of a seat is asked for together with others.
SEAT_QUESTIONS = ("standing", "sits_as", "starts_on", "ends_on")


class SeatQuestions(GovukForm):
    """What is asked about every seat."""

    standing = RadioField(
        label="What is it here?",
        choices=Seat.Standing.choices,
        hints=STANDING_HINTS,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what it is here"),
    )
    sits_as = SelectField(
        label="It sits as",
        choices=Authority.Kind.choices,
        help_text="A county council that is also the fire authority has two seats: one as each.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what it sits as"),
    )
    starts_on = DateField(label="First day of the seat", help_text="For example, 1 4 2027")
    ends_on = DateField(
        label="Last day of the seat",
        help_text="Leave it empty until the day is known.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Hold the days in their order."""
        answers = super().clean() or self.cleaned_data
        first, last = answers.get("starts_on"), answers.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", LAST_BEFORE_FIRST)
        return answers

    def seat_answers(self, **known: str) -> SeatAnswers:
        """Return what was answered about the seat; ``known`` is what was not asked."""
        given = {name: self.cleaned_data[name] for name in SEAT_QUESTIONS if name in self.fields}
        return SeatAnswers(**{**given, **known})


class SeatForm(SeatQuestions):
    """Asked when a body is given a seat, or when a seat is changed."""

    button = "Save this seat"

    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Seat | None = None, body: Authority, **kwargs: Any) -> None:
        """Begin with what the seat is, or with what the body mainly is."""
        if subject:
            kwargs.setdefault("version", subject.version)
            kwargs.setdefault("initial", {name: getattr(subject, name) for name in SEAT_QUESTIONS})
        else:
            kwargs.setdefault("initial", {"sits_as": body.kind})
        super().__init__(*args, **kwargs)
        if subject is None:
            del self.fields["reason"]

    def layout(self) -> list[Any]:
        """Ask about the days together."""
        rest = ["reason"] if "reason" in self.fields else []
        return ["standing", "sits_as", Group("From when to when", "starts_on", "ends_on"), *rest]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take."""
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason") if name in self.fields
        }
        return {"answers": self.seat_answers(), **rest}


class EndSeatForm(GovukForm):
    """Asked when a seat ends."""

    button = "End this seat"
    button_kind = "warning"

    ends_on = DateField(label="Last day of the seat", help_text="For example, 31 3 2027")
    reason = TextField(
        label="Why does it end?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Seat, **kwargs: Any) -> None:
        """Hold the last day on or after the first."""
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("ends_on", earliest=subject.starts_on)
