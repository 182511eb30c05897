"""A clock as a bar: the days that count solid, the days that stood still hatched after them, its limit a line."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import INK, picture
from csp.kernel.charts.stages import HATCH

TEAL, LATE, EDGE = "#00727a", "#b3261e", "#6b7a85"
WIDTH, HEIGHT = 480, 18


def clock_bar(*, counted: int, still: int, total: int, name: str) -> SafeString:
    """Draw it as SVG: ``counted`` of ``total`` days, and ``still`` on which it stood still; ``name`` says whose.

    Its length is that of the days it gives, or of all that count where those are more, and of those that stood still.
    """
    whole = max(total, counted, 1) + still
    end, limit = WIDTH * counted // whole, WIDTH * total // whole
    parts = [
        HATCH if still else SafeString(),
        _box(0, WIDTH * max(total, counted) // whole, "#fff", edge=EDGE),
        _box(0, end, LATE if counted > total else TEAL),
    ]
    if still:
        begun = max(end, limit)
        parts.append(_box(begun, max(WIDTH * still // whole, 4), "url(#sp-hatch)", edge="#5a2a6e"))
    parts.append(
        format_html(
            '<line x1="{x}" x2="{x}" y1="0" y2="{}" stroke="{}" stroke-width="2"/>',
            HEIGHT,
            INK,
            x=min(limit, WIDTH - 1),
        )
    )
    return picture(*parts, width=WIDTH, height=HEIGHT, said=in_words(counted, still, total, name=name))


def in_words(counted: int, still: int, total: int, *, name: str) -> str:
    """Return the days as a sentence: “Report: 172 of 183 days count so far, 63 more stood still”."""
    told = f"{name}: {counted} of {total} days count so far"
    return f"{told}, {still} more stood still" if still else told


def _box(left: int, width: int, fill: str, *, edge: str = "none") -> SafeString:
    return format_html(
        '<rect x="{}" y="1" width="{}" height="{}" rx="2" fill="{}" stroke="{}"/>',
        left,
        width,
        HEIGHT - 2,
        fill,
        edge,
    )
