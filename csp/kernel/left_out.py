"""Leave names and months out of a text, however they are written there."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from csp.kernel.folding import fold, words_of
from csp.kernel.month_words import month_name, month_pattern

LEFT_OUT = "[left out]"
# From so many letters on, a name is found in the middle of other letters too: nothing else has them by chance.
SURELY_A_NAME = 8
# What may stand between two words of a name: an initial or two, other marks, or nothing.
_BETWEEN = r"(?:[\W_]* (?:[^\W_][\W_]+){1,2}|[\W_]*)"
_CODED_AGAIN = re.compile(r"%(?:25)+")  # a percent sign that was itself coded, however often
# What Unicode calls default ignorable: nothing is drawn where it stands.
_NEVER_SEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


class Telling(NamedTuple):
    """What a text must not say: names of whatever kind, and months, each with its year."""

    names: frozenset[str] = frozenset()
    months: frozenset[tuple[int, int]] = frozenset()


class Leaver:
    """Finds all of that, or writes “[left out]” for it; made once, it is used for many texts."""

    def __init__(self, telling: Iterable[Telling]) -> None:
        """Prepare what is looked for."""
        every = list(telling)
        names = {name for one in every for called in one.names for name in _both_ways(called)}
        self._names = {tuple(words_of(name)) for name in names}
        months = sorted({month for one in every for month in one.months})
        self._months = [month_pattern(*month) for month in months]
        self._patterns = [*map(_pattern, sorted(names)), *(_with_day(*month) for month in months)]

    def without(self, text: str) -> str:
        """Return the text with words for what it must not say; all of it goes where it would say it still."""
        folded, origins = _folded(text)
        spans = sorted(match.span() for pattern in self._patterns for match in pattern.finditer(folded))
        parts, end = [], 0
        for start, stop in _merged(spans):
            first = origins[start]
            parts += [text[end:first], LEFT_OUT]
            # Marks that fold to nothing belong to the letter before them.
            end = max(origins[stop] if stop < len(origins) else len(text), origins[stop - 1] + 1)
        kept = [*parts[::2], text[end:]]
        return LEFT_OUT if any(map(self.says, kept)) else "".join([*parts, text[end:]])

    def says(self, text: str) -> bool:
        """Return whether a text says any of it, as it is written or as it is read where codes stand for letters."""
        return any(map(self._says, {text, _decoded(text)}))

    def _says(self, text: str) -> bool:
        said = words_of(text)
        spoken, joined = f" {' '.join(said)} ", "".join(said)
        if any(
            f" {' '.join(words)} " in spoken
            or (name := "".join(words)) in said
            or (len(words) > 1 and len(name) >= SURELY_A_NAME and name in joined)
            for words in self._names
        ):
            return True
        folded, _ = _folded(text)
        plain = " ".join(words_of(folded))  # a month and its year with any marks between them
        return any(one.search(folded) for one in self._patterns) or any(
            one.search(plain) for one in self._months
        )


def _decoded(text: str) -> str:
    """Return a text without the codes that stand for letters in pages and links, however often they are coded."""
    while (read := unquote(unescape(_CODED_AGAIN.sub("%", text)))) != text:
        text = read
    return text


def _both_ways(name: str) -> list[str]:
    """Return a name, and with its last word first: “Castell, Wren”."""
    words = words_of(name)
    *first, last = name.split() or [""]
    return [one for one in (name, " ".join([last, *first])) if words]


def _pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a name in folded text: its words parted by whatever stands there, or joined."""
    folded, _ = _folded(name.strip())
    words = _BETWEEN.join(map(re.escape, words_of(name)))
    bare = folded.lstrip(_marks(folded)), folded.rstrip(_marks(folded))
    before, after = (re.escape(folded[: len(folded) - len(bare[0])]), re.escape(folded[len(bare[1]) :]))
    return re.compile(rf"(?:{before})?(?<![^\W_]){words}(?![^\W_])(?:{after})?")


def _marks(text: str) -> str:
    """Return the marks of a text that are no letters or digits."""
    return "".join(mark for mark in text if not mark.isalnum())


def _with_day(year: int, month: int) -> re.Pattern[str]:
    """Return the pattern of a month in folded text: with the day before or after it, a short year, the year first.

    More goes than has to: “oct 26” may be a day of another year.
    """
    plain, name, last = month_pattern(year, month).pattern, month_name(month), f"{year % 100:02d}"
    before, after = r"(?:(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)?[ ./-])?", r"(?:[./-]\d{1,2}(?!\d))?"
    named = rf"\b{name}[^a-z0-9]{{1,2}}{last}(?![a-z0-9])"
    year_first = rf"(?<!\d)(?:{year}[ ,/(-]{{1,2}}{name}\b|{year}{month:02d}\d\d(?!\d))"
    short = rf"(?<![\d/.-])(?:\d{{1,2}}[/.-])?0?{month}[/.-]{last}(?![\d/.-]*\d)"
    spaced = (
        rf"(?<!\d)\d{{1,2}} ?[/.-] ?0?{month} ?[/.-] ?(?:{year}|{last})(?![\d/.-]*\d)"
        rf"|(?<!\d)(?:0?{month} / {year}|{year} ?[/.-] ?{month:02d} ?[/.-] ?\d{{1,2}})(?!\d)"
    )
    return re.compile(rf"{spaced}|{before}(?:{plain}|{named}){after}|{year_first}|{short}")


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text folded, with single spaces and plain hyphens, and where in the text each mark of it stood."""
    marks: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for mark in _plain(letter):
            if mark == " " and marks and marks[-1] == " ":
                continue
            marks.append(mark)
            origins.append(place)
    return "".join(marks), origins


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """Return what a letter folds to: a space for an underscore, a hyphen for a dash, nothing for what nobody sees."""
    if letter == "_" or letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind == "Cf" or _NEVER_SEEN.match(letter):
        return ""
    return "-" if kind == "Pd" else fold(f"x{letter}x")[1:-1]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, in their order, with those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, stop in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
