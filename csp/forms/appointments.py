"""Appointments: to what somebody is appointed, what may change, and when it ends."""

from dataclasses import fields
from datetime import date
from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, TextField
from csp.forms.govuk import GovukForm
from csp.models import Appointment
from csp.permissions import Role
from csp.services.appointments import AppointmentAnswers

LONGEST_POST = 120
WHAT_ROLES_DO = {
    Role.ADMINISTRATOR: "Sets the partnership up, invites people and appoints them.",
    Role.COORDINATOR: "Runs the plan: adds actions, imports, reports to committees.",
    Role.AUTHORITY_LEAD: "Answers for everything that their authority leads, and can change it.",
    Role.OFFICER: "Holds actions and says how they are going.",
    Role.COUNCILLOR: "Reads what is issued to their committees, not the living plan.",
    Role.SCRUTINY_OFFICER: "Reads what is issued to every committee, not the living plan.",
    Role.REVIEW_COORDINATOR: "Runs reviews after a death. Reads the plans.",
    Role.OBSERVER: "Reads the plans and changes nothing.",
}


def authority_field() -> RecordField:
    """Return the question for which authority."""
    return RecordField(label="Authority", empty_label="Choose an authority")


def role_field() -> RadioField:
    """Return the question which role, with what each of them does."""
    return RadioField(
        label="Role", choices=Role.choices, hints={role.value: does for role, does in WHAT_ROLES_DO.items()}
    )


def post_field() -> TextField:
    """Return the question what they are called where they work."""
    return TextField(
        label="Post",
        help_text="What they are where they work, for example Community safety manager.",
        required=False,
        max_length=LONGEST_POST,
    )


class AppointmentForm(GovukForm):
    """Asked when somebody is given another appointment."""

    button = "Add this appointment"
    authority = authority_field()
    role = role_field()
    post = post_field()
    starts_on = DateField(label="First day", help_text="For example, 1 4 2027. It can be a day to come.")
    ends_on = DateField(label="Last day", help_text="They have access on this day too.", required=False)

    def __init__(self, *args: Any, authorities: Any, today: date, **kwargs: Any) -> None:
        """Offer the authorities, and begin today."""
        kwargs.setdefault("initial", {"starts_on": today})
        super().__init__(*args, **kwargs)
        self.offer("authority", queryset=authorities)

    def clean(self) -> dict[str, Any]:
        """Hold the last day after the first."""
        answers = super().clean() or self.cleaned_data
        starts_on, ends_on = answers.get("starts_on"), answers.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day must be the same as or after the first day")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = {one.name: self.cleaned_data[one.name] for one in fields(AppointmentAnswers)}
        return {"answers": AppointmentAnswers(**given)}


class ChangeAppointmentForm(GovukForm):
    """Asked when the post or the last day of an appointment changes."""

    button = "Save this appointment"
    post = post_field()
    ends_on = DateField(
        label="Last day",
        help_text="They have access on this day too. Without one, it lasts until further notice.",
        required=False,
    )

    def __init__(self, *args: Any, subject: Appointment, **kwargs: Any) -> None:
        """Show what the appointment is."""
        kwargs.setdefault("initial", {"post": subject.post, "ends_on": subject.ends_on})
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("ends_on", earliest=subject.starts_on)


class EndAppointmentForm(GovukForm):
    """Asked when an appointment ends: at once, or with a day."""

    button = "End this appointment"
    button_kind = "warning"
    when = RadioField(
        label="When does it end?",
        choices=[("now", "Now"), ("day", "After a last day")],
        reveals={"day": ["last_day"]},
        error_messages={"required": "Say when it ends"},
    )
    last_day = DateField(
        label="Last day",
        help_text="They have access on this day too. For a day that is past, access ends at once.",
        required=False,
    )
    successor = RecordField(
        label="Who takes over what goes with this role?",
        help_text=(
            "Somebody else who holds this role. It is always asked, whether or not there is anything to take over. "
            "If the list is empty, appoint somebody first."
        ),
        empty_label="Choose somebody",
        called="successor",
        error_messages={"required": "Choose who takes over"},
    )

    def __init__(
        self, *args: Any, subject: Appointment, today: date, successors: Any = None, **kwargs: Any
    ) -> None:
        """Say what each choice does; ``successors`` are offered where the role asks for one."""
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("successor", queryset=successors)
        if successors is None:
            del self.fields["successor"]
        taken_back = subject.starts_on >= today
        now = (
            "It has not held for a whole day, so it is taken back as if it had not been made. The trail keeps it."
            if taken_back
            else "Access ends at once, in every open session. The last day is yesterday."
        )
        self.offer("when", hints={"now": now})
        self.offer("last_day", earliest=subject.starts_on)

    def clean(self) -> dict[str, Any]:
        """Ask for the day where there is to be one."""
        answers = super().clean() or self.cleaned_data
        if answers.get("when") == "day" and not answers.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", "Enter the last day")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: no day means at once."""
        return {name: self.cleaned_data.get(name) for name in ("last_day", "version", "successor")}
