"""Let people of a partner read what it was asked to pay, and shut it to them again."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Circle, CircleMember, Partnership, Person, Reader, Seat
from csp.queries.partnerships import make_others_wait
from dhr.models import Statement, StatementReader
from dhr.models.cost_verb import CostVerb
from dhr.policies.statements import may_choose_readers
from dhr.queries import charges, statements
from dhr.services.statements_letter import write_to

SAYS_WHO_READS = (
    "{} is a review coordinator, who says who reads statements and so reads none: they tell of other reviews"
)


@transaction.atomic
def open_statement(*, partnership: Partnership, seat: Seat, by: Reader, now: datetime) -> Statement:
    """Return the statement of a partner, which nobody of it reads yet where there was none.

    Raises PermissionDenied, and Http404 for a seat that is not the partnership's to charge.
    """
    may_choose_readers(by, partnership).require()
    if not charges.seats_charged(by, partnership=partnership).filter(pk=seat.pk).exists():
        raise Http404
    make_others_wait(partnership.pk)
    there = statements.of_seat(by, partnership=partnership, seat=seat)
    if there:
        return there
    circle = Circle(partnership=partnership)
    circle.save()
    statement = Statement(partnership=partnership, seat=seat, readers_circle=circle)
    audit.save(statement, by=by, why=CostVerb.STATEMENT_ADDED, now=now)
    return statement


@transaction.atomic
def let_read(
    *,
    statement: Statement,
    person: Person,
    starts_on: date,
    ends_on: date | None,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> StatementReader:
    """Let somebody who works for the partner read its statement, and write to them that they can.

    Its key was minted with the form, or is a new one. Raises PermissionDenied, ValidationError by answer, and
    IntegrityError when the key is taken.
    """
    may_choose_readers(by, statement.partnership).require()
    make_others_wait(statement.partnership_id)
    if statements.chooses(by, partnership=statement.partnership, person=person):
        raise ValidationError({"person": SAYS_WHO_READS.format(person.name)})
    there = statements.people_of(by, partnership=statement.partnership, seat=statement.seat)
    if not there.filter(pk=person.pk).exists():
        raise ValidationError({"person": f"Choose somebody who works for {statement.seat.authority}"})
    _must_be_days(starts_on, ends_on)
    reading = statements.readers_of(by, statements=[statement])[statement.pk]
    if any(one.person_id == person.pk for one in reading):
        raise ValidationError({"person": f"{person.name} reads it already"})
    place = CircleMember(circle=statement.readers_circle, person=person, starts_on=starts_on, ends_on=ends_on)
    place.save()
    reads = StatementReader(statement=statement, person=person, place=place, key=key or new_key())
    reads.starts_on, reads.ends_on = starts_on, ends_on
    audit.save(reads, by=by, why=CostVerb.STATEMENT_READER_ADDED, now=now)
    write_to(reads=reads, by=by, now=now)
    return reads


@transaction.atomic
def shut_out(*, key: str, version: int, by: Reader, now: datetime) -> StatementReader:
    """Shut a statement to somebody at once; that they read it, and until when, stays in the history.

    Raises PermissionDenied, and NewerVersion when somebody changed it meanwhile.
    """
    reads = audit.locked(statements.readers_open_to(by), key=key, version=version)
    may_choose_readers(by, reads.statement.partnership).require()
    place = reads.place
    audit.remove(reads, by=by, why=CostVerb.STATEMENT_READER_REMOVED, now=now)
    place.delete()
    return reads


def record_download(*, statement: Statement, by: Reader, now: datetime) -> None:
    """Write down that somebody took a statement out."""
    audit.record(CostVerb.STATEMENT_DOWNLOADED, subject=statement, by=by, now=now)


def _must_be_days(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise ValidationError({"ends_on": "The last day must be the same as or after the first day"})
