"""The measures of a plan as a report says they stand: the latest figures, what changed, and what to know of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from string import ascii_lowercase

from csp.kernel.measures import figures, judging
from csp.kernel.measures.judging import Standing
from csp.kernel.measures.periods import Period
from csp.kernel.report import Series
from csp.models import AudienceReader
from plans.models import Measure, Plan
from plans.queries import readings, reporting
from plans.queries.readings import Figure

POINTS = {"month": 13, "quarter": 8, "year": 8, "": 8}
HELD = "Held in abeyance"


@dataclass(frozen=True)
class Chart:
    """The last figures of a measure, to be drawn; ``notes`` explain the marks: (letter, period, words)."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[str, ...]
    notes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class MeasureLine:
    """What the plan measures, in its own words, and how it stands on the day of the report."""

    reference: str
    title: str
    target: str
    timescale: str
    unit: str = ""
    latest: str = ""
    period: str = ""
    change: str = ""
    stands: str = ""
    chart: Chart | None = None
    caveats: tuple[str, ...] = ()
    source: str = ""
    coverage: str = ""
    overdue: str = ""  # the period of the figure that should be known and is not given
    has_no_baseline: bool = False
    key: str = ""

    @property
    def name(self) -> str:
        """Return the reference and the title."""
        return f"{self.reference} {self.title}".strip()


def measures_of(reader: AudienceReader, *, plan: Plan) -> tuple[MeasureLine, ...]:
    """Return the measures of a plan with their figures for the whole partnership, in their order."""
    given = readings.of_plan(reader, plan=plan)
    found = reporting.measures_of(reader, plan=plan)
    return tuple(_line(one, given.get(one.pk, []), today=reader.today) for one in found)


def _line(one: Measure, given: Sequence[Figure], *, today: date) -> MeasureLine:
    latest = given[-1] if given else None
    by_period = {_period(figure): figure for figure in given}
    overdue = one.expected(given=[figure.starts_on for figure in given], today=today).overdue
    return MeasureLine(
        reference=one.reference,
        title=one.title,
        target=_target(one),
        timescale=one.timescale,
        unit=one.unit,
        latest=figures.with_unit(latest.value, unit=one.unit) if latest else "",
        period=f"{_period(latest).name}{', provisional' if latest.is_provisional else ''}" if latest else "",
        change=_change(one, latest, by_period) if latest else "",
        stands=_stands(one, latest, today=today),
        chart=_chart(one, given, by_period),
        caveats=tuple(_caveats(one)),
        source=one.source,
        coverage=one.coverage,
        overdue=overdue[0].name if overdue else "",
        has_no_baseline=one.baseline is None and not one.why_no_baseline,
        key=one.key,
    )


def _period(figure: Figure) -> Period:
    return Period(figure.starts_on, figure.ends_on)


def _target(one: Measure) -> str:
    if one.target or one.target_value is None:
        return one.target
    said = figures.with_unit(one.target_value, unit=one.unit)
    return judging.target_in_words(said, unit=one.unit, better=one.better, by=one.target_on)


def _change(one: Measure, latest: Figure, by_period: Mapping[Period, Figure]) -> str:
    before = by_period.get(_period(latest).year_before)
    if before is None:
        return ""
    return judging.change_in_words(one.better, now=latest.value, before=before.value, unit=one.unit, than="")


def _stands(one: Measure, latest: Figure | None, *, today: date) -> str:
    if one.why_held:
        return HELD
    standing = judging.standing(
        one.better,
        value=latest.value if latest else None,
        target=one.target_value,
        target_on=one.target_on,
        baseline=one.baseline,
        today=today,
    )
    return "" if standing == Standing.NONE else str(standing)


def _chart(one: Measure, given: Sequence[Figure], by_period: Mapping[Period, Figure]) -> Chart | None:
    """Return the last figures, those of a year earlier, and the target; nothing where there are fewer than two."""
    shown = given[-POINTS[one.every] :]
    if len(shown) < 2:
        return None
    before = [by_period.get(_period(figure).year_before) for figure in shown]
    series = [Series("Figure", _numbers(figure.value for figure in shown))]
    if any(before):
        series.append(Series("A year earlier", _numbers(figure and figure.value for figure in before)))
    if one.target_value is not None:
        series.append(Series("Target", _numbers([one.target_value] * len(shown))))
    noted = dict(zip((figure for figure in shown if figure.note), ascii_lowercase, strict=False))
    return Chart(
        labels=tuple(_period(figure).short for figure in shown),
        series=tuple(series),
        marks=tuple(noted.get(figure, "") for figure in shown) if noted else (),
        notes=tuple((mark, _period(figure).name, figure.note) for figure, mark in noted.items()),
    )


def _numbers(values: Iterable[Decimal | None]) -> tuple[int | float | None, ...]:
    return tuple(None if one is None else int(one) if one == int(one) else float(one) for one in values)


def _caveats(one: Measure) -> Iterable[str]:
    if one.why_held:
        yield f"Held in abeyance: {one.why_held}"
    if one.baseline is None and one.why_no_baseline:
        yield f"No baseline: {one.why_no_baseline}"
