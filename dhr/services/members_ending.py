"""End somebody's place on a review, and hand over the place of whoever runs it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.models import Person, Reader
from dhr.models import Capacity, ReviewMember
from dhr.models.verb import Verb
from dhr.policies.members import may_change, may_end, may_hand_over
from dhr.queries import members
from dhr.services.member_places import redate_places, shut_places
from dhr.services.members import join, signed_there, taken

ONE_DAY = timedelta(days=1)
NOT_LATER = "The last day is {} already. Choose an earlier one"
BEFORE_THE_FIRST = "The last day must be the same as or after the first day"
NOT_BEFORE_TODAY = "It is handed over from today or from a day to come"
WHO_STANDS_IN = "Choose who stands in from then on: the deputy becomes coordinator"
NOT_BOTH = "Choose two people: coordinator and deputy are never the same"


@dataclass(frozen=True)
class Handing:
    """To whom a place is handed over from which day, who stands in if the deputy moves up, and why."""

    successor: Person
    starts_on: date
    why: str
    stands_in: Person | None = None


@transaction.atomic
def end_place(
    *, key: str, version: int, last_day: date | None, why: str, by: Reader, now: datetime
) -> ReviewMember:
    """End somebody's place with a day, or at once when none is given: the review shuts before their next page.

    Raises PermissionDenied, NewerVersion, and ValidationError for a day that can't be.
    """
    member = taken(key=key, version=version, by=by)
    may_end(by, member, standing=members.standing(by, review=member.review)).require()
    if last_day and last_day < member.starts_on:
        raise ValidationError({"last_day": BEFORE_THE_FIRST})
    if last_day and member.ends_on and last_day > member.ends_on:
        raise ValidationError({"last_day": NOT_LATER.format(day_words.plain(member.ends_on))})
    close(member=member, after=last_day or by.today - ONE_DAY, why=why, by=by, now=now)
    return member


@transaction.atomic
def hand_over_place(*, key: str, version: int, handing: Handing, by: Reader, now: datetime) -> ReviewMember:
    """Hand over the place of the coordinator or a deputy in one step; return it as it ends.

    When the deputy becomes coordinator, ``stands_in`` is the deputy from then on: it may be whoever coordinated.
    Raises PermissionDenied, NewerVersion, and ValidationError when one of them can't be it.
    """
    member = taken(key=key, version=version, by=by)
    may_change(by, member).require()
    there = list(members.standing(by, review=member.review))
    moves = _place_that_ends(member, handing, there)
    signed = signed_there(there=there, person=handing.successor)
    allowed = may_hand_over(by, member, successor_has_signed=bool(signed), standing=there)
    if handing.starts_on < by.today or not allowed:
        about = "successor" if handing.starts_on >= by.today else "starts_on"
        raise ValidationError({about: allowed.refusal or NOT_BEFORE_TODAY})
    ending = [member, *([moves] if moves else [])]
    for one in ending:
        close(member=one, after=handing.starts_on - ONE_DAY, why=handing.why, by=by, now=now)
    left = [one for one in there if one.pk not in {gone.pk for gone in ending}]
    given = [(handing.successor, member.capacity, "successor")]
    if moves and handing.stands_in:
        given.append((handing.stands_in, moves.capacity, "stands_in"))
    for person, capacity, question in given:
        new = ReviewMember(
            review=member.review, person=person, capacity=capacity, starts_on=handing.starts_on
        )
        with _about(question):
            left.append(
                join(member=new, there=left, signed=signed_there(there=there, person=person), by=by, now=now)
            )
    return member


def close(*, member: ReviewMember, after: date, why: str, by: Reader, now: datetime) -> None:
    """Let a place end after a day, the review with it; one that begins later, or is not signed for, is taken back."""
    never_began = after < member.starts_on
    member.ends_on, member.ended_why = max(after, member.starts_on), why
    audit.save(member, by=by, why=Verb.MEMBER_ENDED, now=now, reason=why)
    if never_began:
        shut_places(member=member)
    else:
        redate_places(member=member)


def _place_that_ends(
    member: ReviewMember, handing: Handing, there: Sequence[ReviewMember]
) -> ReviewMember | None:
    """Return the deputy's place that its holder leaves to coordinate; raise ValidationError when nobody stands in."""
    runs = (one for one in there if one.runs_it and one.pk != member.pk)
    was = next((one for one in runs if one.person_id == handing.successor.pk), None)
    if was is None:
        return None
    if was.capacity != Capacity.DEPUTY or member.capacity != Capacity.COORDINATOR:
        raise ValidationError({"successor": NOT_BOTH})
    if handing.stands_in and handing.stands_in.pk == handing.successor.pk:
        raise ValidationError({"stands_in": NOT_BOTH})
    others = [one for one in there if one.capacity == Capacity.DEPUTY and one.pk != was.pk]
    if handing.stands_in is None and not others:
        raise ValidationError({"stands_in": WHO_STANDS_IN})
    return was


@contextmanager
def _about(question: str) -> Iterator[None]:
    """Say whatever is refused about a person under the question that named them."""
    try:
        yield
    except ValidationError as refused:
        raise ValidationError({question: refused.messages}) from None
