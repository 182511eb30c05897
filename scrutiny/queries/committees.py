"""Which committees there are, and when they meet."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from scrutiny.models import Committee, CommitteeMeeting


def committees_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Committee]:
    """Return the committees that scrutinise the partnership, by name."""
    found = Committee.objects.visible_to(reader).in_partnership(partnership)
    return found.select_related("partnership", "authority").order_by("name", "key")


def meeting_on(reader: Reader, *, committee: Committee, day: date) -> CommitteeMeeting | None:
    """Return the committee's meeting on a day, if it is known."""
    mine = Committee.objects.visible_to(reader).filter(pk=committee.pk)
    return (
        CommitteeMeeting.objects.filter(committee__in=mine, held_on=day).select_related("committee").first()
    )
