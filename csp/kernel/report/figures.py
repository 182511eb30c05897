"""A figure of a report in its three forms: drawn, in words, and as a table."""

import html
import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from csp.kernel.charts.line import Series as DrawnSeries
from csp.kernel.charts.line import line
from csp.kernel.charts.money_bars import MoneyBar, money_bars
from csp.kernel.charts.segment import FILLS
from csp.kernel.charts.stacked_bars import Bar, stacked_bars
from csp.kernel.pence import pounds
from csp.kernel.report.blocks import Chart, LineChart, MoneyChart, StatusChart
from csp.kernel.report.references import CannotNumber

_TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Grid:
    """The numbers of a figure as a table: its heads, and rows that begin with their name."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawn(chart: Chart) -> SafeString:
    """Return the figure as SVG, or raise CannotNumber where its values can't be drawn."""
    try:
        if isinstance(chart, LineChart):
            series = [DrawnSeries(one.name, one.values) for one in chart.series]
            return line(chart.labels, series, name=chart.caption, marks=chart.marks)
        if isinstance(chart, MoneyChart):
            amounts = [MoneyBar(row.label, row.pence) for row in chart.rows]
            return money_bars(amounts, name=chart.caption, ranked=chart.is_ranked)
        return stacked_bars([Bar(row.label, row.segments) for row in chart.rows], name=chart.caption)
    except ValueError as wrong:
        raise CannotNumber(f"The figure “{chart.caption}” can't be drawn. {wrong}.") from wrong
    except KeyError as colour:
        known = ", ".join(FILLS)
        raise CannotNumber(
            f"The figure “{chart.caption}” has the colour {colour}, which is none of: {known}."
        ) from colour


def said_of(svg: str) -> str:
    """Return what the picture says aloud: its title, with every number."""
    found = _TITLE.search(svg)
    return html.unescape(found[1]) if found else ""


def grid_of(chart: Chart) -> Grid:
    """Return the figure's numbers as a table."""
    if isinstance(chart, MoneyChart):
        shown = sorted(chart.rows, key=lambda one: -one.pence) if chart.is_ranked else chart.rows
        return Grid(("Of", "Amount"), tuple((row.label, pounds(row.pence)) for row in shown))
    return _grid_of_line(chart) if isinstance(chart, LineChart) else _grid_of_bars(chart)


def _grid_of_line(chart: LineChart) -> Grid:
    rows = zip(chart.labels, *(one.values for one in chart.series), strict=True)
    return Grid(
        ("When", *(one.name for one in chart.series)),
        tuple((label, *map(_written, values)) for label, *values in rows),
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
