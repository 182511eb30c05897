"""Who is asked onto a review, what changes about their place, and when it ends."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, TextAreaField, TextField
from csp.forms.govuk import Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import Capacity, ReviewMember
from dhr.models.capacity import ASKED_AS, RUNNING
from dhr.services.members import Joining, PlaceAnswers
from dhr.services.members_ending import Handing

WHAT_THEY_SEE = {
    Capacity.DEPUTY: "Everything, and stands in for the coordinator. A review coordinator.",
    Capacity.CHAIR: "Everything but what it costs. One at a time.",
    Capacity.AUTHOR: "The panel’s papers, every agency’s report among them, and the action plan.",
    Capacity.PANEL_MEMBER: "The panel’s papers, every agency’s report among them, and the action plan.",
    Capacity.AGENCY_AUTHOR: "The code name, and the report that they write.",
    Capacity.FINANCE: "The code name, and what the review costs and who pays.",
    Capacity.ADVOCATE: "The code name, and the log of contact with the family.",
}
INDEPENDENCE = "How are they independent of the agencies?"
INDEPENDENCE_HELP = (
    "For example: has never worked for any of them. They can say it themselves when they sign."
)


class AskForm(CarefulForm):
    """Asked when somebody is put on a review."""

    button = "Ask them"
    not_free = frozenset({"agency"})
    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    person = RecordField(
        label="Who?",
        help_text=(
            "Whoever works with the partnership today. An administrator invites others, for example as observers."
        ),
        empty_label="Choose somebody",
        called="person",
        error_messages={"required": "Choose who is asked"},
    )
    capacity = RadioField(
        label="What are they on it as?",
        choices=[(one.value, one.label) for one in ASKED_AS if one != Capacity.COORDINATOR],
        hints={one.value: sees for one, sees in WHAT_THEY_SEE.items()},
        error_messages={"required": "Choose what they are on it as"},
    )
    independence = TextAreaField(
        label="Chair or author: how are they independent of the agencies?",
        help_text=INDEPENDENCE_HELP,
        required=False,
        max_length=2000,
        rows=3,
    )
    agency = TextField(
        label="For which agency?",
        help_text="Leave it empty for somebody who is independent.",
        required=False,
        max_length=120,
    )
    starts_on = DateField(
        label="First day", help_text="Nothing opens before this day, nor before they have signed."
    )
    ends_on = DateField(
        label="Last day",
        help_text="The review shuts to them after it. It can be extended. A deputy has none.",
        required=False,
        sometimes=True,
    )

    def __init__(self, *args: Any, people: Any, today: date, is_closed: bool = False, **kwargs: Any) -> None:
        """Offer the people, begin today, and mint the key of the new place; onto a closed review only a deputy."""
        kwargs["initial"] = {"key": new_key(), "starts_on": today}
        super().__init__(*args, **kwargs)
        self.offer("person", queryset=people)
        self.offer("ends_on", earliest=today)
        if is_closed:
            self.offer("capacity", choices=[(Capacity.DEPUTY.value, Capacity.DEPUTY.label)])

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            "person",
            "capacity",
            "agency",
            "independence",
            Group("From when to when", "starts_on", "ends_on"),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the last day of everybody but a deputy."""
        answers = super().clean() or self.cleaned_data
        is_running = answers.get("capacity") in RUNNING
        if (
            answers.get("capacity")
            and not is_running
            and not answers.get("ends_on")
            and "ends_on" not in self.errors
        ):
            self.add_error("ends_on", "Enter the last day")
        if is_running and answers.get("ends_on"):
            self.add_error("ends_on", "A deputy has no last day: leave it empty")
        hold_in_order(self)
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        names = ("person", "starts_on", "ends_on", "agency", "independence")
        joining = Joining(capacity=Capacity(given["capacity"]), **{one: given[one] for one in names})
        return {"joining": joining, "key": given["key"]}


class PlaceForm(CarefulForm):
    """Asked when the days of a place are changed, or what goes with it."""

    not_free = frozenset({"agency"})
    agency = TextField(label="For which agency?", required=False, max_length=120)
    independence = TextAreaField(label=INDEPENDENCE, required=False, max_length=2000, rows=3)
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day", help_text="The review shuts to them after it.")
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: ReviewMember, **kwargs: Any) -> None:
        """Start from what it is; ask only what this place has."""
        kwargs["initial"] = vars(PlaceAnswers.of(subject))
        super().__init__(*args, version=subject.version, **kwargs)
        self.subject = subject
        if subject.runs_it:
            del self.fields["ends_on"]
        if not subject.is_declared:
            del self.fields["independence"]

    def clean(self) -> dict[str, Any]:
        """Hold the last day after the first."""
        answers = super().clean() or self.cleaned_data
        hold_in_order(self)
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes; what was not asked stays as it is."""
        now = vars(PlaceAnswers.of(self.subject))
        given = {name: self.cleaned_data.get(name, value) for name, value in now.items()}
        return {
            "answers": PlaceAnswers(**given),
            "version": self.cleaned_data["version"],
            "reason": self.cleaned_data["reason"],
        }


class EndForm(CarefulForm):
    """Asked when somebody's place ends: at once, or with a day; and why."""

    button = "End this place"
    button_kind = "warning"
    when = RadioField(
        label="When does it end?",
        choices=[("now", "Now"), ("day", "After a last day")],
        hints={"now": "The review shuts to them at once, in every open session."},
        reveals={"day": ["last_day"]},
        error_messages={"required": "Say when it ends"},
    )
    last_day = DateField(
        label="Last day", help_text="They have access on this day too.", required=False, sometimes=True
    )
    why = TextField(
        label="Why does it end?",
        help_text="For example: the agency sends somebody else.",
        max_length=100,
        error_messages={"required": "Say why it ends"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: ReviewMember, today: date, **kwargs: Any) -> None:
        """Ask for no day where they have not signed: then the ask is taken back."""
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("last_day", earliest=max(subject.starts_on, today))
        if not subject.has_signed:
            self.button = "Take back what they were asked"
            del self.fields["when"], self.fields["last_day"]

    def clean(self) -> dict[str, Any]:
        """Ask for the day where there is to be one."""
        answers = super().clean() or self.cleaned_data
        if answers.get("when") == "day" and not answers.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", "Enter the last day")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: no day means at once."""
        return {
            "last_day": self.cleaned_data.get("last_day"),
            "why": self.cleaned_data["why"],
            "version": self.cleaned_data["version"],
        }


class HandOverForm(CarefulForm):
    """Asked when the place of the coordinator or the deputy goes to somebody else."""

    button = "Hand it over"
    successor = RecordField(
        label="Who takes over?",
        empty_label="Choose a review coordinator",
        called="successor",
        error_messages={"required": "Choose who takes over"},
    )
    stands_in = RecordField(
        label="Who is the deputy from then on?",
        help_text="Only if the deputy takes over. It can be whoever coordinated until now.",
        required=False,
        sometimes=True,
        empty_label="The deputy stays",
        called="deputy",
    )
    starts_on = DateField(label="From which day?", help_text="On that day the review is theirs.")
    why = TextField(
        label="Why is it handed over?",
        max_length=100,
        error_messages={"required": "Say why it is handed over"},
        called="reason",
    )

    def __init__(
        self, *args: Any, subject: ReviewMember, successors: Any, deputies: Any, today: date, **kwargs: Any
    ) -> None:
        """Offer the review coordinators; who stands in is asked only of the coordinator's place."""
        kwargs["initial"] = {"starts_on": today}
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("successor", queryset=successors)
        self.offer("stands_in", queryset=deputies)
        self.offer("starts_on", earliest=today)
        if subject.capacity != Capacity.COORDINATOR:
            del self.fields["stands_in"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        handing = Handing(given["successor"], given["starts_on"], given["why"], given.get("stands_in"))
        return {"handing": handing, "version": given["version"]}


def hold_in_order(form: CarefulForm) -> None:
    """Hold the last day after the first."""
    starts_on, ends_on = form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        form.add_error("ends_on", "The last day must be the same as or after the first day")
