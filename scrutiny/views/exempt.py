"""Part 2 of a report while it is written: what is exempt, and who is named to read it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE
from csp.web.kept_file import send_kept
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.committees import RemovePartForm
from scrutiny.forms.exempt import APPENDIX, SECTION, ExemptForm, NewExemptForm
from scrutiny.models import ExemptMatter, Report
from scrutiny.policies.exempt import is_wales
from scrutiny.presenters.exempt import readers_of, rows_of, sections_to_mark, stories_of
from scrutiny.queries import appendices, exempt, reports, sections
from scrutiny.services.exempt import (
    add_exempt_appendix,
    add_exempt_section,
    add_passage,
    change_exempt,
    record_matter_download,
    record_matter_reading,
    take_out_exempt,
)


@access(Permission.REPORT_WRITE)
@require_safe
def exemption_list(request: Request, key: str) -> HttpResponse:
    """Show what of a report is exempt, and who reads it; what it says is on the pages of those who are named."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    rows = rows_of(
        exempt.exemptions_of(reader, report=report),
        matter=exempt.matter_of(reader, report=report),
        appendices=list(appendices.of_report(reader, report=report)),
        words=words_of(reader, partnership=request.partnership),
    )
    named = readers_of(exempt.readers_of(reader, report=report))
    context = {
        "report": report,
        "rows": rows,
        "readers": [one for one in named if not one.is_over],
        "former": [one for one in named if one.is_over],
        "is_named": exempt.is_named(reader, report=report),
    }
    return render(request, "scrutiny/exemptions/list.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def exemption_add(request: Request, key: str) -> HttpResponse:
    """Ask what is exempt of a report, under which paragraph and why; sent twice, it is marked once."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    here = sections.of_report(reader, report=report)
    words = words_of(reader, partnership=request.partnership)
    form = NewExemptForm(
        typed(request),
        request.FILES or None,
        sections=sections_to_mark(here, words=words),
        is_wales=is_wales(request.partnership),
        cancel_url=_list_of(report),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _mark(request, report, form)
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "scrutiny/exemptions/add.html", {"report": report, "form": form})
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            scoped_or_404(exempt.matter_open_to(reader), request, key=form.answers["key"])
        messages.success(request, "It is exempt, and you are named to read it. Build the report again")
        return redirect(_list_of(report))
    return render(request, "scrutiny/exemptions/add.html", {"report": report, "form": form})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def exemption_edit(request: Request, key: str) -> HttpResponse:
    """Show what is exempt to whoever is named, note that they opened it, and ask what to change."""
    matter = _matter_or_404(request, key)
    form = ExemptForm(
        typed(request),
        subject=matter,
        is_wales=is_wales(request.partnership),
        cancel_url=_list_of(matter.report),
    )
    if request.method == "GET":
        record_matter_reading(matter=matter, by=request.reader, now=clock.now())
    outcome = save_answers(request, form, subject=matter, save=partial(change_exempt, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("What is exempt is changed. Build the report again"))
        return redirect(_list_of(matter.report))
    news = form.has_news(outcome.subject.version)
    context = {"report": matter.report, "matter": outcome.subject, "form": form, "is_clash": news}
    return render(request, "scrutiny/exemptions/edit.html", context)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def exemption_remove(request: Request, key: str) -> HttpResponse:
    """Ask before what is exempt is taken out of a report."""
    matter = _matter_or_404(request, key)
    back, button = _list_of(matter.report), "Take this out of the report"
    form = RemovePartForm(typed(request), subject=matter, button=button, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            take_out_exempt(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "It is taken out of the report")
        return redirect(back)
    context = {"report": matter.report, "matter": matter, "form": form, "heading": button}
    return render(request, "scrutiny/exemptions/remove.html", context)


@access(Permission.REPORT_WRITE)
@require_safe
def exemption_changes(request: Request, key: str) -> HttpResponse:
    """List what became of something exempt, for whoever is named."""
    reader, matter = request.reader, _matter_or_404(request, key)
    record_matter_reading(matter=matter, by=reader, now=clock.now())
    versions = exempt.versions_of(reader, matter=matter)
    told = stories_of(versions, exempt.citations_of(reader, exemption=matter.exemption))
    context = {"report": matter.report, "stories": told}
    return render(request, "scrutiny/exemptions/changes.html", context)


@access(Permission.REPORT_WRITE)
@require_safe
def exemption_download(request: Request, key: str) -> HttpResponseBase:
    """Send the file of an exempt appendix to whoever is named and writes its report."""
    matter = _matter_or_404(request, key)
    note = partial(record_matter_download, matter=matter, by=request.reader, now=clock.now())
    file = matter.checked.file if matter.checked else None
    return send_kept(request, file, of=_list_of(matter.report), note=note)


def _mark(request: Request, report: Report, form: NewExemptForm) -> None:
    said: dict[str, Any] = {**form.answers, "by": request.reader, "now": clock.now()}
    kind = form.cleaned_data["kind"]
    if kind == APPENDIX:
        add_exempt_appendix(report=report, **said)
    elif kind == SECTION:
        add_exempt_section(report=report, **said)
    else:
        found = sections.of_report(request.reader, report=report)
        section = scoped_or_404(found, request, key=form.cleaned_data["section"])
        add_passage(section=section, **said)


def _matter_or_404(request: Request, key: str) -> ExemptMatter:
    return scoped_or_404(exempt.matter_open_to(request.reader), request, key=key)


def _list_of(report: Report) -> str:
    return reverse("scrutiny:exemption-list", args=[report.partnership.slug, report.key])
