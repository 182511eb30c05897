"""A status bar: one segment for each status, as long as it has actions, with its count and letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

FILLS = {
    "blue": ("#12406b", "#fff"),
    "green": ("#00703c", "#fff"),
    "amber": ("#f2a900", "#14232e"),
    "red": ("#b3261e", "#fff"),
    "grey": ("#d5dce1", "#14232e"),
    "yellow": ("#ffe14d", "#14232e"),
}
MUTED = "#51616d"
FACE = "Source Sans 3, Segoe UI, Arial, sans-serif"
HEIGHT = 26
GAP = 2
LEAST = 32  # the narrowest segment that holds "1 B" at 14 px
LETTER = 8  # how wide a character is at 14 px, semibold


@dataclass(frozen=True)
class Segment:
    """How many actions have one status."""

    letter: str
    word: str
    colour: str
    count: int


def status_bar(segments: Sequence[Segment], *, name: str, unit: int = 20) -> str:
    """Draw the bar as SVG; ``unit`` is the length of one action, ``name`` says whose actions they are."""
    shown = [segment for segment in segments if segment.count > 0]
    total = sum(segment.count for segment in shown)
    said = _said(shown, name=name, total=total)
    left, drawn = 0, []
    for segment in shown:
        width = _width(segment, unit=unit)
        drawn.append(_segment(segment, left=left, width=width))
        left += width
    end = str(total) if total else "No actions"
    start = left + 6 if shown else 0
    return format_html(
        '<svg class="sp-chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-label="{said}" font-family="{face}" font-size="14" font-weight="600">'
        '<title>{said}</title>{bars}<text x="{start}" y="18" fill="{muted}">{end}</text></svg>',
        width=start + LETTER * len(end) + 4,
        height=HEIGHT,
        said=said,
        face=FACE,
        bars=format_html_join("", "{}", ((bar,) for bar in drawn)),
        start=start,
        muted=MUTED,
        end=end,
    )


def _said(shown: Sequence[Segment], *, name: str, total: int) -> str:
    if not total:
        return f"{name}: no actions"
    parts = ", ".join(f"{segment.count} {segment.word[:1].lower()}{segment.word[1:]}" for segment in shown)
    return f"{name}: {total} action{'' if total == 1 else 's'}. {parts}"


def _width(segment: Segment, *, unit: int) -> int:
    words = f"{segment.count} {segment.letter}"
    return max(unit * segment.count, LEAST, LETTER * len(words) + 8)


def _segment(segment: Segment, *, left: int, width: int) -> str:
    fill, on_fill = FILLS[segment.colour]
    return format_html(
        '<rect x="{}" width="{}" height="{}" rx="2" fill="{}"/>'
        '<text x="{}" y="18" text-anchor="middle" fill="{}">{} {}</text>',
        left,
        width - GAP,
        HEIGHT,
        fill,
        left + (width - GAP) // 2,
        on_fill,
        segment.count,
        segment.letter,
    )
