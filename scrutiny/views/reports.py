"""A report: its page, and the forms that begin and change one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.govuk import GovukForm
from csp.kernel.council_form import Form
from csp.kernel.saves import Save
from csp.models import Audience, AudienceReader
from csp.permissions import Permission
from csp.queries.jobs import latest_by_subject, states_by_subject
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.queries import plans
from scrutiny.forms.report import ReportForm
from scrutiny.models import Pack, Report
from scrutiny.presenters.clash import saves_of
from scrutiny.presenters.corrections import rows_of as correction_rows
from scrutiny.presenters.report_changes import stories_of
from scrutiny.presenters.report_page import ReportPage
from scrutiny.presenters.sections import rows_of
from scrutiny.queries import (
    appendices,
    committees,
    council_forms,
    packs,
    report_risks,
    reports,
    section_holders,
    sections,
)
from scrutiny.services.corrections import corrected
from scrutiny.services.council_forms import chosen_form, usual_form
from scrutiny.services.packs import KIND
from scrutiny.services.reports import add_report, edit_report, title_on
from scrutiny.services.sections import starting_sections
from scrutiny.sources.ready_forms import COMMITTEE_REPORT


@access(Permission.REPORT_WRITE)
@require_safe
def report_detail(request: Request, key: str) -> HttpResponse:
    """Show what a report says, and what was built of it."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    built = list(packs.of_report(reader, report=report))
    waiting = [pack.key for pack in built if pack.state == Pack.State.BUILDING]
    jobs = latest_by_subject(reader, kind=KIND, subject_keys=waiting) if waiting else {}
    states = states_by_subject(reader, kind=KIND, subject_keys=waiting) if waiting else {}
    plan = plans.open_to(reader).filter(pk=report.plan_id).first()
    rows = rows_of(
        sections.of_report(reader, report=report),
        comments=sections.unsettled(reader, report=report),
        left=section_holders.who_left(reader, report=report),
        words=words_of(reader, partnership=request.partnership),
        today=reader.today,
    )
    attached = list(appendices.of_report(reader, report=report))
    risks = list(report_risks.of_report(reader, report=report))
    page = ReportPage.of(report, built, jobs, states, appendices=attached, risks=risks)
    next_one = corrected(by=reader, report=report)
    context = {
        "report": report,
        "plan": plan,
        "page": page,
        "sections": rows,
        "corrected": next_one,
        "corrections": correction_rows(next_one.rows) if next_one else [],
    }
    return render(request, "scrutiny/reports/detail.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def report_add(request: Request) -> HttpResponse:
    """Ask what a new report says, and for which meeting; sent twice, it is added once."""
    reader = request.reader
    form = ReportForm(
        typed(request),
        initial={"title": title_on(day=reader.today)},
        cancel_url=reverse("scrutiny:paper-list", args=[request.partnership.slug]),
        sections=starting_sections(form=_form_chosen(request)),
        council_forms=list(council_forms.of_partnership(reader, partnership=request.partnership)),
        **_offers(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            report = add_report(by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            report = scoped_or_404(reports.open_to(reader), request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "scrutiny/reports/add.html", {"form": form, "has_committees": True})
        messages.success(request, "The report is begun. Build it to see how it reads")
        return redirect(report)
    has_committees = form.fields["committee"].queryset.exists()  # type: ignore[attr-defined]
    return render(request, "scrutiny/reports/add.html", {"form": form, "has_committees": has_committees})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def report_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change in a report; refuse to write over somebody else's newer save."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    form = ReportForm(
        typed(request),
        subject=report,
        sections=list(sections.of_report(reader, report=report)),
        cancel_url=report.get_absolute_url(),
        appendices=[one.name for one in appendices.of_report(reader, report=report)],
        **_offers(request),
    )
    outcome = save_answers(request, form, subject=report, save=partial(edit_report, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The report is changed"))
        return redirect(outcome.saved)
    report = outcome.subject
    news = news_since(request, report, form)
    return render(request, "scrutiny/reports/edit.html", {"report": report, "form": form, "news": news})


@access(Permission.REPORT_WRITE)
@require_safe
def report_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to a report and to its sections."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    own = list(reports.versions_of(reader, report=report))
    parts = sections.versions_in(reader, report=report)
    stories = stories_of(
        own,
        parts,
        report_risks.versions_in(reader, report=report),
        names=sections.names_in(reader, parts),
        plans=_plans_named(request, own),
        words=words_of(reader, partnership=request.partnership),
    )
    return render(request, "scrutiny/reports/changes.html", {"report": report, "stories": stories})


def _form_chosen(request: Request) -> Form:
    """Return the form that was chosen on the page, or the usual one: what is asked may refer to its sections."""
    choice = request.POST.get("form") or COMMITTEE_REPORT
    try:
        return chosen_form(choice=choice, partnership=request.partnership, by=request.reader)[0]
    except ValidationError:  # the form of the page says so, beside its question
        return usual_form()


def _plans_named(request: Request, versions: Sequence[Any]) -> set[int]:
    """Return the ids of the plans that these versions name and the reader may open."""
    named = plans.open_to(request.reader).filter(pk__in={one.plan_id for one in versions})
    return set(named.values_list("pk", flat=True))


def _offers(request: Request) -> dict[str, Any]:
    """Return what the form's lists offer: the committees, and the plans that the public may read about."""
    public = AudienceReader(Audience.PART_1, request.partnership.pk, request.reader.today)
    return {
        "committees": committees.committees_of(request.reader, partnership=request.partnership),
        "plans": plans.open_to(public),
    }


def news_since(request: Request, report: Report, form: GovukForm) -> list[Save]:
    """Return what was saved since the person first opened the form; it is shown until theirs is saved."""
    if not form.has_news(report.version):
        return []
    versions = list(reports.versions_of(request.reader, report=report, since=form.opened or 1))
    return saves_of(versions, plans=_plans_named(request, versions))
