"""A council's form for reports: front sheet, implications, sections, and how it numbers; and how that is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SEND_DAYS = (
    5  # working days after a report is issued in which its copies are sent: a setting, no law says how many
)
TO_COMMITTEE, TO_POLICING, TO_AUTHORITIES, TO_WEBSITE, TO_OTHER = (
    "committee",
    "policing",
    "authorities",
    "website",
    "other",
)
COPIES = {
    TO_COMMITTEE: "The committee, through democratic services",
    TO_POLICING: "The police and crime commissioner, or whoever has that office",
    TO_AUTHORITIES: "Each responsible authority and co-operating body of the partnership",
    TO_WEBSITE: "The public page of the council or the partnership",
    TO_OTHER: "Somebody else",
}
BY_SECTION, THROUGH = "section", "through"
NUMBERING = {
    BY_SECTION: "1.1, 1.2, 2.1: paragraphs begin again in each section",
    THROUGH: "1, 2, 3: paragraphs run through the report, and sections have no number",
}


@dataclass(frozen=True)
class FrontField:
    """A field of the front sheet, in the council's words; ``source`` says what fills it."""

    name: str
    label: str
    source: str
    is_needed: bool = False


@dataclass(frozen=True)
class Question:
    """An implication that every report answers with yes, and what of it, or with no."""

    name: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Begin:
    """A section that a report begins with: its kind, and its title where it is not that of its kind."""

    name: str
    kind: str
    title: str = ""


@dataclass(frozen=True)
class Approver:
    """Whom the council requires to approve a report before it is issued, as what they are."""

    name: str
    label: str


@dataclass(frozen=True)
class CopyTo:
    """To whom a report is sent once it is issued; ``to`` says who that is."""

    name: str
    label: str
    to: str


Part = FrontField | Question | Begin | Approver | CopyTo


@dataclass(frozen=True)
class Form:
    """Everything that a report takes from a form on the day it is begun, and keeps."""

    name: str = ""
    front: tuple[FrontField, ...] = ()
    implications: tuple[Question, ...] = ()
    sections: tuple[Begin, ...] = ()
    has_risks: bool = False
    numbering: str = BY_SECTION
    brand_colour: str = ""
    heading_colour: str = ""
    logo_words: str = ""  # what the logo says, for those who can't see it
    approvals: tuple[Approver, ...] = ()
    copies: tuple[CopyTo, ...] = ()
    send_days: int = SEND_DAYS


LISTS: Mapping[str, type[Any]] = {
    "front": FrontField,
    "implications": Question,
    "sections": Begin,
    "approvals": Approver,
    "copies": CopyTo,
}


def stored(form: Form) -> dict[str, Any]:
    """Return a form as plain values, fit for a JSON field."""
    return {**asdict(form), **{name: stored_parts(getattr(form, name)) for name in LISTS}}


def stored_parts(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    """Return a list of a form as plain values."""
    return [asdict(one) for one in parts]


def read(kept: Mapping[str, Any]) -> Form:
    """Return the form that was kept; what came later is as a form without it."""
    return Form(**{**kept, **{name: read_parts(name, kept.get(name, [])) for name in LISTS}})


def read_parts(name: str, kept: list[dict[str, Any]]) -> tuple[Any, ...]:
    """Return one of its lists that was kept."""
    return tuple(LISTS[name](**one) for one in kept)


def labels_of(kept: Mapping[str, Any]) -> dict[str, str]:
    """Return what a form calls its fields and implications, by their names."""
    form = read(kept)
    fields = {one.name: one.label for one in form.front}
    return {**fields, **{one.name: one.label for one in form.implications}}
