"""Ask people onto a review, open it to them once they have signed, and end their place."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from csp import audit
from csp.models import CircleMember, Person, Reader
from dhr.models import Capacity, MemberPlace, Review, ReviewMember
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run


@dataclass(frozen=True)
class Joining:
    """Who is asked onto a review, as what, and from when to when."""

    person: Person
    capacity: Capacity
    starts_on: date
    ends_on: date | None = None
    agency: str = ""


def open_to_its_coordinator(*, review: Review, by: Reader, now: datetime) -> ReviewMember:
    """Put whoever opens a review on it as its coordinator; by opening it they sign the statement."""
    member = ReviewMember(
        review=review,
        person=by.person,
        capacity=Capacity.COORDINATOR,
        starts_on=by.today,
        signed_on=by.today,
        signed_here=True,
    )
    audit.save(member, by=by, why=Verb.MEMBER_SIGNED, now=now)
    _open(member)
    return member


@transaction.atomic
def ask_onto(*, review: Review, joining: Joining, by: Reader, now: datetime) -> ReviewMember:
    """Ask somebody onto a review; nothing of it opens to them before they have signed.

    Raises PermissionDenied.
    """
    may_run(by, review).require()
    member = ReviewMember(review=review, **vars(joining))
    audit.save(member, by=by, why=Verb.MEMBER_ASKED, now=now)
    return member


@transaction.atomic
def note_signed(
    *, member: ReviewMember, signed_on: date, kept_at: str, by: Reader, now: datetime
) -> ReviewMember:
    """Note that somebody has signed the statement on paper, and open to them what they are on the review for.

    Raises PermissionDenied.
    """
    may_run(by, member.review).require()
    member.signed_on, member.kept_at = signed_on, kept_at
    audit.save(member, by=by, why=Verb.MEMBER_SIGNED, now=now)
    _open(member)
    return member


def _open(member: ReviewMember) -> None:
    """Give a member their places in the circles, for the days they are on the review."""
    for part in sorted(Capacity(member.capacity).parts):
        place = CircleMember(
            circle_id=member.review.circle_of(part),
            person=member.person,
            starts_on=member.starts_on,
            ends_on=member.ends_on,
        )
        place.save()
        MemberPlace(member=member, place=place).save()
