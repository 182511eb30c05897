"""Packs: building one, reading it, taking it away, answering for its words, issuing it."""

import logging
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from csp import files
from csp.audit import NewerVersion
from csp.files import MediaType
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.issue import ClearForm, IssueForm
from scrutiny.models import Pack
from scrutiny.policies.approvals import may_approve, may_put_names
from scrutiny.policies.packs import may_clear, may_issue
from scrutiny.policies.reports import may_write
from scrutiny.presenters.approvals import Approvals, approvals_of
from scrutiny.presenters.finding import Finding
from scrutiny.presenters.reading import ReadingPage, checks_of, table_of
from scrutiny.queries import appendices, approvals, packs, reports
from scrutiny.services.downloads import record_download
from scrutiny.services.pack_word import CannotMakeWord, word_name, word_of_pack
from scrutiny.services.packs import CannotIssue, UnderWay, ask_for_pack, clear_pack, issue_pack
from scrutiny.services.taking import record_opening
from scrutiny.views.pack_files import send_of
from scrutiny.views.sendings import sendings_of

log = logging.getLogger(__name__)
CHANGED_MEANWHILE = "Somebody else changed this pack meanwhile. Look at it again."


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def pack_build(request: Request, key: str) -> HttpResponse:
    """Build a report, when a button asks, and go on to the page that shows how far it is."""
    report = scoped_or_404(reports.open_to(request.reader), request, key=key)
    if request.method == "GET":
        return redirect(report)
    try:
        job = ask_for_pack(key=report.key, by=request.reader, now=clock.now())
    except UnderWay as somebody:
        messages.warning(request, str(somebody))
        return redirect(report)
    return redirect("csp:job-detail", partnership=request.partnership.slug, key=job.key)


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_detail(request: Request, key: str) -> HttpResponse:
    """Show a pack as it is read; one that is not built leads to its report."""
    reader = request.reader
    pack = scoped_or_404(packs.open_to(reader), request, key=key)
    if pack.state == Pack.State.BUILDING:
        return redirect(pack.report)
    writes = may_write(reader, request.partnership)
    decides = writes and not pack.is_part_2
    record_opening(pack=pack, by=reader, now=clock.now())
    issued = list(packs.versions_of(reader, pack=pack))
    page = ReadingPage.of(pack, issued, list(appendices.attached_to(reader, pack=pack)))
    context = {
        "pack": pack,
        "page": page,
        "find": Finding.of(page.document, request.GET.get("words")),
        "may_write": writes,
        "other": packs.other_part(reader, pack=pack),
        "may_issue": may_issue(reader, pack) if decides else None,
        "may_clear": may_clear(reader, pack) if decides else None,
        "checks": checks_of(pack) if decides else None,
        "approvals": _approvals(request, pack) if decides else None,
        "sendings": sendings_of(request, pack) if decides and not page.newer else None,
    }
    return render(request, "scrutiny/packs/detail.html", context)


def _approvals(request: Request, pack: Pack) -> Approvals | None:
    reader = request.reader
    return approvals_of(
        pack,
        approvals.of_report(reader, report=pack.report),
        may_change=bool(may_approve(reader, pack)),
        may_put_names=may_put_names(reader, pack),
    )


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_table(request: Request, key: str, number: int) -> HttpResponse:
    """Show one table of a pack on a page of its own, where it is easily selected and copied."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    one = table_of(pack, number)
    if one is None:
        raise Http404
    record_opening(pack=pack, by=request.reader, now=clock.now())
    return render(request, "scrutiny/packs/table.html", {"pack": pack, "one": one})


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_download(request: Request, key: str) -> HttpResponseBase:
    """Send the bytes that were kept when the pack was built."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    if pack.file is None:
        raise Http404
    if pack.is_part_2:
        note = partial(record_download, pack=pack, by=request.reader, now=clock.now())
        return send_of(request, pack.file, pack=pack, note=note)
    try:
        response = files.send(pack.file)
    except (OSError, ValueError):
        log.exception("The file %s of the pack %s can't be sent", pack.file.key, pack.key)
        messages.error(
            request,
            "This file can’t be sent: it is not here as it was kept. Tell the coordinator of the partnership.",
        )
        return redirect(pack)
    if request.method == "GET":
        record_download(pack=pack, by=request.reader, now=clock.now())
    return response


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_word(request: Request, key: str) -> HttpResponse:
    """Send a pack as a Word document, made from the same words as its PDF."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    if pack.file is None:
        raise Http404
    try:
        response = HttpResponse(word_of_pack(pack=pack), content_type=MediaType.DOCUMENT.value)
    except CannotMakeWord as why:
        messages.error(request, str(why))
        return redirect(pack)
    name = word_name(pack=pack)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_download(pack=pack, by=request.reader, now=clock.now())
    return response


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def pack_clear(request: Request, key: str) -> HttpResponse:
    """List where words stand that only some people may read elsewhere, and ask why they may be public."""
    reader = request.reader
    pack = scoped_or_404(packs.open_to(reader), request, key=key)
    may_clear(reader, pack).require()
    form = ClearForm(
        typed(request),
        version=pack.version,
        cancel_url=pack.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            clear_pack(key=key, by=reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "Your reason is kept. The report can be issued")
        return redirect(pack)
    return render(request, "scrutiny/packs/clear.html", {"pack": pack, "form": form})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def pack_issue(request: Request, key: str) -> HttpResponse:
    """Say what issuing means, and issue the pack to its committee."""
    reader = request.reader
    pack = scoped_or_404(packs.open_to(reader), request, key=key)
    may_issue(reader, pack).require()
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        version=pack.version,
        cancel_url=pack.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            issue_pack(key=key, by=reader, now=clock.now(), **form.answers)
        except CannotIssue as refusal:
            form.add_error(None, str(refusal))
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(pack)
        else:
            messages.success(request, "The report is issued. The committee’s members can read it now")
            return redirect(pack)
    return render(request, "scrutiny/packs/issue.html", {"pack": pack, "form": form})
