"""Appoint the people of one legal body again at the one that takes its place."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Appointment, Authority, Partnership, Reader
from csp.policies.appointments import may_be_for, may_go, may_stand
from csp.queries import authorities
from csp.services.appointments import alone, must

ONE_DAY = timedelta(days=1)
MEANWHILE = "Somebody changed one of these appointments meanwhile. Look again at what moves"


@transaction.atomic
def appoint_again(
    *,
    partnership: Partnership,
    appointments: Sequence[Appointment],
    successor: Authority,
    day: date,
    by: Reader,
    now: datetime,
    reason: str,
) -> None:
    """End each appointment the day before, and begin the same one at the successor, so that nobody misses a day.

    One that began on that day or later ends yesterday, and begins again today. Raises PermissionDenied, and
    ValidationError with a sentence when an appointment can't be.
    """
    if not appointments:
        return
    by = alone(partnership=partnership, by=by, now=now)
    versions = {one.pk: one.version for one in appointments}
    held = authorities.appointments_held(by, partnership=partnership, ids=versions)
    if {one.pk: one.version for one in held} != versions:
        raise ValidationError(MEANWHILE)
    for old in held:
        first = day if old.starts_on < day else by.today
        _begin(old, successor, first, by=by, now=now, reason=reason)
        _end(old, first - ONE_DAY, by=by, now=now, reason=reason)


def _begin(
    old: Appointment, successor: Authority, first: date, *, by: Reader, now: datetime, reason: str
) -> None:
    new = Appointment(
        person=old.person,
        partnership=old.partnership,
        authority=successor,
        role=old.role,
        post=old.post,
        starts_on=first,
        ends_on=old.ends_on,
    )
    must(decision=may_be_for(by, new))
    must(decision=may_stand(new))
    audit.save(new, by=by, why=audit.Verb.APPOINTMENT_ADDED, now=now, reason=reason)


def _end(old: Appointment, last: date, *, by: Reader, now: datetime, reason: str) -> None:
    must(decision=may_go(old, after=last, today=by.today))
    old.ends_on = max(last, old.starts_on)  # one that began today has no day before
    audit.save(old, by=by, why=audit.Verb.APPOINTMENT_ENDED, now=now, reason=reason)
