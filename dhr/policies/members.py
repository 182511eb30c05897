"""Who may be on a review as what, and what has to stay when somebody leaves it."""

from collections.abc import Iterable
from datetime import date

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Capacity, Review, ReviewMember
from dhr.models.capacity import ALONE, RUNNING
from dhr.policies.reviews import ONLY_WHOEVER_RUNS_IT
from dhr.queries.members import capacities_of
from dhr.queries.members_people import could_be_asked, could_run, runs_reviews

READS_THE_TRAIL = (*RUNNING, Capacity.CHAIR)
NOT_HERE = "Choose somebody who works with the partnership today. An administrator invites people"
NO_COORDINATOR_BY_ROLE = (
    "Choose a review coordinator whose appointment has no last day: only they can run a review. "
    "An administrator appoints people"
)
HANDS_OVER = (
    "Somebody always coordinates a review, and somebody always stands in. Hand the place over instead."
)
SIGNED = "The statement is signed already."
ENDED = "This place has ended, so it can’t be changed."
ENDS_ON_A_DAY = "Enter the last day. It can be extended"
ONLY_A_DEPUTY = "The review is closed. Only a deputy can still be asked onto it: somebody always runs it"
FOR_A_DAY = "This place is for 24 hours. Whoever runs the review can shut it before, and not change it."
NO_LAST_DAY = "Whoever runs the review has no last day: they hand it over"


def may_see_to_people(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review sees to who is on it, also once it is closed: nobody is to be locked out of it."""
    if not capacities_of(reader, review=review) & frozenset(RUNNING):
        return refuse(ONLY_WHOEVER_RUNS_IT)
    return ALLOW


def may_be_on(
    reader: Reader, asked: ReviewMember, *, standing: Iterable[ReviewMember]
) -> tuple[str, Decision]:
    """Somebody who works here is asked once as one thing; coordinator, deputy and chair keep their own rules.

    ``standing`` are those who are on the review or asked. The answer says which question it is about.
    """
    others = [one for one in standing if one.pk != asked.pk and _overlap(one, asked)]
    checks = (
        ("capacity", _still_asks_for(asked)),
        ("person", _works_here(reader, asked)),
        ("ends_on", _lasts(asked)),
        ("person", _once(asked, others)),
        ("capacity", _alone(asked, others)),
    )
    return next((one for one in checks if not one[1]), ("", ALLOW))


def may_sign(member: ReviewMember) -> Decision:
    """The statement is signed once, by somebody who is still asked."""
    return refuse(SIGNED) if member.has_signed else ALLOW


def may_change(reader: Reader, member: ReviewMember) -> Decision:
    """Whoever runs the review changes a place on it until it has ended, also once the review is closed."""
    allowed = may_see_to_people(reader, member.review)
    if allowed and has_ended(member, today=reader.today):
        return refuse(ENDED)
    if allowed and member.capacity == Capacity.EMERGENCY:
        return refuse(FOR_A_DAY)
    return allowed


def may_end(reader: Reader, member: ReviewMember, *, standing: Iterable[ReviewMember]) -> Decision:
    """A place ends at any time; of those who run the review only a deputy beside whom another stands in."""
    allowed = may_change(reader, member)
    if not allowed or not member.runs_it:
        return allowed
    alike = (one for one in standing if one.pk != member.pk and one.capacity == member.capacity)
    return ALLOW if any(_runs_today(one, today=reader.today) for one in alike) else refuse(HANDS_OVER)


def may_hand_over(
    reader: Reader, member: ReviewMember, *, successor_has_signed: bool, standing: Iterable[ReviewMember]
) -> Decision:
    """A place of whoever runs the review is handed over while somebody is left who can open it meanwhile."""
    allowed = may_change(reader, member)
    if not allowed or successor_has_signed or not member.has_signed:
        return allowed
    left = [one for one in standing if one.runs_it and one.pk != member.pk]
    if any(_runs_today(one, today=reader.today) for one in left):
        return ALLOW
    names = " or ".join(one.person.name for one in left) or "somebody else who runs it"
    return refuse(
        f"Nobody could open the review until the statement is signed. Wait until {names} has signed it."
    )


def _runs_today(member: ReviewMember, *, today: date) -> bool:
    """Return whether somebody who runs the review can open it today, and has no last day."""
    return member.has_signed and member.starts_on <= today and member.ends_on is None


def may_read_trail(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review and its chair read who did what to it, also once it is closed."""
    is_one = capacities_of(reader, review=review) & frozenset(READS_THE_TRAIL)
    return ALLOW if is_one else refuse("Only whoever runs the review and its chair can read its trail.")


def has_ended(member: ReviewMember, *, today: date, opens: bool | None = None) -> bool:
    """Return whether nothing is left of a place: its last day is over, or it was taken back or shut at once.

    ``opens`` is whether it opens the review, for whoever has asked already.
    """
    if member.ends_on and member.ends_on < today:
        return True
    if not member.ended_why:
        return False
    there = member.places.filter(circle=member.review.circle_id, place__isnull=False)
    return not (there.exists() if opens is None else opens)


def _still_asks_for(asked: ReviewMember) -> Decision:
    is_new = asked.pk is None
    is_late = is_new and bool(asked.review.closed_on) and not asked.runs_it
    return refuse(ONLY_A_DEPUTY) if is_late else ALLOW


def _works_here(reader: Reader, asked: ReviewMember) -> Decision:
    could = could_be_asked
    if asked.runs_it:
        could = could_run if asked.pk is None else runs_reviews
    if could(reader, partnership=asked.review.partnership).filter(pk=asked.person_id).exists():
        return ALLOW
    return refuse(NO_COORDINATOR_BY_ROLE if asked.runs_it else NOT_HERE)


def _lasts(asked: ReviewMember) -> Decision:
    if asked.runs_it:
        return refuse(NO_LAST_DAY) if asked.ends_on else ALLOW
    return ALLOW if asked.ends_on else refuse(ENDS_ON_A_DAY)


def _once(asked: ReviewMember, others: Iterable[ReviewMember]) -> Decision:
    name = asked.person.name
    for one in (one for one in others if one.person_id == asked.person_id):
        if one.capacity == asked.capacity and one.agency == asked.agency:
            return refuse(f"{name} is on the review as this already, or asked. Change that place instead")
        if one.runs_it and asked.runs_it:
            return refuse(f"{name} runs the review already. Coordinator and deputy are two people")
    return ALLOW


def _alone(asked: ReviewMember, others: Iterable[ReviewMember]) -> Decision:
    if asked.capacity not in ALONE:
        return ALLOW
    for one in (one for one in others if one.capacity == asked.capacity):
        until = f"until {day_words.plain(one.ends_on)}" if one.ends_on else "without a last day"
        what = Capacity(one.capacity).label.lower()
        return refuse(f"A review has one {what}: {one.person.name}, {until}. End that place first")
    return ALLOW


def _overlap(one: ReviewMember, other: ReviewMember) -> bool:
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)
