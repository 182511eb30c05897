"""Give the figures of a measure, several at once; change one with a reason, remove one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from simple_history.utils import bulk_create_with_history

from csp import audit
from csp.kernel.measures import figures
from csp.kernel.measures.periods import Period
from csp.models import Area, Reader
from csp.policies.kept_words import must_keep_words
from plans.models import Measure, Reading
from plans.models.verb import Verb
from plans.policies.measures import may_give
from plans.queries import measures, readings


@dataclass(frozen=True)
class ReadingAnswers:
    """What a person says of one figure."""

    value: Decimal
    is_provisional: bool = False
    note: str = ""

    @classmethod
    def of(cls, reading: Reading) -> "ReadingAnswers":
        """Return what is said of a figure now."""
        return cls(reading.value, reading.is_provisional, reading.note)


@dataclass(frozen=True)
class GivenReading:
    """A figure for a period."""

    period: Period
    answers: ReadingAnswers


@transaction.atomic
def give_readings(
    *, key: str, given: Sequence[GivenReading], by: Reader, now: datetime, area: Area | None = None
) -> int:
    """Give the figures of several periods in one go, all of them or none; return how many are new.

    The same figure again is not given again. Raises PermissionDenied, and ValidationError, by the first day of the
    period, where there is another figure already.
    """
    measure = _held(key=key, by=by)
    _check_area(measure, area)
    starts = [one.period.starts_on for one in given]
    there = readings.same_periods(by, measure=measure, area=area, starts=starts)
    taken = {
        one.period.starts_on.isoformat(): _taken_already(measure, one.period, found)
        for one in given
        if (found := there.get(one.period.starts_on)) and ReadingAnswers.of(found) != one.answers
    }
    if taken:
        raise ValidationError(taken)
    new = [_made(measure, area, one, by, now) for one in given if one.period.starts_on not in there]
    for one in new:
        must_keep_words(one, by=by, circle_id=measure.circle_id)
    if new:
        bulk_create_with_history(new, Reading, default_user=by.person, default_date=now)
        audit.record(Verb.READINGS_GIVEN, subject=measure, by=by, now=now)
    return len(new)


@transaction.atomic
def edit_reading(
    *, key: str, version: int, answers: ReadingAnswers, reason: str, by: Reader, now: datetime
) -> Reading:
    """Change a figure for a reason; the same answers again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    reading = _taken(key=key, version=version, by=by)
    if answers == ReadingAnswers.of(reading):
        return reading
    reading.value, reading.is_provisional, reading.note = answers.value, answers.is_provisional, answers.note
    audit.save(reading, by=by, why=Verb.READING_CHANGED, now=now, reason=reason)
    return reading


@transaction.atomic
def remove_reading(*, key: str, version: int, by: Reader, now: datetime) -> Reading:
    """Remove a figure that was given by mistake; its history stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    reading = _taken(key=key, version=version, by=by)
    audit.remove(reading, by=by, why=Verb.READING_REMOVED, now=now)
    return reading


def _held(*, key: str, by: Reader) -> Measure:
    """Return the measure, while whoever else gives its figures waits."""
    found = measures.open_to(by).filter(key=key)
    if not found.select_related(None).select_for_update(of=("self",)).first():
        raise Http404
    measure = found.get()
    may_give(by, measure).require()
    return measure


def _check_area(measure: Measure, area: Area | None) -> None:
    if area and area.partnership_id != measure.partnership_id:
        raise ValidationError("Choose an area of this partnership")


def _made(measure: Measure, area: Area | None, one: GivenReading, by: Reader, now: datetime) -> Reading:
    return Reading(
        measure=measure,
        area=area,
        starts_on=one.period.starts_on,
        ends_on=one.period.ends_on,
        value=one.answers.value,
        is_provisional=one.answers.is_provisional,
        note=one.answers.note,
        made_at=now,
        made_by=by.person,
    )


def _taken_already(measure: Measure, period: Period, found: Reading) -> str:
    there = figures.with_unit(found.value, unit=measure.unit)
    return f"There is a figure for {period.name} already: {there}, given by {found.made_by.name}. Change that one"


def _taken(*, key: str, version: int, by: Reader) -> Reading:
    reading = audit.locked(readings.open_to(by), key=key, version=version)
    may_give(by, reading.measure).require()
    return reading
