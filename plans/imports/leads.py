"""Match a lead as it is written to the authorities that sit in the partnership."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from csp.kernel.folding import fold


@dataclass(frozen=True)
class SeatName:
    """An authority at the table, as it may be written; ``kind`` is what sort of body it is."""

    key: str
    name: str
    short_name: str
    kind: str

    @cached_property
    def folded(self) -> frozenset[str]:
        """Return its names as they are compared; a sheet asks for them thousands of times."""
        return frozenset({fold(self.name), fold(self.short_name)})


@dataclass(frozen=True)
class LeadMatch:
    """The authorities that the words name, in their order, and the words that name none."""

    seats: tuple[SeatName, ...] = ()
    unmatched: tuple[str, ...] = ()


_COUNCILS = ("district_council", "county_council", "unitary_council")
_HEALTH = ("integrated_care_board", "local_health_board")
# Words that name a kind of body: they match only where one such body sits at the table.
_KINDS = {
    "police": ("police",),
    "the police": ("police",),
    "constabulary": ("police",),
    "police force": ("police",),
    "fire": ("fire",),
    "fire service": ("fire",),
    "fire and rescue": ("fire",),
    "fire and rescue service": ("fire",),
    "fire authority": ("fire",),
    "probation": ("probation",),
    "probation service": ("probation",),
    "health": _HEALTH,
    "nhs": _HEALTH,
    "icb": _HEALTH,
    "integrated care board": ("integrated_care_board",),
    "health board": ("local_health_board",),
    "council": _COUNCILS,
    "the council": _COUNCILS,
    "local authority": _COUNCILS,
    "district": ("district_council",),
    "district council": ("district_council",),
    "borough council": ("district_council", "unitary_council"),
    "county": ("county_council",),
    "county council": ("county_council",),
    "pcc": ("commissioner",),
    "opcc": ("commissioner",),
    "police and crime commissioner": ("commissioner",),
}
_BETWEEN = re.compile(r"[/,;|+\n•]|\s[-–—]\s")
_AMPERSAND = re.compile("&")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_AROUND = " \t.:-–—*"


def match_lead(words: str, seats: Sequence[SeatName]) -> LeadMatch:
    """Return the authorities that the words name: by their own name, or as the only body of a kind.

    A name may hold an “and” or an “&”, so each piece is looked for whole before it is taken apart.
    """
    found: list[SeatName] = []
    unmatched: list[str] = []
    for piece, seat in _looked_for(words, seats):
        if seat is None:
            unmatched.append(piece)
        elif seat not in found:
            found.append(seat)
    return LeadMatch(tuple(found), tuple(unmatched))


def _looked_for(words: str, seats: Sequence[SeatName]) -> list[tuple[str, SeatName | None]]:
    """Return the pieces of the words, each with the authority that it names."""
    whole = words.strip(_AROUND)
    if not whole:
        return []
    if seat := _named(whole, seats):
        return [(whole, seat)]
    parts = _BETWEEN.split(words)
    if len(parts) > 1:
        return [found for part in parts for found in _looked_for(part, seats)]
    return _looked_for_together(whole, seats)


def _looked_for_together(whole: str, seats: Sequence[SeatName]) -> list[tuple[str, SeatName | None]]:
    """Return the pieces between “and” or “&”, if they name authorities.

    A word for a kind counts only where every piece names one: “Health and Wellbeing Board” is not “Health”.
    """
    pieces = _taken_apart(whole, seats)
    named = [(piece, _named(piece, seats)) for piece in pieces]
    if all(seat for _, seat in named):
        return named
    exact = [(piece, _called(piece, seats)) for piece in pieces]
    return exact if any(seat for _, seat in exact) else [(whole, None)]


def _taken_apart(words: str, seats: Sequence[SeatName]) -> list[str]:
    whole = words.strip(_AROUND)
    if not whole or _named(whole, seats):
        return [whole] if whole else []
    for pattern in (_AMPERSAND, _AND):
        parts = pattern.split(words)
        if len(parts) > 1:
            return [piece for part in parts for piece in _taken_apart(part, seats)]
    return [whole]


def _named(piece: str, seats: Sequence[SeatName]) -> SeatName | None:
    """Return the authority with this name, or the only one of this kind."""
    if _share_the_name(piece, seats):
        return _called(piece, seats)
    of_kind = [seat for seat in seats if seat.kind in _KINDS.get(fold(piece), ())]
    return of_kind[0] if len(of_kind) == 1 else None


def _called(piece: str, seats: Sequence[SeatName]) -> SeatName | None:
    """Return the only authority with this name."""
    called = _share_the_name(piece, seats)
    return called[0] if len(called) == 1 else None


def _share_the_name(piece: str, seats: Sequence[SeatName]) -> list[SeatName]:
    wanted = fold(piece)
    names = {wanted, wanted.removeprefix("the ")}
    return [seat for seat in seats if names & seat.folded]
