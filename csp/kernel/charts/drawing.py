"""What every chart is drawn with: its frame, its words, and how much room words take."""

import unicodedata
from collections.abc import Iterable
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from csp.kernel.xml_letters import on_one_line

INK = "#14232e"
MUTED = "#51616d"
RULE = "#cbd3d9"
FACE = "Source Sans 3, Segoe UI, Arial, sans-serif"
SIZE = 14
LEADING = 17
WIDE = 680  # what a figure is drawn at, on a page and in a report

_NARROW = frozenset(" iljtfrI1.,:;'’!|()[]-")
_BROAD = frozenset("mwMW%@&—")


def picture(*parts: str, width: int, height: int, said: str) -> SafeString:
    """Return the parts as one picture, which is read aloud, and printed as its alternative, as ``said``."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="sp-chart" viewBox="0 0 {width} {height}" '
        'width="{width}" height="{height}" role="img" aria-label="{said}" font-family="{face}" '
        'font-size="{size}"><title>{said}</title>{parts}</svg>',
        width=width,
        height=height,
        said=on_one_line(said),
        face=FACE,
        size=SIZE,
        parts=together(parts),
    )


def together(parts: Iterable[str]) -> SafeString:
    """Return drawn parts one after another."""
    return format_html_join("", "{}", ((part,) for part in parts))


def words(
    text: str, *, x: int, y: int, fill: str = INK, anchor: str = "start", bold: bool = False
) -> SafeString:
    """Draw words: ``y`` is the line they stand on, ``anchor`` where ``x`` is in them."""
    placed = format_html('<text x="{}" y="{}" fill="{}"', x, y, fill)
    if anchor != "start":
        placed += format_html(' text-anchor="{}"', anchor)
    if bold:
        placed += format_html(' font-weight="{}"', 600)
    return placed + format_html(">{}</text>", on_one_line(text))


def room_for(text: str) -> int:
    """Return how wide words are drawn, rather too wide than too narrow: a font may be missing."""
    return ceil(sum(map(_em, on_one_line(text))) * SIZE)


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if unicodedata.east_asian_width(character) in "WF" or character in _BROAD:
        return 1.0
    return 0.7 if character.isupper() else 0.58


def wrapped(text: str, *, room: int, most: int) -> list[str]:
    """Return the text in at most so many lines of that room; what doesn't fit ends in “…”."""
    lines = [""]
    for word in on_one_line(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if room_for(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {lines[most]}"]
    return [shortened(line, room=room) for line in lines]


def shortened(text: str, *, room: int) -> str:
    """Return the text, or as much of it as there is room for and “…”."""
    if room_for(text) <= room:
        return text
    while text and room_for(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def apart(wanted: Iterable[tuple[int, int]], *, least: int, most: int) -> list[int]:
    """Return where things begin, in order and without overlap, as near as can be to where they were wanted.

    ``wanted`` holds the middle and the length of each; all of them lie from ``least`` to ``most`` if there is room.
    """
    begun, free = [], least
    lengths = []
    for middle, length in wanted:
        begun.append(max(free, middle - length // 2))
        lengths.append(length)
        free = begun[-1] + length
    free = most
    for at in reversed(range(len(begun))):
        begun[at] = max(min(begun[at], free - lengths[at]), least + sum(lengths[:at]))
        free = begun[at]
    return begun
