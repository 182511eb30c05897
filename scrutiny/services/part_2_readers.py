"""Name who reads what is exempt of a report, and end that."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404

from csp import audit
from csp.models import Person, Reader
from scrutiny.models import Part2Reader, Report
from scrutiny.models.verb import Verb
from scrutiny.policies.exempt import may_name
from scrutiny.queries import exempt, reports

NAMED_ALREADY = "This person is named on this report already"


def name_reader(*, report: Report, person: Person, by: Reader, now: datetime) -> Part2Reader:
    """Name somebody on a report, to read what is exempt of it from now on.

    Raises PermissionDenied, and ValidationError by answer where they are named already or read no papers here.
    """
    may_name(by, report).require()
    people = exempt.people_to_name(by, report=report, partnership=report.partnership)
    if not people.filter(pk=person.pk).exists():
        raise ValidationError({"person": NAMED_ALREADY})
    try:
        with transaction.atomic():
            return _named(report, person, by=by, now=now)
    except IntegrityError as taken:  # named at the same moment
        raise ValidationError({"person": NAMED_ALREADY}) from taken


def name_if_not_yet(*, report: Report, person: Person, by: Reader, now: datetime) -> None:
    """Name somebody on a report that is locked, within the caller's transaction; one who is named stays so."""
    if not exempt.readers_of(by, report=report).filter(person=person, ended_at=None).exists():
        _named(report, person, by=by, now=now)


@transaction.atomic
def end_reader(*, key: str, by: Reader, now: datetime) -> Part2Reader:
    """End that somebody reads what is exempt of a report; once is enough. Raises PermissionDenied and Http404."""
    one = exempt.readers_open_to(by).filter(key=key).first()
    if one is None or reports.held(by, key=one.report.key) is None:
        raise Http404
    may_name(by, one.report).require()
    one = exempt.readers_open_to(by).get(key=key)
    if one.ended_at is None:
        one.ended_at, one.ended_by = now, by.person
        audit.save(one, by=by, why=Verb.PART_2_READER_ENDED, now=now)
    return one


def _named(report: Report, person: Person, *, by: Reader, now: datetime) -> Part2Reader:
    one = Part2Reader(report=report, person=person, named_at=now, named_by=by.person)
    audit.save(one, by=by, why=Verb.PART_2_READER_NAMED, now=now)
    return one
