"""Who is on a review, and as what the reader is."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from csp.models import AnyReader, Appointment, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission
from dhr.models import Capacity, MemberPlace, Review, ReviewMember
from dhr.models.capacity import RUNNING
from dhr.models.member import ReviewMemberQuerySet


def open_to(reader: AnyReader) -> QuerySet[ReviewMember]:
    """Return the places on reviews that the reader may see, with all that their pages name.

    ``opens`` is whether the review is open because of it, on some day; ``works_here`` whether the person
    works with the partnership today, without which nothing is.
    """
    return _whole(ReviewMember.objects.visible_to(reader), reader.today).order_by("starts_on", "key")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[ReviewMember]:
    """Return who is, was or will be on one review."""
    return open_to(reader).filter(review=review)


def standing(reader: Reader, *, review: Review) -> QuerySet[ReviewMember]:
    """Return who is on one review or asked onto it, now or from a day to come."""
    found = ReviewMember.objects.visible_to(reader).filter(review=review).standing(reader.today)
    return _whole(found, reader.today).order_by("starts_on", "key")


def capacities_of(reader: Reader, *, review: Review) -> frozenset[Capacity]:
    """Return what the reader is on the review as today, with the statement signed.

    Whoever looks at the site as somebody else has what the seen person has, where both are on the review.
    """
    mine = ReviewMember.objects.visible_to(reader).holding(reader.today)
    mine = mine.filter(review=review, person=reader.person_id)
    return frozenset(Capacity(one) for one in mine.values_list("capacity", flat=True).order_by())


def who_runs(reader: Reader, *, review: Review) -> QuerySet[ReviewMember]:
    """Return the coordinator and the deputy of a review that the reader is on: each member may know whom to ask."""
    inside = Review.objects.visible_to(reader).filter(pk=review.pk)
    running = ReviewMember.objects.filter(review__in=inside, capacity__in=RUNNING).holding(reader.today)
    return running.select_related("person").order_by("capacity", "key")


def run_by(reader: Reader, *, partnership: Partnership) -> QuerySet[Review]:
    """Return the open reviews of a partnership that the reader runs today."""
    return _run_by(reader, partnership).filter(closed_on=None)


def _run_by(reader: Reader, partnership: Partnership) -> QuerySet[Review]:
    mine = ReviewMember.objects.visible_to(reader).holding(reader.today)
    mine = mine.filter(person=reader.person_id, capacity__in=RUNNING)
    found = Review.objects.visible_to(reader).in_partnership(partnership)
    return found.filter(pk__in=mine.order_by().values("review_id")).order_by("-notified_on", "key")


def run_without_a_deputy(reader: Reader, *, partnership: Partnership) -> QuerySet[Review]:
    """Return the reviews that the reader runs and that have no coordinator or deputy who still works here.

    Closed ones too: whoever is left alone with one is the last who can open it.
    """
    there = ReviewMember.objects.standing(reader.today).filter(
        Exists(_appointments(reader.today)), review=OuterRef("pk")
    )
    both = [Exists(there.filter(capacity=one)) for one in RUNNING]
    found = _run_by(reader, partnership).select_related("partnership")
    return found.exclude(both[0] & both[1])


def asked_of(reader: Reader) -> ReviewMemberQuerySet:
    """Return what the reader is asked onto and has not signed for; nobody else finds it here.

    Not for whoever looks at the site as somebody else, nor by a link: only the person signs.
    """
    if reader.seen_by or reader.by_link:
        return ReviewMember.objects.none()
    mine = ReviewMember.objects.filter(
        person=reader.person_id,
        signed_on=None,
        review__partnership__in=reader.partnerships_with(Permission.ENTER),
    )
    return (
        mine.standing(reader.today)
        .select_related("review__partnership", "person")
        .order_by("starts_on", "key")
    )


def who_asks(reader: Reader, *, asked: ReviewMember) -> QuerySet[Person]:
    """Return who runs the review that the reader is asked onto: whom to speak to before one signs."""
    inside = asked_of(reader).filter(pk=asked.pk).order_by().values("review_id")
    running = ReviewMember.objects.filter(review__in=inside, capacity__in=RUNNING).holding(reader.today)
    return Person.objects.filter(pk__in=running.values("person_id")).order_by("name_order", "key")


def versions_of(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of the places on a review that the reader may see, by place and oldest first."""
    seen = of_review(reader, review=review).order_by().values("pk")
    found = ReviewMember.history.filter(id__in=seen).select_related("person", "history_user")
    return list(found.order_by("id", "history_date", "history_id"))


def ends_soon(reader: Reader, *, partnership: Partnership, until: date) -> QuerySet[ReviewMember]:
    """Return the places that end by a day on the reviews that the reader runs, the first to end first."""
    run = run_by(reader, partnership=partnership).order_by().values("pk")
    found = ReviewMember.objects.filter(review__in=run, ends_on__lte=until, ended_why="").standing(
        reader.today
    )
    lasting = found.exclude(capacity=Capacity.EMERGENCY)
    return _whole(lasting, reader.today).order_by("ends_on", "key")


def make_others_wait(reader: Reader, *, review: Review) -> None:
    """Let whoever else changes who is on a review that the reader is on wait until the transaction ends.

    Two who leave at the same moment would each see the other stay.
    """
    held = Review.objects.visible_to(reader).filter(pk=review.pk).select_for_update(of=("self",))
    list(held.order_by("pk").values_list("pk"))


def make_others_wait_to_sign(reader: Reader, *, key: str) -> None:
    """Do the same before the reader signs for a place with this key, on a review that is not open to them yet."""
    asked = asked_of(reader).filter(key=key).order_by().values("review_id")
    held = Review.objects.filter(pk__in=asked).select_for_update(of=("self",))
    list(held.order_by("pk").values_list("pk"))


def _whole(found: QuerySet[ReviewMember], today: date) -> QuerySet[ReviewMember]:
    opened = MemberPlace.objects.filter(
        member=OuterRef("pk"), circle=OuterRef("review__circle"), place__isnull=False
    )
    return found.select_related("person", "review__partnership").annotate(
        opens=Exists(opened), works_here=Exists(_appointments(today))
    )


def _appointments(today: date) -> QuerySet[Appointment]:
    """Return what whoever has a place is appointed to in its partnership; for a subquery."""
    return Appointment.objects.filter(
        holds_on(today), person=OuterRef("person"), partnership=OuterRef("review__partnership")
    )
