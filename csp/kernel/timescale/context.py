"""What the words around a date make of it: its year, and whether something is to be done by then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from csp.kernel.day_words import MONTHS
from csp.kernel.timescale.pieces import YEARS, Piece
from csp.kernel.timescale.precision import Precision

_IGNORE = re.IGNORECASE | re.ASCII
_BEFORE_IT = re.compile(
    r"(?:(?P<denied>\b(?:not|never|nothing|cannot|can't|won't) (?:[a-z]+ ){0,3}|\bno )?"
    r"\b(?P<word>by|before|until|till|to|in|on|during|for|due|from|since|starting|starts?|start date|"
    r"(?:re-?)?started|launched|began|begun|commencing|commenced|commences|beginning|w/c|w/e|as at|as of|after|"
    r"(?:later|earlier|sooner) than)\b:? *(?:from |on )?)?(?:the )?"
    r"(?:\b(?P<part>end of|close of|late|start of|beginning of|early|mid|middle of)\b[ -]*)?(?:in )?(?:the )?"
    r"(?P<fy>financial year |fy ?)?\(?$",
    _IGNORE,
)
_AFTER_IT = re.compile(r" *\)? *(?:onwards?|start\b|starts\b)", _IGNORE)
_JOINED = re.compile(r" *\(?(?:-|/|&|\bto\b|\band\b|\buntil\b|,)? *\(?", _IGNORE)
_EXCEL = re.compile(r"(\d\d)-[a-z]{3}", _IGNORE)
_UNSURE_YEAR = re.compile(r"[a-z]+\.? ?(?P<dash>[-/]?) ?\d\d", _IGNORE)
_NEXT = timedelta(days=366)  # “Mar-26” is a month of the year after a plan, and “Mar-31” more likely a day
_LOOK_BACK = 40  # characters

_BY = {"by", "before", "until", "till", "due", "w/e", "earlier than", "sooner than"}
_NEAR = {"in", "during", "for"}
_ON = {"on"}
_STATED = {"as at", "as of"}
_FROM = {
    "from", "since", "starting", "start", "starts", "start date", "started", "restarted", "re-started", "launched",
    "began", "begun", "commencing", "commenced", "commences", "beginning", "w/c",
}  # fmt: skip
_TURNED = {  # what “not” makes of a word: “not before June” is from June, “no later than June” is by June
    "before": "from", "until": "from", "till": "from", "earlier than": "from", "sooner than": "from",
    "later than": "by", "after": "by",
}  # fmt: skip
_OUTSIDE = {"after", "later than"}
_INSIDE = {"start of", "beginning of", "early", "mid", "middle of"}


@dataclass(frozen=True)
class Dated:
    """A piece with its days: ``start`` is where the words that lead to it begin."""

    piece: Piece
    start: int
    end: int
    from_on: date | None
    to_on: date | None
    is_deadline: bool
    is_said: bool
    is_certain: bool
    remark: str = ""


def with_year(place: int, pieces: Sequence[Piece], text: str, period: tuple[date, date]) -> Piece:
    """Return the piece with its year, from its neighbour in a range or from the plan's period; or why it has none."""
    piece = pieces[place]
    written = text[piece.start : piece.end]
    if piece.is_no_day:
        return replace(piece, remark=f"There is no such day as “{written}”: no date was read.")
    if piece.either:
        return _financial_year(piece, written, period)
    if _EXCEL.fullmatch(written):
        return _from_a_spreadsheet(piece, written, period)
    if piece.year and _is_unsure(piece, written, period):
        return replace(piece, year=None, remark=f"“{written}” can be a day or a year: no date was read.")
    if piece.year:
        return piece
    return _beside(place, pieces, text) or _in_period(piece, written, period)


def understood(piece: Piece, text: str, *, is_weak: bool) -> Dated | None:
    """Return the piece with its days as the words before and after it mean them; none where they mean none."""
    if piece.year is None or piece.is_no_day:
        return None
    first, last = piece.first(piece.year), piece.last(piece.year)
    lead = _BEFORE_IT.search(text, max(0, piece.start - _LOOK_BACK), piece.start)
    word = _word(lead)
    part = (lead["part"] or "").lower() if lead else ""
    is_calendar_year = piece.precision == Precision.YEAR and piece.month == 1
    if word is None or (lead and lead["fy"] and is_calendar_year):
        return None
    known = Dated(
        piece,
        lead.start() if lead else piece.start,
        piece.end,
        first,
        last,
        is_deadline=True,
        is_said=word in _BY or part in {"end of", "close of"},
        is_certain=bool(part) or word in _BY | (_ON if piece.day else _NEAR) or not is_weak,
        remark=piece.remark,
    )
    return _as_meant(known, word, part, goes_on=_AFTER_IT.match(text, piece.end) is not None)


def joined(one: Piece | Dated, other: Piece | Dated, text: str) -> bool:
    """Return whether two dates are the ends of one range: “Jul - Sept 2024”."""
    start = other.start if isinstance(other, Piece) else other.piece.start
    return _JOINED.fullmatch(text, one.end, start) is not None


def _word(lead: re.Match[str] | None) -> str | None:
    """Return the word that leads to a date, turned by a “not” before it; none where it says when it is not."""
    word = (lead["word"] or "").lower() if lead else ""
    denied = (lead["denied"] or "").lower() if lead else ""
    if denied and word in _TURNED:
        return _TURNED[word]
    return None if denied == "not " or word in _OUTSIDE else word


def _is_unsure(piece: Piece, written: str, period: tuple[date, date]) -> bool:
    """Return whether two digits after a month may be its day: their year is not one of the plan’s."""
    shape = _UNSURE_YEAR.fullmatch(written)
    if not shape:
        return False
    near = _NEXT if shape["dash"] else timedelta(0)
    return piece.year not in piece.years_within(period[0] - near, period[1] + near)


def _financial_year(piece: Piece, written: str, period: tuple[date, date]) -> Piece:
    """Read “FY 2027” where the plan has only one of the two years that people mean by it."""
    years = [year for year in piece.years_within(*period) if year in piece.either]
    if len(years) == 1:
        year = years[0]
        span = f"from April {year} to March {year + 1}"
        remark = f"Read as the financial year {span}, the only one in the plan’s period."
        return replace(piece, year=year, remark=remark)
    ends = " or ".join(f"March {year + 1}" for year in piece.either)
    return replace(
        piece, remark=f"“{written}” can be the financial year that ends in {ends}: no date was read."
    )


def _as_meant(known: Dated, word: str, part: str, *, goes_on: bool) -> Dated:
    if part in _INSIDE:
        return replace(
            known, is_deadline=False, remark=f"“{part}” names no last day, so no due date was read."
        )
    if word == "before" and known.from_on and not part:
        return replace(known, from_on=None, to_on=known.from_on - timedelta(days=1))
    if word in _STATED:
        return replace(
            known, is_deadline=False, is_certain=True, remark="A day on which something was stated."
        )
    if word in _FROM or goes_on:
        return replace(
            known, to_on=None, is_deadline=False, is_certain=True, remark="A beginning, not an end."
        )
    return known


def _from_a_spreadsheet(piece: Piece, written: str, period: tuple[date, date]) -> Piece:
    """Read “25-Apr” as April 2025 where the plan has one: so a spreadsheet shows what was typed as Apr-25."""
    year = 2000 + (piece.day or 0)
    month = replace(piece, precision=Precision.MONTH, day=None, year=year)
    if year in month.years_within(*period):
        words = f"{MONTHS[piece.month - 1]} {year}"
        return replace(month, remark=f"A spreadsheet may have made “{written}” of {words}: read as {words}.")
    return _in_period(piece, written, period)


def _beside(place: int, pieces: Sequence[Piece], text: str) -> Piece | None:
    piece = pieces[place]
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    if after and after.year and not after.is_no_day and joined(piece, after, text):
        same = not piece.exists(after.year) or piece.first(after.year) <= after.first(after.year)
        return _in_year(piece, after.year if same else after.year - 1)
    before = pieces[place - 1] if place else None
    if before and before.year and not before.is_no_day and joined(before, piece, text):
        same = not piece.exists(before.year) or piece.first(before.year) >= before.first(before.year)
        return _in_year(piece, before.year if same else before.year + 1)
    return None


def _in_year(piece: Piece, year: int) -> Piece | None:
    return replace(piece, year=year) if year in YEARS and piece.exists(year) else None


def _in_period(piece: Piece, written: str, period: tuple[date, date]) -> Piece:
    years = piece.years_within(*period)
    if len(years) == 1:
        remark = f"“{written}” has no year: read as {years[0]}, the only one in the plan’s period."
        return replace(piece, year=years[0], remark=remark)
    why = "has more than one" if years else "has none"
    return replace(piece, remark=f"“{written}” has no year, and the plan’s period {why}: no date was read.")
