"""Approvals of what was built of a report: recorded, taken back, put on its front sheet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.approvals import ApprovalForm, EndApprovalForm
from scrutiny.models import Pack
from scrutiny.policies.approvals import may_end, may_put_names, may_record
from scrutiny.presenters.approvals import stories_of
from scrutiny.queries import approvals, packs, reports
from scrutiny.services.approvals import end_approval, record_approval
from scrutiny.services.packs import UnderWay, ask_for_names

MEANWHILE = "Somebody changed this approval meanwhile. Look at it again."


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def approval_add(request: Request, key: str, asked: str) -> HttpResponse:
    """Ask who approved what was built as what its form asks for; sent twice, it is recorded once."""
    reader = request.reader
    pack = scoped_or_404(packs.open_to(reader), request, key=key)
    may = may_record(reader, pack, asked=asked)
    people = approvals.people_to_name(reader, partnership=request.partnership)
    form = ApprovalForm(typed(request), people=people, cancel_url=_list_of(pack))
    if request.method == "POST" and may and form.is_valid():
        try:
            record_approval(pack=pack, asked=asked, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "The approval is recorded")
            return redirect(_list_of(pack))
    labels = {one.name: one.label for one in pack.report.council_form.approvals}
    context = {"pack": pack, "form": form, "label": labels.get(asked), "may": may}
    return render(request, "scrutiny/approvals/add.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def approval_end(request: Request, key: str) -> HttpResponse:
    """Ask before an approval is taken back."""
    one = scoped_or_404(approvals.open_to(request.reader), request, key=key)
    may = may_end(request.reader, one)
    form = EndApprovalForm(typed(request), version=one.version, cancel_url=_list_of(one.pack))
    if request.method == "POST" and may and form.is_valid():
        given = form.cleaned_data
        try:
            end_approval(
                key=key, version=given["version"], why=given["why"], by=request.reader, now=clock.now()
            )
        except NewerVersion:
            messages.warning(request, MEANWHILE)
        else:
            messages.success(request, "The approval is taken back. The report can’t be issued without it")
        return redirect(_list_of(one.pack))
    context = {"pack": one.pack, "one": one, "form": form, "may": may}
    return render(request, "scrutiny/approvals/end.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def approval_names(request: Request, key: str) -> HttpResponse:
    """Put who approved a build on its front sheet, when a button asks, and go on to how far that is."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    if request.method == "GET":
        return redirect(pack)
    if not (may := may_put_names(request.reader, pack)):
        messages.warning(request, may.refusal)
        return redirect(pack)
    try:
        job = ask_for_names(key=key, by=request.reader, now=clock.now())
    except UnderWay as somebody:
        messages.warning(request, str(somebody))
        return redirect(pack)
    return redirect("csp:job-detail", partnership=request.partnership.slug, key=job.key)


@access(Permission.REPORT_WRITE)
@require_safe
def approval_changes(request: Request, key: str) -> HttpResponse:
    """List what became of the approvals of a report."""
    report = scoped_or_404(reports.open_to(request.reader), request, key=key)
    stories = stories_of(approvals.versions_of(request.reader, report=report))
    return render(request, "scrutiny/approvals/changes.html", {"report": report, "stories": stories})


def _list_of(pack: Pack) -> str:
    return f"{pack.get_absolute_url()}#approvals"
