"""Who is named to read what is exempt of a report."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.exempt import EndReaderForm, ReaderForm
from scrutiny.models import Report
from scrutiny.queries import exempt, reports
from scrutiny.services.part_2_readers import end_reader, name_reader


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def exempt_reader_add(request: Request, key: str) -> HttpResponse:
    """Ask whom to name on a report, and name them."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    people = exempt.people_to_name(reader, report=report, partnership=request.partnership)
    form = ReaderForm(typed(request), people=people, cancel_url=_list_of(report))
    if request.method == "POST" and form.is_valid():
        try:
            one = name_reader(report=report, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"{one} can read Part 2 of this report")
            return redirect(_list_of(report))
    return render(request, "scrutiny/exempt_readers/add.html", {"report": report, "form": form})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def exempt_reader_end(request: Request, key: str) -> HttpResponse:
    """Ask before somebody reads what is exempt no more."""
    one = scoped_or_404(exempt.readers_open_to(request.reader), request, key=key)
    form = EndReaderForm(typed(request), version=one.version, cancel_url=_list_of(one.report))
    if request.method == "POST" and form.is_valid():
        end_reader(key=key, by=request.reader, now=clock.now())
        messages.success(request, f"{one} reads Part 2 of this report no more")
        return redirect(_list_of(one.report))
    context = {"report": one.report, "one": one, "form": form}
    return render(request, "scrutiny/exempt_readers/end.html", context)


def _list_of(report: Report) -> str:
    return reverse("scrutiny:exemption-list", args=[report.partnership.slug, report.key])
