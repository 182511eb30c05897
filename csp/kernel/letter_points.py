"""Take a pasted list of points apart: each with the number it has in its letter, or the next one."""

import re
from collections.abc import Iterable

# "3.2 The report …", "4. The report …", "4) The report …"; not "2 children …" and not "2019. …".
NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=[.):]))[.):]?\s+(?=\S)")
BULLET = re.compile(r"[•·▪*–—-]\s+")


def numbered(text: str, *, taken: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return (number, words) of each point: a new one begins after an empty line, at a number and at a bullet."""
    whole = [int(number.split(".")[0]) for number in taken if number.split(".")[0].isdigit()]
    last = max(whole, default=0)
    found = []
    for words in _paragraphs(text):
        given = NUMBERED.match(words)
        number = given.group(1) if given else str(last + 1)
        last = max(last, int(number.split(".")[0]))
        found.append((number, words[given.end() :] if given else words))
    return found


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs, each without its bullet."""
    points: list[list[str]] = []
    is_new = True
    for line in (one.strip() for one in text.splitlines()):
        bullet = BULLET.match(line)
        if line and (is_new or bullet or NUMBERED.match(line)):
            points.append([])
        if line:
            points[-1].append(line[bullet.end() :] if bullet else line)
        is_new = not line
    return ["\n".join(lines) for lines in points]
