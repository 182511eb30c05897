"""What a status is called, what it looks like and what it stands for; and which scheme to begin with."""

from dataclasses import fields
from typing import Any

from csp.forms.fields import RadioField, TextField
from csp.forms.govuk import GovukForm, Group
from plans.models import Status
from plans.services.statuses import StatusAnswers

S, C = Status.StandsFor, Status.Colour
ON_TRACK = StatusAnswers("G", "On track", "will be done by its date", C.GREEN, S.ON_TRACK)
BEHIND = StatusAnswers("A", "Behind", "late, but can recover", C.AMBER, S.BEHIND)
OFF_TRACK = StatusAnswers("R", "Off track", "will miss its date", C.RED, S.OFF_TRACK)
COMPLETE = StatusAnswers("B", "Complete", "done and evidenced", C.BLUE, S.COMPLETE)
NOT_STARTED = StatusAnswers("N", "Not started", "no work yet", C.GREY, S.NOT_STARTED)
DELAYED = StatusAnswers("Y", "Delayed", "late, but can recover", C.YELLOW, S.BEHIND)
AT_RISK = StatusAnswers("A", "At risk", "will be late unless something is done", C.AMBER, S.BEHIND)
DONE = StatusAnswers("C", "Completed", "done and evidenced", C.BLUE, S.COMPLETE)

MARKED = StatusAnswers("(C)", "Green (C)", "done, and successfully", C.GREEN, S.COMPLETE)
GREEN = StatusAnswers("G", "Green", "on track", C.GREEN, S.ON_TRACK)
AMBER = StatusAnswers("A", "Amber", "not on track, or at risk", C.AMBER, S.BEHIND)
RED = StatusAnswers("R", "Red", "badly delayed, or likely to fail", C.RED, S.OFF_TRACK)
AWAITING = StatusAnswers("P", "Awaiting partner", "somebody else has to act first", C.GREY, S.WAITING)
HELD = StatusAnswers("H", "In abeyance", "kept, and not worked on for now", C.GREY, S.ABEYANCE)

# As partnerships have them: the second last marks what is done among its greens, the last says who is waited for.
SCHEMES = {
    "brag": ("Blue, red, amber, green", [COMPLETE, ON_TRACK, BEHIND, OFF_TRACK, NOT_STARTED]),
    "rayg": ("Red, amber, yellow, green", [DONE, ON_TRACK, DELAYED, AT_RISK, OFF_TRACK, NOT_STARTED]),
    "plain": ("Red, amber, green, and completed", [DONE, ON_TRACK, BEHIND, OFF_TRACK]),
    "marked": ("Red, amber, green, with what is done marked (C)", [MARKED, GREEN, AMBER, RED]),
    "partners": (
        "Blue, red, amber, green, with awaiting partner and in abeyance",
        [COMPLETE, ON_TRACK, BEHIND, OFF_TRACK, NOT_STARTED, AWAITING, HELD],
    ),
}


class SchemeForm(GovukForm):
    """Asked once, when a partnership has no statuses."""

    button = "Begin with these"

    scheme = RadioField(
        label="Which statuses does the partnership use?",
        choices=[(name, label) for name, (label, _) in SCHEMES.items()],
        hints={
            name: ", ".join(f"{one.letter} {one.word}" for one in scheme)
            for name, (_, scheme) in SCHEMES.items()
        },
        help_text="Each can be changed and moved afterwards.",
        called="scheme",
    )

    @property
    def statuses(self) -> list[StatusAnswers]:
        """Return the statuses of the scheme that was chosen."""
        return SCHEMES[self.cleaned_data["scheme"]][1]


class StatusForm(GovukForm):
    """Asked when a status is added or changed."""

    letter = TextField(
        label="Letter",
        help_text="What officers say, for example G. One to three letters.",
        max_length=3,
        width=3,
    )
    word = TextField(label="Word", help_text="What it means, for example On track.", max_length=30, width=20)
    meaning = TextField(
        label="Meaning",
        help_text="As the key explains it, for example: will be done by its date.",
        max_length=120,
    )
    colour = RadioField(label="Colour", choices=Status.Colour.choices)
    stands_for = RadioField(
        label="What does it stand for?",
        help_text="Whatever it is called, actions are counted as complete, late and off track by this.",
        choices=Status.StandsFor.choices,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what it stands for"),
    )

    def __init__(self, *args: Any, subject: Status | None = None, **kwargs: Any) -> None:
        """Start from what it is."""
        if subject:
            kwargs["initial"] = vars(StatusAnswers.of(subject))
            kwargs["version"] = subject.version
        super().__init__(*args, **kwargs)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [Group("How it is said", "letter", "word", "meaning"), "colour", "stands_for"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the status's own answers together, then the version."""
        given = {one.name: self.cleaned_data[one.name] for one in fields(StatusAnswers)}
        rest = {"version": self.cleaned_data["version"]} if "version" in self.fields else {}
        return {"answers": StatusAnswers(**given), **rest}
