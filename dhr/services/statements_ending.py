"""Shut the statement of a partner to whoever no longer works for it."""

from datetime import date, datetime, timedelta

from csp import audit
from csp.models import Partnership, Person, Reader
from dhr.models.cost_verb import CostVerb
from dhr.queries import readings

ONE_DAY = timedelta(days=1)


def end_readings(
    *, partnership: Partnership, person: Person, goes_on_from: date, by: Reader, now: datetime
) -> None:
    """End what somebody reads of statements after their last day with each partner; its history stays.

    Whoever comes back later is let in anew. Asks no policy but that of whoever ends or adds the appointment.
    """
    for one in readings.lasting_of(person, partnership=partnership, today=by.today):
        last_day = readings.works_for_until(one, today=by.today)
        if last_day is None or last_day >= goes_on_from - ONE_DAY:
            continue
        place = one.place
        if last_day < one.starts_on:  # it never began
            audit.remove(one, by=by, why=CostVerb.STATEMENT_READER_ENDED, now=now)
            place.delete()
            continue
        one.ends_on = place.ends_on = last_day
        audit.save(one, by=by, why=CostVerb.STATEMENT_READER_ENDED, now=now)
        place.save()
