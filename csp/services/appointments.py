"""Appoint somebody, change an appointment, end it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.audit import Verb
from csp.kernel.decision import Decision
from csp.models import Appointment, Authority, Partnership, Person, Reader
from csp.policies.appointments import may_appoint, may_be_for, may_change, may_go, may_last, may_stand
from csp.policies.leavers import may_come_back
from csp.policies.see_as import READ_ONLY
from csp.queries import appointments, leavers
from csp.queries.partnerships import make_others_wait
from csp.queries.readers import reader_of
from csp.services import successions

ENDED_ELSEWHERE = "Choose “End this appointment” instead: it asks who takes over what goes with this role"


@dataclass(frozen=True)
class AppointmentAnswers:
    """What an administrator says an appointment is."""

    authority: Authority
    role: str
    starts_on: date
    post: str = ""
    ends_on: date | None = None


@transaction.atomic
def add_appointment(
    *, partnership: Partnership, person: Person, answers: AppointmentAnswers, by: Reader, now: datetime
) -> Appointment:
    """Appoint somebody who is or was appointed here before; a new person is invited.

    Raises PermissionDenied, and ValidationError when the appointment can't be as it was answered.
    """
    by = alone(partnership=partnership, by=by, now=now)
    must(decision=may_come_back(leavers.held(person)))
    appointment = Appointment(
        person=person,
        partnership=partnership,
        authority=answers.authority,
        role=answers.role,
        post=answers.post,
        starts_on=answers.starts_on,
        ends_on=answers.ends_on,
    )
    must(decision=may_be_for(by, appointment), about="authority")
    must(decision=may_stand(appointment))
    successions.see_off(
        partnership=partnership, person=person, by=by, now=now, comes_back_on=answers.starts_on
    )
    audit.save(appointment, by=by, why=Verb.APPOINTMENT_ADDED, now=now)
    return appointment


@transaction.atomic
def change_appointment(
    *, key: str, version: int, post: str, ends_on: date | None, by: Reader, now: datetime
) -> Appointment:
    """Change the post or the last day of an appointment; the same again changes nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a last day
    that can't be.
    """
    appointment, by = _taken(key=key, version=version, by=by, now=now)
    if (post, ends_on) == (appointment.post, appointment.ends_on):
        return appointment
    must(decision=may_go(appointment, after=ends_on, today=by.today), about="ends_on")
    must(decision=may_last(appointment, until=ends_on), about="ends_on")
    is_cut_short = ends_on is not None and ends_on < (appointment.ends_on or date.max)
    if is_cut_short and successions.needs_successor(reader=by, appointment=appointment):
        raise ValidationError({"ends_on": ENDED_ELSEWHERE})
    appointment.post, appointment.ends_on = post, ends_on
    audit.save(appointment, by=by, why=Verb.APPOINTMENT_CHANGED, now=now)
    return appointment


@transaction.atomic
def end_appointment(
    *,
    key: str,
    version: int,
    last_day: date | None,
    successor: Person | None = None,
    by: Reader,
    now: datetime,
) -> Appointment:
    """End an appointment with a day, or at once when none is given.

    At once means that yesterday was its last day. One that has not held for a whole day has no such day, so it
    is taken back: its history and the trail keep it. What goes with some roles goes to the ``successor``. Raises as
    ``change_appointment`` does.
    """
    appointment, by = _taken(key=key, version=version, by=by, now=now)
    after = last_day or by.today - timedelta(days=1)
    must(decision=may_go(appointment, after=after, today=by.today), about="last_day")
    if successions.needs_successor(reader=by, appointment=appointment):
        successions.pass_on(appointment=appointment, successor=successor, last_day=after, by=by, now=now)
    if last_day is None and appointment.starts_on >= by.today:
        audit.remove(appointment, by=by, why=Verb.APPOINTMENT_TAKEN_BACK, now=now)
        successions.see_off(partnership=appointment.partnership, person=appointment.person, by=by, now=now)
        return appointment
    must(decision=may_last(appointment, until=after), about="last_day")
    appointment.ends_on = after
    audit.save(appointment, by=by, why=Verb.APPOINTMENT_ENDED, now=now)
    successions.see_off(partnership=appointment.partnership, person=appointment.person, by=by, now=now)
    return appointment


def alone(*, partnership: Partnership, by: Reader, now: datetime) -> Reader:
    """Let no other administrator change people meanwhile, and return the reader as they are appointed by then.

    Raises PermissionDenied when another has just ended their appointment, and while the reader only looks at the
    site as somebody else.
    """
    if by.seen_by:
        READ_ONLY.require()
    make_others_wait(partnership.pk)
    by = reader_of(by.person, today=timezone.localdate(now), address=by.address)
    may_appoint(by, partnership).require()
    return by


def must(*, decision: Decision, about: str | None = None) -> None:
    """Raise ValidationError with the refusal, about one answer, so that the form can be corrected."""
    if not decision:
        raise ValidationError({about: decision.refusal} if about else decision.refusal)


def _taken(*, key: str, version: int, by: Reader, now: datetime) -> tuple[Appointment, Reader]:
    found = appointments.open_to(by).filter(key=key).first()
    if found is None:
        raise Http404
    by = alone(partnership=found.partnership, by=by, now=now)
    appointment = audit.locked(appointments.open_to(by), key=key, version=version)
    may_change(by, appointment).require()
    return appointment, by
