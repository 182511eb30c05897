"""A date in three boxes: day, month and year, with the month as a number or a name."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.wording import Worded, literal

PARTS = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


class DateBoxes(forms.Widget):
    """Three boxes named ``…-day``, ``…-month`` and ``…-year``; drawn by our template pack."""

    govuk = "date"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return what was typed, box by box, so that it can be shown again as it was."""
        return {part: str(data.get(f"{name}-{part}") or "").strip() for part in PARTS}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return whether none of the boxes was on the page."""
        return not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the first box, where the group begins."""
        return f"{id_}-day" if id_ else id_

    def parts(self, value: Any) -> dict[str, str]:
        """Return the three values to show for a date, for what was typed, or for nothing."""
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        typed = value if isinstance(value, Mapping) else {}
        return {part: str(typed.get(part, "")) for part in PARTS}

    def label_of(self, part: str) -> str:
        """Return what is written above a box."""
        return part.capitalize()


class DateField(Worded, forms.Field):
    """A day. Messages name what is missing, and mark only the boxes that are wrong."""

    widget = DateBoxes

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        """Hold the date between two days, where there are any."""
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Return the date, or raise a sentence and the boxes it is about."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = {part: str(value.get(part, "")).strip() for part in PARTS}
        missing = [part for part in PARTS if not typed[part]]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise self._wrong(f"must include a {' and '.join(missing)}", *missing)
        return self._real(typed)

    def validate(self, value: date | None) -> None:
        """Hold the date to its limits."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._wrong(f"must be on or after {_long(self.earliest)}", *PARTS)
        if value and self.latest and value > self.latest:
            raise self._wrong(f"must be on or before {_long(self.latest)}", *PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days; what is not a day counts as a change, so that it is looked at."""
        try:
            return (initial or None) != self.to_python(data)
        except ValidationError:
            return True

    def _real(self, typed: dict[str, str]) -> date:
        day, month = _number(typed["day"]), _month(typed["month"])
        limits = (("day", day, 31), ("month", month, 12))
        wrong = [part for part, number, most in limits if not 1 <= number <= most]
        if wrong:
            raise self._wrong("must be a real date", *wrong)
        year = _number(typed["year"])
        if len(typed["year"]) != 4 or not year:
            raise self._wrong("must have a year of 4 digits, like 2027", "year")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise self._wrong(f"must have a year between {FIRST_YEAR} and {LAST_YEAR}", "year")
        if day > calendar.monthrange(year, month)[1]:
            raise self._wrong("must be a real date", "day")
        return date(year, month, day)

    def _wrong(self, words: str, *parts: str) -> ValidationError:
        sentence = literal(f"{self.subject} {words}")
        return ValidationError(sentence, code="invalid", params={"parts": parts})


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) <= 4 else 0


def _month(typed: str) -> int:
    """Return the number of a month written as a number, a name or the beginning of a name."""
    if typed.isdecimal():
        return _number(typed)
    word = typed.lower().rstrip(".")
    named = [number for name, number in MONTHS.items() if name.startswith(word)]
    return named[0] if len(word) >= 3 and len(named) == 1 else 0


def _long(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
