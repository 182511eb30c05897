"""How a measure stands today: its latest figure, what changed, its target, and what is still to come, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from csp.kernel import day_words
from csp.kernel.charts.spark import spark
from csp.kernel.measures import figures, judging
from csp.kernel.measures.judging import Standing
from csp.kernel.measures.periods import Expected, Period, known_on
from plans.models import Measure
from plans.queries.readings import Figure

SAME = {"month": "the same month", "quarter": "the same quarter", "year": "the same year"}


@dataclass(frozen=True)
class MeasureState:
    """A measure with its figures for the whole partnership, oldest first, as of a day."""

    measure: Measure
    figures: Sequence[Figure]
    today: date

    @property
    def latest(self) -> Figure | None:
        """Return the newest figure."""
        return self.figures[-1] if self.figures else None

    @cached_property
    def by_period(self) -> dict[Period, Figure]:
        """Return the figures by their period."""
        return {period_of(one): one for one in self.figures}

    @property
    def standing(self) -> Standing:
        """Return how the latest figure stands to the target; what is held in abeyance is not judged."""
        one = self.measure
        if one.why_held:
            return Standing.NONE
        return judging.standing(
            one.better,
            value=self.latest.value if self.latest else None,
            target=one.target_value,
            target_on=one.target_on,
            baseline=one.baseline,
            today=self.today,
        )

    @property
    def is_off(self) -> bool:
        """Return whether it is off target."""
        return self.standing == Standing.OFF

    @cached_property
    def expected(self) -> Expected:
        """Return which figures are overdue, and which comes next; of a measure in abeyance none is expected."""
        given = [figure.starts_on for figure in self.figures]
        return self.measure.expected(given=given, today=self.today)

    @property
    def figure(self) -> str:
        """Return the latest figure with its unit, or nothing."""
        return self.written(self.latest) if self.latest else ""

    @property
    def period(self) -> str:
        """Return the period of the latest figure, and that it may still change."""
        if not self.latest:
            return ""
        return f"{period_of(self.latest).name}{', provisional' if self.latest.is_provisional else ''}"

    @property
    def change(self) -> str:
        """Return the change against the same period a year earlier; nothing without both figures."""
        return self.change_of(self.latest) if self.latest else ""

    @property
    def since_baseline(self) -> str:
        """Return the change against the baseline, or why there is none and when there will be one."""
        one = self.measure
        if one.baseline is None:
            return f"No baseline. {one.why_no_baseline}" if one.why_no_baseline else ""
        if not self.latest:
            return ""
        than = f"at the baseline ({one.baseline_period})" if one.baseline_period else "at the baseline"
        return judging.change_in_words(
            one.better, now=self.latest.value, before=one.baseline, unit=one.unit, than=than
        )

    @property
    def target(self) -> str:
        """Return the target as written, or as a number with its day."""
        one = self.measure
        if one.target or one.target_value is None:
            return one.target
        return self.target_in_numbers

    @property
    def target_in_numbers(self) -> str:
        """Return the target's number, with its sense and its day; nothing when there is none."""
        one = self.measure
        if one.target_value is None:
            return ""
        said = figures.with_unit(one.target_value, unit=one.unit)
        return judging.target_in_words(said, unit=one.unit, better=one.better, by=one.target_on)

    @property
    def coming(self) -> str:
        """Return when the next figure is expected, or that one is overdue."""
        if self.expected.overdue:
            return self._overdue()
        if not self.expected.next:
            return ""
        name = self.expected.next.name
        if self.measure.lag_weeks is None:
            return f"Next: {name}. Nobody has said how long after it the figure is known."
        on = known_on(self.expected.next, lag_weeks=self.measure.lag_weeks)
        return f"Next: {name}, expected about {day_words.plain(on)}"

    @property
    def spark(self) -> str:
        """Return the last eight figures as a small line, with its words."""
        said = [
            f"{period_of(one).name} {figures.written(one.value, unit=self.measure.unit)}"
            for one in self.figures[-8:]
        ]
        words = f"{self.measure.title}: {', '.join(said)}"
        return spark([one.value for one in self.figures], said=words, target=self.measure.target_value)

    def written(self, figure: Figure) -> str:
        """Return a figure with its unit."""
        return figures.with_unit(figure.value, unit=self.measure.unit)

    def change_of(self, figure: Figure, *, than: str | None = None) -> str:
        """Return the change of one figure against the same period a year earlier, in words."""
        before = self.by_period.get(period_of(figure).year_before)
        if before is None:
            return ""
        one = self.measure
        if than is None:
            than = f"in {SAME.get(one.every, 'the same period')} a year earlier"
        return judging.change_in_words(
            one.better, now=figure.value, before=before.value, unit=one.unit, than=than
        )

    def _overdue(self) -> str:
        overdue = self.expected.overdue
        on = known_on(overdue[0], lag_weeks=self.measure.lag_weeks or 0)
        if len(overdue) == 1:
            return f"Overdue: the figure for {overdue[0].name} was expected about {day_words.plain(on)}"
        first = f"the first for {overdue[0].name}, expected about {day_words.plain(on)}"
        return f"Overdue: {len(overdue)} figures, {first}"


def period_of(figure: Figure) -> Period:
    """Return the period of a figure."""
    return Period(figure.starts_on, figure.ends_on)
