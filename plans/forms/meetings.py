"""A meeting: who meets, when and where, what it is about, and what it is asked to decide."""

from dataclasses import fields
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.terms import EVERYBODYS, Words
from csp.models import Record
from plans.models import Meeting, UpdateRound
from plans.services.meetings import NOT_THAT_ROUND, MeetingAnswers


class RoundField(RecordField):
    """A round, called by its title and its plan's."""

    def label_from_instance(self, one: Any) -> str:
        """Return both: two plans may have rounds of one title."""
        return f"{one.title} ({one.plan.title})"


def kind_choices(words: Words) -> list[tuple[str, str]]:
    """Return who can meet, the strategy group in the partnership's own word."""
    return [
        (Meeting.Kind.STRATEGY.value, words.group.start),
        (Meeting.Kind.DELIVERY.value, "Delivery group"),
        (Meeting.Kind.PUBLIC.value, "Public meeting"),
    ]


class MeetingForm(GovukForm):
    """Asked when a meeting is added or changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    kind = RadioField(
        label="Who meets?",
        reveals={Meeting.Kind.PUBLIC.value: ["publicity"]},
        hints={
            Meeting.Kind.PUBLIC.value: (
                "The law asks for at least one in every year, with a senior person from each responsible authority."
            )
        },
        error_messages={"required": "Choose who meets"},
    )
    publicity = TextAreaField(
        label="How were people told of it, and of what was discussed?",
        help_text="For example: a poster in every library, the council’s site, and a note of it on that site after.",
        required=False,
        max_length=2000,
        rows=3,
    )
    title = TextField(
        label="What is it called?",
        help_text="For example: Strategy group, January 2027.",
        max_length=120,
        error_messages={"required": "Enter what it is called"},
    )
    held_on = DateField(label="On what day?", help_text="For example, 14 1 2027.", called="day")
    place = TextField(
        label="Where?",
        help_text="A place, or for example: online.",
        required=False,
        max_length=200,
    )
    plan = RecordField(
        label="Which plan is it about?",
        help_text="Its actions go into this plan, and the highlight report is about it.",
        required=False,
        empty_label="No one plan",
        called="plan",
    )
    round = RoundField(label="Which round is it for?", required=False, empty_label="No round", called="round")
    notes = TextAreaField(
        label="What needs a decision?",
        help_text="One thing a line. The highlight report lists them. Name no victim, suspect or child.",
        required=False,
        max_length=4000,
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self,
        *args: Any,
        plans: Any,
        rounds: Any,
        subject: Meeting | None = None,
        words: Words = EVERYBODYS,
        **kwargs: Any,
    ) -> None:
        """Start from what it is; offer the plans and rounds that it can be about."""
        if subject:
            now = vars(MeetingAnswers.of(subject))
            kwargs["initial"] = {
                name: one.key if isinstance(one, Record) else one for name, one in now.items()
            }
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        self.offer("kind", choices=kind_choices(words))
        self.offer("plan", queryset=plans)
        self.offer("round", queryset=rounds)
        del self.fields["reason" if subject is None else "key"]

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        last = ["reason"] if "reason" in self.fields else []
        about = Group("What it is about", "plan", "round", "notes")
        return ["kind", "title", Group("When and where", "held_on", "place"), about, *last]

    def clean(self) -> dict[str, Any]:
        """Hold the round to its plan."""
        answers = super().clean() or self.cleaned_data
        plan, one = answers.get("plan"), answers.get("round")
        if isinstance(one, UpdateRound) and (plan is None or one.plan_id != plan.pk):
            self.add_error("round", NOT_THAT_ROUND)
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the meeting's own answers together, then version and reason, or its key."""
        given: dict[str, Any] = {one.name: self.cleaned_data[one.name] for one in fields(MeetingAnswers)}
        given["publicity"] = given["publicity"] or ""
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": MeetingAnswers(**given), **rest}
