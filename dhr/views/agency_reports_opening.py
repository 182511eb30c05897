"""Find the agency's report that a page is about; that it was opened is written down."""

from django.http import HttpResponse
from django.shortcuts import render

from csp.forms.govuk import GovukForm
from csp.web import clock
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import AgencyReport
from dhr.models.verb import Verb
from dhr.presenters.agency_reports import CHANGES
from dhr.queries import agency_reports
from dhr.services.openings import record_opening
from dhr.views.opening import Opened, opened_review


def opened_report(request: Request, key: str) -> tuple[Opened, AgencyReport]:
    """Return the report that a page shows, and its review, to the panel and to its authors.

    Raises Http404 for everybody else, whether or not there is such a report.
    """
    report = scoped_or_404(agency_reports.open_to(request.reader), request, key=key)
    opened = opened_review(request, report.review.key)
    report.review = opened.review
    record_opening(record=report, verb=Verb.REPORT_OPENED, by=request.reader, now=clock.now())
    return opened, report


def form_about(
    request: Request, opened: Opened, report: AgencyReport, form: GovukForm, *, template: str, heading: str
) -> HttpResponse:
    """Show a form about a report, with what somebody saved of it since the form was first opened."""
    news = []
    if form.has_news(report.version):
        versions = agency_reports.versions_of(request.reader, report=report)
        news = CHANGES.since(versions, one=report, version=form.opened or 1)
    shown = {"report": report, "form": form, "heading": heading, "news": news}
    return render(request, template, opened.context(here="agency reports", **shown))
