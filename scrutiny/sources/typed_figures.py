"""Figures that somebody typed: unlike all others of a report, nobody can trace them to a record."""

import re

from csp.kernel.footnotes import MARK

_REFERENCE = re.compile(r"\{(?:ref|number):[^{}\n]*\}")
_LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# What is written in figures and counts nothing: days, years, and where a law is found.
_NO_FIGURE = re.compile(
    rf"""\b\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?\b
    | \b(?:19|20)\d{{2}}(?:\s*(?:/|–|-|to)\s*(?:\d{{2}}|(?:19|20)\d{{2}}))?\b(?!%)
    | \b(?:section|sections|regulation|regulations|reg|paragraph|paragraphs|part|schedule|article|page|pages)
      \s+\d+[A-Z]*(?:\(\w+\))*
    | \bSI\s+\d{{4}}/\d+
    | ^\s*\d{{1,3}}[.)]\s""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per\s+cent\b|million\b|m\b|k\b))?")


def figures_in(text: str) -> list[str]:
    """Return the figures in somebody's words, in order: “12”, “£3,000”, “45%”; neither days, years nor sections."""
    bare = text
    for left_out in (MARK, _REFERENCE, _LINK, _NO_FIGURE):
        bare = left_out.sub(" ", bare)
    return [found.group().rstrip(",") for found in _FIGURE.finditer(bare)]
