"""The page of seats: who sits here today, who will and who did, and who must be at the table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words, table
from csp.kernel.table import SeatAtTable
from csp.kernel.table_rules import ALL_READ_FROM, IN_FORCE, POLICE_AUTHORITIES, Rule
from csp.models import Authority, Partnership, Seat
from csp.queries.partnerships import KindOn

HEADINGS = {
    Seat.Standing.RESPONSIBLE: "Responsible authorities",
    Seat.Standing.COOPERATING: "Co-operating bodies",
    Seat.Standing.INVITED: "Invited to take part",
}
COUNTY_GROUP = (
    "Section 5 has no list for a county group. Its table is that of the areas in the county: their responsible "
    "authorities make up the county strategy group (SI 2007/1830, regulation 8)."
)
EVERY = (
    "The Act means every body of a kind whose area reaches into yours. This page can see that there is none at the "
    "table, but not that there ought to be another."
)
NOT_CHECKED = "From which day this was so has not been checked in the Act itself."


@dataclass(frozen=True)
class SeatRow:
    """A seat as the list shows it."""

    key: str
    name: str
    url: str
    standing: str
    since: str
    until: str
    note: str = ""

    @classmethod
    def of(cls, seat: Seat, *, slug: str, leads: str = "") -> "SeatRow":
        """Return the row; ``leads`` says what a seat that has ended still leads."""
        return cls(
            key=seat.key,
            name=str(seat),
            url=reverse("csp:authority-detail", args=[slug, seat.authority.key]),
            standing=seat.get_standing_display(),
            since=day_words.short(seat.starts_on),
            until=day_words.short(seat.ends_on),
            note=f"Still leads {leads}" if leads else "",
        )


@dataclass(frozen=True)
class LawRow:
    """One entry of the Act's list, and who answers to it."""

    paragraph: str
    who: str
    names: list[str]
    sentences: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Panel:
    """Who must be at the table on a day."""

    day: str
    is_today: bool
    verdict: str
    is_worry: bool
    rows: list[LawRow]
    besides: list[str]
    notes: list[str]
    set_up: str = ""


@dataclass(frozen=True)
class TablePage:
    """All of the page."""

    groups: list[tuple[str, list[SeatRow]]]
    to_come: list[SeatRow]
    ended: list[SeatRow]
    without: list[tuple[str, str]]
    panel: Panel

    @classmethod
    def of(
        cls,
        seats: Sequence[Seat],
        bodies: Iterable[Authority],
        *,
        partnership: Partnership,
        leads: Mapping[int, str],
        today: date,
        day: date,
        then: KindOn | None = None,
    ) -> "TablePage":
        """Return the page; ``day`` is the day that the panel is about, ``then`` how things were on a past one."""
        slug = partnership.slug
        now = [seat for seat in seats if _has_begun(seat, today) and not _has_ended(seat, today)]
        grouped = [
            (heading, [SeatRow.of(seat, slug=slug) for seat in now if seat.standing == standing])
            for standing, heading in HEADINGS.items()
        ]
        ended = sorted((seat for seat in seats if _has_ended(seat, today)), key=_last_first)
        seated = {seat.authority_id for seat in seats}
        return cls(
            groups=[(heading, rows) for heading, rows in grouped if rows],
            to_come=[SeatRow.of(seat, slug=slug) for seat in seats if not _has_begun(seat, today)],
            ended=[SeatRow.of(seat, slug=slug, leads=leads.get(seat.pk, "")) for seat in ended],
            without=[
                (body.name, reverse("csp:authority-detail", args=[slug, body.key]))
                for body in bodies
                if body.pk not in seated
            ],
            panel=panel_of(seats, partnership=partnership, then=then, day=day, today=today),
        )


def panel_of(
    seats: Sequence[Seat], *, partnership: Partnership, then: KindOn | None, day: date, today: date
) -> Panel:
    """Return who must be at the table on a day, and who is: by the kind of partnership that it was then."""
    kind = then.kind if then else partnership.kind
    there = [
        SeatAtTable(str(seat), seat.sits_as, seat.standing, seat.starts_on, seat.ends_on) for seat in seats
    ]
    missing = table.missing_on(kind, there, day)
    said = {one.rule: one.sentences for one in missing}
    rules = table.rules_on(kind, day)
    return Panel(
        day=day_words.plain(day),
        is_today=day == today,
        verdict=_verdict(kind, day, bool(rules), len(missing)),
        is_worry=bool(missing),
        rows=[_law_row(rule, there, said.get(rule, ()), day) for rule in rules],
        besides=table.not_named_on(kind, there, day),
        notes=_notes(kind, day, bool(rules)),
        set_up=_set_up(then) if then else "",
    )


def _law_row(rule: Rule, there: Sequence[SeatAtTable], sentences: tuple[str, ...], day: date) -> LawRow:
    names = [seat.name for seat in table.seated_on(rule, there, day)]
    unsure = day < ALL_READ_FROM and not rule.is_read
    note = f"{rule.source}. {NOT_CHECKED}" if unsure else f"{rule.source}."
    return LawRow(rule.paragraph, rule.who, names, sentences, note)


def _verdict(kind: str, day: date, has_rules: bool, missing: int) -> str:
    if not table.has_a_list(kind):
        return COUNTY_GROUP
    if not has_rules:
        return f"The Act did not apply yet: section 5 began on {day_words.plain(IN_FORCE)}."
    if not missing:
        return "Every kind of body that the Act names has a seat."
    if missing == 1:
        return "One kind of body that the Act names is missing."
    return f"{missing} kinds of body that the Act names are missing."


def _set_up(then: KindOn) -> str:
    kind = Partnership.Kind(then.kind).label
    if then.first_saved:
        return (
            f"The partnership was first set up here on {day_words.plain(then.first_saved)}, as “{kind}”. "
            "The list of the earlier day is for that kind."
        )
    return (
        f"On that day the partnership was set up as “{kind}”. That is what had been saved here by the end of it: the "
        "day that counts is the day of saving."
    )


def _notes(kind: str, day: date, has_rules: bool) -> list[str]:
    if not has_rules:
        return []
    first, last = POLICE_AUTHORITIES
    notes = [EVERY]
    if first <= day <= last:
        notes.append(
            f"From {day_words.plain(first)} to {day_words.plain(last)} the Act named police authorities too. "
            "This page does not look for them."
        )
    return notes


def _has_begun(seat: Seat, today: date) -> bool:
    return seat.starts_on <= today


def _has_ended(seat: Seat, today: date) -> bool:
    return seat.ends_on is not None and seat.ends_on < today


def _last_first(seat: Seat) -> tuple[int, str]:
    return (-(seat.ends_on or date.max).toordinal(), seat.authority.name_order)
