"""Which authorities another one takes over from, from which day, and whose appointments go along."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from csp.forms.dates import DateField
from csp.forms.fields import CheckboxesField
from csp.forms.govuk import GovukForm
from csp.models import Appointment, Authority
from csp.permissions import Role
from csp.services.authorities_replacing import NOT_YET


class ReplaceForm(GovukForm):
    """Asked twice: first for the day and the bodies, then, beside what moves, for the people."""

    button = "Show what moves"

    day = DateField(
        label="First day of the new authority", called="first day", help_text="For example, 1 4 2026"
    )
    bodies = CheckboxesField(label="It takes over from", called="authorities that are replaced")
    appointments = CheckboxesField(
        label="Who goes with it?",
        help_text="The others stay appointed for the old authority until you end that under People.",
        required=False,
        called="people who go with it",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        bodies: Iterable[Authority],
        appointments: Iterable[Appointment],
        today: date,
        **kwargs: Any,
    ) -> None:
        """Offer the bodies that have a seat here, and know who works here for each."""
        super().__init__(*args, **kwargs)
        self.today, self.shows_people = today, False
        self.by_key = {body.key: body for body in bodies}
        self.people = {one.key: one for one in appointments}
        self._offer("bodies", [(key, body.name) for key, body in self.by_key.items()])
        self._offer("appointments", [(key, _named(one)) for key, one in self.people.items()])

    def show_what_moves(self) -> None:
        """Offer the people of the bodies that were chosen, all ticked; sent again as it is, it is confirmed."""
        chosen = {body.pk for body in self.chosen}
        here = {key: one for key, one in self.people.items() if one.authority_id in chosen}
        self._offer("appointments", [(key, _named(one)) for key, one in here.items()])
        shown = cast(QueryDict, self.data).copy()
        shown.setlist("appointments", list(here))
        shown["seen"] = self.signature
        self.data, self.shows_people, self.button = shown, bool(here), "Replace"

    def refuse(self, why: forms.ValidationError) -> None:
        """Say why it can't be done; what moves is shown again before the next try."""
        again = cast(QueryDict, self.data).copy()
        again["seen"] = ""
        self.data = again
        self.add_error(None, why)

    def clean_day(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(NOT_YET)
        return day

    @property
    def chosen(self) -> list[Authority]:
        """Return the bodies that were chosen."""
        return [self.by_key[key] for key in self.cleaned_data["bodies"]]

    @property
    def signature(self) -> str:
        """Return what was answered first, to be compared with what the person saw."""
        return " ".join([self.cleaned_data["day"].isoformat(), *sorted(self.cleaned_data["bodies"])])

    @property
    def is_confirmed(self) -> bool:
        """Return whether the person has seen what moves for just these answers."""
        return bool(self.cleaned_data["seen"] == self.signature)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what a replacement is made of, besides the new authority."""
        chosen = self.chosen
        ids = {body.pk for body in chosen}
        ticked = [self.people[key] for key in self.cleaned_data["appointments"]]
        return {
            "bodies": chosen,
            "day": self.cleaned_data["day"],
            "appointments": [one for one in ticked if one.authority_id in ids],
        }

    def layout(self) -> list[Any]:
        """Ask for the people only once they are known."""
        return ["bodies", "day", *(["appointments"] if self.shows_people else [])]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.offer(name, choices=choices)


def _named(appointment: Appointment) -> str:
    role = Role(appointment.role).label.lower()
    return f"{appointment.person.name}, {role}, {appointment.authority.name}"
