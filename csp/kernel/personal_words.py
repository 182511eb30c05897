"""Find what may give somebody away in a text that is to be public: names, addresses, numbers to ring."""

import re
from collections.abc import Iterable
from enum import StrEnum

from csp.kernel.folding import fold


class Kind(StrEnum):
    """What may have been found."""

    NAME = "A name of somebody here"
    TITLED = "A title with a name"
    EMAIL = "An e-mail address"
    PHONE = "A telephone number"
    ADDRESS = "An address"


_TITLES = (
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Cllr", "Councillor", "Sir", "Dame", "PC", "WPC", "PCSO", "PS", "Sgt",
    "Sergeant", "Insp", "Inspector", "DC", "DS", "DI", "DCI", "Supt", "Superintendent", "Constable",
)  # fmt: skip
_STREETS = (
    "Street", "St", "Road", "Rd", "Avenue", "Ave", "Lane", "Close", "Drive", "Way", "Court", "Terrace", "Crescent",
    "Gardens", "Place", "Square", "Grove", "Hill", "Row", "Walk", "Mews", "Parade", "House", "Green",
)  # fmt: skip
_PATTERNS = (
    (Kind.EMAIL, re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")),
    (Kind.PHONE, re.compile(r"(?<![\w.])(?:\+44|0)(?:[ ().-]?\d){9,10}(?!\w)")),
    (Kind.ADDRESS, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    (
        Kind.ADDRESS,
        re.compile(rf"\b(?:[Ff]lat )?\d+[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){{1,3}}(?:{'|'.join(_STREETS)})\b"),
    ),
    (Kind.TITLED, re.compile(rf"\b(?:{'|'.join(_TITLES)})\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")),
)


def personal_words(text: str, *, names: Iterable[str]) -> list[tuple[Kind, str]]:
    """Return what may give somebody away, once each, in the order of the text; ``names`` are people's whole names.

    It finds what looks like it, so that a person looks again: it neither finds everything nor is always right.
    """
    found = [
        (one.start(), kind, one.group()) for kind, pattern in _PATTERNS for one in pattern.finditer(text)
    ]
    folded = " ".join(fold(text).split())
    found += [(0, Kind.NAME, name) for name in names if _holds(folded, name)]
    return list(dict.fromkeys((kind, words) for _, kind, words in sorted(found)))


def _holds(folded: str, name: str) -> bool:
    whole = " ".join(fold(name).split())
    return bool(whole) and re.search(rf"(?<!\w){re.escape(whole)}(?!\w)", folded) is not None
