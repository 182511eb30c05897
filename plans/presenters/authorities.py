"""The pages of authorities: all of them with their numbers, and one of them with what it leads, owes and reported."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Seat
from plans.exports.authorities_csv import ExportedAuthority
from plans.models import Plan, UpdateRound
from plans.presenters.action_facts import after_first
from plans.presenters.action_row import NOBODY
from plans.presenters.action_states import MARKS, state_word
from plans.presenters.addresses import action_address
from plans.presenters.authority_counts import Counts, Links, is_complete, is_silent, is_soon
from plans.presenters.plan_page import Figure
from plans.presenters.scheme import Scheme, StatusTag
from plans.queries.authorities import Asked, Promise

HEADINGS = {
    Seat.Standing.RESPONSIBLE: "Responsible authorities",
    Seat.Standing.COOPERATING: "Co-operating bodies",
    Seat.Standing.INVITED: "Invited to take part",
}
ENDED = "No longer at the table"


@dataclass(frozen=True)
class SeatLine:
    """One authority in the list, with its numbers."""

    name: str
    url: str
    until: str
    counts: Counts
    asked: int
    reported: int


def groups_of(
    seats: Iterable[Seat],
    rows: Iterable[Promise],
    asked: Iterable[Asked],
    *,
    plans: Mapping[int, Plan],
    chosen: str,
    today: date,
) -> list[tuple[str, list[SeatLine]]]:
    """Return the seats in groups, those that have ended last and only where they led something or were asked.

    ``chosen`` is what the addresses carry of a chosen plan.
    """
    led, reported = defaultdict(list), defaultdict(list)
    for row in rows:
        led[row.seat_id].append(row)
    for one in asked:
        reported[one.seat_id].append(one)
    found: dict[str, list[SeatLine]] = {heading: [] for heading in [*HEADINGS.values(), ENDED]}
    for seat in seats:
        ended = has_ended(seat, today)
        if seat.starts_on > today or (ended and seat.pk not in led and seat.pk not in reported):
            continue
        said = reported.get(seat.pk, [])
        line = SeatLine(
            name=str(seat),
            url=f"{page_of(seat)}{chosen}",
            until=day_words.short(seat.ends_on) if ended else "",
            counts=Counts.of(led.get(seat.pk, ()), plans=plans, today=today),
            asked=len(said),
            reported=sum(one.is_reported for one in said),
        )
        found[ENDED if ended else HEADINGS[Seat.Standing(seat.standing)]].append(line)
    return [(heading, lines) for heading, lines in found.items() if lines]


def exported(heading: str, line: SeatLine) -> ExportedAuthority:
    """Return a line of the list as the file has it."""
    counts = line.counts
    return ExportedAuthority(
        standing=heading,
        name=line.name,
        until=line.until,
        open=counts.open,
        due_soon=counts.soon,
        late=counts.late,
        late_at_first=counts.late_at_first,
        silent=counts.silent,
        without_holder=counts.unheld,
        complete=counts.complete,
        asked=line.asked,
        reported=line.reported,
    )


def has_ended(seat: Seat, today: date) -> bool:
    """Return whether an authority is no longer at the table."""
    return seat.ends_on is not None and seat.ends_on < today


def page_of(seat: Seat, page: str = "authority-detail") -> str:
    """Return the address of a page about an authority."""
    return reverse(f"plans:{page}", args=[seat.partnership.slug, seat.key])


@dataclass(frozen=True)
class PromiseRow:
    """An action that an authority leads or supports, as its page shows it."""

    reference: str
    title: str
    url: str
    lead: str
    post: str
    holder: str
    due: str
    was: str
    is_late: bool
    after_first: str
    status: StatusTag
    standing: str
    mark: str
    heard: str
    is_silent: bool
    marks: tuple[str, ...]

    @property
    def why(self) -> str:
        """Return why it needs somebody, as one line."""
        said = ", ".join(self.marks)
        return f"{said[:1].upper()}{said[1:]}"


@dataclass(frozen=True)
class Shown:
    """What the rows of a page are made with."""

    scheme: Scheme
    plans: Mapping[int, Plan]
    address: str
    today: date

    @classmethod
    def of(cls, plans: Sequence[Plan], scheme: Scheme, *, seat: Seat, today: date) -> "Shown":
        """Return what the rows of these plans, counted together, are made with."""
        return cls(scheme, {one.pk: one for one in plans}, action_address(seat.partnership), today)

    def row(self, one: Promise) -> PromiseRow:
        """Return the row of an action."""
        silent = is_silent(one, self.plans, self.today)
        return PromiseRow(
            reference=one.reference,
            title=one.title,
            url=self.address.format(one.key),
            lead=one.lead or "No authority yet",
            post=one.lead_post,
            holder=_holder(one),
            due=day_words.short(one.due_on) or one.timescale,
            was=day_words.short(one.original_due_on) if one.has_moved else "",
            is_late=one.is_late(self.today),
            after_first=after_first(one, self.today) if one.has_moved else "",
            status=self.scheme.tag(one.status_id),
            standing=state_word(one.state),
            mark=MARKS.get(one.state, ""),
            heard=day_words.short(one.reported_on) or "Never",
            is_silent=silent,
            marks=tuple(_marks(one, silent=silent, today=self.today)),
        )

    def worries(self, rows: Iterable[Promise]) -> list[PromiseRow]:
        """Return the open actions that need somebody: late first, the oldest date first, what is due soon last."""
        found = [one for one in rows if one.is_open and self._is_worry(one)]
        return [self.row(one) for one in sorted(found, key=self._order)]

    def done(self, rows: Iterable[Promise]) -> list[PromiseRow]:
        """Return what is complete, by reference."""
        return [self.row(one) for one in rows if is_complete(one)]

    def _is_worry(self, one: Promise) -> bool:
        late = one.is_late(self.today) or one.is_late_at_first(self.today)
        return late or not one.is_held or is_silent(one, self.plans, self.today) or is_soon(one, self.today)

    def _order(self, one: Promise) -> tuple[bool, bool, date]:
        soon = is_soon(one, self.today)
        return (not one.is_late(self.today), soon, one.due_on or date.max)


def figures_of(counts: Counts, links: Links, *, unheld_url: str) -> list[Figure]:
    """Return the figures that answer “how does this authority do?”."""
    return [
        Figure(
            str(counts.open),
            f"open {'action' if counts.open == 1 else 'actions'} led",
            False,
            links.open if counts.open else "",
            f"{counts.complete} complete" if counts.complete else "",
            links.complete,
        ),
        Figure(
            str(counts.late),
            "late: open after their due date",
            counts.late > 0,
            links.late if counts.late else "",
            f"{counts.late_at_first} after the date first agreed" if counts.late_at_first else "",
            links.late_at_first,
        ),
        Figure(
            str(counts.silent),
            "silent: no update for too long",
            counts.silent > 0,
            links.silent if counts.silent else "",
        ),
        Figure(
            str(counts.unheld),
            "without a holder who is there",
            counts.unheld > 0,
            unheld_url if counts.unheld else "",
        ),
    ]


def apart_lines(
    plans: Iterable[Plan], rows: Iterable[Promise], *, seat: Seat, today: date
) -> list[tuple[Plan, Counts, str]]:
    """Return what the seat leads in each restricted plan that the reader is in, with the list it is in."""
    by_plan: dict[int, list[Promise]] = defaultdict(list)
    for row in rows:
        by_plan[row.plan_id].append(row)
    return [
        (
            one,
            Counts.of(by_plan[one.pk], plans={one.pk: one}, today=today),
            Links(one, seat).every,
        )
        for one in plans
        if by_plan.get(one.pk)
    ]


def last_rounds_words(rounds: Sequence[UpdateRound]) -> str:
    """Return what the column of the last round is called: its title, where it is one alone."""
    return rounds[0].title if len(rounds) == 1 else "Last round"


def _marks(one: Promise, *, silent: bool, today: date) -> Iterable[str]:
    if one.is_late(today):
        yield "late"
    elif one.is_late_at_first(today):
        yield "after the date first agreed"
    if silent:
        yield "silent"
    if not one.is_held:
        yield "nobody holds it"
    if is_soon(one, today):
        yield "due soon"


def _holder(one: Promise) -> str:
    if one.person and one.is_held:
        return one.person
    return f"Nobody ({one.person} is no longer here)" if one.person else one.lead_post or NOBODY
