"""Measures and their figures as rows of a file: exactly what the page shows."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from plans.exports.measures_csv import ExportedFigure, ExportedMeasure
from plans.models import Reading
from plans.presenters.measure_list import MeasureList, MeasureRow


def exported_figures(readings: Iterable[Reading]) -> Iterator[ExportedFigure]:
    """Give each figure as a row."""
    for one in readings:
        yield ExportedFigure(
            one.starts_on,
            one.ends_on,
            str(one.area or ""),
            one.value,
            one.measure.unit,
            "Yes" if one.is_provisional else "",
            one.note,
            one.made_by.name,
            timezone.localdate(one.made_at),
        )


def exported_measures(page: MeasureList) -> Iterator[ExportedMeasure]:
    """Give the measures of a list in its order, those held in abeyance last."""
    for name, rows in page.groups:
        yield from (_measure(row, name) for row in rows)
    yield from (_measure(row, str(row.measure.priority or "")) for row in page.held)


def _measure(row: MeasureRow, priority: str) -> ExportedMeasure:
    one, state = row.measure, row.state
    return ExportedMeasure(
        priority=priority,
        reference=one.reference,
        measure=one.title,
        unit=one.unit,
        figure=state.latest.value if state.latest else None,
        period=state.period,
        change=state.change,
        since_baseline=state.since_baseline,
        baseline=one.baseline,
        target=one.target,
        target_value=one.target_value,
        target_on=one.target_on,
        standing=state.standing.value,
        coming=state.coming,
        lead=row.lead,
        held=one.why_held,
    )
