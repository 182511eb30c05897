"""What agency reports ask of people: of an author their own, of whoever runs a review what came and what did not."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models import AgencyReport, Review
from dhr.policies.agency_reports import waits_for_the_review
from dhr.presenters.agency_reports import is_late
from dhr.queries import agency_reports

State = AgencyReport.State


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each report that the reader writes, and for each review that they run what waits for it.

    What an author is asked names neither the agency nor the review: it stands on a page that others may glance at.
    """
    if not reader.is_in_a_circle:
        return
    for report in agency_reports.asked_of(reader, partnership=partnership):
        is_back = report.state == State.RETURNED
        yield Ask(
            title="A report of yours is returned with comments" if is_back else "Report asked of you",
            url=report.get_absolute_url(),
            why=f"It is due on {day_words.long(report.due_on)}.",
            verb="Open",
            due_on=report.due_on,
            is_late=is_late(report, reader.today),
        )
    for review, reports in _by_review(agency_reports.run_by(reader, partnership=partnership)):
        yield from _of_review(review, reports, reader)


def _of_review(review: Review, reports: list[AgencyReport], reader: Reader) -> Iterator[Ask]:
    late = [one for one in reports if is_late(one, reader.today)]
    if late:
        yield Ask(
            title=f"{_number(late, 'is', 'are')} overdue: {review}",
            url=_page(late),
            why="Chase whoever writes it, or give the agency another date.",
            verb="See to it",
            due_on=late[0].due_on,
            is_late=True,
        )
    here = [one for one in reports if waits_for_the_review(one)]
    if here:
        yield Ask(
            title=f"{_number(here, 'waits', 'wait')} for the next step: {review}",
            url=_page(here),
            why="Check what came, return it with comments, or accept it.",
            verb="See to it",
        )


def _number(reports: list[AgencyReport], one: str, many: str) -> str:
    number = len(reports)
    return f"1 agency report {one}" if number == 1 else f"{number} agency reports {many}"


def _page(reports: list[AgencyReport]) -> str:
    """Return the address of the one report, or of the list of them all."""
    if len(reports) == 1:
        return reports[0].get_absolute_url()
    review = reports[0].review
    return reverse("dhr:agency-report-list", args=[review.partnership.slug, review.key])


def _by_review(reports: Iterable[AgencyReport]) -> Iterator[tuple[Review, list[AgencyReport]]]:
    found: dict[int, list[AgencyReport]] = {}
    for one in reports:
        found.setdefault(one.review_id, []).append(one)
    return ((several[0].review, several) for several in found.values())
