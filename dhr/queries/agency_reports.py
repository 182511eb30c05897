"""What agencies report to a review: for the panel all of it, for an author their own."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.models import Appointment, CircleMember, Partnership, Person, Reader
from csp.models.dated import holds_on
from dhr.models import AgencyReport, AgencyReportStep, Capacity, MemberPlace, Review, ReviewMember
from dhr.models.capacity import RUNNING
from dhr.queries.capacities import reviews_as


def open_to(reader: Reader) -> QuerySet[AgencyReport]:
    """Return the reports that the reader may see, with all that their pages name."""
    return (
        AgencyReport.objects.visible_to(reader)
        .select_related("review__partnership__review_rules", "seat__authority", "authors_circle")
        .order_by("due_on", "agency", "key")
    )


def of_review(reader: Reader, *, review: Review) -> QuerySet[AgencyReport]:
    """Return the reports to one review, those that are due first at the top."""
    return open_to(reader).filter(review=review)


def steps_of(reader: Reader, *, report: AgencyReport) -> QuerySet[AgencyReportStep]:
    """Return what became of a report, the last first."""
    found = AgencyReportStep.objects.visible_to(reader).filter(report=report)
    return found.select_related("by", "file").order_by("-at", "-pk")


def steps_open_to(reader: Reader) -> QuerySet[AgencyReportStep]:
    """Return the steps of the reports that the reader may see."""
    found = AgencyReportStep.objects.visible_to(reader).order_by("at", "pk")
    return found.select_related("file", "report__review__partnership")


def report_with_step(reader: Reader, *, key: str) -> AgencyReport | None:
    """Return the report that a step, by its key, belongs to, if the reader may see it."""
    step = AgencyReportStep.objects.visible_to(reader).filter(key=key).first()
    return open_to(reader).filter(pk=step.report_id).first() if step else None


def last_step(reader: Reader, *, report: AgencyReport) -> AgencyReportStep | None:
    """Return the last thing that happened to a report."""
    return steps_of(reader, report=report).first()


def was_returned(reader: Reader, *, report: AgencyReport) -> bool:
    """Return whether a report was ever returned with comments."""
    return steps_of(reader, report=report).filter(what=AgencyReportStep.What.RETURNED).exists()


def was_chased(reader: Reader, *, reports: Iterable[AgencyReport], day: date) -> frozenset[int]:
    """Return which of the reports (their ids) were chased on a day."""
    found = AgencyReportStep.objects.visible_to(reader).filter(
        report__in=list(reports), what=AgencyReportStep.What.CHASED, on=day
    )
    return frozenset(found.order_by().values_list("report_id", flat=True))


def writes(reader: Reader, *, report: AgencyReport) -> bool:
    """Return whether the reader is an author of the report today."""
    return CircleMember.objects.of(reader).filter(circle=report.authors_circle_id).exists()


def members_writing(reader: Reader, *, reports: Iterable[AgencyReport]) -> Mapping[int, list[ReviewMember]]:
    """Return who is, or will be once they have signed, an author of each report, by the circle of its authors."""
    circles = [one.authors_circle_id for one in reports]
    found = MemberPlace.objects.filter(circle__in=circles, member__in=_standing(reader))
    by_circle: dict[int, list[ReviewMember]] = {}
    for place in found.select_related("member__person").order_by("member__person__name", "pk"):
        by_circle.setdefault(place.circle_id, []).append(place.member)
    return by_circle


def could_write(reader: Reader, *, review: Review) -> QuerySet[ReviewMember]:
    """Return who is on a review to write an agency's report, or is asked to be."""
    found = _standing(reader).filter(review=review, capacity=Capacity.AGENCY_AUTHOR)
    return found.select_related("person").order_by("person__name", "key")


def authors_today(reader: Reader, *, report: AgencyReport) -> list[Person]:
    """Return the people to whom the report is open as its authors, who can be written to.

    They are on the review today, and work with its partnership: to nobody else anything of it opens.
    """
    mine = AgencyReport.objects.visible_to(reader).filter(pk=report.pk)
    there = ReviewMember.objects.visible_to(reader).holding(reader.today)
    there = there.filter(places__circle__in=mine.values("authors_circle"), places__place__isnull=False)
    work_here = Appointment.objects.filter(holds_on(reader.today), partnership=report.review.partnership_id)
    found = Person.objects.filter(pk__in=there.order_by().values("person"), is_active=True).filter(
        pk__in=work_here.order_by().values("person")
    )
    return list(found.order_by("name", "pk"))


def asked_of(reader: Reader, *, partnership: Partnership) -> QuerySet[AgencyReport]:
    """Return the reports that the reader writes and that a review waits for."""
    found = open_to(reader).filter(review__partnership=partnership)
    awaited = (AgencyReport.State.ASKED, AgencyReport.State.RETURNED)
    return found.filter(authors_circle__in=reader.circles, state__in=awaited, review__closed_on=None)


def run_by(reader: Reader, *, partnership: Partnership) -> QuerySet[AgencyReport]:
    """Return the reports with which something is still to be done, to the reviews that the reader runs."""
    found = open_to(reader).filter(review__partnership=partnership)
    running = found.filter(review__in=reviews_as(reader, RUNNING), review__closed_on=None)
    return running.exclude(state__in=AgencyReport.OVER)


def hold(reader: Reader, *, report: AgencyReport) -> AgencyReport | None:
    """Return the report as it stands, while whoever else changes it waits until this transaction ends."""
    visible = AgencyReport.objects.visible_to(reader).filter(pk=report.pk)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))
    return open_to(reader).filter(pk=report.pk).first()


def versions_of(reader: Reader, *, report: AgencyReport) -> list[Any]:
    """Return every saved version of a report, oldest first."""
    mine = AgencyReport.objects.visible_to(reader).filter(pk=report.pk)
    found = AgencyReport.history.filter(id__in=mine.values("pk"))
    return list(found.select_related("history_user").order_by("history_date", "history_id"))


def _standing(reader: Reader) -> QuerySet[ReviewMember]:
    """Return who is on a review, or is asked onto one, and whose place has not ended."""
    return ReviewMember.objects.visible_to(reader).standing(reader.today)
