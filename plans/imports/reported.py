"""Match a status as it is written to the partnership's own scheme: by word, by letter, or by the colour it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from csp.kernel.folding import fold

_BRACKETS = re.compile(r"\(([^)]*)\)")
# What sheets write where an action waits for somebody, or is held: each means one thing, whatever it is called.
_MEANINGS = (
    (
        "waiting",
        re.compile(r"(?:a)?wait(?:ing|s)? (?:for |on )?\S.*|with (?:a )?partners?|no partner reply yet"),
    ),
    (
        "in_abeyance",
        re.compile(r"(?:held |kept |now )?in abeyance|on hold|held|parked|paused|suspended|deferred"),
    ),
)


@dataclass(frozen=True)
class StatusName:
    """One status of the scheme, as it may be written."""

    key: str
    letter: str
    word: str
    colour: str = ""
    stands_for: str = ""

    @cached_property
    def folded(self) -> frozenset[str]:
        """Return its word and letter as they are compared."""
        return frozenset({fold(self.word), fold(self.letter)})


def match_status(words: str, scheme: Sequence[StatusName]) -> tuple[StatusName | None, bool]:
    """Return the status that the words name, if they name one alone; and whether they say no more than that."""
    whole = _named(words, scheme)
    if whole:
        return whole, True
    if marked := _marked(words, scheme):
        return marked, False
    parts = [_BRACKETS.sub(" ", words), *_BRACKETS.findall(words)]
    named = {status for part in parts if (status := _named(part, scheme))}
    return (named.pop(), False) if len(named) == 1 else (None, False)


def status_of_colour(words: str, scheme: Sequence[StatusName]) -> StatusName | None:
    """Return the only status of the scheme that has the colour named, as in a column of red, amber and green."""
    wanted = fold(words).strip(" .:")
    coloured = [one for one in scheme if wanted and wanted == one.colour]
    return coloured[0] if len(coloured) == 1 else None


def status_of_meaning(words: str, scheme: Sequence[StatusName]) -> StatusName | None:
    """Return the only status of the scheme that stands for waiting, or for abeyance, where the words mean that."""
    wanted = fold(words).strip(" .:")
    meant = next((meaning for meaning, pattern in _MEANINGS if pattern.fullmatch(wanted)), None)
    meaning_it = [one for one in scheme if meant and one.stands_for == meant]
    return meaning_it[0] if len(meaning_it) == 1 else None


def _marked(words: str, scheme: Sequence[StatusName]) -> StatusName | None:
    """Return the status whose letter is a mark in brackets, such as “(C)”, where the words carry the mark."""
    folded = fold(words)
    return next((one for one in scheme if one.letter.startswith("(") and fold(one.letter) in folded), None)


def _named(words: str, scheme: Sequence[StatusName]) -> StatusName | None:
    wanted = fold(words).strip(" .:")
    return next((one for one in scheme if wanted in one.folded), None)
