"""Bars of money: one amount each, written out at its end; what is still to come hatched, a limit drawn as a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import INK, MUTED, RULE, WIDE, picture, room_for, shortened, together, words
from csp.kernel.pence import pounds

SOLID, PALE = "#12406b", "#e6edf3"
LABELS = 230  # the most room for the label of a bar
ROW, BAR, GAP = 30, 18, 10
KEY = 32  # the height of the key
SWATCH = 16
WIDER = 5  # quarters: bold words are wider, and a font may be missing
LEAST = 2  # a penny is still seen
HATCH = format_html(
    '<defs><pattern id="sp-to-come" width="6" height="6" patternTransform="rotate(45)" '
    'patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{}"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="{}" stroke-width="2"/></pattern></defs>',
    PALE,
    SOLID,
)


@dataclass(frozen=True)
class MoneyBar:
    """One bar, in pence: what there is, what is still to come, and the limit that both are to stay within."""

    label: str
    pence: int
    to_come: int = 0
    limit: int | None = None

    @property
    def total(self) -> int:
        """Return what there is and what is still to come together."""
        return self.pence + self.to_come


@dataclass(frozen=True)
class Called:
    """What the parts of the bars are called in the key, and said aloud."""

    there: str = "So far"
    to_come: str = "Still to come"
    limit: str = "Limit"


@dataclass(frozen=True)
class _Plan:
    """Where bars begin and end, and the amount for which there is room."""

    left: int
    right: int
    most: int

    def x(self, pence: int) -> int:
        """Return where an amount ends; what is below nothing ends where it begins."""
        if pence <= 0:
            return self.left
        return self.left + max((self.right - self.left) * pence // self.most, LEAST)


def money_bars(
    bars: Sequence[MoneyBar], *, name: str, called: Called | None = None, ranked: bool = False
) -> SafeString:
    """Draw the bars as SVG, in their order or the largest first; ``name`` says what the amounts are.

    An amount below nothing has no bar, and is written out as every other is. It is read without its colours.
    """
    called = called or Called()
    if not bars:
        none = words("No figures", x=0, y=18, fill=MUTED, bold=True)
        return picture(none, width=WIDE, height=26, said=f"{name}: no figures")
    shown = sorted(bars, key=lambda one: -one.total) if ranked else list(bars)
    plan, key = _plan_of(shown), _key(shown, called)
    top = KEY if key else 0
    return picture(
        HATCH if any(one.to_come for one in shown) else SafeString(),
        key,
        *(_row(one, plan=plan, top=top + ROW * at) for at, one in enumerate(shown)),
        width=WIDE,
        height=top + ROW * len(shown),
        said=". ".join([name, *(in_words(one, called) for one in shown)]),
    )


def in_words(bar: MoneyBar, called: Called) -> str:
    """Return a bar as a phrase: “2026–27: £2,300.00, £300.00 of it still to come; budget £10,000.00”."""
    said = f"{bar.label}: {pounds(bar.total)}"
    if bar.to_come:
        said += f", {pounds(bar.to_come)} of it {called.to_come.lower()}"
    return said if bar.limit is None else f"{said}; {called.limit.lower()} {pounds(bar.limit)}"


def _plan_of(bars: Sequence[MoneyBar]) -> _Plan:
    left = min(max(room_for(one.label) for one in bars), LABELS) + GAP
    right = WIDE - GAP - WIDER * max(room_for(pounds(one.total)) for one in bars) // 4
    most = max(amount for one in bars for amount in (one.pence, one.total, one.limit or 0, 1))
    return _Plan(left, right, most)


def _key(bars: Sequence[MoneyBar], called: Called) -> SafeString:
    """Draw what solid, hatched and the line mean, as far as there is more than one of them."""
    has_limit = any(one.limit is not None for one in bars)
    has_more = any(one.to_come for one in bars)
    if not has_limit and not has_more:
        return SafeString()
    meant = [(called.there, _box(0, SWATCH, 2, SOLID))]
    if has_more:
        meant.append((called.to_come, _box(0, SWATCH, 2, "url(#sp-to-come)")))
    if has_limit:
        meant.append((called.limit, _limit(SWATCH // 2, 3)))
    drawn, left = [], 0
    for word, sign in meant:
        drawn.append(format_html('<g transform="translate({} 0)">{}</g>', left, sign))
        drawn.append(words(word, x=left + SWATCH + 6, y=15, fill=MUTED))
        left += SWATCH + 6 + room_for(word) + 2 * GAP
    return together(drawn)


def _row(bar: MoneyBar, *, plan: _Plan, top: int) -> SafeString:
    """Draw a label, its bar from where all begin, its limit, and its amount after both."""
    y, end = top + 20, plan.x(bar.total)
    there = min(plan.x(bar.pence), end)
    drawn = [words(shortened(bar.label, room=LABELS), x=0, y=y)]
    drawn.append(
        format_html(
            '<line x1="{x}" x2="{x}" y1="{}" y2="{}" stroke="{}"/>', top, top + ROW, RULE, x=plan.left
        )
    )
    if there > plan.left:
        drawn.append(_box(plan.left, there - plan.left, top + 3, SOLID))
    if end > there:
        drawn.append(_box(there, end - there, top + 3, "url(#sp-to-come)"))
    after = end
    if bar.limit is not None:
        after = max(end, plan.x(bar.limit))
        drawn.append(_limit(plan.x(bar.limit), top + 3))
    drawn.append(words(pounds(bar.total), x=after + GAP // 2 + 2, y=y, bold=True))
    return together(drawn)


def _box(left: int, width: int, top: int, fill: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>',
        left,
        top,
        width,
        BAR,
        fill,
        SOLID,
    )


def _limit(x: int, top: int) -> SafeString:
    """Draw a line that is seen on a bar as on paper."""
    return together(
        format_html(
            '<line x1="{x}" x2="{x}" y1="{}" y2="{}" stroke="{}" stroke-width="{}"/>',
            top - 3,
            top + BAR + 3,
            colour,
            width,
            x=x,
        )
        for colour, width in (("#fff", 7), (INK, 3))
    )
