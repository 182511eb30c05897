"""Measures and figures of the demonstration, and new ones in a restricted plan."""

from datetime import date
from decimal import Decimal
from typing import Any

from csp.kernel.measures.periods import Period
from csp.web import clock
from plans.models import Measure, Plan, Reading
from plans.services.measures import MeasureAnswers, add_measure
from plans.services.readings import GivenReading, ReadingAnswers, give_readings
from tests.integration import at_table, people

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


def measure(reference: str = "M4") -> Measure:
    """Return a measure of Vale's plan; the constabulary gives the figures of M4."""
    found = Measure.objects.select_related("plan__partnership", "lead_seat__authority", "priority")
    return found.get(plan=people.plan(), reference=reference)


def reading(reference: str = "M4", **known: object) -> Reading:
    """Return the newest figure of a measure, or the one that is asked for."""
    found = Reading.objects.select_related("measure__plan__partnership").order_by("-starts_on")
    return found.filter(measure=measure(reference), **known)[0]


def add(plan: Plan, *, called: str = "aled", **said: Any) -> Measure:
    """Add a measure that the constabulary gives every month, by somebody who may."""
    answers = MeasureAnswers(
        **{"title": "Calls", "better": "down", "every": "month", "lead_seat": at_table.seat(), **said}
    )
    return add_measure(plan=plan, answers=answers, by=people.reader(called), now=clock.now())


def give(
    one: Measure, *figures: tuple[Period, str], called: str = "aled", note: str = "", **more: Any
) -> int:
    """Give figures of a measure."""
    given = [GivenReading(period, ReadingAnswers(Decimal(value), note=note)) for period, value in figures]
    return give_readings(key=one.key, given=given, by=people.reader(called), now=clock.now(), **more)
