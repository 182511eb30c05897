"""Fold text so that searching and sorting give the same answer on every database."""

import re
import unicodedata

NUMBER_WIDTH = 6
SORT_LENGTH = 120


def fold(text: str) -> str:
    """Return the text in one case, without accents, with single spaces: “ŴYNNE” becomes “wynne”."""
    # Some letters hide their case until they are taken apart (𝐀), and some come apart again after (ﬀ, ϓ).
    lower = unicodedata.normalize("NFKD", text.casefold()).casefold()
    split = unicodedata.normalize("NFKD", lower)
    plain = "".join(mark for mark in split if not unicodedata.combining(mark))
    return " ".join(plain.replace("’", "'").replace("‘", "'").split())


def sort_key(text: str) -> str:
    """Return letters and digits only, so that no database's collation can order them its own way."""
    return "".join(mark for mark in fold(text) if mark.isalnum())[:SORT_LENGTH]


def reference_key(reference: str) -> str:
    """Return a key in which 2.10 comes after 2.9: each run of digits is padded to six."""
    runs = re.findall(r"\d+|[^\W\d_]+", fold(reference))
    return "".join(run.zfill(NUMBER_WIDTH) if run.isdecimal() else run for run in runs)[:SORT_LENGTH]
