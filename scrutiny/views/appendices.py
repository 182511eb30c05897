"""The appendices of a report: added, changed, moved, removed, looked at, and what became of each."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_file import send_kept
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.appendices import AppendixForm
from scrutiny.forms.committees import RemovePartForm
from scrutiny.models import Appendix, Report
from scrutiny.policies.appendices import has_room
from scrutiny.presenters.appendices import saves_since, stories_of
from scrutiny.queries import appendices, reports
from scrutiny.services.appendices import (
    add_appendix,
    edit_appendix,
    move_appendix,
    record_draft_download,
    remove_appendix,
)


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the appendix with this key that somebody removed."""
    last = appendices.removed(request.reader, key=key)
    if last is None or last.report.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=str(last.instance),
        head="scrutiny/reports/head.html",
        context={"report": last.report},
        on=_list_of(last.report),
        on_words="The report as it is now",
        texts=("title", "about", "link", "link_form", "reason"),
    )


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def appendix_add(request: Request, key: str) -> HttpResponse:
    """Ask for a file or a link that goes with a report; sent twice, it is added once."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    room = has_room(appendices.of_report(reader, report=report))
    form = AppendixForm(typed(request), request.FILES or None, cancel_url=_list_of(report))
    context = {"report": report, "form": form, "heading": "Add an appendix", "room": room}
    if request.method == "POST" and room and form.is_valid():
        try:
            add_appendix(report=report, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "scrutiny/appendices/add.html", context)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            scoped_or_404(appendices.open_to(reader), request, key=form.answers["key"])
        messages.success(request, "The appendix is added. It goes with the report when you build it")
        return redirect(_list_of(report))
    return render(request, "scrutiny/appendices/add.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def appendix_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an appendix, or for another file in its place."""
    appendix = _appendix_or_404(request, key)
    form = AppendixForm(
        typed(request), request.FILES or None, subject=appendix, cancel_url=_list_of(appendix.report)
    )
    outcome = save_answers(request, form, subject=appendix, save=partial(edit_appendix, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The appendix is changed. Build the report again to use it"))
        return redirect(_list_of(appendix.report))
    context = {
        "report": appendix.report,
        "form": form,
        "heading": "Change this appendix",
        "news": _news(request, outcome.subject, form),
        "what": "this appendix",
        "room": True,
    }
    return render(request, "scrutiny/appendices/edit.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def appendix_move(request: Request, key: str) -> HttpResponse:
    """Move an appendix one place up or down; somebody who only opens the address comes to the report."""
    appendix, to = _appendix_or_404(request, key), request.POST.get("to")
    if to in ("up", "down"):
        move_appendix(appendix=appendix, up=to == "up", by=request.reader, now=clock.now())
    return redirect(_list_of(appendix.report))


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def appendix_remove(request: Request, key: str) -> HttpResponse:
    """Ask before an appendix is removed."""
    appendix = _appendix_or_404(request, key)
    back, button = _list_of(appendix.report), "Remove this appendix"
    form = RemovePartForm(typed(request), subject=appendix, button=button, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_appendix(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, f"“{appendix}” is removed")
        return redirect(back)
    context = {"report": appendix.report, "appendix": appendix, "form": form, "heading": button}
    return render(request, "scrutiny/appendices/remove.html", context)


@access(Permission.REPORT_WRITE)
@require_safe
def appendix_download(request: Request, key: str) -> HttpResponseBase:
    """Send the file of an appendix to whoever writes its report."""
    appendix = _appendix_or_404(request, key)
    note = partial(record_draft_download, appendix=appendix, by=request.reader, now=clock.now())
    file = appendix.checked.file if appendix.checked else None
    return send_kept(request, file, of=_list_of(appendix.report), note=note)


@access(Permission.REPORT_WRITE)
@require_safe
def appendix_changes(request: Request, key: str) -> HttpResponse:
    """List what became of the appendices of a report, removed ones too."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    versions = appendices.versions_of(reader, report=report)
    files = appendices.files_by_id(reader, ids={one.checked_id for one in versions if one.checked_id})
    context = {"report": report, "stories": stories_of(versions, files=files)}
    return render(request, "scrutiny/appendices/changes.html", context)


def _appendix_or_404(request: Request, key: str) -> Appendix:
    return scoped_or_404(appendices.open_to(request.reader), request, key=key)


def _list_of(report: Report) -> str:
    return f"{report.get_absolute_url()}#appendices"


def _news(request: Request, appendix: Appendix, form: AppendixForm) -> Sequence[Save]:
    """Return what was saved since the person first opened the form."""
    if not form.has_news(appendix.version):
        return []
    versions = appendices.versions_of(request.reader, report=appendix.report)
    files = appendices.files_by_id(request.reader, ids={one.checked_id for one in versions if one.checked_id})
    return saves_since(versions, one=appendix, since=form.opened or 1, files=files)
