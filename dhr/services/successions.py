"""Pass on the reviews of a review coordinator whose appointment ends."""

from datetime import date, datetime, timedelta

from csp.models import Partnership, Person, Reader
from dhr.models import Capacity, Review, ReviewMember
from dhr.queries.successions import hold_run_by, standing_on
from dhr.services.members import seat, signed_there
from dhr.services.members_ending import close

ONE_DAY = timedelta(days=1)
WHY = "Their appointment ended"


def pass_on(
    *, partnership: Partnership, holder: Person, successor: Person, last_day: date, by: Reader, now: datetime
) -> None:
    """Give the successor whatever the holder runs, from the day after; nothing says whether that was anything.

    Whoever ends the appointment may know of no review: this asks no policy but their own, which let them end it, and
    refuses nothing.
    """
    for review in hold_run_by(holder, partnership=partnership, today=by.today):
        _pass_on_one(review, holder, successor, last_day, by=by, now=now)


def _pass_on_one(
    review: Review, holder: Person, successor: Person, last_day: date, *, by: Reader, now: datetime
) -> None:
    there = standing_on(review, today=by.today)
    for place in [one for one in there if one.runs_it and one.person_id == holder.pk]:
        if place.ends_on and place.ends_on <= last_day:  # handed over already
            continue
        was_handed_over = place.ends_on is not None
        close(member=place, after=last_day, why=WHY, by=by, now=now)
        if was_handed_over or not _makes_room(place, successor, there, last_day, by=by, now=now):
            continue
        new = ReviewMember(
            review=review,
            person=successor,
            capacity=place.capacity,
            starts_on=max(last_day + ONE_DAY, by.today),
        )
        seat(member=new, signed=signed_there(there=there, person=successor), by=by, now=now)


def _makes_room(
    place: ReviewMember,
    successor: Person,
    there: list[ReviewMember],
    last_day: date,
    *,
    by: Reader,
    now: datetime,
) -> bool:
    """Return whether the successor takes the place; a deputy leaves their own to coordinate.

    A coordinator never becomes their own deputy: then the review asks them to find one.
    """
    theirs = [one for one in there if one.runs_it and one.person_id == successor.pk and one.ends_on is None]
    if place.capacity != Capacity.COORDINATOR:
        return not theirs
    for one in theirs:
        close(member=one, after=last_day, why="Became coordinator", by=by, now=now)
    return True
