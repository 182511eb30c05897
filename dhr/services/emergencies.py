"""Open a review in an emergency to whoever knows its code name, and shut it after 24 hours or before."""

import logging
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.mail.delivering import without_words
from csp.models import Partnership, Reader
from csp.policies.kept_words import says_kept_words
from dhr.models import Capacity, Emergency, Review, ReviewMember
from dhr.models.emergency import LASTS
from dhr.models.verb import Verb
from dhr.policies.emergencies import WITHIN, may_open, may_shut, may_try
from dhr.queries import emergencies, members
from dhr.services.emergencies_letter import write_to
from dhr.services.member_places import open_places, shut_places

log = logging.getLogger(__name__)

NAMES_ANOTHER = "You wrote a name that only some people may know, and others read it here. Take it out"
IS_OVER = "The 24 hours were over"
AT_ONCE = 100  # the next minute takes the others


def open_by_name(*, partnership: Partnership, code_name: str, why: str, by: Reader, now: datetime) -> None:
    """Open to the reader, for 24 hours and to read, what goes by exactly this name, and tell everybody on it.

    Nothing says whether there is any: a wrong name is written down like a right one, and counts as much, whatever
    comes after. Raises PermissionDenied, and ValidationError after too many tries, or where ``why`` says a name that
    the reader knows: both before anything is looked for.
    """
    may_open(by, partnership).require()
    with transaction.atomic(durable=True):  # nothing that a right name meets later takes the try back
        _count_a_try(partnership, by=by, now=now)
    if says_kept_words(why, by=by):
        raise ValidationError({"why": NAMES_ANOTHER})
    try:
        _open_what_it_names(partnership=partnership, code_name=code_name, why=why, by=by, now=now)
    except Exception as wrong:  # it happens to a right name alone, and is answered like a wrong one
        log.error("A review could not be opened in an emergency: %s", without_words(wrong))


@transaction.atomic
def shut_emergency(*, key: str, version: int, why: str, by: Reader, now: datetime) -> Emergency:
    """Shut a review at once to whoever opened it in an emergency.

    Raises Http404, PermissionDenied and NewerVersion.
    """
    seen = emergencies.open_to(by).filter(key=key).first()
    if seen is None:
        raise Http404
    members.make_others_wait(by, review=seen.review)
    emergency = audit.locked(emergencies.open_to(by), key=key, version=version)
    may_shut(by, emergency).require()
    _shut(emergency, why=why, by=by, now=now)
    return emergency


def shut_those_over(*, now: datetime) -> int:
    """Shut what was opened 24 hours ago or earlier, by the clock; return how many were."""
    return sum(_shut_if_over(one, now) for one in Emergency.to_shut(now)[:AT_ONCE])


def _count_a_try(partnership: Partnership, *, by: Reader, now: datetime) -> None:
    """Write down that a name was typed, unless there were too many within the hour."""
    emergencies.make_own_tries_wait(by)
    if not (allowed := may_try(emergencies.tries_since(by, since=now - WITHIN))):
        raise ValidationError(allowed.refusal)
    audit.record(Verb.EMERGENCY_TRIED, subject=partnership, by=by, now=now)


@transaction.atomic
def _open_what_it_names(
    *, partnership: Partnership, code_name: str, why: str, by: Reader, now: datetime
) -> None:
    emergencies.make_own_tries_wait(by)  # sent twice at once, it is opened once
    found = emergencies.that_a_name_opens(by, partnership=partnership, code_name=code_name, now=now)
    for review in found:
        _open(review, why=why, by=by, now=now)


def _open(review: Review, *, why: str, by: Reader, now: datetime) -> None:
    told = emergencies.to_be_told(by, review=review)
    shuts_at = now + LASTS
    member = ReviewMember(
        review=review,
        person=by.person,
        capacity=Capacity.EMERGENCY,
        starts_on=by.today,
        ends_on=timezone.localdate(shuts_at),
        signed_on=by.today,
        signed_here=True,
    )
    audit.save(member, by=by, why=Verb.MEMBER_SIGNED, now=now)
    open_places(member=member)
    emergency = Emergency(review=review, member=member, why=why, opened_at=now, shuts_at=shuts_at)
    audit.save(emergency, by=by, why=Verb.EMERGENCY_OPENED, now=now)
    write_to(people=told, review=review, by=by, now=now)


@transaction.atomic
def _shut_if_over(seen: Emergency, now: datetime) -> bool:
    """Shut one, unless somebody shut it meanwhile; return whether this did it."""
    try:
        emergency = audit.locked(Emergency.to_shut(now), key=seen.key, version=seen.version)
    except (audit.NewerVersion, Http404, Emergency.DoesNotExist):
        return False
    _shut(emergency, why=IS_OVER, by=audit.Nobody(), now=now)
    return True


def _shut(emergency: Emergency, *, why: str, by: audit.Doer, now: datetime) -> None:
    """End the place that came with it, and write down both."""
    emergency.shut_at = now
    audit.save(emergency, by=by, why=Verb.EMERGENCY_SHUT, now=now, reason=why)
    member = emergency.member
    member.ends_on, member.ended_why = timezone.localdate(now), why
    audit.save(member, by=by, why=Verb.MEMBER_ENDED, now=now, reason=why)
    shut_places(member=member)
