"""A status bar: one segment for each status, as long as it has actions, with its count and letter."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import MUTED, picture, words
from csp.kernel.charts.segment import FILLS, GAP, HEIGHT, Segment, counted, in_words

LEAST = 32  # the narrowest segment that holds "1 B" at 14 px
LETTER = 8  # how wide a character is at 14 px, semibold


def status_bar(segments: Sequence[Segment], *, name: str, unit: int = 20) -> SafeString:
    """Draw the bar as SVG; ``unit`` is the length of one action, ``name`` says whose actions they are."""
    shown = counted(segments)
    total = sum(segment.count for segment in shown)
    left, drawn = 0, []
    for segment in shown:
        width = max(unit * segment.count, LEAST, LETTER * len(segment.mark) + 8)
        drawn.append(box(segment, left=left, top=0, width=width - GAP))
        left += width
    end = str(total) if total else "No actions"
    start = left + 6 if shown else 0
    return picture(
        *drawn,
        words(end, x=start, y=18, fill=MUTED, bold=True),
        width=start + LETTER * len(end) + 4,
        height=HEIGHT,
        said=in_words(segments, name=name),
    )


def box(segment: Segment, *, left: int, top: int, width: int, mark: bool = True) -> SafeString:
    """Draw a segment, with its count and letter in its middle unless they stand elsewhere."""
    fill, on_fill = FILLS[segment.colour]
    drawn = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}"/>', left, top, width, HEIGHT, fill
    )
    if not mark:
        return drawn
    middle = left + width // 2
    return drawn + words(segment.mark, x=middle, y=top + 18, fill=on_fill, anchor="middle", bold=True)
