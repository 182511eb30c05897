"""Charges for the ledger: which are taken out, as a file, and how its layouts are written."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.forms.govuk import OUT_OF_DATE
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.exports.file_name import file_name
from dhr.exports.ledger_csv import ledger_csv
from dhr.forms.ledger import LayoutForm, LedgerForm, RemoveLayoutForm, ready
from dhr.models import LedgerLayout
from dhr.policies.ledger_layouts import may_keep
from dhr.presenters.ledger import columns_in_words, entries_of, preview_of, said_of, saves_of
from dhr.queries import ledger
from dhr.services.exports import record_ledger_export
from dhr.services.ledger_layouts import add_layout, edit_layout, remove_layout


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the layout that was under this key, and somebody removed."""
    last = ledger.removed_layout(request.reader, key=key, partnership=request.partnership)
    if last is None:
        return None
    head, on = "dhr/ledger_layouts/head.html", _back(request)
    return Gone(last, "This layout", head, {}, on, "Charges for the ledger", texts=())


@access(Permission.ENTER)
@require_safe
def ledger_layout_list(request: Request) -> HttpResponse:
    """List the layouts, ask for which days charges are taken out, and say what would be in the file."""
    reader, partnership = request.reader, request.partnership
    layouts = ledger.layouts_of(reader, partnership=partnership)
    asked = "layout_key" in request.GET
    form = LedgerForm(request.GET if asked else None, layouts=layouts)
    days = _days(form) if asked and form.is_valid() else None
    context = {
        "rows": [(one, columns_in_words(one)) for one in layouts],
        "may_keep": may_keep(reader, partnership),
        "form": form,
        "is_asked": days is not None,
        "preview": preview_of(reader, partnership=partnership, **days) if days else None,
        "chosen": next((one for one in layouts if one.key == request.GET.get("layout_key")), None),
    }
    return render(request, "dhr/ledger_layouts/list.html", context)


@access(Permission.ENTER)
@require_safe
def ledger_layout_csv(request: Request, key: str) -> HttpResponseBase:
    """Send the charges that were sent on some days as a layout has them, and write down that they were taken."""
    reader, partnership = request.reader, request.partnership
    layout = scoped_or_404(ledger.layouts_open_to(reader), request, key=key)
    asked = request.GET.copy()
    asked["layout_key"] = key
    form = LedgerForm(asked, layouts=[layout])
    found = list(ledger.sent(reader, partnership=partnership, **_days(form))) if form.is_valid() else []
    if not found:
        return redirect(f"{_back(request)}?{asked.urlencode()}")
    lines = ledger_csv(layout, entries_of(reader, layout=layout, found=found))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = file_name(partnership.slug, what="charges", on=reader.today, kind="csv")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_ledger_export(charges=found, by=reader, now=clock.now())
    return response


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def ledger_layout_add(request: Request) -> HttpResponse:
    """Ask for a new layout; where there is none yet, a ready one is offered. Sent twice it is added once."""
    reader, partnership = request.reader, request.partnership
    may_keep(reader, partnership).require()
    layout = LedgerLayout(partnership=partnership)
    is_first = not ledger.layouts_of(reader, partnership=partnership)
    form = LayoutForm(typed(request), layout=ready(layout) if is_first else layout, cancel_url=_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            added = add_layout(partnership=partnership, by=reader, now=clock.now(), **form.answers)
        except (IntegrityError, ValidationError) as refused:
            form.add_error(None, refused if isinstance(refused, ValidationError) else OUT_OF_DATE)
        else:
            messages.success(request, f"The layout {added} is added")
            return redirect(_back(request))
    context = {"form": form, "is_first": is_first, "heading": "Add a layout for the ledger"}
    return render(request, "dhr/ledger_layouts/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def ledger_layout_edit(request: Request, key: str) -> HttpResponse:
    """Ask how files are written from now on; refuse to write over somebody else's newer save."""
    reader = request.reader
    layout = scoped_or_404(ledger.layouts_open_to(reader), request, key=key)
    may_keep(reader, layout.partnership).require()
    form = LayoutForm(typed(request), layout=layout, version=layout.version, cancel_url=_back(request))
    outcome = save_answers(request, form, subject=layout, save=partial(edit_layout, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(_back(request))
    versions = ledger.layout_versions(reader, layout=outcome.subject)
    is_behind = form.has_news(outcome.subject.version)
    context = {
        "layout": layout,
        "form": form,
        "saves": saves_of(versions),
        "is_behind": is_behind,
        "news": saves_of(versions, since=form.opened or 0) if is_behind else [],
        "facts": said_of(outcome.subject),
        "heading": f"Change the layout {layout}",
    }
    return render(request, "dhr/ledger_layouts/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def ledger_layout_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a layout is removed."""
    reader = request.reader
    layout = scoped_or_404(ledger.layouts_open_to(reader), request, key=key)
    may_keep(reader, layout.partnership).require()
    form = RemoveLayoutForm(typed(request), subject=layout, cancel_url=_back(request))
    if request.method == "POST" and form.is_valid():
        try:
            remove_layout(key=key, by=reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, f"The layout {layout} is removed")
        return redirect(_back(request))
    context = {"layout": layout, "form": form, "heading": f"Remove the layout {layout}?"}
    return render(request, "dhr/ledger_layouts/remove.html", context)


def _back(request: Request) -> str:
    return reverse("dhr:ledger-layout-list", args=[request.partnership.slug])


def _days(form: LedgerForm) -> dict[str, date | None]:
    return {name: form.cleaned_data[name] for name in ("first", "last")}
