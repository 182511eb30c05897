"""Imports: the file, what its columns hold, what its rows become, and the report."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.files import NotKept
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.imports import ColumnsForm, DiscardForm, ImportForm, RowsForm
from plans.imports.refusals import CannotRead
from plans.models import PlanImport
from plans.models.plan_import import DAYS_KEPT
from plans.presenters import import_page
from plans.queries import imports, plans
from plans.services.import_reading import file_of, not_read, reading_of
from plans.services.imports import (
    NotReady,
    ask_for_import,
    choose_columns,
    choose_rows,
    discard,
    start_import,
)

CHANGED_MEANWHILE = "This import changed since you opened the page, so nothing was done. Look at it again."
DISCARDED = "This import was discarded, so nothing of it is in a plan"


def _unless_discarded(view: Callable[[Request, str], HttpResponse]) -> Callable[[Request, str], HttpResponse]:
    """Lead on from an import that was discarded in another tab, by a colleague or by the clock, and say so."""

    @wraps(view)
    def look(request: Request, key: str) -> HttpResponse:
        try:
            return view(request, key)
        except (Http404, FileNotFoundError):
            gone = imports.discarded(request.reader).in_partnership(request.partnership)
            if not gone.filter(key=key).exists():
                raise
        messages.warning(request, DISCARDED)
        return redirect("plans:import-add", partnership=request.partnership.slug)

    return look


@access(Permission.PLAN_IMPORT)
@require_http_methods(["GET", "POST"])
def import_add(request: Request) -> HttpResponse:
    """Ask for the file and where it goes; a file that cannot be read says why beside the question."""
    reader, partnership = request.reader, request.partnership
    open_plans = plans.not_closed(reader, partnership=partnership)
    initial = {"into": "there", "plan": request.GET["plan"]} if "plan" in request.GET else {}
    form = ImportForm(typed(request), request.FILES or None, plans=open_plans, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            plan_import = start_import(partnership=partnership, by=reader, now=clock.now(), **form.answers)
        except (CannotRead, NotKept) as refused:
            form.refuse_file(str(refused))
        else:
            return redirect("plans:import-edit", partnership=partnership.slug, key=plan_import.key)
    unfinished = imports.unfinished(reader, partnership=partnership)
    context = {"form": form, "unfinished": unfinished, "days_kept": DAYS_KEPT}
    return render(request, "plans/imports/add.html", context)


@access(Permission.PLAN_IMPORT)
@require_http_methods(["GET", "POST"])
@_unless_discarded
def import_edit(request: Request, key: str) -> HttpResponse:
    """Ask where the headings are and what each column holds."""
    plan_import = scoped_or_404(imports.open_to(request.reader), request, key=key)
    if not _is_preparing(request, plan_import):
        return redirect(plan_import)
    form = ColumnsForm(
        typed(request),
        file=file_of(plan_import=plan_import),
        chosen=plan_import.columns,
        words=request.words,
        version=plan_import.version,
        cancel_url=plan_import.get_absolute_url(),
    )
    if form.is_behind(plan_import.version):
        messages.warning(request, CHANGED_MEANWHILE)
        return redirect(request.path)
    if request.method == "POST" and form.is_valid():
        return _columns_chosen(request, plan_import, form)
    context = {"import": plan_import, "form": form, "target": import_page.target_words(plan_import)}
    return render(request, "plans/imports/edit.html", context)


@access(Permission.PLAN_IMPORT)
@require_http_methods(["GET", "POST"])
@_unless_discarded
def import_detail(request: Request, key: str) -> HttpResponse:
    """Show what each row becomes, to be changed and confirmed; once done, the report."""
    plan_import = scoped_or_404(imports.open_to(request.reader), request, key=key)
    if not _is_preparing(request, plan_import):
        return _confirmed(request, plan_import)
    file, reading = reading_of(plan_import=plan_import, by=request.reader)
    beside, words = not_read(file=file, reading=reading), request.words
    preview = import_page.Preview.of(reading, beside=beside, address=request.GET, words=words)
    here = request.get_full_path()
    form = RowsForm(
        typed(request), rows=preview.rows, confirm=preview.confirm, version=plan_import.version, action=here
    )
    if form.is_behind(plan_import.version):
        messages.warning(request, CHANGED_MEANWHILE)
        return redirect(here)
    if request.method == "POST" and form.is_valid():
        return _kept_or_confirmed(request, plan_import, form)
    context = {
        "import": plan_import,
        "preview": preview,
        "form": form,
        "discard": _discard_form(plan_import),
        "target": import_page.target_words(plan_import),
        "columns": import_page.columns_of(file.columns, words),
    }
    return render(request, "plans/imports/detail.html", context)


@access(Permission.PLAN_IMPORT)
@require_http_methods(["GET", "POST"])
@_unless_discarded
def import_discard(request: Request, key: str) -> HttpResponse:
    """Discard an import that is not finished, when a button asks."""
    plan_import = scoped_or_404(imports.open_to(request.reader), request, key=key)
    if request.method == "POST" and _is_preparing(request, plan_import):
        opened = DiscardForm(request.POST, version=plan_import.version).opened or 0
        try:
            discard(key=key, version=opened, by=request.reader, now=clock.now())
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The import was discarded, with its file. Nothing of it is in a plan")
            return redirect("plans:import-add", partnership=request.partnership.slug)
    return redirect(plan_import)


def _discard_form(plan_import: PlanImport) -> DiscardForm:
    address = reverse("plans:import-discard", args=[plan_import.partnership.slug, plan_import.key])
    return DiscardForm(version=plan_import.version, action=address)


def _columns_chosen(request: Request, plan_import: PlanImport, form: ColumnsForm) -> HttpResponse:
    """Keep what the columns hold and go on to the rows; or look again at columns that were guessed again."""
    try:
        again = choose_columns(key=plan_import.key, by=request.reader, now=clock.now(), **form.answers)
    except NewerVersion:
        messages.warning(request, CHANGED_MEANWHILE)
        return redirect(request.path)
    if again:
        messages.info(request, "The headings are elsewhere now, so the columns were guessed again")
        return redirect(request.path)
    return redirect(plan_import)


def _kept_or_confirmed(request: Request, plan_import: PlanImport, form: RowsForm) -> HttpResponse:
    """Keep what was chosen for the rows of this page; or let the import begin with it, if that was the button."""
    asked = {"key": plan_import.key, "by": request.reader, "now": clock.now(), **form.answers}
    try:
        if form.confirms:
            job = ask_for_import(**asked)
            return redirect("csp:job-detail", partnership=request.partnership.slug, key=job.key)
        choose_rows(**asked)
    except NewerVersion as newer:
        if newer.theirs.state == PlanImport.State.PREPARING or not form.confirms:
            messages.warning(request, CHANGED_MEANWHILE)  # confirming twice is what was wanted once
    except NotReady as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, "What you chose is kept")
    return redirect(request.get_full_path())


def _confirmed(request: Request, plan_import: PlanImport) -> HttpResponse:
    """Show the report, or how far it is; what was chosen on an older page comes too late, and that is said."""
    if request.POST.get("do") == "keep":
        messages.warning(request, CHANGED_MEANWHILE)
        return redirect(plan_import)
    if plan_import.state == PlanImport.State.DONE:
        report = import_page.Report.of(plan_import, address=request.GET, words=request.words)
        return render(request, "plans/imports/report.html", {"import": plan_import, "report": report})
    return _under_way(request, plan_import)


def _under_way(request: Request, plan_import: PlanImport) -> HttpResponse:
    """Go to the progress of an import that was confirmed; a colleague's has a page that says so."""
    job = imports.own_job(request.reader, plan_import=plan_import)
    if job:
        return redirect("csp:job-detail", partnership=request.partnership.slug, key=job.key)
    return render(request, "plans/imports/waiting.html", {"import": plan_import})


def _is_preparing(request: Request, plan_import: PlanImport) -> bool:
    """Return whether it can still change: it was not confirmed, or carrying it out has stopped."""
    is_open = plan_import.state == PlanImport.State.PREPARING
    return is_open or imports.has_stopped(request.reader, plan_import=plan_import)
