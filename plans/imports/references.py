"""The references of actions: 1, 2.10, 3a, P1.2; in a column of their own, or before the words of an action."""

import re
from collections.abc import Iterable

LONGEST = 20
_SHAPE = r"(?:[A-Za-z]{1,4}[ .-]?)?\d+(?:[.-]\d+)*[A-Za-z]?\*?"
_WHOLE = re.compile(rf"{_SHAPE}\.?")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[ .-]?\d", re.IGNORECASE)
# Before words: a mark must follow (“1. Citizenship”), or the reference has several figures (“1.1 Monitor”).
_BEFORE_WORDS = re.compile(rf"\(?({_SHAPE})[.):]+\s+(?=\S)|(\d+(?:\.\d+)+[A-Za-z]?\*?)\s+(?=[^\W\d])")


def is_reference(text: str) -> bool:
    """Return whether a cell's whole text is a reference; “June 2025” is none."""
    return len(text) <= LONGEST and _WHOLE.fullmatch(text) is not None and not _MONTH.match(text)


def split_off(text: str) -> tuple[str, str]:
    """Return the reference before an action's words, and the words; or nothing, and the text."""
    found = _BEFORE_WORDS.match(text)
    reference = (found[1] or found[2]) if found else ""
    if not found or len(reference) > LONGEST:
        return "", text
    return reference, text[found.end() :]


def most_begin_with_one(texts: Iterable[str]) -> bool:
    """Return whether at least half of the texts begin with a reference: one that does may be chance."""
    begun = [bool(split_off(text)[0]) for text in texts]
    return bool(begun) and sum(begun) * 2 >= len(begun)
