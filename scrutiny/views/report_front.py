"""What a report implies, and the risks that it lists."""

from functools import partial

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.committees import RemovePartForm
from scrutiny.forms.report_front import ImplicationsForm, RiskForm
from scrutiny.models import Report, ReportRisk
from scrutiny.presenters.report_changes import saves_of_risk
from scrutiny.queries import report_risks, reports
from scrutiny.services.report_front import add_risk, answer_implications, edit_risk, move_risk, remove_risk
from scrutiny.views.reports import news_since


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the risk with this key that somebody took out of a report."""
    last = report_risks.removed(request.reader, key=key)
    if last is None or last.report.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=f"“{last.risk}”",
        head="scrutiny/reports/head.html",
        context={"report": last.report},
        on=last.report.get_absolute_url(),
        on_words="The report as it is now",
        texts=("risk", "controls", "holder"),
    )


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def report_implications(request: Request, key: str) -> HttpResponse:
    """Ask what a report implies, as its form has it."""
    report = _report(request, key)
    form = ImplicationsForm(typed(request), subject=report, cancel_url=report.get_absolute_url())
    outcome = save_answers(request, form, subject=report, save=partial(answer_implications, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The answers are kept"))
        return redirect(report)
    context = {"report": report, "form": form, "news": news_since(request, outcome.subject, form)}
    return render(
        request,
        "scrutiny/reports/implications.html",
        {**context, "heading": "Implications", "what": "this report"},
    )


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def risk_add(request: Request, key: str) -> HttpResponse:
    """Ask for a risk of a report; sent twice, it is added once."""
    report = _report(request, key)
    form = RiskForm(typed(request), cancel_url=report.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            add_risk(report=report, by=request.reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            scoped_or_404(report_risks.open_to(request.reader), request, key=form.answers["key"])
        messages.success(request, "The risk is added")
        return redirect(report)
    return render(
        request, "scrutiny/risks/add.html", {"report": report, "form": form, "heading": "Add a risk"}
    )


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def risk_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a risk."""
    risk = _risk(request, key)
    form = RiskForm(typed(request), subject=risk, cancel_url=risk.report.get_absolute_url())
    outcome = save_answers(request, form, subject=risk, save=partial(edit_risk, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The risk is changed"))
        return redirect(risk.report)
    news = form.has_news(outcome.subject.version) and saves_of_risk(
        report_risks.versions_in(request.reader, report=risk.report), risk=risk, since=form.opened or 1
    )
    context = {"report": risk.report, "form": form, "news": news, "what": "this risk"}
    return render(request, "scrutiny/risks/edit.html", {**context, "heading": "Change this risk"})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def risk_move(request: Request, key: str) -> HttpResponse:
    """Move a risk up or down."""
    risk = _risk(request, key)
    if request.method == "POST" and request.POST.get("to") in ("up", "down"):
        move_risk(risk=risk, up=request.POST["to"] == "up", by=request.reader, now=clock.now())
    return redirect(f"{risk.report.get_absolute_url()}#risks")


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def risk_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a risk is taken out of its report."""
    risk = _risk(request, key)
    back = risk.report.get_absolute_url()
    form = RemovePartForm(typed(request), subject=risk, button="Take this risk out", cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_risk(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The risk is taken out")
        return redirect(risk.report)
    context = {"report": risk.report, "form": form, "heading": "Take this risk out", "risk": risk}
    return render(request, "scrutiny/risks/remove.html", context)


def _report(request: Request, key: str) -> Report:
    return scoped_or_404(reports.open_to(request.reader), request, key=key)


def _risk(request: Request, key: str) -> ReportRisk:
    return scoped_or_404(report_risks.open_to(request.reader), request, key=key)
