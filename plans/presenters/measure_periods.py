"""Which periods a measure's figures are asked for, and what each was a year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csp.kernel.measures import figures
from csp.kernel.measures.periods import Period, ended_by, periods
from plans.models import Measure, Reading

A_YEAR = timedelta(days=365)
RECENT = {"month": 12, "quarter": 4, "year": 2}


@dataclass(frozen=True)
class Asked:
    """The periods: all that may have a figure, those without one, and what each was a year before."""

    every: Sequence[Period]
    missing: Sequence[Period]
    has_earlier: bool
    before: Mapping[Period, str]


def asked_for(measure: Measure, given: Sequence[Reading], *, today: date, earlier: bool) -> Asked:
    """Return the periods that are over, from a year before the plan's first day, to compare the first ones with.

    Those without a figure are asked for that ended lately, or ``earlier`` ones too.
    """
    plan = measure.plan
    every = ended_by(periods(measure.every, plan.starts_on - A_YEAR, plan.ends_on), today)
    there = {one.starts_on: one for one in given}
    missing = [one for one in every if one.starts_on not in there]
    recent = [one for one in missing if one in every[-RECENT[measure.every] :]]
    return Asked(
        every=every,
        missing=missing if earlier else recent,
        has_earlier=not earlier and len(missing) > len(recent),
        before={
            one: figures.written(there[before].value, unit=measure.unit)
            for one in every
            if (before := one.year_before.starts_on) in there
        },
    )
