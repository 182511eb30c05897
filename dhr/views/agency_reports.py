"""The reports that agencies are asked for, one of them, every change to it, and the files that came."""

from functools import partial

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_file import send_kept
from csp.web.requests import Request
from csp.web.see_as import only_as_oneself
from dhr.models import Part
from dhr.policies.agency_reports import can_be_chased, may_ask
from dhr.presenters import agency_reports as shown
from dhr.queries import agency_reports
from dhr.services.agency_reports_steps import record_download
from dhr.views.agency_reports_opening import opened_report
from dhr.views.opening import nothing_to_do_in, opened_review


@access(Permission.ENTER)
@require_safe
def agency_report_list(request: Request, key: str) -> HttpResponse:
    """List what each agency is asked for, and where its report stands."""
    reader = request.reader
    opened = opened_review(request, key, part=Part.PANEL)
    reports = list(agency_reports.of_review(reader, review=opened.review))
    late = shown.overdue(reports, today=reader.today)
    chased = agency_reports.was_chased(reader, reports=late, day=reader.today)
    writers = agency_reports.members_writing(reader, reports=reports)
    context = opened.context(
        here="agency reports",
        rows=shown.rows_of(reports, writers=writers, today=reader.today),
        figures=shown.figures_of(reports, today=reader.today),
        to_chase=shown.to_chase(late, writers=writers, chased=chased, today=reader.today),
        nothing_to_do="" if reports else nothing_to_do_in(request, opened),
        may_ask=may_ask(reader, opened.review),
    )
    return render(request, "dhr/agency_reports/list.html", context)


@access(Permission.ENTER)
@require_safe
def agency_report_detail(request: Request, key: str) -> HttpResponse:
    """Show one report to the panel and its authors: what is asked, what became of it, and what comes next."""
    reader = request.reader
    opened, report = opened_report(request, key)
    writers = agency_reports.members_writing(reader, reports=[report]).get(report.authors_circle_id, [])
    chased = bool(agency_reports.was_chased(reader, reports=[report], day=reader.today))
    is_author = agency_reports.writes(reader, report=report)
    context = opened.context(
        here="agency reports",
        report=report,
        facts=shown.facts_of(report, authors=writers, today=reader.today),
        entries=shown.entries_of(
            agency_reports.steps_of(reader, report=report), slug=request.partnership.slug
        ),
        doors=shown.doors_of(reader, report, is_author=is_author),
        may_ask=may_ask(reader, opened.review),
        may_chase=can_be_chased(report, chased_today=chased),
        is_written_to=shown.is_written_to(writers, reader.today),
        is_late=shown.is_late(report, reader.today),
    )
    return render(request, "dhr/agency_reports/detail.html", context)


@access(Permission.ENTER)
@require_safe
def agency_report_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to what is known of a report, field by field."""
    opened, report = opened_report(request, key)
    versions = agency_reports.versions_of(request.reader, report=report)
    context = opened.context(here="agency reports", report=report, stories=shown.CHANGES.stories(versions))
    return render(request, "dhr/agency_reports/changes.html", context)


@access(Permission.ENTER)
@require_safe
def agency_report_download(request: Request, key: str) -> HttpResponseBase:
    """Send a report as it came, by the key of the step with which it did; whoever takes it is written down."""
    step = agency_reports.steps_open_to(request.reader).filter(
        key=key, report__review__partnership=request.partnership
    )
    found = step.first()
    if found is None:
        raise Http404
    only_as_oneself(request)
    opened_report(request, found.report.key)
    note = partial(record_download, step=found, by=request.reader, now=clock.now())
    return send_kept(request, found.file, of=found.report.get_absolute_url(), note=note)
