"""What the clock counts of committees for everybody of a partnership at once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from csp.models import Partnership
from csp.models.dated import holds_on
from scrutiny.models import CommitteeMember, Pack, Report


def members_of(partnership: Partnership, *, today: date) -> Iterable[tuple[int, int]]:
    """Give each committee (an id) with each of its members of a day (an id)."""
    found = CommitteeMember.objects.filter(holds_on(today), committee__partnership=partnership)
    return found.order_by("pk").values_list("committee_id", "person_id")


def papers_to_come(partnership: Partnership, *, today: date) -> Counter[int]:
    """Return how many papers are issued for meetings to come, by committee (an id): each counts once."""
    found = Pack.objects.in_partnership(partnership).issued().filter(meeting__held_on__gte=today)
    papers = found.order_by().values_list("meeting__committee_id", "report_id", "meeting_id").distinct()
    return Counter(committee for committee, *_ in papers if committee)


def number_not_issued(partnership: Partnership, *, today: date, until: date) -> int:
    """Return how many reports are for a meeting between two days and were not issued for it."""
    issued = Pack.objects.filter(report=OuterRef("pk"), meeting=OuterRef("meeting"), state=Pack.State.ISSUED)
    soon = Report.objects.in_partnership(partnership).filter(meeting__held_on__range=(today, until))
    return soon.exclude(Exists(issued)).count()
