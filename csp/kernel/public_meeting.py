"""The public meeting of every year: whether it was held, and whether each responsible authority was represented.

A partnership holds at least one public meeting a year, attended by persons who hold a senior position within each of
the responsible authorities (SI 2007/1830 reg 12(4)); in Wales SI 2007/3076 asks for the same. A year is counted here
from 1 April to 31 March.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from csp.kernel.listing import listed

APRIL = 4
ENGLAND, WALES = "SI 2007/1830, regulation 12(4)", "SI 2007/3076"


@dataclass(frozen=True)
class PublicMeeting:
    """One public meeting: its day, and for which of the responsible authorities a senior person was there."""

    day: date
    is_held: bool = True
    responsible: tuple[str, ...] = ()
    represented: frozenset[str] = frozenset()
    publicity: str = ""
    url: str = ""

    @property
    def present(self) -> tuple[str, ...]:
        """Return the responsible authorities for which a senior person was there, in their order."""
        return tuple(one for one in self.responsible if one in self.represented)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the responsible authorities for which no senior person was there, in their order."""
        return tuple(one for one in self.responsible if one not in self.represented)


@dataclass(frozen=True)
class Year:
    """What is written down of one year's public meeting; ``meeting`` is the one that comes nearest to the duty."""

    first: int
    words: str
    meeting: PublicMeeting | None = None
    is_kept: bool = False

    @property
    def name(self) -> str:
        """Return what the year is called: “2026 to 2027”."""
        return f"{self.first} to {self.first + 1}"

    @property
    def told(self) -> str:
        """Return how the public were told of a meeting that was held, or that this is not written down."""
        if self.meeting is None or not self.meeting.is_held:
            return ""
        return self.meeting.publicity or "How people were told of it is not written down yet."


def asked_in(kind: str) -> str:
    """Return where the law asks a partnership of this kind for the meeting.

    Nothing for a county group: each of its areas holds its own, and the county strategy group none.
    """
    return {"wales": WALES, "county_group": ""}.get(kind, ENGLAND)


def year_of(day: date) -> int:
    """Return the calendar year in which the year of a day begins."""
    return day.year if day.month >= APRIL else day.year - 1


def years_since(days: Iterable[date], *, today: date) -> list[int]:
    """Return the years from the first of these days to this one, or to the last of them, the latest first."""
    known = [year_of(one) for one in (*days, today)]
    return list(range(max(known), min(known) - 1, -1))


def standing_in(first: int, meetings: Sequence[PublicMeeting], *, today: date) -> Year:
    """Return what is written down of a year's public meeting.

    Of several that were held, the one at which the fewest responsible authorities were missing counts, and of those
    the earliest.
    """
    those = sorted((one for one in meetings if year_of(one.day) == first), key=lambda one: one.day)
    held = sorted((one for one in those if one.is_held), key=lambda one: len(one.missing))
    if held:
        words = f"held on {day_words.plain(held[0].day)}{_who_was_there(held[0])}."
        return Year(first, words, held[0], is_kept=not held[0].missing)
    if those:
        called = those[-1]
        doubt = "; whether it took place is not written down" if called.day < today else ""
        return Year(first, f"called for {day_words.plain(called.day)}{doubt}.", called)
    if first < year_of(today):
        return Year(first, "none is written down.")
    return Year(first, f"none is called yet. One is due by 31 March {first + 1}.")


def _who_was_there(meeting: PublicMeeting) -> str:
    if not meeting.responsible:
        return ""
    if not meeting.missing:
        return "; every responsible authority was represented by a senior person"
    verb = "was" if len(meeting.missing) == 1 else "were"
    return f"; {listed(meeting.missing)} {verb} not represented by a senior person"
