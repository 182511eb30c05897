"""The sheet of an authority for its governing body, as a report that is printed: posts, and no person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from csp.kernel import day_words
from csp.kernel.listing import listed
from csp.kernel.report import (
    ActionLine,
    ActionTable,
    Block,
    Column,
    KeyFigure,
    KeyFigures,
    Note,
    PlainTable,
    Report,
    Section,
    Status,
    StatusChart,
    StatusRow,
    literal,
)
from plans.presenters.authorities import PromiseRow
from plans.presenters.authority_owes import Owed
from plans.presenters.authority_page import AuthorityPage
from plans.presenters.authority_rounds import TrendRow
from plans.presenters.plan_page import Figure
from plans.presenters.scheme import StatusTag

_KIND = "plans.authority-sheet"
FOR_WHOM = "For the authority’s governing body"
NO_PEOPLE = "It names authorities and posts, and no person."


def kind_of(chosen: str) -> str:
    """Return of which page the PDF is: the sheet over all plans that run, or over the plan chosen (its key)."""
    return f"{_KIND}:{chosen}" if chosen else _KIND


def plain_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures without links: a second line becomes part of the words."""
    return [
        replace(one, words=f"{one.words}; {one.more}" if one.more else one.words, url="", more="")
        for one in figures
    ]


def sheet_of(page: AuthorityPage, *, today: date) -> Report:
    """Return everything that the sheet says, as it is on the day."""
    seat = page.seat
    titles = [one.title for one in page.counted.plans]
    return Report(
        title=f"{seat}: what it leads",
        partnership=str(seat.partnership),
        committee=str(seat),
        meeting_on=today,
        as_at=today,
        subtitle=f"As at {day_words.plain(today)}",
        part=FOR_WHOM,
        part_heading=f"{FOR_WHOM}.",
        part_words=f"{NO_PEOPLE} Restricted matters are not counted. The titles of actions are the plan’s own words.",
        front=(
            ("Plans counted" if len(titles) > 1 else "Plan", listed(titles)),
            ("As at", day_words.long(today)),
            ("At the table as", _standing(page)),
        ),
        sections=tuple(_sections(page)),
        brand_colour=seat.partnership.brand_colour,
    )


def _standing(page: AuthorityPage) -> str:
    label = str(page.seat.get_standing_display())
    return f"{label}, until {page.until}" if page.has_ended else label


def _sections(page: AuthorityPage) -> Iterator[Section]:
    figures = KeyFigures(
        "figures",
        tuple(KeyFigure(one.value, one.words, one.is_worry) for one in plain_figures(page.figures)),
    )
    yield Section("how", "How it goes", (figures, *_owes(page.owes)))
    yield Section("rounds", "How it reported, round by round", tuple(_rounds(page.trend)))
    yield Section("worries", "Late, silent, without a holder or due soon", _worries(page.worries))
    yield Section("done", "Done", _table("complete", "Complete", page.done, none="Nothing is complete yet."))
    supports = "Actions of other authorities that it supports"
    yield Section(
        "supports",
        "Supports",
        _table("support", supports, page.supports, none="It supports none.", lead=True),
    )


def _owes(owes: Sequence[Owed]) -> tuple[Block, ...]:
    if not owes:
        return (Note("owes-none", "Nothing is asked of it today."),)
    rows = tuple((one.words, _when(one), one.why) for one in owes)
    columns = (Column("What it owes"), Column("By"), Column("About"))
    return (PlainTable("owes", "What it owes", columns, rows),)


def _when(one: Owed) -> str:
    return one.due or ("Overdue" if one.is_late else "")


def _worries(rows: Sequence[PromiseRow]) -> tuple[Block, ...]:
    if not rows:
        return (Note("worries-none", "There are none."),)
    return (ActionTable("worries-table", "Open actions that need somebody", tuple(map(_line, rows))),)


def _table(
    key: str, caption: str, rows: Sequence[PromiseRow], *, none: str, lead: bool = False
) -> tuple[Block, ...]:
    if not rows:
        return (Note(f"{key}-none", none),)
    heads = ["Action", *(["Lead"] if lead else []), "Due", "Status"]
    cells = (
        (_called(one), *((one.lead,) if lead else ()), one.due, one.standing or one.status.word)
        for one in rows
    )
    return (PlainTable(f"{key}-table", caption, tuple(map(Column, heads)), tuple(cells)),)


def _called(one: PromiseRow) -> str:
    """Return its reference and title: a column for the reference alone would be as wide as one for words."""
    return f"{one.reference} {one.title}".lstrip()


def _line(one: PromiseRow) -> ActionLine:
    return ActionLine(
        reference=one.reference,
        action=one.title,
        lead=f"{one.lead}, {one.post}" if one.post else one.lead,
        due=f"{one.due}, was {one.was}" if one.was else one.due,
        status=_status(one),
        progress=literal(one.why),
    )


def _status(one: PromiseRow) -> Status:
    tag: StatusTag = one.status
    if one.standing:
        return Status(one.standing[:1], one.standing, "grey")
    return Status(tag.letter, tag.word, tag.colour, tag.meaning)


def _rounds(trend: Sequence[TrendRow]) -> Iterator[Block]:
    if not trend:
        yield Note("rounds-none", "No round has asked it about anything yet.")
        return
    rows = tuple(StatusRow(one.title, tuple(one.segments)) for one in trend)
    yield StatusChart("rounds-chart", "Actions asked about, by how they were reported", rows)
    yield Note(
        "rounds-note",
        "By the day means that the first report was given by the day the round was due. An action counts for the "
        "authority that led it when the round was locked.",
    )
