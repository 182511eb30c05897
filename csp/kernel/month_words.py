"""A month with its year, however somebody writes it."""

import re

from csp.kernel.day_words import MONTHS
from csp.kernel.folding import fold

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?[^a-z0-9]{1,2})?"  # between a month and its year


def month_name(month: int) -> str:
    """Return the pattern of a month’s name in folded text, whole or short."""
    word = fold(MONTHS[month - 1])
    return rf"{word[:3]}(?:{word[3:]}|t)?"


def month_pattern(year: int, month: int) -> re.Pattern[str]:
    """Return the pattern that finds a month with its year in folded text: “oct 2026”, “10/2026”, “2026-10”."""
    named = rf"{month_name(month)}[^a-z0-9]{{0,3}}{_DAY}(?:of,? |in )?(?:{year}|'{year % 100:02d})"
    numbered = rf"(?<!\d)0?{month}[/.-]{year}|(?<!\d){year}[/.-]{month:02d}(?!\d)"
    return re.compile(rf"\b{named}\b|{numbered}")
