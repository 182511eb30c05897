"""Who opened a review in an emergency: for everybody on it; and which review a name would open, for nobody to see."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from csp.models import AnyReader, Appointment, AuditEvent, Partnership, Person, Reader
from csp.models.at_moment import end_of
from csp.models.dated import holds_on
from dhr.models import Emergency, Part, Review, ReviewMember
from dhr.models.capacity import ASKED_AS
from dhr.models.verb import Verb

OF_THE_PANEL = tuple(one for one in ASKED_AS if Part.PANEL in one.parts)


def open_to(reader: AnyReader) -> QuerySet[Emergency]:
    """Return who opened the reviews that the reader is on in an emergency, the latest first."""
    found = Emergency.objects.visible_to(reader).select_related("member__person", "review__partnership")
    return found.order_by("-opened_at", "key")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[Emergency]:
    """Return who opened one review in an emergency."""
    return open_to(reader).filter(review=review)


def lately(reader: Reader, *, partnership: Partnership, since: date) -> QuerySet[Emergency]:
    """Return the times that others did, after a day, on the reviews of a partnership that the reader is on."""
    found = open_to(reader).filter(review__partnership=partnership, opened_at__gte=end_of(since))
    return found.exclude(member__person=reader.person_id)


def own(reader: Reader) -> QuerySet[Emergency]:
    """Return the reviews that the reader opened in an emergency and that are open to them today."""
    return open_to(reader).filter(member__person=reader.person_id)


def open_until(reader: Reader, *, review: Review, now: datetime) -> datetime | None:
    """Return until when a review is open to the reader in an emergency; nothing to those of its panel."""
    mine = ReviewMember.objects.filter(review=review, person=reader.person_id).holding(reader.today)
    found = own(reader).filter(review=review, shut_at=None, shuts_at__gt=now)
    found = found.exclude(Exists(mine.filter(capacity__in=OF_THE_PANEL)))
    return found.order_by("-shuts_at").values_list("shuts_at", flat=True).first()


def make_own_tries_wait(reader: Reader) -> None:
    """Let what the reader types elsewhere at the same moment wait until the transaction ends; nothing is returned."""
    list(Person.objects.filter(pk=reader.doer_id).select_for_update().order_by("pk").values_list("pk"))


def tries_since(reader: Reader, *, since: datetime) -> int:
    """Return how many names the reader has typed since a moment, right and wrong, in any partnership."""
    tried = AuditEvent.objects.filter(verb=Verb.EMERGENCY_TRIED, person_id=reader.doer_id, at__gt=since)
    return tried.count()


def that_a_name_opens(
    reader: Reader, *, partnership: Partnership, code_name: str, now: datetime
) -> Iterable[Review]:
    """Return the reviews that go by a name and that it would open to the reader; hold them for the transaction.

    Only a service asks this, and tells nobody what it finds. A review is not among them whose panel the reader is of,
    nor one that they opened in the last 24 hours: where it was shut to them since, it stays shut for so long.
    """
    own_times = Emergency.objects.filter(
        review=OuterRef("pk"), member__person=reader.person_id, shuts_at__gt=now
    )
    named = Review.objects.filter(partnership=partnership, code_name=code_name)
    closed_to_them = named.exclude(panel_circle__in=reader.circles).exclude(Exists(own_times))
    return list(closed_to_them.select_for_update(of=("self",)).order_by("pk"))


def to_be_told(reader: Reader, *, review: Review) -> list[Person]:
    """Return everybody else who is on a review today and works here, once each, for a service to write to.

    The reader need not be on it, and is shown none of them.
    """
    there = ReviewMember.objects.filter(review=review).holding(reader.today).order_by()
    here = Appointment.objects.filter(holds_on(reader.today), partnership=review.partnership_id).order_by()
    people = Person.objects.filter(pk__in=there.values("person_id"), is_active=True)
    return list(people.filter(pk__in=here.values("person_id")).exclude(pk=reader.person_id).order_by("pk"))
