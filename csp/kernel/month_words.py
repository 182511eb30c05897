"""A month with its year, however somebody writes it."""

import re

from csp.kernel.day_words import MONTHS
from csp.kernel.folding import fold


def month_pattern(year: int, month: int) -> re.Pattern[str]:
    """Return the pattern that finds a month with its year in folded text: “oct 2026”, “10/2026”, “2026-10”."""
    word = fold(MONTHS[month - 1])
    named = rf"{word[:3]}(?:{word[3:]}|t)?\.?,?(?: of)?,? (?:in )?{year}"
    numbered = rf"(?<!\d)0?{month}[/.-]{year}|(?<!\d){year}[/.-]{month:02d}(?!\d)"
    return re.compile(rf"\b{named}\b|{numbered}")
