"""The dates inside a piece of writing: each day, month, quarter and year, and where it stands."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from csp.kernel.timescale.precision import Precision

# The Crime and Disorder Act is of 1998, and nobody plans for fifty years: other years are slips of the hand.
YEARS = range(1990, 2080)
FINANCIAL_YEAR_STARTS = 4  # April

_NAMES = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?",
    "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_NAMES)})(?![a-z])\.?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TH = r"(?:st|nd|rd|th)"
# Two digits are a year unless what follows makes them something else: 25th, 25%, 25 March, 10:30.
_SHORT = rf"'?\d\d(?!\d|[%:]|[/.]\d| ?{_TH}\b| (?:{'|'.join(_STARTS)}))"
_YEARS = rf"(?:{_YEAR} ?(?:-|/|to) ?(?:\d{{4}}|\d\d)(?!\d)|\d\d ?/ ?\d\d(?!\d)|{_YEAR})"
_QUARTER = r"(?:q|qtr|quarter)\.? ?"
_FY = r"(?:financial year|fy)"


@dataclass(frozen=True)
class Piece:
    """A date found in the words, from one position to another; its year may be missing.

    ``either`` holds the years in which a financial year may begin that is named by one year: “FY 2027”.
    """

    start: int
    end: int
    precision: Precision
    year: int | None
    month: int
    months: int = 1
    day: int | None = None
    remark: str = ""
    is_short: bool = False
    either: tuple[int, ...] = ()

    @property
    def is_weak(self) -> bool:
        """Return whether it may mean something else in a sentence: “may”, “2019/20 plan”, “ages 10/11/12”."""
        is_bare_month = self.precision == Precision.MONTH and self.year is None
        return is_bare_month or self.is_short or self.precision == Precision.YEAR

    @property
    def is_no_day(self) -> bool:
        """Return whether a day is written that is on no calendar: “31 June”, “29 Feb 2025”."""
        return not self.exists(self.year or 2000)

    def first(self, year: int) -> date:
        """Return its first day in a year."""
        return date(year, self.month, self.day or 1)

    def last(self, year: int) -> date:
        """Return its last day, of what begins in a year."""
        if self.day:
            return self.first(year)
        month = self.month + self.months - 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    def years_within(self, starts_on: date, ends_on: date) -> list[int]:
        """Return the years in which it falls inside a period."""
        near = range(max(starts_on.year - 1, YEARS.start), min(ends_on.year + 1, YEARS.stop))
        there = [year for year in near if self.exists(year)]
        return [year for year in there if self.last(year) >= starts_on and self.first(year) <= ends_on]

    def exists(self, year: int) -> bool:
        """Return whether there is such a day in the year."""
        return self.day is None or 1 <= self.day <= monthrange(year, self.month)[1]

    def in_year(self, year: int) -> "Piece":
        """Return the same with its year."""
        return replace(self, year=year)


def pieces_in(text: str) -> list[Piece]:
    """Return the dates that stand in the text, in their order; where two shapes fit, the fuller one."""
    taken: list[Piece] = []
    for pattern, make in _SHAPES:
        for match in pattern.finditer(text):
            apart = all(match.end() <= one.start or match.start() >= one.end for one in taken)
            if apart and (piece := make(match)):
                taken.append(piece)
    return sorted(taken, key=lambda piece: piece.start)


def _year(digits: str | None) -> int | None:
    """Return the year that two or four digits stand for, or none outside the years that make sense."""
    bare = (digits or "").lstrip("'")
    if not bare:
        return None
    year = int(bare)
    if len(bare) == 2:
        year += 1900 if year >= YEARS.start % 100 else 2000
    return year if year in YEARS else None


def _day(match: re.Match[str]) -> Piece | None:
    parts = match.groupdict()
    month = int(parts["m"]) if "m" in parts else _month_number(parts["month"])
    digits = parts["y"] or parts.get("z") or ""
    year = _year(digits)
    if (digits and year is None) or not 1 <= month <= 12 or not 1 <= int(parts["d"]) <= 31:
        return None
    is_short = "m" in parts and len(digits) == 2
    return Piece(*match.span(), Precision.DAY, year, month, day=int(parts["d"]), is_short=is_short)


def _month(match: re.Match[str]) -> Piece | None:
    year = _year(match["y"])
    if match["y"] and year is None:
        return None
    parts = match.groupdict()
    in_figures = "m" in parts  # “12/2025”, which in a sentence may be the number of a report
    month = int(parts["m"]) if in_figures else _month_number(parts["month"])
    return Piece(*match.span(), Precision.MONTH, year, month, is_short=in_figures)


def _bare_month(match: re.Match[str]) -> Piece:
    return Piece(*match.span(), Precision.MONTH, None, _month_number(match["month"]))


def _quarter(match: re.Match[str]) -> Piece | None:
    first, last = int(match["q"]), int(match["r"] or match["q"])
    if last < first:
        return None
    month = (FINANCIAL_YEAR_STARTS - 1 + 3 * (first - 1)) % 12 + 1
    precision = Precision.QUARTER if first == last else Precision.PERIOD
    piece = Piece(*match.span(), precision, None, month, months=3 * (last - first + 1))
    if not match["y"]:
        return piece
    years = _first_of_years(match["y"])
    if years is None:
        return None
    remark = ""
    if len(re.findall(r"\d+", match["y"])) == 1:
        remark = f"Read as a quarter of the financial year that begins in April {years}."
    return replace(piece, year=years + (month < FINANCIAL_YEAR_STARTS), remark=remark)


def _financial_year(match: re.Match[str]) -> Piece | None:
    year = _first_of_years(match[0])
    if year is None:
        return None
    remark = f"Read as the financial year from April {year} to March {year + 1}."
    return Piece(*match.span(), Precision.YEAR, year, FINANCIAL_YEAR_STARTS, months=12, remark=remark)


def _named_by_one_year(match: re.Match[str]) -> Piece | None:
    year = _year(match["y"])
    if year is None:
        return None
    either = tuple(one for one in (year - 1, year) if one in YEARS)
    return Piece(*match.span(), Precision.YEAR, None, FINANCIAL_YEAR_STARTS, months=12, either=either)


def _first_of_years(words: str) -> int | None:
    """Return the year in which the financial year begins: 2024 of “2024 to 2025”, and none of “2024-27”."""
    numbers = re.findall(r"\d+", words)
    first = _year(numbers[0])
    if first is None or len(numbers) == 1:
        return first
    return first if _year(numbers[1]) == first + 1 else None


def _bare_year(match: re.Match[str]) -> Piece | None:
    year = _year(match[0])
    remark = f"A year alone: read as by the end of {year}."
    return Piece(*match.span(), Precision.YEAR, year, 1, months=12, remark=remark) if year else None


def _month_number(word: str) -> int:
    return _STARTS.index(word[:3].lower()) + 1


_ALONE = r"(?<![a-z\d])"
_DAY_IN_WORDS = rf"(?<![a-z\d./])(?P<d>\d{{1,2}}){_TH}? ?(?:of )?[-/]?{_MONTH}"
_ITS_YEAR = rf"(?:(?:,? ?|[-/])(?P<y>{_YEAR})|[ /-]?(?P<z>{_SHORT}))?"
_QUARTERS = rf"{_QUARTER}(?P<q>[1-4])(?: ?(?:/|-|&|and|to) ?(?:{_QUARTER})?(?P<r>[1-4]))?(?!\d)"
_NO_MORE = r"(?![\d/-]|\.\d| (?:years?|yrs?)\b)"  # 1.2.25.3 is a version, and 10/11/12 years an age
_FIGURES = "(?:0?[1-9]|1[0-2])"  # of a month: “12/2025”
_BEGINS = r"(?:(?<![a-z\d./-])(?<!\d )|(?<=/\d{4}-))"
_ITS_YEARS = rf"(?P<y>{_YEARS}|{_FY} ?'?\d\d(?!\d))"
_OF_YEARS = rf"[ ,]*(?:of )?(?:{_FY} ?)?{_ITS_YEARS}"
# “May” is a month, and “may” before another word is not: “March 2025 may change”.
_MAY = r"(?!(?-i:may) (?!(?:to|and|or|until)\b)[a-z])"
_SHAPES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Piece | None]]] = [
    (re.compile(pattern, re.IGNORECASE | re.ASCII), make)
    for pattern, make in (
        (r"(?<!\d)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?: 00:00(?::00)?)?(?!\d)", _day),
        (rf"(?<![a-z\d./-])(?P<d>\d{{1,2}})([./-])(?P<m>\d{{1,2}})\2(?P<y>\d{{4}}|\d\d){_NO_MORE}", _day),
        (rf"(?<![a-z\d./])(?P<d>\d{{1,2}}){_TH}? - {_MONTH} - (?P<y>{_YEAR}|\d\d(?!\d))", _day),
        (_DAY_IN_WORDS + _ITS_YEAR, _day),
        (rf"{_BEGINS}(?P<m>{_FIGURES}) ?[/-] ?(?P<y>{_YEAR})(?:{_NO_MORE}|(?=-{_FIGURES}/))", _month),
        (rf"{_ALONE}{_MONTH} (?P<d>\d{{1,2}})(?:{_TH})?,? (?P<y>{_YEAR})", _day),
        (rf"{_ALONE}{_MONTH} (?P<d>\d{{1,2}}){_TH}\b(?P<y>)", _day),
        (rf"{_ALONE}{_MONTH} ?[-/,]? ?(?P<y>{_YEAR})", _month),
        (rf"{_ALONE}{_MONTH} ?[-/]?(?P<y>{_SHORT})", _month),
        (_ALONE + _QUARTERS + _OF_YEARS, _quarter),
        (rf"{_ALONE}(?:{_FY} ?)?{_ITS_YEARS}[ ,:(-]*{_QUARTERS}", _quarter),
        (rf"{_ALONE}{_QUARTERS}(?P<y>)", _quarter),
        (rf"{_ALONE}{_YEAR} ?(?:-|/|to) ?(?:\d{{4}}|\d\d)(?![\d-])(?: {_FY}\b)?", _financial_year),
        (rf"{_ALONE}{_FY} ?'?(?:{_YEAR} ?(?:-|/|to)|\d\d ?[/-]) ?(?:\d{{4}}|\d\d)(?![\d-])", _financial_year),
        (rf"{_ALONE}{_FY} ?(?P<y>{_YEAR}|'?\d\d(?!\d))(?! ?[/-] ?\d)", _named_by_one_year),
        (rf"(?<![a-z\d/-])(?P<y>{_YEAR}) {_FY}\b", _named_by_one_year),
        (r"^\s*'?\d\d ?/ ?'?\d\d\s*$", _financial_year),
        (rf"{_ALONE}{_MAY}{_MONTH}(?! ?'?\d)", _bare_month),
        (rf"(?<![\d.,/£$-]){_YEAR}(?![%/-]|[.,]\d)", _bare_year),
    )
]
