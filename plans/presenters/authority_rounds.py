"""How an authority reported, round by round: asked, reported on time, late or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.charts.segment import Segment
from csp.kernel.charts.status_bar import status_bar
from csp.models import Seat
from plans.models import UpdateRound
from plans.queries.authorities import Asked

ON_TIME, LATE, NOT_YET, NOT_REPORTED = "On time", "Late", "Not yet", "Not reported"
LETTERS = {ON_TIME: ("T", "green"), LATE: ("L", "amber"), NOT_YET: ("–", "grey"), NOT_REPORTED: ("N", "red")}
SAID = {
    ON_TIME: "reported by the day",
    LATE: "reported after it",
    NOT_YET: "not reported yet",
    NOT_REPORTED: "not reported, or a question not answered",
}


@dataclass(frozen=True)
class Tally:
    """How many actions a round asked an authority about, and how it answered."""

    on_time: int = 0
    late: int = 0
    missing: int = 0

    @classmethod
    def of(cls, asked: Iterable[Asked], *, due_on: date) -> "Tally":
        """Return the tally; a report is on time when the first one was given by the day, questions or not."""
        on_time = late = missing = 0
        for one in asked:
            if not one.is_reported or one.first_at is None:
                missing += 1
            elif timezone.localdate(one.first_at) <= due_on:
                on_time += 1
            else:
                late += 1
        return cls(on_time, late, missing)

    @property
    def asked(self) -> int:
        """Return how many it was asked about."""
        return self.on_time + self.late + self.missing

    @property
    def reported(self) -> int:
        """Return how many are reported, in time or not."""
        return self.on_time + self.late


@dataclass(frozen=True)
class TrendRow:
    """One round, as an authority answered it."""

    round_id: int
    title: str
    url: str
    plan: str
    due: str
    state: str
    is_waiting: bool
    tally: Tally

    @property
    def segments(self) -> list[Segment]:
        """Return the parts of its bar, in order."""
        numbers = [(ON_TIME, self.tally.on_time), (LATE, self.tally.late)]
        numbers.append((NOT_YET if self.is_waiting else NOT_REPORTED, self.tally.missing))
        return [Segment(LETTERS[word][0], SAID[word], LETTERS[word][1], number) for word, number in numbers]

    @property
    def bar(self) -> str:
        """Return it as a picture that is read aloud with its numbers."""
        return status_bar(self.segments, name=self.title)


def trend_of(
    rounds: Sequence[UpdateRound], asked: Iterable[Asked], *, seat: Seat, today: date
) -> list[TrendRow]:
    """Return a row for each round that asked the seat about something, in their order."""
    by_round: dict[int, list[Asked]] = defaultdict(list)
    for one in asked:
        by_round[one.round_id].append(one)
    return [_row(one, by_round[one.pk], seat=seat, today=today) for one in rounds if by_round.get(one.pk)]


@dataclass(frozen=True)
class Mark:
    """A letter of the bars, and what it says."""

    letter: str
    word: str
    colour: str
    meaning: str


def letters_key() -> list[Mark]:
    """Return the key to the bars."""
    return [Mark(letter, word, colour, SAID[word]) for word, (letter, colour) in LETTERS.items()]


def last_of(rounds: Iterable[UpdateRound]) -> list[UpdateRound]:
    """Return the newest round of each plan; they come oldest first."""
    return list({one.plan_id: one for one in rounds}.values())


def _row(one: UpdateRound, asked: Iterable[Asked], *, seat: Seat, today: date) -> TrendRow:
    page = reverse("plans:round-authority", args=[one.plan.partnership.slug, one.key])
    locked = f"Locked {day_words.short(timezone.localdate(one.locked_at))}" if one.locked_at else "Open"
    return TrendRow(
        round_id=one.pk,
        title=one.title,
        url=f"{page}?lead={seat.key}" if one.is_open else one.get_absolute_url(),
        plan=one.plan.title,
        due=day_words.short(one.due_on),
        state=locked,
        is_waiting=one.is_open and today <= one.due_on,
        tally=Tally.of(asked, due_on=one.due_on),
    )
