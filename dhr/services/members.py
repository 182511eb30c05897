"""Ask people onto a review, open it to them once they have signed, and change their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Person, Reader
from dhr.models import Capacity, Review, ReviewMember
from dhr.models.verb import Verb
from dhr.policies.members import may_be_on, may_change, may_see_to_people, may_sign
from dhr.queries import courses, members
from dhr.services.member_places import open_places, redate_places
from dhr.services.members_letter import write_to

NOT_YET = "It can’t be signed on a day to come"
RUNS_ON = "Somebody always runs the review, so this place can begin earlier, not later. Hand it over instead"
OVER_ALREADY = "This day is past. End the place instead, and say why"


@dataclass(frozen=True)
class Joining:
    """Who is asked onto a review, as what, and from when to when."""

    person: Person
    capacity: Capacity
    starts_on: date
    ends_on: date | None = None
    agency: str = ""
    independence: str = ""


@dataclass(frozen=True)
class PlaceAnswers:
    """What can change about somebody's place on a review."""

    starts_on: date
    ends_on: date | None = None
    agency: str = ""
    independence: str = ""

    @classmethod
    def of(cls, member: ReviewMember) -> "PlaceAnswers":
        """Return what a place is now."""
        return cls(member.starts_on, member.ends_on, member.agency, member.independence)


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
    open_places(member=member)
    return member


@transaction.atomic
def ask_onto(
    *, review: Review, joining: Joining, by: Reader, now: datetime, key: str | None = None
) -> ReviewMember:
    """Ask somebody onto a review and write to them; nothing of it opens to them before they have signed.

    Whoever is on the review as something else has signed already. Raises PermissionDenied, ValidationError when
    they can't be on it as this, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_see_to_people(by, review).require()
    member = ReviewMember(review=review, key=key or new_key(), **vars(joining))
    there = list(members.standing(by, review=review))
    return join(
        member=member, there=there, signed=signed_there(there=there, person=member.person), by=by, now=now
    )


def signed_there(*, there: Iterable[ReviewMember], person: Person) -> ReviewMember | None:
    """Return the place on a review for which somebody has signed its statement, among those that stand."""
    return next((one for one in there if one.person_id == person.pk and one.has_signed), None)


def join(
    *,
    member: ReviewMember,
    there: Iterable[ReviewMember],
    signed: ReviewMember | None,
    by: Reader,
    now: datetime,
) -> ReviewMember:
    """Put a new place on its review beside those that stand there, if it can be; see ``seat``."""
    hold(member=member, there=there, by=by)
    return seat(member=member, signed=signed, by=by, now=now)


def seat(*, member: ReviewMember, signed: ReviewMember | None, by: Reader, now: datetime) -> ReviewMember:
    """Put a new place on its review: open with the person's signature there, otherwise they are asked for it."""
    if signed:
        member.signed_on, member.signed_here = signed.signed_on, signed.signed_here
        member.kept_at = signed.kept_at
    audit.save(member, by=by, why=Verb.MEMBER_ASKED, now=now)
    if signed:
        open_places(member=member)
    elif member.person_id != by.person_id:
        write_to(member=member, by=by, now=now)
    return member


def hold(*, member: ReviewMember, there: Iterable[ReviewMember], by: Reader) -> None:
    """Raise ValidationError, about one answer, when somebody can't be on a review as this from then to then."""
    about, allowed = may_be_on(by, member, standing=there)
    if not allowed:
        raise ValidationError({about: allowed.refusal})


@transaction.atomic
def sign_here(*, key: str, version: int, independence: str = "", by: Reader, now: datetime) -> ReviewMember:
    """Sign the statement oneself, and open to oneself what one is on the review for.

    A review that is closed is signed for as well: it still needs somebody who runs it. Raises Http404 for whoever is
    not asked, and NewerVersion.
    """
    members.make_others_wait_to_sign(by, key=key)
    member = audit.locked(members.asked_of(by), key=key, version=version)
    member.signed_on, member.signed_here = by.today, True
    member.independence = independence or member.independence
    audit.save(member, by=by, why=Verb.MEMBER_SIGNED, now=now)
    open_places(member=member)
    return member


@transaction.atomic
def note_signed(
    *,
    member: ReviewMember,
    signed_on: date,
    kept_at: str,
    independence: str = "",
    by: Reader,
    now: datetime,
) -> ReviewMember:
    """Note that somebody has signed the statement on paper, and open to them what they are on the review for.

    Raises PermissionDenied, and ValidationError for a day to come.
    """
    may_change(by, member).require()
    may_sign(member).require()
    if signed_on > by.today:
        raise ValidationError({"signed_on": NOT_YET})
    member.signed_on, member.kept_at = signed_on, kept_at
    member.independence = independence or member.independence
    audit.save(member, by=by, why=Verb.MEMBER_SIGNED, now=now)
    open_places(member=member)
    return member


@transaction.atomic
def note_paper(
    *,
    key: str,
    version: int,
    signed_on: date,
    kept_at: str,
    independence: str = "",
    by: Reader,
    now: datetime,
) -> ReviewMember:
    """Do the same for a place that was read at a version; raises NewerVersion as well."""
    member = taken(key=key, version=version, by=by)
    return note_signed(
        member=member, signed_on=signed_on, kept_at=kept_at, independence=independence, by=by, now=now
    )


@transaction.atomic
def change_place(
    *, key: str, version: int, answers: PlaceAnswers, reason: str, by: Reader, now: datetime
) -> ReviewMember:
    """Change the days of somebody's place, for which agency it is, or what they declared; their circles follow.

    The same again changes nothing. Raises PermissionDenied, NewerVersion, and ValidationError.
    """
    member = taken(key=key, version=version, by=by)
    may_change(by, member).require()
    if PlaceAnswers.of(member) == answers:
        return member
    if answers.ends_on and answers.ends_on != member.ends_on and answers.ends_on < by.today:
        raise ValidationError({"ends_on": OVER_ALREADY})
    if member.runs_it and answers.starts_on > member.starts_on:
        raise ValidationError({"starts_on": RUNS_ON})
    for name, value in vars(answers).items():
        setattr(member, name, value)
    member.ended_why = ""
    hold(member=member, there=members.standing(by, review=member.review), by=by)
    audit.save(member, by=by, why=Verb.MEMBER_CHANGED, now=now, reason=reason)
    redate_places(member=member)
    return member


def taken(*, key: str, version: int, by: Reader) -> ReviewMember:
    """Return a place as it was read, with its review held: nobody else changes who is on it meanwhile.

    Raises Http404, and NewerVersion.
    """
    found = members.open_to(by).filter(key=key).first()
    if found is None:
        raise Http404
    members.make_others_wait(by, review=found.review)
    return audit.locked(members.open_to(by), key=key, version=version)
