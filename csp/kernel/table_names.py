"""Which names of legal bodies are so alike that they may be one body twice."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from csp.kernel.folding import sort_key, words_of

WHOLE, PARTICULAR = 0.8, 0.87  # how much of the letters must be the same
# Words that many names have: without them, what makes a name this body's remains.
_COMMON = {
    "the", "of", "and", "for", "county", "district", "borough", "city",
    "council", "authority", "board", "service", "services",
}  # fmt: skip


def same(name: str, names: Iterable[str]) -> str:
    """Return the name that is the same but for capitals, spaces, marks and accents, or nothing."""
    key = sort_key(name)
    return next((one for one in names if sort_key(one) == key), "")


def alike(name: str, names: Iterable[str]) -> list[str]:
    """Return the names that are nearly the same as one, in their letters as a whole and in their own words."""
    whole, particular = sort_key(name), _particular(name)
    return [
        one
        for one in names
        if _share(whole, sort_key(one)) >= WHOLE and _share(particular, _particular(one)) >= PARTICULAR
    ]


def _particular(name: str) -> str:
    """Return the letters of the words that not every body has, or all of them when there are no others."""
    return "".join(word for word in words_of(name) if word not in _COMMON) or sort_key(name)


def _share(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Most names differ a lot, which is quick to see.
    return matcher.ratio() if matcher.real_quick_ratio() >= WHOLE else 0.0
