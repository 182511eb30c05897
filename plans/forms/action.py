"""An action: what will be done, by whom, by when, and how one will know."""

from dataclasses import fields
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from csp.forms.dates import DateField
from csp.forms.fields import RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.terms import EVERYBODYS, Words
from csp.models import Record
from plans.models import Action, Objective, Priority
from plans.services.actions import ActionAnswers

LONGEST = 4000
NAMED_FROM_OUTSIDE = (
    "Whoever you choose sees what will be done, the detail, how one will know, the dates and every update, but not "
    "the plan, the reference or the {}. Write these for their eyes too."
)


class ActionForm(GovukForm):
    """Asked when an action is added or changed."""

    reference = TextField(
        label="Reference",
        help_text="As people say it, for example 2.4.",
        required=False,
        max_length=20,
        width=10,
    )
    title = TextAreaField(
        label="What will be done?",
        help_text="Begin with a verb, for example: Gate the alleys behind Mill Street.",
        max_length=300,
        rows=3,
        error_messages={"required": "Enter what will be done"},
    )
    detail = TextAreaField(
        label="Detail",
        help_text="What it takes, and why. Name no victim, suspect or child.",
        required=False,
        max_length=LONGEST,
    )
    priority = RecordField(label=EVERYBODYS.priority.start, required=False)
    objective = RecordField(label="Objective", required=False, empty_label="Under no objective")
    lead_seat = RecordField(label="Lead authority", required=False, empty_label="No authority yet")
    lead_person = RecordField(
        label="Who holds it there?", required=False, empty_label="Nobody yet", called="person who holds it"
    )
    due_on = DateField(label="Due date", help_text="For example, 27 3 2027.", required=False)
    timescale = TextField(
        label="Timescale in words",
        help_text="If the plan says more than a date, for example: by the end of quarter 3",
        required=False,
        max_length=300,
    )
    done_when = TextAreaField(
        label="Done when",
        help_text="What will be true, and how it will be measured.",
        required=False,
        max_length=LONGEST,
        rows=3,
    )
    additionality = TextAreaField(
        label="Why is it not business as usual?",
        help_text="What this adds to what the authority does anyway.",
        required=False,
        max_length=LONGEST,
        rows=3,
        called="reason it is not business as usual",
    )
    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    reason = TextField(
        label="Why are you changing it?",
        help_text="Needed when the due date moves. It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self,
        *args: Any,
        priorities: Any,
        objectives: Any,
        seats: Any,
        people: Any,
        subject: Action | None = None,
        may_hand_over: bool = True,
        is_restricted: bool = False,
        words: Words = EVERYBODYS,
        **kwargs: Any,
    ) -> None:
        """Offer the plan's priorities and objectives, the partnership's seats and its people."""
        self.subject, self.noun = subject, words.priority
        if subject:
            kwargs.setdefault("initial", _answers_of(subject))
            kwargs.setdefault("version", subject.version)
        else:
            kwargs.setdefault("initial", {"key": new_key()})
        super().__init__(*args, **kwargs)
        offered = {"objective": objectives, "lead_seat": seats, "lead_person": people}
        for name, queryset in offered.items():
            self.offer(name, queryset=queryset)
        self.fields["priority"] = RecordField(
            priorities,
            label=self.noun.start,
            required=False,
            empty_label=f"Under no {self.noun.one}",
        )
        self.fields["lead_seat"].disabled = not may_hand_over
        if subject:
            self._leave_room_for(subject)
        if is_restricted:
            self.fields["lead_person"].help_text = NAMED_FROM_OUTSIDE.format(words.priority.one)
        del self.fields["reason" if subject is None else "key"]

    def _leave_room_for(self, subject: Action) -> None:
        """Let a text that came from a sheet stay as long as it is: whoever moves a date need not cut it."""
        for name in ("detail", "done_when"):
            field = self.fields[name]
            longest = max(LONGEST, len(getattr(subject, name)))
            self.offer(name, max_length=longest)
            others = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
            field.validators = [*others, MaxLengthValidator(longest)]

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        last = ["reason"] if "reason" in self.fields else []
        return [
            "title",
            "reference",
            "detail",
            Group("Where it belongs", "priority", "objective"),
            Group("Who leads it", "lead_seat", "lead_person"),
            Group("When", "due_on", "timescale"),
            Group("How one will know", "done_when", "additionality"),
            *last,
        ]

    def clean(self) -> dict[str, Any]:
        """Hold objective and priority together, and ask why when the due date moves."""
        answers = super().clean() or self.cleaned_data
        objective: Objective | None = answers.get("objective")
        priority: Priority | None = answers.get("priority")
        if objective and objective.priority_id != (priority.pk if priority else None):
            self.add_error(
                "objective",
                f"This objective belongs to “{objective.priority}”. Choose that {self.noun.one}",
            )
        if self._moves_the_date(answers) and not answers.get("reason"):
            self.add_error("reason", "Say why the due date moves")
        return answers

    def _moves_the_date(self, answers: dict[str, Any]) -> bool:
        if self.subject is None or self.subject.due_on is None or "due_on" in self.errors:
            return False
        return answers.get("due_on") != self.subject.due_on

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the action's own answers together, then version and reason."""
        given = {one.name: self.cleaned_data[one.name] for one in fields(ActionAnswers)}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": ActionAnswers(**given), **rest}


def _answers_of(action: Action) -> dict[str, Any]:
    """Return what an action is, as the form shows it."""
    shown = {one.name: getattr(action, one.name) for one in fields(ActionAnswers)}
    return {name: value.key if isinstance(value, Record) else value for name, value in shown.items()}
