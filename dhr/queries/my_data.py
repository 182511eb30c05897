"""What reviews hold about the reader themselves, of what they can open today."""

from django.db.models import Q, QuerySet

from csp.models import Reader
from dhr.models import AgencyReportStep, LetterPoint, PanelAttendance, PublishedAction, ReviewMember
from dhr.queries.members import asked_of


def places_of(reader: Reader) -> QuerySet[ReviewMember]:
    """Return the reader's places on reviews, and what they are asked to sign for, the latest first."""
    mine = ReviewMember.objects.visible_to(reader).filter(person=reader.person_id).order_by()
    asked = asked_of(reader).order_by()
    found = ReviewMember.objects.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=asked.values("pk")))
    return found.select_related("review__partnership").order_by("-starts_on", "key")


def attendances_of(reader: Reader) -> QuerySet[PanelAttendance]:
    """Return the meetings of the reader's panels at which they are written down, the latest first."""
    mine = PanelAttendance.objects.visible_to(reader).filter(member__person=reader.person_id)
    return mine.select_related("meeting__review__partnership").order_by("-meeting__held_on", "key")


def steps_by(reader: Reader) -> QuerySet[AgencyReportStep]:
    """Return what the reader wrote down of agency reports that are open to them, the latest first."""
    mine = AgencyReportStep.objects.visible_to(reader).filter(by=reader.person_id)
    return mine.select_related("report__review__partnership").order_by("-at", "pk")


def points_held(reader: Reader) -> QuerySet[LetterPoint]:
    """Return the points of quality assurance letters that the reader answers or answered, of their panels."""
    mine = LetterPoint.objects.visible_to(reader).filter(holder=reader.person_id)
    return mine.select_related("review__partnership", "submission").order_by(
        "review_id", "number_order", "pk"
    )


def actions_opened_by(reader: Reader) -> QuerySet[PublishedAction]:
    """Return what the reader let everybody read of the plans that are open to them, the latest first."""
    mine = PublishedAction.objects.visible_to(reader).filter(opened_by=reader.person_id)
    return mine.select_related("review__partnership").order_by("-as_at", "pk")
