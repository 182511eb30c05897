"""Pass on the reviews of a review coordinator whose appointment ends, and close the places of whoever leaves."""

from datetime import date, datetime, timedelta

from csp import audit
from csp.models import Partnership, Person, Reader
from dhr.models import Capacity, Review, ReviewMember
from dhr.models.verb import Verb
from dhr.queries.members_people import stays
from dhr.queries.successions import hold_run_by, hold_with, standing_on, works_here
from dhr.services.member_places import redate_places
from dhr.services.members import seat
from dhr.services.members_ending import close

ONE_DAY = timedelta(days=1)
WHY = "Their appointment ended"
GONE = "Their last appointment here ended"


def pass_on(
    *, partnership: Partnership, holder: Person, successor: Person, last_day: date, by: Reader, now: datetime
) -> None:
    """Let what the holder runs go on from the day after, without them; nothing says whether that was anything.

    Whoever ends the appointment may know of no review: this asks no policy but their own, which let them end it, and
    refuses nothing.
    """
    for review in hold_run_by(holder, partnership=partnership, today=by.today):
        _pass_on_one(review, holder, successor, last_day, by=by, now=now)


def close_places(
    *, partnership: Partnership, person: Person, last_day: date, by: Reader, now: datetime
) -> None:
    """Close what somebody is on reviews as, after the last day on which they work with the partnership.

    Whoever comes back later is asked anew. Only where nobody else is left to run a review does the place of whoever
    runs it stay: without them, nobody could open it ever again. Asks no policy but that of whoever ends or adds the
    appointment, who may know of no review; nothing says whether that was anything.
    """
    for review in hold_with(person, partnership=partnership, today=by.today):
        there = standing_on(review, today=by.today)
        for place in [one for one in there if one.person_id == person.pk and not _is_over(one, last_day)]:
            if not place.runs_it or _others_run(there, place, today=by.today):
                close(member=place, after=last_day, why=GONE, by=by, now=now)


def _others_run(there: list[ReviewMember], place: ReviewMember, *, today: date) -> bool:
    others = [one for one in there if one.runs_it and one.has_signed and one.person_id != place.person_id]
    return any(one.ends_on is None and works_here(one, today=today) for one in others)


def _pass_on_one(
    review: Review, holder: Person, successor: Person, last_day: date, *, by: Reader, now: datetime
) -> None:
    """Let whoever is left run the review; the successor is seated only where nobody who has signed would be.

    Whoever ends an appointment must not be able to put somebody of their choice on a review that goes on without.
    """
    there = standing_on(review, today=by.today)
    running = [one for one in there if one.runs_it]
    ending = [one for one in running if one.person_id == holder.pk and not _is_over(one, last_day)]
    if not ending:
        return
    for place in ending:
        close(member=place, after=last_day, why=WHY, by=by, now=now)
    left = [one for one in running if one.person_id != holder.pk and one.ends_on is None]
    begins_on = max(last_day + ONE_DAY, by.today)
    trusted = [one for one in left if one.has_signed]
    _bring_forward(trusted, begins_on, by=by, now=now)
    if not any(one.capacity == Capacity.COORDINATOR for one in trusted):
        signed = trusted[0] if trusted else None
        follows = signed.person if signed else successor
        for place in [one for one in left if one.person_id == follows.pk]:
            close(member=place, after=last_day, why="Became coordinator", by=by, now=now)
        _seat_coordinator(review, follows, begins_on, left, signed, by=by, now=now)
    if trusted and not _somebody_stays(left, review, on=by.today):
        _seat(review, Capacity.DEPUTY, successor, begins_on, None, by=by, now=now)


def _is_over(place: ReviewMember, last_day: date) -> bool:
    return place.ends_on is not None and place.ends_on <= last_day


def _bring_forward(places: list[ReviewMember], begins_on: date, *, by: Reader, now: datetime) -> None:
    """Let those begin at once to whom a place was handed over for a later day."""
    for one in places:
        if one.starts_on > begins_on:
            one.starts_on = begins_on
            audit.save(one, by=by, why=Verb.MEMBER_CHANGED, now=now, reason=WHY)
            redate_places(member=one)


def _seat_coordinator(
    review: Review,
    person: Person,
    begins_on: date,
    left: list[ReviewMember],
    signed: ReviewMember | None,
    *,
    by: Reader,
    now: datetime,
) -> None:
    """Make somebody the coordinator, unless somebody who has not signed yet is to be it already."""
    if any(one.capacity == Capacity.COORDINATOR and one.person_id != person.pk for one in left):
        return
    _seat(review, Capacity.COORDINATOR, person, begins_on, signed, by=by, now=now)


def _somebody_stays(left: list[ReviewMember], review: Review, *, on: date) -> bool:
    """Return whether one of those who are left, or who are asked, has an appointment without a last day."""
    return any(stays(one.person, partnership=review.partnership, today=on) for one in left)


def _seat(
    review: Review,
    capacity: Capacity,
    person: Person,
    begins_on: date,
    signed: ReviewMember | None,
    *,
    by: Reader,
    now: datetime,
) -> None:
    new = ReviewMember(review=review, person=person, capacity=capacity, starts_on=begins_on)
    seat(member=new, signed=signed, by=by, now=now)
