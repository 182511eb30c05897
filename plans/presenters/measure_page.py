"""A measure's own page: what it is, how it stands, its chart with the notes marked, and its figures as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from csp.kernel import day_words
from csp.kernel.charts.line import Series, line
from csp.kernel.measures import figures
from csp.kernel.terms import Words
from csp.models import Area
from plans.models import Action, Measure, Reading
from plans.presenters.measure_list import lead_of
from plans.presenters.measure_state import MeasureState, period_of
from plans.queries.readings import Figure

POINTS = {"month": 13, "quarter": 8, "year": 8, "": 8}
MARKS = ascii_lowercase
BETTER = {
    Measure.Better.UP: "More is better",
    Measure.Better.DOWN: "Fewer is better",
    Measure.Better.NEITHER: "Neither is better by itself, so no change is called better or worse",
}


@dataclass(frozen=True)
class FigureRow:
    """One figure of the table."""

    key: str
    period: str
    figure: str
    is_provisional: bool
    change: str
    note: str
    mark: str
    given: str
    given_on: str


@dataclass(frozen=True)
class AreaLink:
    """The figures of one area, or of the whole partnership."""

    name: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class MeasurePage:
    """All of the page."""

    state: MeasureState
    facts: list[tuple[str, str]]
    chart: SafeString
    rows: list[FigureRow]
    areas: list[AreaLink]
    said_besides: list[tuple[str, str]]

    @classmethod
    def of(
        cls,
        measure: Measure,
        *,
        readings: Sequence[Reading],
        areas: Sequence[Area],
        area: Area | None,
        today: date,
        words: Words,
    ) -> "MeasurePage":
        """Return the page; ``readings`` are those of the area that is asked for, oldest first."""
        state = MeasureState(measure, [_figure(one) for one in readings], today)
        marks = dict(zip((one.key for one in _drawn(readings, measure) if one.note), MARKS, strict=False))
        rows = [_row(one, state, marks.get(one.key, "")) for one in reversed(readings)]
        return cls(
            state=state,
            facts=_facts(state, words),
            chart=_chart(state, readings, marks),
            rows=rows,
            areas=_areas(measure, areas, area),
            said_besides=[(str(head), str(said)) for head, said in measure.other_details],
        )


def linked(actions: Iterable[Action]) -> list[tuple[str, str]]:
    """Return the actions that work on a measure, by name and address."""
    return [(str(one), one.get_absolute_url()) for one in actions]


def _figure(one: Reading) -> Figure:
    return Figure(one.starts_on, one.ends_on, one.value, one.is_provisional, one.note)


def _row(one: Reading, state: MeasureState, mark: str) -> FigureRow:
    figure = _figure(one)
    return FigureRow(
        one.key,
        period_of(figure).name,
        figures.written(one.value, unit=state.measure.unit),
        one.is_provisional,
        state.change_of(figure, than=""),
        one.note,
        mark,
        one.made_by.name,
        day_words.short(timezone.localdate(one.made_at)),
    )


def _drawn(readings: Sequence[Reading], measure: Measure) -> Sequence[Reading]:
    return readings[-POINTS[measure.every] :]


def _chart(state: MeasureState, readings: Sequence[Reading], marks: dict[str, str]) -> SafeString:
    """Draw the last figures, the year before dashed, the target dotted, and a letter where there is a note."""
    measure, shown = state.measure, _drawn(readings, state.measure)
    if len(shown) < 2:
        return SafeString()
    labels = [period_of(_figure(one)).short for one in shown]
    before = [state.by_period.get(period_of(_figure(one)).year_before) for one in shown]
    series = [Series("Figure", [one.value for one in shown])]
    if any(before):
        series.append(Series("A year earlier", [one.value if one else None for one in before]))
    if measure.target_value is not None:
        series.append(Series("Target", [measure.target_value] * len(shown)))
    unit = f", {measure.unit}" if measure.unit else ""
    return line(
        labels, series, name=f"{measure.title}{unit}", marks=[marks.get(one.key, "") for one in shown]
    )


def _facts(state: MeasureState, words: Words) -> list[tuple[str, str]]:
    one = state.measure
    lag = one.lag_weeks
    known = (
        f"About {lag} week{'' if lag == 1 else 's'} after the {one.every or 'period'}"
        if lag is not None
        else ""
    )
    facts = [
        (words.priority.start, str(one.priority or "")),
        ("Unit", one.unit),
        (
            "Which way is good",
            BETTER.get(Measure.Better(one.better), "") if one.better else "Nobody has said yet",
        ),
        ("Baseline", _baseline(one)),
        ("Target", one.target),
        ("Target as a number", state.target_in_numbers),
        ("Timescale", one.timescale),
        ("Given by", lead_of(one) or "No authority yet"),
        ("How often", one.get_every_display() if one.every else ""),
        ("Figures are known", known),
        ("Source", one.source),
        ("What they cover", one.coverage),
    ]
    return [(head, said) for head, said in facts if said]


def _baseline(one: Measure) -> str:
    if one.baseline is None:
        return f"None. {one.why_no_baseline}" if one.why_no_baseline else "None, and nobody has said why"
    said = figures.with_unit(one.baseline, unit=one.unit)
    return f"{said} ({one.baseline_period})" if one.baseline_period else said


def _areas(measure: Measure, areas: Sequence[Area], here: Area | None) -> list[AreaLink]:
    if not areas:
        return []
    page = reverse("plans:measure-detail", args=[measure.plan.partnership.slug, measure.key])
    whole = AreaLink("The whole partnership", page, here is None)
    return [whole, *(AreaLink(one.name, f"{page}?area={one.key}", one == here) for one in areas)]
