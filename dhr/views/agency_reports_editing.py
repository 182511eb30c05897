"""The forms that ask an agency for its report, change what is asked, move its date and name its authors."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.queries.partnerships import seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.agency_reports import AskReportForm, AuthorsForm, EditReportForm, MoveReportForm
from dhr.models import AgencyReport, Part, Review
from dhr.policies.agency_reports import may_ask
from dhr.queries import agency_reports
from dhr.queries.known_words import known_words
from dhr.services.agency_reports import ask_report, edit_report, move_report, name_authors
from dhr.views.agency_reports_opening import form_about, opened_report
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_add(request: Request, key: str) -> HttpResponse:
    """Ask which agency is asked for what, and ask it; sent twice, it is asked once."""
    opened = opened_review(request, key, part=Part.PANEL)
    review = opened.review
    may_ask(request.reader, review).require()
    form = AskReportForm(
        typed(request),
        reader=request.reader,
        seats=seats_of(request.reader, partnership=review.partnership),
        could_write=agency_reports.could_write(request.reader, review=review),
        known=known_words(request.reader, review=review),
        initial={"asked_for": review.terms},
        cancel_url=reverse("dhr:agency-report-list", args=[request.partnership.slug, key]),
    )
    if request.method == "POST" and form.is_valid() and (report := _asked(request, review, form)):
        messages.success(request, "The report is asked for")
        return redirect(report)
    context = opened.context(here="agency reports", form=form, heading="Ask an agency for its report")
    return render(request, "dhr/agency_reports/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about what an agency is asked for; refuse to write over somebody else's newer save."""
    opened, report = opened_report(request, key)
    reader = request.reader
    may_ask(reader, opened.review).require()
    form = EditReportForm(
        typed(request),
        subject=report,
        seats=seats_of(reader, partnership=request.partnership, also=report.seat_id),
        known=known_words(reader, review=opened.review),
        cancel_url=report.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=report, save=partial(edit_report, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("What is asked for is changed"))
        return redirect(report)
    return form_about(
        request,
        opened,
        outcome.subject,
        form,
        template="dhr/agency_reports/edit.html",
        heading="Change what is asked for",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_move(request: Request, key: str) -> HttpResponse:
    """Ask for another date and why; the date first given stays beside it."""
    opened, report = opened_report(request, key)
    may_ask(request.reader, opened.review).require()
    form = MoveReportForm(
        typed(request),
        subject=report,
        known=known_words(request.reader, review=opened.review),
        cancel_url=report.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=report, save=partial(move_report, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The agency has another date"))
        return redirect(report)
    return form_about(
        request,
        opened,
        outcome.subject,
        form,
        template="dhr/agency_reports/move.html",
        heading="Give the agency another date",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_authors(request: Request, key: str) -> HttpResponse:
    """Ask who of the review writes a report."""
    opened, report = opened_report(request, key)
    reader = request.reader
    may_ask(reader, opened.review).require()
    form = AuthorsForm(
        typed(request),
        subject=report,
        could_write=agency_reports.could_write(reader, review=opened.review),
        now=agency_reports.members_writing(reader, reports=[report]).get(report.authors_circle_id, []),
        cancel_url=report.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=report, save=partial(name_authors, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The authors are saved"))
        return redirect(report)
    return form_about(
        request,
        opened,
        outcome.subject,
        form,
        template="dhr/agency_reports/authors.html",
        heading="Who writes this report?",
    )


def _asked(request: Request, review: Review, form: AskReportForm) -> AgencyReport | None:
    """Return the report that was asked for, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return ask_report(review=review, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        mine = agency_reports.of_review(reader, review=review)
        return scoped_or_404(mine, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
