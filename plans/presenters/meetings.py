"""Meetings as pages show them: the list, one meeting, who was there for whom, the public meeting of every year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.listing import listed
from csp.kernel.public_meeting import PublicMeeting, Year, standing_in, years_since
from csp.kernel.terms import Words
from csp.kernel.web_link import host_of
from csp.models import Seat
from plans.models import Action, Attendance, Meeting, MeetingDecision, MeetingPaper
from plans.presenters.evidence import file_words


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in the list."""

    title: str
    url: str
    kind: str
    day: date
    place: str
    stands: str
    is_doubtful: bool
    decided: str


@dataclass(frozen=True)
class Somebody:
    """Who was there for a seat, or sent apologies."""

    key: str
    name: str
    about: str


@dataclass
class Table:
    """One seat at the table: who was there for it, and who sent apologies."""

    name: str
    standing: str
    present: list[Somebody] = field(default_factory=list)
    apologies: list[Somebody] = field(default_factory=list)


@dataclass(frozen=True)
class PaperLine:
    """A paper."""

    key: str
    title: str
    url: str
    about: str
    leads_out: bool


@dataclass(frozen=True)
class DecisionLine:
    """A decision, and the action that came of it."""

    key: str
    text: str
    action: Action | None
    may_raise: bool
    is_first: bool
    is_last: bool
    may_go: bool

    @property
    def short(self) -> str:
        """Return its beginning, to name it beside a button."""
        return self.text[:60]


def kind_words(meeting: Meeting, words: Words) -> str:
    """Return who meets; the strategy group in the partnership's own word."""
    return (
        words.group.start if meeting.kind == Meeting.Kind.STRATEGY else str(Meeting.Kind(meeting.kind).label)
    )


def stands(meeting: Meeting, today: date) -> str:
    """Return whether a meeting has taken place, in words."""
    if meeting.is_held:
        return "Has taken place"
    if meeting.held_on < today:
        return "Not written up"
    return "Today" if meeting.held_on == today else "To come"


def rows_of(
    meetings: Iterable[Meeting], words: Words, *, today: date
) -> tuple[list[MeetingRow], list[MeetingRow]]:
    """Return the meetings to come, soonest first, and those whose day has passed, latest first."""
    coming: list[MeetingRow] = []
    past: list[MeetingRow] = []
    for one in meetings:
        number = getattr(one, "number_decided", 0)
        row = MeetingRow(
            one.title,
            one.get_absolute_url(),
            kind_words(one, words),
            one.held_on,
            one.place,
            stands(one, today),
            not one.is_held and one.held_on < today,
            {0: "", 1: "1 decision"}.get(number, f"{number} decisions"),
        )
        (past if one.is_held or one.held_on < today else coming).append(row)
    return coming[::-1], past


def tables_of(seats: Sequence[Seat], attendances: Iterable[Attendance]) -> list[Table]:
    """Return every seat of the day with who was there for it; one that is named though it had no seat is added."""
    found = {seat.pk: Table(str(seat), seat.get_standing_display()) for seat in seats}
    for one in attendances:
        table = found.setdefault(one.seat_id, Table(str(one.seat), one.seat.get_standing_display()))
        about = ", ".join(filter(None, [one.post, "senior position" if one.is_senior else ""]))
        (table.apologies if one.sent_apologies else table.present).append(Somebody(one.key, one.name, about))
    return list(found.values())


def not_represented(seats: Iterable[Seat], attendances: Sequence[Attendance]) -> list[str]:
    """Return the responsible authorities of the day for which nobody was there."""
    there = {one.seat_id for one in attendances if not one.sent_apologies}
    return [
        str(seat) for seat in seats if seat.standing == Seat.Standing.RESPONSIBLE and seat.pk not in there
    ]


def missing_words(names: Sequence[str]) -> str:
    """Return which responsible authorities were not represented, in a sentence; empty when all were."""
    return f"{listed(names)} {'was' if len(names) == 1 else 'were'} not represented." if names else ""


def facts_of(meeting: Meeting, *, plan: str, of_round: str, words: Words) -> list[tuple[str, str]]:
    """Return what a meeting is."""
    rows = [
        ("Who meets", kind_words(meeting, words)),
        ("Day", day_words.long(meeting.held_on)),
        ("Where", meeting.place),
        ("Plan", plan),
        ("Round", of_round),
    ]
    if meeting.kind == Meeting.Kind.PUBLIC:
        rows.append(("How people were told", meeting.publicity or "Not written down yet"))
    return [row for row in rows if row[1]]


def papers_of(papers: Iterable[MeetingPaper], slug: str) -> list[PaperLine]:
    """Return the papers of a meeting, each with where it leads."""
    return [
        PaperLine(
            one.key,
            one.title,
            one.link or reverse("plans:paper-download", args=[slug, one.key]),
            host_of(one.link) if one.link else file_words(one.file) if one.file else "",
            bool(one.link),
        )
        for one in papers
    ]


def decisions_of(
    decisions: Sequence[MeetingDecision], actions: Mapping[int, Action], *, may_raise: bool
) -> list[DecisionLine]:
    """Return the decisions of a meeting in their order; ``actions`` are those that the reader may see, by id."""
    last = len(decisions) - 1
    return [
        DecisionLine(
            one.key,
            one.text,
            actions.get(one.action_id or 0),
            may_raise and one.action_id is None,
            place == 0,
            place == last,
            one.action_id is None,
        )
        for place, one in enumerate(decisions)
    ]


def public_years(
    meetings: Iterable[Meeting],
    *,
    seats: Sequence[Seat],
    seniors: set[tuple[int, int]],
    known: Iterable[date],
    today: date,
) -> list[Year]:
    """Return what is written down of the public meeting of each year, the latest first.

    ``known`` are the days of all meetings: of the years before the first of them nothing is known here.
    """
    those = []
    for one in meetings:
        there = [seat for seat in seats if _sat(seat, one.held_on)]
        those.append(
            PublicMeeting(
                one.held_on,
                one.is_held,
                tuple(str(seat) for seat in there),
                frozenset(str(seat) for seat in there if (one.pk, seat.pk) in seniors),
                one.publicity,
                one.get_absolute_url(),
            )
        )
    return [standing_in(first, those, today=today) for first in years_since(known, today=today)]


def _sat(seat: Seat, day: date) -> bool:
    return seat.starts_on <= day and (seat.ends_on is None or seat.ends_on >= day)


def already_listed(seats: Iterable[Seat], attendances: Iterable[Attendance]) -> list[tuple[Seat, str]]:
    """Return each seat with who is on the list for it already, in a sentence for the form."""
    names: dict[int, list[str]] = {}
    for one in attendances:
        names.setdefault(one.seat_id, []).append(one.name)
    return [
        (seat, f"On the list already: {listed(names[seat.pk])}." if seat.pk in names else "")
        for seat in seats
    ]
