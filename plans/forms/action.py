"""An action: what will be done, by whom, by when, and how one will know."""

from dataclasses import fields
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from csp.forms.dates import DateField
from csp.forms.fields import RecordField, RecordsField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.terms import EVERYBODYS, Words
from csp.models import Record
from plans.forms.action_dates import When, due_from_words, read_back, wrong_with
from plans.forms.second_thought import SecondThought
from plans.models import Action, Objective, Plan, Priority
from plans.models.everyday_work import reads_like_everyday_work
from plans.services.actions import SEVERAL, ActionAnswers

LONGEST, LONGEST_TIMESCALE = 4000, 300
TIMESCALE = (
    "If the plan says more than a date, for example: by the end of April 2027. If you leave the due date empty, a "
    "last day read from these words becomes the due date."
)
NAMED_FROM_OUTSIDE = (
    "Whoever you choose sees what will be done, the detail, how one will know, the dates and every update, but not "
    "the plan, the reference or the {}. Write these for their eyes too."
)


class ActionForm(SecondThought, GovukForm):
    """Asked when an action is added or changed; one that reads like everyday work is asked about once."""

    thought_about = ("title", "additionality")
    was_due_read = False

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
    lead_post = TextField(
        label="Or which post?",
        help_text="If nobody is named yet, for example: community safety manager. No names.",
        required=False,
        max_length=120,
        called="post",
    )
    supporters = RecordsField(label="Who supports it?", required=False, called="authorities that support it")
    areas = RecordsField(
        label="Where?",
        help_text="Tick none when it is for the whole partnership.",
        required=False,
        called="areas",
    )
    due_on = DateField(label="Due date", help_text="For example, 27 3 2027.", required=False)
    timescale = TextField(
        label="Timescale in words",
        help_text=TIMESCALE,
        required=False,
        max_length=LONGEST_TIMESCALE,
    )
    resources = TextAreaField(
        label="Resources",
        help_text="Money, people’s time or places, and whose: for example £4,000 from the fire service.",
        required=False,
        max_length=LONGEST,
        rows=3,
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
        plan: Plan,
        priorities: Any,
        objectives: Any,
        seats: Any,
        supporters: Any,
        areas: Any,
        people: Any,
        subject: Action | None = None,
        may_hand_over: bool = True,
        is_restricted: bool = False,
        words: Words = EVERYBODYS,
        **kwargs: Any,
    ) -> None:
        """Offer the plan's priorities and objectives, the partnership's seats and its people."""
        self.plan, self.subject, self.noun = plan, subject, words.priority
        if subject:
            kwargs.setdefault("initial", _answers_of(subject))
            kwargs.setdefault("version", subject.version)
        else:
            kwargs.setdefault("initial", {"key": new_key()})
        super().__init__(*args, **kwargs)
        self._offer_all(
            objective=objectives, lead_seat=seats, lead_person=people, supporters=supporters, areas=areas
        )
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
        self.read_timescale_back()
        del self.fields["reason" if subject is None else "key"]

    def _offer_all(self, **offered: Any) -> None:
        for name, queryset in offered.items():
            self.offer(name, queryset=queryset)
        if not offered["areas"]:
            del self.fields["areas"]

    def read_timescale_back(self) -> None:
        """Say beside the timescale which dates are read from it, as it stands or as it was just sent."""
        sent = self.data.get(self.add_prefix("timescale")) if self.is_bound else self.initial.get("timescale")
        if found := read_back(self.plan, str(sent or "")[:LONGEST_TIMESCALE]):
            self.offer("timescale", help_text=f"{found} {TIMESCALE}")

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
            Group("Who leads it", "lead_seat", "lead_person", "lead_post"),
            Group("With whom, and where", "supporters", *(["areas"] if "areas" in self.fields else [])),
            Group("When", "due_on", "timescale"),
            Group("With what", "resources"),
            Group("How one will know", "done_when", *self.second_thought(), "additionality"),
            *last,
        ]

    def clean(self) -> dict[str, Any]:
        """Hold objective and priority together, dates and words too, and ask why when the due date moves."""
        answers = super().clean() or self.cleaned_data
        objective: Objective | None = answers.get("objective")
        priority: Priority | None = answers.get("priority")
        if objective and objective.priority_id != (priority.pk if priority else None):
            self.add_error(
                "objective",
                f"This objective belongs to “{objective.priority}”. Choose that {self.noun.one}",
            )
        if answers.get("lead_seat") in (answers.get("supporters") or ()):
            self.add_error("supporters", f"{answers['lead_seat']} leads it. Tick only those that support it")
        self._hold_dates_together(answers)
        if self._moves_the_date(answers) and not answers.get("reason"):
            self.add_error("reason", "Say why the due date moves")
        return answers

    def _hold_dates_together(self, answers: dict[str, Any]) -> None:
        if "due_on" in self.errors or "timescale" in self.errors:
            return
        typed = When(answers.get("due_on"), answers.get("timescale", ""))
        old = When(self.subject.due_on, self.subject.timescale) if self.subject else None
        new = When(due_from_words(typed, old, plan=self.plan), typed.timescale)
        if wrong := wrong_with(new, old, plan=self.plan):
            self.add_error("due_on", wrong)
        self.was_due_read = new != typed
        answers["due_on"] = new.due_on

    def needs_a_second_thought(self) -> bool:
        """Return whether it reads like everyday work, and did not read so before."""
        said = [self.cleaned_data.get(name, "") for name in self.thought_about]
        if self.subject and said == [getattr(self.subject, name) for name in self.thought_about]:
            return False
        return reads_like_everyday_work(*said)

    def _moves_the_date(self, answers: dict[str, Any]) -> bool:
        if self.subject is None or self.subject.due_on is None or "due_on" in self.errors:
            return False
        return answers.get("due_on") != self.subject.due_on

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the action's own answers together, then version and reason."""
        given: dict[str, Any] = {one.name: self.cleaned_data.get(one.name) for one in fields(ActionAnswers)}
        given |= {name: frozenset(given[name] or ()) for name in SEVERAL}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": ActionAnswers(**given), **rest}


def _answers_of(action: Action) -> dict[str, Any]:
    """Return what an action is, as the form shows it."""
    shown: dict[str, Any] = vars(ActionAnswers.of(action))
    several = {name: [one.key for one in shown[name]] for name in SEVERAL}
    return {name: one.key if isinstance(one, Record) else one for name, one in shown.items()} | several
