"""What the next version of a report corrects: listed, changed, removed, and what became of each."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.committees import RemovePartForm
from scrutiny.forms.corrections import CorrectionForm
from scrutiny.models import Correction, Report
from scrutiny.policies.corrections import may_change, may_correct
from scrutiny.presenters.corrections import rows_of, saves_since, stories_of
from scrutiny.queries import corrections, reports
from scrutiny.services.corrections import add_correction, edit_correction, remove_correction


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the correction with this key that somebody removed."""
    last = corrections.removed(request.reader, key=key)
    if last is None or last.report.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=last.place,
        head="scrutiny/reports/head.html",
        context={"report": last.report},
        on=_list_of(last.report),
        on_words="The report as it is now",
        texts=("place", "said", "should_say", "reason"),
    )


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def correction_add(request: Request, key: str) -> HttpResponse:
    """Ask what was wrong in the version that was issued; sent twice, it is listed once."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    issued = corrections.issued_of(reader, report=report)
    may = may_correct(reader, report, issued=issued[0] if issued else None)
    form = CorrectionForm(typed(request), cancel_url=_list_of(report))
    context = {"report": report, "form": form, "heading": "Add a correction", "may": may}
    if request.method == "POST" and may and form.is_valid():
        try:
            add_correction(report=report, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "scrutiny/corrections/add.html", context)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            scoped_or_404(corrections.open_to(reader), request, key=form.answers["key"])
        messages.success(request, "The correction is listed. Change the report, then build it again")
        return redirect(_list_of(report))
    return render(request, "scrutiny/corrections/add.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def correction_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a correction."""
    correction = scoped_or_404(corrections.open_to(request.reader), request, key=key)
    may_change(request.reader, correction).require()
    back = _list_of(correction.report)
    form = CorrectionForm(typed(request), subject=correction, cancel_url=back)
    outcome = save_answers(request, form, subject=correction, save=partial(edit_correction, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The correction is changed. Build the report again"))
        return redirect(back)
    context = {
        "report": correction.report,
        "form": form,
        "heading": "Change this correction",
        "news": _news(request, outcome.subject, form),
        "what": "this correction",
        "may": True,
    }
    return render(request, "scrutiny/corrections/edit.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def correction_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a correction is taken off the list."""
    correction = scoped_or_404(corrections.open_to(request.reader), request, key=key)
    may_change(request.reader, correction).require()
    back, button = _list_of(correction.report), "Remove this correction"
    form = RemovePartForm(typed(request), subject=correction, button=button, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_correction(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The correction is off the list")
        return redirect(back)
    [row] = rows_of([correction])
    context = {"report": correction.report, "row": row, "form": form, "heading": button}
    return render(request, "scrutiny/corrections/remove.html", context)


@access(Permission.REPORT_WRITE)
@require_safe
def correction_changes(request: Request, key: str) -> HttpResponse:
    """List what became of the corrections of a report, removed ones and those that were issued too."""
    report = scoped_or_404(reports.open_to(request.reader), request, key=key)
    stories = stories_of(corrections.versions_of(request.reader, report=report))
    return render(request, "scrutiny/corrections/changes.html", {"report": report, "stories": stories})


def _list_of(report: Report) -> str:
    return f"{report.get_absolute_url()}#corrections"


def _news(request: Request, correction: Correction, form: CorrectionForm) -> Sequence[Save]:
    """Return what was saved since the person first opened the form."""
    if not form.has_news(correction.version):
        return []
    versions = corrections.versions_of(request.reader, report=correction.report)
    return saves_since(versions, one=correction, since=form.opened or 1)
