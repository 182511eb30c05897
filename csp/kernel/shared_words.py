"""Find in one text the words of another: over the ends of lines and pages, whatever their case and spacing."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from csp.kernel.folding import words_of

# Letters and digits. What has fewer stands in any text; of what has more than the window, each window is looked
# for that begins with a word: so a sentence of a paragraph is found, and “the community safety partnership” is not.
SHORTEST, WINDOW = 25, 40


def beginnings_of(text: str) -> set[str]:
    """Return with what words may begin in a text that is given as its ``words_of``, joined."""
    return {text[at : at + SHORTEST] for at in range(len(text) - SHORTEST + 1)}


def pieces(text: str, beginnings: set[str]) -> Iterator[str]:
    """Give what to look for of a text, as a whole and line by line, if at least its beginning is there."""
    lines = text.splitlines()
    for part in (text, *lines) if len(lines) > 1 else (text,):
        words = words_of(part)
        whole = "".join(words)
        if len(whole) <= WINDOW:
            starts: Iterable[int] = (0,)
        elif part is text:
            starts = accumulate(map(len, words), initial=0)
        else:
            continue  # its windows are among those of the whole text
        for at in starts:
            if whole[at : at + SHORTEST] in beginnings and len(whole) - at >= min(WINDOW, len(whole)):
                yield whole[at : at + WINDOW]
