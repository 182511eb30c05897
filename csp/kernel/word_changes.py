"""Two wordings of one text side by side, each in pieces with whether the other has them too."""

import re
from difflib import SequenceMatcher

Piece = tuple[str, bool]  # some words, and whether they are only in this text
_WORDS = re.compile(r"\s+|[^\s]+")
# Beyond it, finding what is the same takes longer than reading both.
LONGEST = 1_500  # words and gaps


def word_changes(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces; the pieces of each together are that text."""
    was, now = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(was), len(now)) > LONGEST:
        return _whole(before), _whole(after)
    old: list[Piece] = []
    new: list[Piece] = []
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        _add(old, "".join(was[a:b]), kind != "equal")
        _add(new, "".join(now[c:d]), kind != "equal")
    return old, new


def _whole(text: str) -> list[Piece]:
    return [(text, True)] if text else []


def _add(pieces: list[Piece], text: str, is_changed: bool) -> None:
    if text:
        pieces.append((text, is_changed))
