"""A figure of a report in its three forms: drawn, in words, and as a table."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from csp.kernel.charts.line import Series as DrawnSeries
from csp.kernel.charts.line import line
from csp.kernel.charts.money_bars import MoneyBar, money_bars
from csp.kernel.charts.panels import Panel, panels
from csp.kernel.charts.ranked_bars import RankedBar, ranked_bars
from csp.kernel.charts.risk_matrix import Rated, risk_matrix
from csp.kernel.charts.segment import FILLS
from csp.kernel.charts.stacked_bars import Bar, stacked_bars
from csp.kernel.pence import pounds
from csp.kernel.report.blocks import Chart, LineChart, MoneyChart, StatusChart
from csp.kernel.report.compared import BarChart, PanelChart
from csp.kernel.report.front import MATRIX, MATRIX_CAPTION, Risk
from csp.kernel.report.references import CannotNumber

_TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Grid:
    """The numbers of a figure as a table: its heads, and rows that begin with their name."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """What is drawn of a report: its name and its place, the picture, and what it says aloud."""

    label: str
    anchor: str
    svg: str
    said: str
    caption: str = ""


def drawn(chart: Chart) -> SafeString:
    """Return the figure as SVG, or raise CannotNumber where its values can't be drawn."""
    try:
        return _picture(chart)
    except ValueError as wrong:
        raise CannotNumber(f"The figure “{chart.caption}” can't be drawn. {wrong}.") from wrong
    except KeyError as colour:
        known = ", ".join(FILLS)
        raise CannotNumber(
            f"The figure “{chart.caption}” has the colour {colour}, which is none of: {known}."
        ) from colour


def _picture(chart: Chart) -> SafeString:
    match chart:
        case LineChart():
            series = [DrawnSeries(one.name, one.values) for one in chart.series]
            return line(chart.labels, series, name=chart.caption, marks=chart.marks)
        case BarChart():
            return ranked_bars(
                [RankedBar(row.label, row.count, row.of) for row in chart.rows], name=chart.caption
            )
        case PanelChart():
            small = [Panel(row.label, row.values, row.whole) for row in chart.rows]
            return panels(chart.labels, small, name=chart.caption)
        case MoneyChart():
            amounts = [MoneyBar(row.label, row.pence) for row in chart.rows]
            return money_bars(amounts, name=chart.caption, ranked=chart.is_ranked)
        case StatusChart():
            return stacked_bars([Bar(row.label, row.segments) for row in chart.rows], name=chart.caption)


def matrix_of(risks: Sequence[Risk]) -> Drawing | None:
    """Return the risks as a matrix, by their numbers; nothing where there are none, or as they were before it was."""
    if not risks or not all(one.levels for one in risks):
        return None
    try:
        svg = risk_matrix(
            [_rated(str(at), *one.levels) for at, one in enumerate(risks, start=1)],
            name="Risks before and after what is done about them",
        )
    except ValueError as wrong:
        raise CannotNumber(f"The risks can't be drawn. {wrong}.") from wrong
    return Drawing("Risk matrix", MATRIX, svg, said_of(svg), MATRIX_CAPTION)


def _rated(number: str, *levels: int) -> Rated:
    likelihood_before, impact_before, likelihood_after, impact_after = levels
    return Rated(number, (likelihood_before, impact_before), (likelihood_after, impact_after))


def said_of(svg: str) -> str:
    """Return what the picture says aloud: its title, with every number."""
    found = _TITLE.search(svg)
    return html.unescape(found[1]) if found else ""


def grid_of(chart: Chart) -> Grid:
    """Return the figure's numbers as a table."""
    match chart:
        case LineChart():
            return _grid_of_line(chart)
        case BarChart():
            return _grid_of_ranked(chart)
        case PanelChart():
            return _grid_of_panels(chart)
        case MoneyChart():
            return _grid_of_money(chart)
        case StatusChart():
            return _grid_of_bars(chart)


def _grid_of_line(chart: LineChart) -> Grid:
    rows = zip(chart.labels, *(one.values for one in chart.series), strict=True)
    return Grid(
        ("When", *(one.name for one in chart.series)),
        tuple((label, *map(_written, values)) for label, *values in rows),
    )


def _grid_of_ranked(chart: BarChart) -> Grid:
    """Return every row, also those that the picture holds together."""
    has_whole = any(row.of is not None for row in chart.rows)
    rows = sorted(chart.rows, key=lambda row: -row.count)
    return Grid(
        ("Name", chart.counted, *(["All"] if has_whole else [])),
        tuple((row.label, _written(row.count), *([_written(row.of)] if has_whole else [])) for row in rows),
    )


def _grid_of_money(chart: MoneyChart) -> Grid:
    shown = sorted(chart.rows, key=lambda one: -one.pence) if chart.is_ranked else chart.rows
    return Grid(("Of", "Amount"), tuple((row.label, pounds(row.pence)) for row in shown))


def _grid_of_panels(chart: PanelChart) -> Grid:
    values = zip(chart.labels, *(row.values for row in chart.rows), strict=True)
    return Grid(
        ("When", *(row.label for row in chart.rows)),
        (
            *((label, *map(_written, row)) for label, *row in values),
            ("All", *(_written(row.whole) for row in chart.rows)),
        ),
    )


def _grid_of_bars(chart: StatusChart) -> Grid:
    words = {segment.letter: segment.word for row in chart.rows for segment in row.segments}
    rows = []
    for row in chart.rows:
        counts = {segment.letter: segment.count for segment in row.segments}
        shown = [str(counts.get(letter, 0)) for letter in words]
        rows.append((row.label, *shown, str(sum(counts.values()))))
    return Grid(("Actions of", *words.values(), "All"), tuple(rows))


def _written(value: int | float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}".replace("-", "−")
