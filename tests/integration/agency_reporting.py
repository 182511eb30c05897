"""An agency's report to a review, for tests: asked for, and moved on from there."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from csp.models import Partnership, Reader
from csp.web import clock
from dhr.models import AgencyReport, AgencyReportStep, Capacity, Review, ReviewMember, ReviewRules
from dhr.services import agency_reports_steps as steps
from dhr.services.agency_reports import ReportAnswers, ask_report
from tests.integration import people
from tests.integration.endings import PDF
from tests.integration.reading import boxes

AGENCY = "Marshland Housing Association"
ASKED_FOR = "Every contact since 2019 with Heron, and with her neighbour"  # a canary: nothing else says so
DUE = date(2027, 1, 15)


def report(
    review: Review, *authors: ReviewMember, agency: str = AGENCY, due_on: date = DUE, **said: Any
) -> AgencyReport:
    """Ask an agency for its report, by the review's coordinator."""
    kind = said.pop("kind", AgencyReport.Kind.IMR)
    return ask_report(
        review=review,
        answers=ReportAnswers(agency, None, kind, ASKED_FOR),
        asked_on=said.pop("asked_on", date(2026, 11, 2)),
        due_on=due_on,
        authors=authors,
        by=people.reader("wren"),
        now=clock.now(),
    )


def any_report(made: Any) -> AgencyReport:
    """Return the report that the agency author of a review writes, asked for once."""
    author = made.members.get(Capacity.AGENCY_AUTHOR)
    found = AgencyReport.objects.filter(review=made.review).first()
    return found or report(made.review, *([author] if author else []))


def any_file(made: Any) -> AgencyReportStep:
    """Return the step with which a file of that report came."""
    if there := AgencyReportStep.objects.filter(report__review=made.review, file__isnull=False).first():
        return there
    hold_reports(made.review.partnership)
    came = received(any_report(made), content=PDF)
    return came.steps.get(file__isnull=False)


def hold_reports(partnership: Partnership) -> ReviewRules:
    """Let the partnership keep agency reports here."""
    rules = ReviewRules.objects.filter(partnership=partnership).first() or ReviewRules(
        partnership=partnership
    )
    rules.holds_reports, rules.assessment, rules.keeps_reports_years = True, "DPIA 12", 5
    rules.save()
    return rules


def received(
    one: AgencyReport, *, by: Reader | None = None, content: bytes = b"", is_nil: bool = False
) -> AgencyReport:
    """Receive a report: a file where there is content, a nil return, or one that is kept elsewhere."""
    kept_at = "" if content or is_nil else "The coordinator’s restricted folder"
    coming = steps.Coming(is_nil=is_nil, kept_at=kept_at, content=content, name="report.pdf")
    return _moved(steps.receive_report, one, by, coming=coming)


def returned(one: AgencyReport, note: str = "Say what was known in 2021.") -> AgencyReport:
    """Return a report with comments."""
    return _moved(steps.return_report, one, note=note)


def checked(one: AgencyReport) -> AgencyReport:
    """Check a report."""
    return _moved(steps.check_report, one)


def countersigned(one: AgencyReport) -> AgencyReport:
    """Countersign a report."""
    return _moved(steps.countersign_report, one, countersigned_by="Director of housing")


def accepted(one: AgencyReport) -> AgencyReport:
    """Accept a report, or a nil return."""
    return _moved(steps.accept_report, one, kept_at=one.kept_at)


def forgone(one: AgencyReport, note: str = "The agency was wound up.") -> AgencyReport:
    """Note that a report will not come."""
    return _moved(steps.forgo_report, one, note=note)


def page(verb: str, record: Any) -> str:
    """Return the address of a page about an agency's report."""
    return reverse(f"dhr:agency-report-{verb}", args=["vale", record.key])


def filled(client: Client, address: str, **typed: Any) -> Any:
    """Send a form as it stands, with these answers."""
    return client.post(address, {**boxes(client.get(address)), **typed}, follow=True)


def _moved(
    step: Any, one: AgencyReport, by: Reader | None = None, *, note: str = "", **said: Any
) -> AgencyReport:
    one.refresh_from_db()
    given = {"key": one.key, "version": one.version, "by": by or people.reader("wren"), "now": clock.now()}
    return step(said=steps.Said(people.TODAY, note), **said, **given)
