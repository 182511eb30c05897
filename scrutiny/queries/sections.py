"""Which sections reports have, who writes them, what was said of them, and how they came to say what they say."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from csp.models import Appointment, Partnership, Person, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from csp.queries.partnerships import people_with, seats_of
from scrutiny.models import Report, ReportSection, SectionComment
from scrutiny.models.section import CommentQuerySet, SectionQuerySet


def open_to(reader: Reader) -> SectionQuerySet:
    """Return the sections that the reader opens, in the order of their reports."""
    found = ReportSection.objects.visible_to(reader).select_related(
        "report__partnership", "report__plan", "report__meeting__committee", "seat__authority"
    )
    return found.select_related("holder", "signed_by").order_by("position", "key")


def of_report(reader: Reader, *, report: Report) -> SectionQuerySet:
    """Return the sections of a report that the reader opens, in order."""
    return open_to(reader).filter(report=report)


def hold(reader: Reader, *, report: Report) -> list[ReportSection]:
    """Return all sections of a report that the reader writes, in order, locked until the transaction ends."""
    list(of_report(reader, report=report).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    return list(of_report(reader, report=report))


def beside(reader: Reader, *, section: ReportSection) -> list[ReportSection]:
    """Return all sections of the report of a section that the reader opens, in order: words refer to them."""
    mine = ReportSection.objects.visible_to(reader).filter(pk=section.pk)
    found = ReportSection.objects.filter(report__in=mine.values("report"))
    return list(found.select_related("report__partnership", "seat__authority").order_by("position", "key"))


def seats_to_give_to(reader: Reader, *, partnership: Partnership, also: int | None) -> QuerySet[Seat]:
    """Return the seats at the table today, and one that a section still names."""
    return seats_of(reader, partnership=partnership, also=also)


def people_to_give_to(reader: Reader, *, partnership: Partnership, also: int | None) -> QuerySet[Person]:
    """Return who may write sections, and one that a section still names."""
    return people_with(reader, Permission.SECTION_WRITE, partnership=partnership, also=also)


def writes_for(reader: Reader, *, person: Person, seat: Seat) -> bool:
    """Return whether somebody writes sections for the authority of a seat, in its partnership, today."""
    held = Appointment.objects.filter(
        holds_on(reader.today),
        person=person,
        authority=seat.authority_id,
        partnership=seat.partnership_id,
        partnership__in=reader.partnerships_with(Permission.ENTER),
        role__in=roles_with(Permission.SECTION_WRITE),
    )
    return held.exists()


def to_write(reader: Reader, *, partnership: Partnership) -> SectionQuerySet:
    """Return what the reader is asked to write and has not signed, for meetings still to come, what is due first.

    What names a person is asked of them; what names an authority alone, of everybody who writes for it.
    """
    bodies = reader.authorities_with(Permission.SECTION_WRITE, partnership=partnership.pk)
    asked = Q(holder=reader.person_id) | Q(holder=None, seat__authority__in=bodies)
    found = open_to(reader).in_partnership(partnership).filter(asked, signed_at=None)
    return found.filter(report__meeting__held_on__gte=reader.today).order_by("due_on", "position", "key")


def given_to_me(reader: Reader, *, partnership: Partnership) -> SectionQuerySet:
    """Return every section given to an authority that the reader writes for, newest meeting first."""
    bodies = reader.authorities_with(Permission.SECTION_WRITE, partnership=partnership.pk)
    found = open_to(reader).in_partnership(partnership).filter(seat__authority__in=bodies)
    return found.order_by("-report__meeting__held_on", "report__key", "position", "key")


def versions_of(reader: Reader, *, section: ReportSection, since: int = 1) -> list[Any]:
    """Return the saved versions of a section that the reader opens, from one on, oldest first."""
    mine = ReportSection.objects.visible_to(reader).filter(pk=section.pk)
    rows = ReportSection.history.filter(id__in=mine.values("pk"), version__gte=since)
    return list(rows.select_related("history_user").order_by("history_date", "history_id"))


def versions_in(reader: Reader, *, report: Report) -> list[Any]:
    """Return the saved versions of all sections of a report that the reader writes, removed ones too."""
    mine = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = ReportSection.history.filter(report__in=mine.values("pk"))
    return list(rows.select_related("history_user").order_by("id", "history_date", "history_id"))


def names_in(reader: Reader, versions: Collection[Any]) -> dict[str, dict[int, str]]:
    """Return what the seats and people are called that these versions name, by field, then by id."""
    people = {pk for one in versions for pk in (one.holder_id, one.signed_by_id) if pk}
    seats = Seat.objects.filter(pk__in={one.seat_id for one in versions if one.seat_id})
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    return {
        "seat_id": {one.pk: str(one) for one in seats.select_related("authority")},
        "holder_id": names,
        "signed_by_id": names,
    }


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of a section with this key that somebody removed from a report the reader writes."""
    mine = Report.objects.visible_to(reader).values("pk")
    gone = ReportSection.history.filter(key=key, history_type="-", report__in=mine)
    return gone.select_related("report__partnership", "history_user").first()


def unsettled(reader: Reader, *, report: Report) -> Counter[int]:
    """Return how many comments on each section of a report (an id) are not dealt with."""
    found = SectionComment.objects.visible_to(reader).filter(section__report=report, settled_at=None)
    return Counter(found.order_by().values_list("section_id", flat=True))


def held_comment(reader: Reader, *, key: str) -> SectionComment | None:
    """Return a comment that the reader may read, locked until the transaction ends, or none."""
    waited = SectionComment.objects.visible_to(reader).select_for_update(of=("self",)).filter(key=key).first()
    return comments_open_to(reader).filter(pk=waited.pk).first() if waited else None


def comments_open_to(reader: Reader) -> CommentQuerySet:
    """Return the comments on the sections that the reader opens, the first first."""
    found = SectionComment.objects.visible_to(reader)
    return found.select_related(
        "section__report__partnership", "said_by", "settled_by", "section__seat"
    ).order_by("said_at", "key")
