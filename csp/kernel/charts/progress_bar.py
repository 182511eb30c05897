"""A progress bar: how many have reported, how many of those say nothing has changed, and how many have not."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import picture

TEAL = "#00727a"
NOT_YET = "#dfe5ea"
WIDTH, HEIGHT, EDGE = 180, 14, 1.5


def progress_bar(*, said: int, unchanged: int, total: int, name: str) -> SafeString:
    """Draw it as SVG: ``said`` reported something, ``unchanged`` that nothing has changed, of ``total``."""
    whole = format_html('<rect width="{}" height="{}" rx="2" fill="{}"/>', WIDTH, HEIGHT, NOT_YET)
    parts = [whole]
    begun = _length(said, total)
    if said:
        parts.append(format_html('<rect width="{}" height="{}" rx="2" fill="{}"/>', begun, HEIGHT, TEAL))
    if unchanged:
        begun = min(begun, WIDTH - 2 * EDGE)
        width = max(_length(said + unchanged, total) - begun - EDGE, EDGE)
        box = '<rect x="{}" y="{}" width="{}" height="{}" fill="#fff" stroke="{}" stroke-width="{}"/>'
        parts.append(format_html(box, begun + EDGE / 2, EDGE / 2, width, HEIGHT - EDGE, TEAL, EDGE))
    return picture(*parts, width=WIDTH, height=HEIGHT, said=in_words(said, unchanged, total, name=name))


def in_words(said: int, unchanged: int, total: int, *, name: str) -> str:
    """Return the counts as a sentence: “Lowmere Homes: 3 of 9 reported, 1 of them nothing has changed”."""
    told = f"{name}: {said + unchanged} of {total} reported"
    return f"{told}, {unchanged} of them nothing has changed" if unchanged else told


def _length(number: int, total: int) -> float:
    return round(WIDTH * number / total, 1) if total else 0
