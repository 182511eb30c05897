"""The page of an open round: where it is, who is missing, and what locking it would record."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.charts.progress_bar import progress_bar
from csp.mail import is_set_up
from csp.models import Message, Seat
from plans.models import Challenge, UpdateRound
from plans.presenters.plan_page import Figure
from plans.presenters.round_offers import Offer
from plans.presenters.round_people import day_of, people_of, reminded, trouble_of, waited_for
from plans.queries.round_people import Desk
from plans.queries.round_rows import AskRow

NOBODYS = "nobody"  # in an address: what no authority leads
NO_AUTHORITY = "No authority yet"


@dataclass(frozen=True)
class Count:
    """How many actions a round asks about, how many are reported, and how many of those say nothing has changed."""

    asked: int
    reported: int
    unchanged: int

    @classmethod
    def of(cls, rows: Iterable[AskRow]) -> "Count":
        """Return the count of these; what is no longer asked is not counted."""
        asked = [row for row in rows if row.is_asked]
        reported = [row for row in asked if row.update_id is not None]
        return cls(len(asked), len(reported), sum(bool(row.nothing_has_changed) for row in reported))

    @property
    def missing(self) -> int:
        """Return how many are not reported."""
        return self.asked - self.reported

    @property
    def in_words(self) -> str:
        """Return it for a table: “3 of 9”."""
        return f"{self.reported} of {self.asked}"

    def bar(self, name: str) -> str:
        """Return it as a progress bar."""
        said = self.reported - self.unchanged
        return progress_bar(said=said, unchanged=self.unchanged, total=self.asked, name=name)

    @property
    def order(self) -> tuple[float, int]:
        """Return what puts the worst first: the smallest share reported, then the most missing."""
        return (self.reported / self.asked if self.asked else 1.0, -self.missing)


@dataclass(frozen=True)
class AuthorityRow:
    """One authority in a round."""

    name: str
    value: str
    url: str
    count: Count
    returned: int
    waiting: Sequence[str]
    people: int
    reminded: str
    trouble: str

    @property
    def bar(self) -> str:
        """Return its progress as a picture."""
        return self.count.bar(self.name)


@dataclass(frozen=True)
class Step:
    """One step of a round."""

    title: str
    fact: str
    is_done: bool = False
    is_here: bool = False


@dataclass(frozen=True)
class RoundPage:
    """Everything the page shows."""

    total: Count
    rows: Sequence[AuthorityRow]
    people: int
    fresh: int
    nobody: Sequence[str]
    steps: Sequence[Step]
    figures: Sequence[Figure]
    waiting: int
    no_longer: str
    offer: Offer | None = None

    @property
    def bar(self) -> str:
        """Return the progress of all as a picture."""
        return self.total.bar("All authorities")

    @property
    def to_remind(self) -> str:
        """Return how many the button reminds: those who were not written to today."""
        return "1 person" if self.fresh == 1 else f"{self.fresh} people"

    @property
    def to_ask(self) -> str:
        """Return how many people have what is missing."""
        return "1 person" if self.people == 1 else f"{self.people} people"


def by_authority(rows: Iterable[AskRow]) -> dict[int | None, list[AskRow]]:
    """Return what is still asked, by the id of the seat that leads it."""
    groups: dict[int | None, list[AskRow]] = defaultdict(list)
    for row in rows:
        if row.is_asked:
            groups[row.seat_id].append(row)
    return groups


def authority_rows(
    one: UpdateRound,
    rows: Iterable[AskRow],
    *,
    seats: Mapping[int, Seat],
    desk: Desk,
    messages: Mapping[int, Message],
    returned: Mapping[int, int],
    now: datetime,
) -> list[AuthorityRow]:
    """Return a row for each authority, worst first; ``returned`` counts the returned reports by the seat's id."""
    url = reverse("plans:round-authority", args=[one.plan.partnership.slug, one.key])
    made = []
    for seat_id, group in by_authority(rows).items():
        seat = seats.get(seat_id or 0)
        missing = [row for row in group if row.is_missing]
        people = people_of(missing, desk)
        value = seat.key if seat else NOBODYS
        made.append(
            AuthorityRow(
                name=str(seat) if seat else NO_AUTHORITY,
                value=value,
                url=f"{url}?lead={value}",
                count=Count.of(group),
                returned=returned.get(seat_id or 0, 0),
                waiting=waited_for(missing, desk),
                people=len(people),
                reminded=reminded(missing, one),
                trouble=trouble_of(people, messages, now=now),
            )
        )
    return sorted(made, key=lambda row: (*row.count.order, row.name))


def round_page(
    one: UpdateRound,
    rows: Sequence[AskRow],
    *,
    challenges: Sequence[Challenge],
    desk: Desk,
    today: date,
    moved: int,
    table: Callable[[Mapping[int, int]], Sequence[AuthorityRow]],
) -> RoundPage:
    """Return the page; ``table`` makes the rows of the authorities from how many reports each has to mend."""
    total = Count.of(rows)
    missing = [row for row in rows if row.is_missing]
    known = {row.pk: row for row in missing}
    waiting = [one for one in challenges if one.answered_by_id is None and one.ask_id in known]
    people = people_of(missing, desk)
    nobody = [row.called for row in missing if not desk.who_reports(row)]
    told = people_of([row for row in missing if row.was_told_on(today, opened_at=one.opened_at)], desk)
    return RoundPage(
        total=total,
        rows=table(Counter(known[one.ask_id].seat_id or 0 for one in waiting)),
        people=len(people),
        fresh=len(people.keys() - told.keys()),
        nobody=nobody,
        steps=steps(one, rows, challenges, total, today=today),
        figures=figures(total, people=len(people), nobodys=len(nobody), waiting=len(waiting)),
        waiting=len(waiting),
        no_longer=no_longer(rows, moved),
    )


def figures(total: Count, *, people: int, nobodys: int, waiting: int) -> list[Figure]:
    """Return the figures that answer “who has reported?”; ``nobodys`` are missing with nobody to ask about them."""
    share = f", {round(100 * total.reported / total.asked)}%" if total.asked else ""
    some = f"{total.missing - nobodys} of them " if nobodys else ""
    held = f", {some}asked of {people} {'person' if people == 1 else 'people'}" if people else ""
    return [
        Figure(total.in_words, f"actions reported{share}", False, ""),
        Figure(str(total.unchanged), "of those say nothing has changed", False, ""),
        Figure(str(total.missing), f"not reported yet{held}", total.missing > 0, ""),
        Figure(str(waiting), "returned, waiting for an answer", False, ""),
    ]


def steps(
    one: UpdateRound,
    rows: Sequence[AskRow],
    challenges: Sequence[Challenge],
    total: Count,
    *,
    today: date,
) -> list[Step]:
    """Return how far the round is; what comes next is collecting until it is due or all is in."""
    chased = [row.chased_at for row in rows if row.chased_at]
    reminder = "last reminder" if is_set_up() else "last reminder written"
    last = f"; {reminder} {day_of(max(chased))}" if chased else ""
    answered = sum(one.answered_by_id is not None for one in challenges)
    to_lock = one.is_open and (today > one.due_on or not total.missing)
    collected = to_lock or not one.is_open
    lock = f"After {day_words.plain(one.due_on)}" if one.is_open else f"Locked {_locked(one)}"
    return [
        Step("1. Open", f"{total.asked} actions asked about, {day_of(one.opened_at)}", is_done=True),
        Step("2. Collect and chase", f"{total.in_words} in{last}", is_done=collected, is_here=not collected),
        Step("3. Return", f"{len(challenges)} returned so far, {answered} answered", is_done=collected),
        Step("4. Lock", lock, is_done=not one.is_open, is_here=to_lock),
        Step("5. Compare", "With the round before, for the meeting", is_here=not one.is_open),
    ]


def no_longer(rows: Iterable[AskRow], moved: int) -> str:
    """Return why actions that the round asked about are no longer asked, with how many of each."""
    why = Counter(row.dropped_why for row in rows if not row.is_asked)
    if moved:
        why["Moved to another plan"] += moved
    return ", ".join(f"{number} {words[:1].lower()}{words[1:]}" for words, number in sorted(why.items()))


def _locked(one: UpdateRound) -> str:
    return day_of(one.locked_at) if one.locked_at else ""
