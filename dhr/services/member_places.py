"""Keep the places that members have in a review's circles in step with their days on the review."""

from csp.models import Circle, CircleMember
from dhr.models import Capacity, MemberPlace, ReviewMember


def put_into(*, circle: Circle, member: ReviewMember) -> None:
    """Put somebody on a review into one more circle of it, for as long as they are on it; twice is once.

    It opens to them once they have signed the statement, and shuts when their place on the review ends: whoever was
    taken off the review at once is not let in again.
    """
    belongs = member.places.filter(circle=circle).first() or MemberPlace(member=member, circle=circle)
    belongs.save()
    if _is_open(member):
        _follow(belongs)


def take_out_of(*, circle: Circle, member: ReviewMember) -> None:
    """Take somebody out of one circle; the rest of the review stays open to them."""
    for belongs in member.places.filter(circle=circle):
        _empty(belongs)
        belongs.delete()


def open_places(*, member: ReviewMember) -> None:
    """Open to somebody who has signed what they are on the review for, and every circle they were put into."""
    belongs_to = set(member.places.values_list("circle_id", flat=True))
    for part in sorted(Capacity(member.capacity).parts):
        circle_id = member.review.circle_of(part)
        if circle_id not in belongs_to:
            MemberPlace(member=member, circle_id=circle_id).save()
    for belongs in member.places.select_related("place", "circle"):
        _follow(belongs)


def redate_places(*, member: ReviewMember) -> None:
    """Give a member's places the days that they are on the review, if they have signed."""
    if _is_open(member):
        for belongs in member.places.select_related("place", "circle"):
            _follow(belongs)


def shut_places(*, member: ReviewMember) -> None:
    """Take a member's places away at once, whatever day it is."""
    for belongs in member.places.select_related("place"):
        _empty(belongs)


def _is_open(member: ReviewMember) -> bool:
    """Return whether the review was opened to a member, and not shut at once."""
    there = member.places.filter(circle=member.review.circle_id, place__isnull=False)
    return member.has_signed and there.exists()


def _follow(belongs: MemberPlace) -> None:
    member = belongs.member
    place = belongs.place or CircleMember(circle=belongs.circle, person=member.person)
    place.starts_on, place.ends_on = member.starts_on, member.ends_on
    place.save()
    belongs.place = place
    belongs.save()


def _empty(belongs: MemberPlace) -> None:
    place, belongs.place = belongs.place, None
    belongs.save()
    if place:
        place.delete()
