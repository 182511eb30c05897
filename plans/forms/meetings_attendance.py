"""Who was at a meeting: one person, everybody at the table at once, and the question before one is taken off."""

from collections.abc import Sequence
from typing import Any

from csp.forms.fields import RadioField, RecordField, TextField, TickField
from csp.forms.govuk import GovukForm, Group
from csp.models import Record, Seat
from plans.models import Attendance
from plans.services.meetings_attendance import Came

THERE, APOLOGIES = "there", "apologies"
CAME = [(THERE, "Was there"), (APOLOGIES, "Sent apologies")]
SENIOR = "Holds a senior position there"


class AttendanceForm(GovukForm):
    """Asked of one person, when they are added or what is written of them is changed."""

    seat = RecordField(label="For which authority?", called="authority", empty_label="Choose one")
    name = TextField(label="Name", max_length=120)
    post = TextField(
        label="Post",
        help_text="For example: superintendent, local policing.",
        required=False,
        max_length=120,
    )
    came = RadioField(
        label="Were they there?",
        choices=CAME,
        initial=THERE,
        error_messages={"required": "Choose whether they were there"},
    )
    is_senior = TickField(
        label=SENIOR,
        help_text="A public meeting needs somebody senior from each responsible authority.",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        seats: Any,
        subject: Attendance | None = None,
        is_to_come: bool = False,
        **kwargs: Any,
    ) -> None:
        """Offer the seats of the day; start from what is written; before the day, ask for apologies only."""
        if subject:
            now = vars(Came.of(subject))
            now["came"] = APOLOGIES if now.pop("sent_apologies") else THERE
            kwargs["initial"] = {
                name: one.key if isinstance(one, Record) else one for name, one in now.items()
            }
            kwargs["version"] = subject.version
        super().__init__(*args, **kwargs)
        self.offer("seat", queryset=seats)
        if is_to_come:
            del self.fields["came"], self.fields["is_senior"]

    @property
    def row(self) -> Came:
        """Return who came."""
        given = self.cleaned_data
        return Came(
            given["seat"],
            given["name"],
            given["post"],
            given.get("is_senior", False),
            given.get("came", APOLOGIES) == APOLOGIES,
        )

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service of a change takes."""
        return {"answers": self.row, "version": self.cleaned_data["version"]}


class TableForm(GovukForm):
    """Asked of every seat at once, one person each; a seat without a name is passed over."""

    button = "Write these down"

    def __init__(
        self, *args: Any, seats: Sequence[tuple[Seat, str]], is_to_come: bool = False, **kwargs: Any
    ) -> None:
        """Ask about each of these seats, before the day for apologies only; ``seats`` say who is on the list."""
        super().__init__(*args, **kwargs)
        self.seats = seats
        self.did = "sent apologies" if is_to_come else "was there"
        self.asked = ("name", "post") if is_to_come else ("name", "post", "came", "is_senior")
        for seat, _ in seats:
            asked: dict[str, Any] = {
                "name": TextField(label="Name", required=False, max_length=120),
                "post": TextField(label="Post", required=False, max_length=120),
                "came": RadioField(
                    label="Were they there?", choices=CAME, initial=THERE, required=False, called="answer"
                ),
                "is_senior": TickField(label=SENIOR, required=False),
            }
            self.fields.update(
                {f"{name}-{seat.key}": field for name, field in asked.items() if name in self.asked}
            )

    def layout(self) -> list[Any]:
        """Put the questions about each seat under its name."""
        return [
            Group(
                str(seat),
                *(f"{name}-{seat.key}" for name in self.asked),
                hint=hint,
            )
            for seat, hint in self.seats
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a name where the rest is answered, and for one name at least."""
        answers = super().clean() or self.cleaned_data
        for seat, _ in self.seats:
            said = answers.get(f"post-{seat.key}") or answers.get(f"is_senior-{seat.key}")
            if said and not answers.get(f"name-{seat.key}") and f"name-{seat.key}" not in self.errors:
                self.add_error(f"name-{seat.key}", f"Enter who {self.did} for {seat}")
        if not self.errors and not self.rows:
            self.add_error(None, "Enter one name at least")
        return answers

    @property
    def rows(self) -> list[Came]:
        """Return everybody who is named."""
        return [
            Came(
                seat,
                name,
                self.cleaned_data.get(f"post-{seat.key}", ""),
                self.cleaned_data.get(f"is_senior-{seat.key}", False),
                self.cleaned_data.get(f"came-{seat.key}", APOLOGIES) == APOLOGIES,
            )
            for seat, _ in self.seats
            if (name := self.cleaned_data.get(f"name-{seat.key}"))
        ]
