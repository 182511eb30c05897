"""Council forms as pages show them: the list, one of them, every change to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from csp.kernel import saves, stories
from csp.kernel.council_form import (
    COPIES,
    LISTS,
    NUMBERING,
    Begin,
    CopyTo,
    Form,
    FrontField,
    Part,
    Question,
    read_parts,
)
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from csp.kernel.terms import Words
from scrutiny.models import CouncilForm
from scrutiny.sources.front_sheet import SOURCES
from scrutiny.sources.kinds import title_of

ALL = "All that scrutinise the partnership"
OWN_COLOUR = "The partnership’s own"
FIELDS = (
    ("name", "Name"),
    ("authority_id", "Council"),
    ("front", "Front sheet"),
    ("implications", "Implications"),
    ("sections", "Sections"),
    ("approvals", "Approvals"),
    ("copies", "Copies"),
    ("send_days", "Working days in which copies are sent"),
    ("has_risks", "Lists risks"),
    ("numbering", "Numbers of paragraphs"),
    ("brand_colour", "Colour of the front sheet"),
    ("heading_colour", "Colour of headings"),
    ("logo_id", "Logo"),
    ("logo_words", "What the logo says"),
)


@dataclass(frozen=True)
class PartRow:
    """Something in a list of a form."""

    name: str
    label: str
    about: str


@dataclass(frozen=True)
class PartList:
    """A list of a form: its name in addresses, its heading, what to add to it, and what it is for."""

    part: str
    heading: str
    adds: str
    about: str
    rows: list[PartRow]


@dataclass(frozen=True)
class FormPage:
    """What whoever runs committees sees of a form."""

    facts: list[tuple[str, str]]
    lists: list[PartList]


def page_of(form: CouncilForm, *, words: Words) -> FormPage:
    """Return the page of a form."""
    made = form.form
    facts = [
        ("For which council", str(form.authority or ALL)),
        ("Risks", "Reports list them" if made.has_risks else "Not listed"),
        ("Numbers of paragraphs", NUMBERING[made.numbering]),
        ("Copies are sent", f"Within {made.send_days} working days of being issued"),
        ("Colour of the front sheet", made.brand_colour or OWN_COLOUR),
        ("Colour of headings", made.heading_colour or "That of the front sheet"),
        ("Logo", made.logo_words if form.logo_id else "None"),
    ]
    return FormPage(facts, _lists(made, words=words))


def _lists(made: Form, *, words: Words) -> list[PartList]:
    return [
        PartList(
            "front",
            "Front sheet",
            "Add a field",
            "In this order. A field without an answer is left out.",
            [PartRow(one.name, one.label, _filled(one)) for one in made.front],
        ),
        PartList(
            "implications",
            "Implications",
            "Add an implication",
            "Each is answered with yes, and what of it, or with no.",
            [PartRow(one.name, one.label, one.help) for one in made.implications],
        ),
        PartList(
            "sections",
            "Sections",
            "Add a section",
            "What a new report begins with. Sections can be added to the report, moved and taken out.",
            [PartRow(one.name, *_begun(one, words)) for one in made.sections],
        ),
        PartList(
            "approvals",
            "Approvals",
            "Add an approval",
            "Who has to approve what was built before it is issued. Their names and the date are on the front sheet.",
            [PartRow(one.name, one.label, "") for one in made.approvals],
        ),
        PartList(
            "copies",
            "Copies",
            "Add a copy",
            "To whom a report is sent once it is issued. Its page and My work say which are still owed.",
            [PartRow(one.name, one.label, COPIES[one.to]) for one in made.copies],
        ),
    ]


def _filled(one: FrontField) -> str:
    words = SOURCES[one.source][0] if one.source in SOURCES else "Typed"
    return f"{words}. Needed" if one.is_needed else words


def _begun(one: Begin, words: Words) -> tuple[str, str]:
    kind = title_of(kind=one.kind, title="", words=words)
    title = title_of(kind=one.kind, title=one.title, words=words)
    return title, kind if kind != title else ""


def stories_of(versions: Sequence[Any], *, words: Words) -> list[Story]:
    """Return what became of a form."""
    kind = Kind(versions, FIELDS, "", lambda version: str(version.name))
    return stories.stories_of([kind], say=_say(words))


def saves_since(versions: Sequence[Any], *, words: Words) -> list[Save]:
    """Return the saves among these versions of a form, newest first."""
    return saves.saves_of(versions, fields=FIELDS, say=_say(words))


def _say(words: Words) -> Any:
    def said(version: Any, name: str) -> str:
        value = getattr(version, name)
        if name in LISTS:
            return "\n".join(_line(one, words) for one in read_parts(name, value)) or "Nothing"
        if name == "authority_id":
            return str(version.authority or ALL)
        if name == "logo_id":
            return "There is one" if value else "None"
        return _plain(name, value)

    return said


def _plain(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return NUMBERING[value] if name == "numbering" else str(value) or "Nothing"


def _line(one: Part, words: Words) -> str:
    if isinstance(one, FrontField):
        return f"{one.label} ({_filled(one)})"
    if isinstance(one, Begin):
        title, kind = _begun(one, words)
        return f"{title} ({kind})" if kind else title
    if isinstance(one, CopyTo):
        return f"{one.label} ({COPIES[one.to]})"
    return f"{one.label}: {one.help}" if isinstance(one, Question) and one.help else one.label
