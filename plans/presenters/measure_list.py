"""What a plan measures: priority by priority, those off target without an action first said, those held apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel.terms import Words
from csp.models import Reader
from plans.imports.headings import under_none
from plans.models import Measure, Plan
from plans.presenters.measure_state import MeasureState
from plans.queries import measures as measures_of
from plans.queries import readings
from plans.queries.readings import Figure


@dataclass(frozen=True)
class MeasureRow:
    """One measure as a list shows it."""

    key: str
    name: str
    url: str
    state: MeasureState
    lead: str
    is_first: bool = False
    is_last: bool = False

    @property
    def measure(self) -> Measure:
        """Return the measure itself."""
        return self.state.measure


@dataclass(frozen=True)
class MeasureList:
    """All of the page."""

    groups: list[tuple[str, list[MeasureRow]]]
    held: list[MeasureRow]
    unworked: list[MeasureRow]
    sentence: str

    @classmethod
    def of(
        cls,
        plan: Plan,
        *,
        measures: Iterable[Measure],
        figures: Mapping[int, Sequence[Figure]],
        worked_on: Mapping[int, int],
        today: date,
        words: Words,
        only_due: bool = False,
    ) -> "MeasureList":
        """Return the page, of all or of those with a figure overdue.

        ``worked_on`` counts the open actions that work on a measure, by its id.
        """
        rows = rows_of(plan, measures=measures, figures=figures, today=today)
        if only_due:
            rows = [row for row in rows if row.state.expected.overdue]
        used = [row for row in rows if not row.measure.why_held]
        grouped: dict[str, list[MeasureRow]] = {}
        for row in used:
            name = str(row.measure.priority) if row.measure.priority else under_none(words)
            grouped.setdefault(name, []).append(row)
        return cls(
            groups=list(grouped.items()),
            held=[row for row in rows if row.measure.why_held],
            unworked=[row for row in used if row.state.is_off and not worked_on.get(row.measure.pk)],
            sentence=_sentence(used),
        )


def overview_rows(reader: Reader, plan: Plan) -> list[MeasureRow]:
    """Return the plan's measures for its overview."""
    found = list(measures_of.of_plan(reader, plan=plan))
    figures = readings.of_plan(reader, plan=plan) if found else {}
    return rows_of(plan, measures=found, figures=figures, today=reader.today)


def rows_of(
    plan: Plan, *, measures: Iterable[Measure], figures: Mapping[int, Sequence[Figure]], today: date
) -> list[MeasureRow]:
    """Return the plan's measures as rows; each knows whether it is the first or last under its priority."""
    found = list(measures)
    address = reverse("plans:measure-detail", args=[plan.partnership.slug, "2222222222"])
    places: dict[int | None, list[Measure]] = {}
    for one in found:
        one.plan = plan  # the same plan for all: nothing more is asked about it
        places.setdefault(one.priority_id, []).append(one)
    return [
        MeasureRow(
            one.key,
            str(one),
            address.replace("2222222222", one.key),
            MeasureState(one, figures.get(one.pk, ()), today),
            lead_of(one),
            is_first=one is places[one.priority_id][0],
            is_last=one is places[one.priority_id][-1],
        )
        for one in found
    ]


def lead_of(measure: Measure) -> str:
    """Return which authority gives the figures, or how a sheet named it."""
    return str(measure.lead_seat) if measure.lead_seat else measure.lead_as_written


def _sentence(rows: Sequence[MeasureRow]) -> str:
    number, off = len(rows), sum(row.state.is_off for row in rows)
    overdue = sum(bool(row.state.expected.overdue) for row in rows)
    parts = [f"{number} measure{'' if number == 1 else 's'}"]
    parts += [f"{off} off target"] if off else []
    parts += [f"{overdue} with a figure overdue"] if overdue else []
    return ", ".join(parts)
