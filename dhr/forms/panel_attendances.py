"""Who was at a meeting of a panel: a guest, one person that is changed, or the whole panel at once."""

from collections.abc import Sequence
from typing import Any

from csp.forms.fields import RadioField, TextField
from csp.forms.govuk import GovukForm
from dhr.models import Capacity, PanelAttendance, ReviewMember
from dhr.services.panel_attendances import Came

THERE, APOLOGIES, NEITHER = "there", "apologies", "neither"
CAME = [(THERE, "Was there"), (APOLOGIES, "Sent apologies")]


class AttendanceForm(GovukForm):
    """Asked of one person: a guest who is added, or somebody on the list."""

    name = TextField(label="Name", max_length=120)
    agency = TextField(
        label="For which agency, in which post?",
        help_text="For example: Vale Women’s Aid, service manager.",
        required=False,
        max_length=160,
    )
    came = RadioField(
        label="Were they there?",
        choices=CAME,
        initial=THERE,
        error_messages={"required": "Choose whether they were there"},
    )

    def __init__(
        self,
        *args: Any,
        subject: PanelAttendance | None = None,
        is_to_come: bool = False,
        **kwargs: Any,
    ) -> None:
        """Start from what is written; before the day of the meeting, ask for apologies only."""
        self.member = subject.member if subject else None
        if subject:
            kwargs["initial"] = {
                "name": subject.name,
                "agency": subject.agency,
                "came": APOLOGIES if subject.sent_apologies else THERE,
            }
            kwargs["version"] = subject.version
        super().__init__(*args, **kwargs)
        if is_to_come:
            del self.fields["came"]

    @property
    def row(self) -> Came:
        """Return who came."""
        said = self.cleaned_data
        return Came(said["name"], said["agency"], said.get("came", APOLOGIES) == APOLOGIES, self.member)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service of a change takes."""
        return {"answers": self.row, "version": self.cleaned_data["version"]}


class PanelForm(GovukForm):
    """Asked of everybody who was on the panel that day and is not on the list yet."""

    button = "Write these down"

    def __init__(
        self, *args: Any, members: Sequence[ReviewMember], is_to_come: bool = False, **kwargs: Any
    ) -> None:
        """Ask about each of them; before the day of the meeting for apologies only."""
        super().__init__(*args, **kwargs)
        self.members = {f"came-{one.key}": one for one in members}
        choices = CAME[1:] if is_to_come else CAME
        neither = "Has not said" if is_to_come else "Was not there"
        for name, one in self.members.items():
            self.fields[name] = RadioField(
                label=one.person.name,
                help_text=words_of(one),
                choices=[*choices, (NEITHER, neither)],
                initial=NEITHER if is_to_come else THERE,
                error_messages={"required": f"Choose whether {one.person.name} was there"},
            )

    def clean(self) -> dict[str, Any]:
        """Ask for one person at least."""
        answers = super().clean() or self.cleaned_data
        if not self.errors and not self.rows:
            self.add_error(None, "Choose one person at least")
        return answers

    @property
    def rows(self) -> list[Came]:
        """Return everybody who was there or sent apologies."""
        return [
            Came(one.person.name, words_of(one), said == APOLOGIES, one)
            for name, one in self.members.items()
            if (said := self.cleaned_data.get(name)) in (THERE, APOLOGIES)
        ]


def words_of(member: ReviewMember) -> str:
    """Return for which agency somebody is on the panel, and as what."""
    return ", ".join(filter(None, [member.agency, str(Capacity(member.capacity).label)]))
