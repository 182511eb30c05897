"""Fold text so that searching and sorting give the same answer on every database."""

import re
import unicodedata

# Letters that are no accented form of a plain one: without this, each database would order them its own way.
PLAIN = str.maketrans(
    dict(zip("øðđłħŧĸəɛɔɓɖɗƙɲƴ’‘ʼʻ", "oddlhtkeeobddkny''''", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
)
_WORD = re.compile(r"[^\W_]+")
NUMBER_WIDTH = 6
SORT_LENGTH = 120


def fold(text: str) -> str:
    """Return the text in one case, in plain letters, with single spaces: “ŴYNNE” becomes “wynne”."""
    # Some letters hide their case until they are taken apart (𝐀), some come apart again after (ﬀ), and some
    # have a capital that is another letter's (ı): so apart, up, down, and apart again.
    lower = unicodedata.normalize("NFKD", text).upper().casefold()
    split = unicodedata.normalize("NFKD", lower).casefold()
    plain = "".join(mark for mark in split if not unicodedata.combining(mark))
    return " ".join(plain.translate(PLAIN).split())


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, each of letters and digits only."""
    # Folding would only make plain English small, and takes much longer.
    return _WORD.findall(text.lower() if text.isascii() else fold(text))


def sort_key(text: str) -> str:
    """Return letters and digits only: written in Latin letters, a–z, which every database orders the same."""
    return "".join(mark for mark in fold(text) if mark.isalnum())[:SORT_LENGTH]


def reference_key(reference: str) -> str:
    """Return a key in which 2.10 comes after 2.9: each run of digits is padded to six."""
    runs = re.findall(r"\d+|[^\W\d_]+", fold(reference))
    return "".join(run.zfill(NUMBER_WIDTH) if run.isdecimal() else run for run in runs)[:SORT_LENGTH]
