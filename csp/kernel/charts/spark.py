"""A spark: the last few figures as a small line, the last one marked, the target dotted. Words say what it means."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import picture, together

POINTS = 8
WIDTH, HEIGHT = 120, 32
EDGE = 5  # room for the mark of the last point
LINE, TARGET = "#12406b", "#8a5200"


def spark(values: Sequence[Decimal | None], *, said: str, target: Decimal | None = None) -> SafeString:
    """Draw the last eight values as SVG; None is a gap. ``said`` is read aloud in its place."""
    shown = list(values)[-POINTS:]
    known = [value for value in shown if value is not None]
    if not known:
        return SafeString()
    all_values = [*known, target] if target is not None else known
    low, high = min(all_values), max(all_values)
    places = [
        (_x(at, len(shown)), _y(value, low, high)) for at, value in enumerate(shown) if value is not None
    ]
    drawn = [_target(_y(target, low, high))] if target is not None else []
    drawn += [_line(run) for run in _runs(shown, low, high) if len(run) > 1]
    x, y = places[-1]
    drawn.append(format_html('<circle cx="{}" cy="{}" r="3.5" fill="{}"/>', x, y, LINE))
    return picture(together(drawn), width=WIDTH, height=HEIGHT, said=said)


def _x(at: int, points: int) -> int:
    return WIDTH - EDGE if points == 1 else EDGE + (WIDTH - 2 * EDGE) * at // (points - 1)


def _y(value: Decimal, low: Decimal, high: Decimal) -> int:
    if low == high:
        return HEIGHT // 2
    return EDGE + round((HEIGHT - 2 * EDGE) * (high - value) / (high - low))


def _runs(shown: Sequence[Decimal | None], low: Decimal, high: Decimal) -> list[list[tuple[int, int]]]:
    """Return the points between two gaps, together."""
    runs: list[list[tuple[int, int]]] = [[]]
    for at, value in enumerate(shown):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((_x(at, len(shown)), _y(value, low, high)))
    return runs


def _line(run: Sequence[tuple[int, int]]) -> SafeString:
    points = " ".join(f"{x},{y}" for x, y in run)
    return format_html(
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="2" stroke-linejoin="round"/>',
        points,
        LINE,
    )


def _target(y: int) -> SafeString:
    return format_html(
        '<line x1="0" x2="{}" y1="{y}" y2="{y}" stroke="{}" stroke-width="1.5" stroke-dasharray="2 4"/>',
        WIDTH,
        TARGET,
        y=y,
    )
