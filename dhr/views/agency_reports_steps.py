"""What becomes of an agency's report: sent, returned, checked, countersigned, accepted, chased, forgone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.kernel.decision import Decision
from csp.models import Reader
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.agency_reports_steps import (
    AcceptForm,
    CheckForm,
    CountersignForm,
    ForgoForm,
    NoteChasingForm,
    ReceiveForm,
    ReturnForm,
    StepForm,
)
from dhr.models import AgencyReport, AgencyReportStep
from dhr.models.review_rules import rules_of
from dhr.policies import agency_reports as policies
from dhr.presenters.agency_reports import chase_words
from dhr.queries import agency_reports
from dhr.queries.known_words import known_words
from dhr.services import agency_reports_steps as steps
from dhr.services.agency_reports_chasing import chase_report, note_chasing
from dhr.views.agency_reports_opening import form_about, opened_report
from dhr.views.opening import Opened

State = AgencyReport.State
What = AgencyReportStep.What


@dataclass(frozen=True)
class Step:
    """What a report becomes, how that is saved, and what is said over the form and after it."""

    template: str
    becomes: str
    what: str
    save: Callable[..., AgencyReport]
    done: str
    heading: str


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_send(request: Request, key: str) -> HttpResponse:
    """Ask an author for the report, or whoever runs the review what came."""
    opened, report = opened_report(request, key)
    policies.may_send(request.reader, report).require()
    is_author = agency_reports.writes(request.reader, report=report)
    form = ReceiveForm(
        typed(request),
        request.FILES or None,
        rules=rules_of(request.partnership),
        is_author=is_author,
        **_given(request, report),
    )
    step = Step(
        "dhr/agency_reports/send.html",
        State.RECEIVED,
        What.RECEIVED,
        steps.receive_report,
        "The report is sent to the review" if is_author else "The report is here",
        form.button,
    )
    return _take(request, opened, report, form, step)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_return(request: Request, key: str) -> HttpResponse:
    """Ask what is to change, and return the report with it."""
    opened, report = _opened_for(request, key, policies.may_check)
    form = ReturnForm(typed(request), **_given(request, report))
    done, heading = "The report is returned", "Return it with comments"
    step = Step(
        "dhr/agency_reports/return.html", State.RETURNED, What.RETURNED, steps.return_report, done, heading
    )
    return _take(request, opened, report, form, step)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_check(request: Request, key: str) -> HttpResponse:
    """Ask what the quality check found."""
    opened, report = _opened_for(request, key, policies.may_check)
    form = CheckForm(typed(request), **_given(request, report))
    done, heading = "The report is quality checked", "Note that it is quality checked"
    step = Step(
        "dhr/agency_reports/check.html", State.CHECKED, What.CHECKED, steps.check_report, done, heading
    )
    return _take(request, opened, report, form, step)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_countersign(request: Request, key: str) -> HttpResponse:
    """Ask in which post a senior officer countersigned the report."""
    opened, report = _opened_for(request, key, policies.may_send)
    form = CountersignForm(typed(request), **_given(request, report))
    done, heading = "The report is countersigned", "Note who countersigned it"
    step = Step(
        "dhr/agency_reports/countersign.html",
        State.COUNTERSIGNED,
        What.COUNTERSIGNED,
        steps.countersign_report,
        done,
        heading,
    )
    return _take(request, opened, report, form, step)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_accept(request: Request, key: str) -> HttpResponse:
    """Ask where the report is kept, and accept it."""
    opened, report = _opened_for(request, key, policies.may_accept)
    form = AcceptForm(typed(request), **_given(request, report))
    state = policies.settled_as(report)
    done = "The nil return is accepted" if report.is_nil else "The report is accepted"
    step = Step(
        "dhr/agency_reports/accept.html", state, What.ACCEPTED, steps.accept_report, done, form.button
    )
    return _take(request, opened, report, form, step)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_forgo(request: Request, key: str) -> HttpResponse:
    """Ask why the report will not come, and stop waiting for it."""
    opened, report = _opened_for(request, key, policies.may_forgo)
    form = ForgoForm(typed(request), **_given(request, report))
    done, heading = "Nobody waits for this report any more", "Note that it will not come"
    step = Step(
        "dhr/agency_reports/forgo.html",
        State.NOT_COMING,
        What.NOT_COMING,
        steps.forgo_report,
        done,
        heading,
    )
    return _take(request, opened, report, form, step)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_chase(request: Request, key: str) -> HttpResponse:
    """Chase the authors by e-mail, once a day; only opening the address leads to the report."""
    opened, report = opened_report(request, key)
    policies.may_ask(request.reader, opened.review).require()
    if request.method == "POST":
        try:
            told = chase_report(report=report, by=request.reader, now=clock.now())
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, f"The agency is chased: {chase_words(told)}")
    return redirect(report)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agency_report_note(request: Request, key: str) -> HttpResponse:
    """Ask how an agency was chased otherwise than from here; sent twice, it is written down once."""
    opened, report = opened_report(request, key)
    reader = request.reader
    policies.may_ask(reader, opened.review).require()
    form = NoteChasingForm(typed(request), **_given(request, report))
    if request.method == "POST" and form.is_valid():
        try:
            note_chasing(report=report, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            return redirect(report)
        else:
            messages.success(request, "It is written down")
            return redirect(report)
    return form_about(
        request,
        opened,
        report,
        form,
        template="dhr/agency_reports/note.html",
        heading="Note how you chased the agency",
    )


def _opened_for(
    request: Request, key: str, may: Callable[[Reader, AgencyReport], Decision]
) -> tuple[Opened, AgencyReport]:
    opened, report = opened_report(request, key)
    may(request.reader, report).require()
    return opened, report


def _given(request: Request, report: AgencyReport) -> dict[str, Any]:
    """Return what each of these forms is given."""
    return {
        "subject": report,
        "today": request.reader.today,
        "known": known_words(request.reader, review=report.review),
        "cancel_url": report.get_absolute_url(),
    }


def _take(request: Request, opened: Opened, report: AgencyReport, form: StepForm, step: Step) -> HttpResponse:
    """Take a step with what is said of it; one that can't be taken now is refused, and nothing typed is lost."""
    allowed = policies.may_become(report, step.becomes)
    if not allowed and request.method == "GET":
        messages.warning(request, allowed.refusal)
        return redirect(report)
    if not allowed:
        if form.is_valid() and _is_taken(request, report, form, step):
            return redirect(report)
        form.add_error(None, allowed.refusal)
        return form_about(request, opened, report, form, template=step.template, heading=step.heading)
    outcome = save_answers(request, form, subject=report, save=partial(step.save, key=report.key))
    if outcome.saved:
        messages.success(request, step.done)
        return redirect(report)
    return form_about(request, opened, outcome.subject, form, template=step.template, heading=step.heading)


def _is_taken(request: Request, report: AgencyReport, form: StepForm, step: Step) -> bool:
    """Return whether the reader has just taken this step with these words: the form was sent twice."""
    last = agency_reports.last_step(request.reader, report=report)
    sent = (request.reader.person_id, step.what, form.noted)
    return last is not None and (last.by_id, last.what, last.note) == sent
