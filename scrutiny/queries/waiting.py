"""What the clock counts of committees for everybody of a partnership at once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from csp.models import Partnership, Reader
from csp.models.dated import holds_on
from scrutiny.models import CommitteeMeeting, CommitteeMember, Pack, Report, ReportSection
from scrutiny.models.report import ReportQuerySet


def members_of(partnership: Partnership, *, today: date) -> Iterable[tuple[int, int]]:
    """Give each committee (an id) with each of its members of a day (an id)."""
    found = CommitteeMember.objects.filter(holds_on(today), committee__partnership=partnership)
    return found.order_by("pk").values_list("committee_id", "person_id")


def papers_to_come(partnership: Partnership, *, today: date) -> Counter[int]:
    """Return how many papers are issued for meetings to come, by committee (an id): each counts once."""
    found = Pack.objects.in_partnership(partnership).issued().filter(meeting__held_on__gte=today)
    papers = found.order_by().values_list("meeting__committee_id", "report_id", "meeting_id").distinct()
    return Counter(committee for committee, *_ in papers if committee)


def not_issued(partnership: Partnership, *, today: date) -> list[tuple[date, int]]:
    """Return the meeting and its clear days, for each report for a meeting to come that was not issued for it."""
    found = _not_issued(Report.objects.in_partnership(partnership), today=today).order_by("pk")
    return list(found.values_list("meeting__held_on", "meeting__committee__clear_days"))


def sections_not_signed(
    partnership: Partnership, *, by: date, today: date
) -> list[tuple[int | None, int, date]]:
    """Return whom, which authority (both by id) and when, for each section that is not signed and due by a day.

    Of reports for meetings still to come.
    """
    found = ReportSection.objects.in_partnership(partnership).filter(signed_at=None, due_on__lte=by)
    to_come = found.filter(seat__isnull=False, report__meeting__held_on__gte=today)
    rows = to_come.order_by("pk").values_list("holder_id", "seat__authority_id", "due_on")
    return [(holder, authority, due_on) for holder, authority, due_on in rows if due_on]


def to_issue(reader: Reader, *, partnership: Partnership) -> list[Report]:
    """Return the reports that the reader writes for meetings to come and that were not issued for them."""
    found = _not_issued(Report.objects.visible_to(reader).in_partnership(partnership), today=reader.today)
    return list(
        found.select_related("partnership", "meeting__committee").order_by("meeting__held_on", "title", "key")
    )


def to_write_down(reader: Reader, *, partnership: Partnership) -> list[CommitteeMeeting]:
    """Return the meetings whose day has passed and of which nobody said what became of them, oldest first."""
    past = CommitteeMeeting.objects.visible_to(reader).in_partnership(partnership)
    past = past.filter(held_on__lt=reader.today, state=CommitteeMeeting.State.PLANNED)
    return list(past.select_related("committee__partnership").order_by("held_on", "key"))


def _not_issued(found: ReportQuerySet, *, today: date) -> ReportQuerySet:
    issued = Pack.objects.filter(report=OuterRef("pk"), meeting=OuterRef("meeting"), state=Pack.State.ISSUED)
    to_come = found.filter(meeting__held_on__gte=today, meeting__state=CommitteeMeeting.State.PLANNED)
    return to_come.exclude(Exists(issued))
