"""Sections of a report as pages show them: the list of a report, one of them, and what those given one see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.report import Paragraph, PlainTable
from csp.kernel.terms import Words
from csp.models import Reader
from scrutiny.models import Pack, ReportSection, SectionComment
from scrutiny.models.section import EXEMPT
from scrutiny.policies.sections import may_sign
from scrutiny.sources.kinds import KINDS, Kind, is_empty, title_of
from scrutiny.sources.last_year import words_of
from scrutiny.sources.own_words import notes_of, typed_in
from scrutiny.sources.typed_figures import figures_in
from scrutiny.sources.wording import references_named, words_in

NOT_GIVEN = "The coordinator"
NOTHING: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True)
class SectionRow:
    """A section in a list: its title, who writes it by when, how far it is."""

    key: str
    title: str
    url: str
    who: str
    due: str
    kind: str
    state: str
    length: str
    comments: int
    report: str
    is_exempt: bool


@dataclass(frozen=True)
class Piece:
    """Some of the words of a section: a text in Markdown, or a table that stands between texts."""

    text: str = ""
    table: PlainTable | None = None


@dataclass(frozen=True)
class SectionPage:
    """One section, for whoever writes it or the report."""

    title: str
    adds: str
    words: list[Piece]
    facts: list[tuple[str, str]]
    kind: str
    state: str
    figures: list[str]
    may_sign: bool
    cannot_sign: str


@dataclass(frozen=True)
class CommentRow:
    """A comment as it is read."""

    key: str
    text: str
    said: str
    settled: str


def rows_of(
    found: Iterable[ReportSection],
    *,
    words: Words,
    today: date,
    comments: Mapping[int, int] = NOTHING,
    left: Collection[int] = (),
) -> list[SectionRow]:
    """Return a row for each section; ``comments`` are how many are not settled, by section (an id).

    ``left`` are the ids of those who are named and no longer write for their authority.
    """
    rows = []
    for one in found:
        kind, state = _state(one, today=today)
        rows.append(
            SectionRow(
                key=one.key,
                title=title_of(kind=one.kind, title=one.title, words=words),
                url=one.get_absolute_url(),
                who=f"{_who(one)}, who has left" if one.holder_id in left else _who(one),
                due=day_words.short(one.due_on),
                kind=kind,
                state=state,
                length=_length(one),
                comments=comments.get(one.pk, 0),
                report=str(one.report),
                is_exempt=one.is_exempt,
            )
        )
    return rows


def page_of(reader: Reader, section: ReportSection, *, words: Words) -> SectionPage:
    """Return the page of one section."""
    kind, state = _state(section, today=reader.today)
    signing = may_sign(reader, section, is_empty=is_empty(section))
    facts = [("Written by", _who(section)), ("Length", _length(section))]
    if section.due_on:
        facts.append(("To be written by", day_words.long(section.due_on)))
    if section.signed_at and section.signed_by:
        day = day_words.plain(timezone.localdate(section.signed_at))
        facts.append(("Signed", f"{section.signed_by}, for {section.seat}, on {day}"))
    return SectionPage(
        title=title_of(kind=section.kind, title=section.title, words=words),
        adds=KINDS[section.kind].adds,
        words=pieces_of(section),
        facts=facts,
        kind=kind,
        state=state,
        figures=figures_in(section.words),
        may_sign=bool(signing),
        cannot_sign=signing.refusal,
    )


def pieces_of(section: ReportSection) -> list[Piece]:
    """Return the words of a section, and their tables in place; each reference is the name of what it points at."""
    noted = notes_of(section)
    notes = {key: f"note {at}" for at, key in enumerate(noted, start=1)}
    pieces = [
        Piece(references_named(_marked(one.text, notes))) if isinstance(one, Paragraph) else Piece(table=one)
        for one in typed_in(section)
    ]
    said = [f"{notes[key].capitalize()}: {one.text}" for key, one in noted.items()]
    return [*pieces, *map(Piece, map(references_named, said))]


def _marked(text: str, notes: Mapping[str, str]) -> str:
    """Return a text in which the mark of each note is what the note is called below it: “[note 1]”."""
    for key, called in notes.items():
        text = text.replace(f"{{note:{key}}}", f" [{called}]")
    return text


def comments_of(found: Iterable[SectionComment]) -> list[CommentRow]:
    """Return the comments on a section, the first first."""
    return [
        CommentRow(
            key=one.key,
            text=one.text,
            said=f"{one.said_by}, {day_words.plain(timezone.localdate(one.said_at))}",
            settled=f"Dealt with: {one.settled_by}, {day_words.plain(timezone.localdate(one.settled_at))}"
            if one.settled_at
            else "",
        )
        for one in found
    ]


def kinds_to_add(found: Sequence[ReportSection], *, words: Words) -> list[tuple[Kind, str]]:
    """Return the kinds of section that a report has not yet, each with its title."""
    there = {one.kind for one in found}
    offered = [
        kind for kind in KINDS.values() if kind.name != EXEMPT and not (kind.is_once and kind.name in there)
    ]
    return [(kind, kind.title(words)) for kind in offered]


def last_words(pack: Pack | None, *, section: ReportSection) -> str:
    """Return what the section said in the last report that was issued, or nothing."""
    return words_of(pack.snapshot or {}, name=section.name) if pack else ""


def _who(one: ReportSection) -> str:
    if one.seat is None:
        return NOT_GIVEN
    return f"{one.holder}, {one.seat.short_name}" if one.holder else one.seat.short_name


def _length(one: ReportSection) -> str:
    number = words_in(one.words)
    said = f"{number:,} word{'' if number == 1 else 's'} of its own" if number else "No words of its own"
    return f"{said}, {one.most_words:,} at most" if one.most_words else said


def _state(one: ReportSection, *, today: date) -> tuple[str, str]:
    """Return how a section stands, as a kind of mark and in words."""
    if one.signed_at:
        return "done", "Signed"
    is_late = one.due_on is not None and one.due_on < today
    if one.seat is None and not is_empty(one):
        return ("done", "Written") if one.words else ("wait", "Filled from the record")
    if not one.words:
        return ("late", "Late: nothing written") if is_late else ("wait", "Nothing written yet")
    return ("late", "Late: not signed") if is_late else ("part", "Written, not signed")
