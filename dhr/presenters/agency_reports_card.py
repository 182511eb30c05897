"""What a review's first page says of agency reports: to the panel of all of them, to an author of their own."""

from collections.abc import Collection, Sequence

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import AgencyReport, Part, Review
from dhr.presenters.agency_reports import is_late, stands_words
from dhr.presenters.overview import Card
from dhr.queries import agency_reports

NONE_YET = "No agency is asked for a report yet."


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return how many reports are asked for and where they stand, or the reader's own."""
    reports = list(agency_reports.of_review(reader, review=review))
    if Part.PANEL not in parts:
        return _own(reader, reports) if reports else None
    where = reverse("dhr:agency-report-list", args=[review.partnership.slug, review.key])
    links = [("All agency reports", where)]
    if not reports:
        return Card("Agency reports", text=NONE_YET, links=links)
    number = len(reports)
    late = sum(is_late(one, reader.today) for one in reports)
    here = sum(one.is_here for one in reports)
    forgone = sum(one.is_forgone for one in reports)
    awaited = str(sum(one.is_awaited for one in reports))
    facts = [
        ("Accepted", f"{sum(one.is_accepted for one in reports)} of {number}"),
        ("Here, never accepted" if review.closed_on else "Here, not yet accepted", str(here)),
        ("Never came", awaited)
        if review.closed_on
        else ("Awaited", awaited, f"{late} overdue" if late else ""),
        *([("Will not come", str(forgone))] if forgone else []),
    ]
    return Card("Agency reports", facts=facts, links=links)


def _own(reader: Reader, reports: Sequence[AgencyReport]) -> Card:
    facts = [
        (one.agency, stands_words(one), f"Due on {day_words.long(one.due_on)}" if _is_expected(one) else "")
        for one in reports
    ]
    links = [(f"Open the report of {one.agency}", one.get_absolute_url()) for one in reports]
    return Card("Your report" if len(reports) == 1 else "Your reports", facts=facts, links=links)


def _is_expected(one: AgencyReport) -> bool:
    return one.is_awaited and not one.review.closed_on
