"""Read a timescale: find its dates, see what the words around them mean, and add nothing of our own."""

import re
from collections.abc import Sequence
from datetime import date
from functools import reduce

from csp.kernel.timescale.context import Dated, joined, understood, with_year
from csp.kernel.timescale.pieces import Piece, pieces_in
from csp.kernel.timescale.precision import Precision, Timescale

MOST = 2000  # characters; a timescale is short, and a date after so many is about something else
FEW = 4  # words that are a timescale by themselves
UNREAD = "No date could be read from this."
MANY = "More than one date is written: the last one was read as the end."
BACKWARDS = "It ends before it starts, so no date was read."
PASSED_OVER = "No due date was read from the date inside these words."

# Curly quotes and dashes become plain ones, one for one, so that a place in the text stays the same place.
_PLAIN = str.maketrans("‘’ʼ`´–—−‐‑\xa0\u202f\n\t\r", "'''''-----     ")
_IGNORE = re.IGNORECASE | re.ASCII
_NOTHING = {"", "-", "--", "n/a", "na", "none", "nil"}
_SPAN = re.compile(r"(\d{4}) ?(?:-|/|to) ?(\d{4}|\d\d)", _IGNORE)
_UNDECIDED = r"tb[acd]|to be (?:confirmed|agreed|decided|determined|announced|set)"
_RECURRING = (
    r"(?:bi-?|half-)?(?:annual|annually|yearly|monthly|weekly)|quarterly|fortnightly|daily|termly|"
    r"per annum|p\.a\.|(?:once|twice|times) (?:a|per|each|every)|every|each"
)
_ONGOING = r"on-?going|continuous(?:ly)?|continuing|throughout|rolling|business as usual|bau"
_CONDITION = (
    r"once|when|within|following|subject to|depend(?:s|ent|ing)|pending|as soon as|upon|after|"
    r"on (?:completion|commencement|approval|agreement|receipt)|(?:weeks|months|days|years) (?:of|from)"
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", _IGNORE)
_KINDS = [
    (kind, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", _IGNORE))
    for kind, words in (
        (Precision.UNDECIDED, _UNDECIDED),
        (Precision.RECURRING, _RECURRING),
        (Precision.ONGOING, _ONGOING),
        (Precision.CONDITION, _CONDITION),
    )
]


def read(words: str, *, starts_on: date, ends_on: date) -> Timescale:
    """Return what the words say of time. The plan's period finds the year of a month that has none.

    What cannot be read for certain has no date, and a remark that says so; the words are always kept.
    """
    text = words[:MOST].translate(_PLAIN)
    bare = text.strip()
    if bare.lower() in _NOTHING:
        return Timescale(words, Precision.NONE)
    if (years := _SPAN.fullmatch(bare)) and _spans(years, starts_on, ends_on):
        remark = "Read as the whole period of the plan."
        return Timescale(words, Precision.PERIOD, starts_on, ends_on, True, words.strip(), remark)
    pieces = _without_bare_quarters(pieces_in(text))
    known = [with_year(place, pieces, text, (starts_on, ends_on)) for place in range(len(pieces))]
    pairs = zip(pieces, known, strict=True)
    meant = [understood(now, text, is_weak=was.is_weak) for was, now in pairs]
    dated = [one for one in meant if one]
    said = [group for group in _groups(dated, text) if any(one.is_said for one in group)]
    if kind := _kind(
        text, is_overruled=any(piece.year for group in said for piece in _pieces(group, pieces))
    ):
        found = words.strip() if len(bare.split()) <= FEW else ""
        return Timescale(
            words, kind, found=found, remark=PASSED_OVER if any(piece.year for piece in known) else ""
        )
    if doubt := _doubt(known, meant, text):
        return Timescale(words, Precision.UNKNOWN, remark=doubt)
    chosen = said if len(said) == 1 else [one for one in _groups(dated, text) if _is_certain(one, text)]
    if not chosen:
        reasons = [piece.remark for piece in known if piece.year is None and piece.remark]
        return Timescale(words, Precision.UNKNOWN, remark=reasons[0] if reasons else UNREAD)
    return _timescale(words, text, chosen)


def _spans(years: re.Match[str], starts_on: date, ends_on: date) -> bool:
    """Return whether “2024-27” names the years of the plan itself."""
    return int(years[1]) == starts_on.year and int(years[2]) % 100 == ends_on.year % 100


def _without_bare_quarters(pieces: list[Piece]) -> list[Piece]:
    """Leave out “Q2” where the months themselves are written beside it: “Q2 Jul - Sept 2024”."""
    months = [piece for piece in pieces if piece.precision in {Precision.MONTH, Precision.DAY}]
    return [piece for piece in pieces if not months or piece.year or piece.months == 1]


def _kind(text: str, *, is_overruled: bool) -> Precision | None:
    """Return the kind of timescale that has no date, unless the words also say by when."""
    if is_overruled:
        return None
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def _doubt(known: Sequence[Piece], meant: Sequence[Dated | None], text: str) -> str:
    """Return why nothing is read: a day that is on no calendar, or a range of which one end cannot be read."""
    for piece in known:
        if piece.is_no_day:
            return piece.remark
    for place in range(1, len(known)):
        one, other = known[place - 1], known[place]
        if bool(meant[place - 1]) == bool(meant[place]) or not joined(one, other, text):
            continue
        unread = one if meant[place] else other
        if unread is other or unread.precision != Precision.MONTH:  # “Jan, Feb and March 2025” has its end
            return UNREAD if unread.year else unread.remark
    return ""


def _pieces(group: Sequence[Dated], pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces as they were written, with a year only where one was written."""
    starts = {one.piece.start for one in group}
    return [piece for piece in pieces if piece.start in starts]


def _groups(dated: Sequence[Dated], text: str) -> list[list[Dated]]:
    """Put the ends of a range together; every other date stands by itself."""
    groups: list[list[Dated]] = []
    for one in dated:
        if groups and joined(groups[-1][-1], one, text):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _is_certain(group: Sequence[Dated], text: str) -> bool:
    """Return whether it is a date for sure: by its shape, the words before it, or because nothing else is said."""
    around = _WEEKDAY.sub("", text[: group[0].start] + text[group[-1].end :])
    return any(one.is_certain for one in group) or not any(mark.isalnum() for mark in around)


def _timescale(words: str, text: str, groups: Sequence[Sequence[Dated]]) -> Timescale:
    dated = [one for group in groups for one in group]
    last = dated[-1]
    from_on = reduce(_earlier, (one.from_on for one in dated))
    to_on = None if last.to_on is None else max(one.to_on for one in dated if one.to_on)
    if len(groups) == 1 and dated[0].from_on and last.to_on and dated[0].from_on > last.to_on:
        return Timescale(words, Precision.UNKNOWN, remark=BACKWARDS)
    found = words[dated[0].start : last.end].strip()
    # What makes a date a beginning is nothing to say of a range that has an end.
    remarks = [one.piece.remark if last.is_deadline else one.remark for one in reversed(dated)]
    remark = MANY if len(groups) > 1 else next((one for one in remarks if one), "")
    precision = last.piece.precision if len(dated) == 1 else _of_range(from_on, to_on)
    return Timescale(words, precision, from_on, to_on, last.is_deadline, found, remark)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _of_range(from_on: date | None, to_on: date | None) -> Precision:
    """Return quarter for three months that are one, year for a financial year, and period for the rest."""
    if (
        from_on
        and to_on
        and from_on.day == 1
        and (to_on.month - from_on.month) % 12 == 2
        and from_on.month % 3 == 1
    ):
        return Precision.QUARTER if (to_on - from_on).days < 100 else Precision.PERIOD
    return Precision.PERIOD
