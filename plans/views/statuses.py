"""The settings page on which a partnership says what its statuses are."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.statuses import SchemeForm, StatusForm
from plans.models import Status
from plans.presenters.statuses import saves_of
from plans.queries.statuses import to_set_up, versions_of_status
from plans.services.statuses import add_status, begin_scheme, edit_status, move_status, set_use


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def status_list(request: Request) -> HttpResponse:
    """List the statuses in their order; ask which scheme to begin with when there are none."""
    reader, here = request.reader, request.partnership
    statuses = list(to_set_up(reader, partnership=here))
    form = (
        None if statuses else SchemeForm(typed(request), cancel_url=reverse("csp:settings", args=[here.slug]))
    )
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            begin_scheme(partnership=here, statuses=form.statuses if form else [], by=reader, now=clock.now())
        except ValidationError as refused:
            messages.warning(request, refused.message)
        else:
            messages.success(request, "The statuses are there. Change what your partnership says differently")
        return redirect(_list(request))
    return render(request, "plans/statuses/list.html", {"statuses": statuses, "form": form})


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def status_add(request: Request) -> HttpResponse:
    """Ask what a new status is, and add it at the end."""
    form = StatusForm(typed(request), cancel_url=_list(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_status(partnership=request.partnership, by=request.reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "The status is added")
            return redirect(_list(request))
    return render(request, "plans/statuses/add.html", {"form": form})


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def status_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a status; refuse to write over somebody else's newer save."""
    status = _status_or_404(request, key)
    form = StatusForm(typed(request), subject=status, cancel_url=_list(request))
    outcome = save_answers(
        request, form, subject=status, save=lambda **given: edit_status(status=status, **given)
    )
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(_list(request))
    versions = versions_of_status(request.reader, status=status)
    newer = [
        one
        for one in versions
        if form.has_news(outcome.subject.version) and one.version >= (form.opened or 0)
    ]
    context = {"status": status, "form": form, "saves": saves_of(versions), "news": saves_of(newer)}
    return render(request, "plans/statuses/edit.html", context)


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def status_move(request: Request, key: str) -> HttpResponse:
    """Move a status one place up or down; somebody who only opens the address comes to its row."""
    status = _status_or_404(request, key)
    to = request.POST.get("to")
    if to in ("up", "down"):
        move_status(status=status, up=to == "up", by=request.reader, now=clock.now())
    return redirect(f"{_list(request)}#{status.key}")


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def status_use(request: Request, key: str) -> HttpResponse:
    """Take a status out of use or use it again; somebody who only opens the address comes to its row."""
    status = _status_or_404(request, key)
    if request.method == "POST" and request.POST.get("use") in ("no", "again"):
        again = request.POST["use"] == "again"
        try:
            set_use(status=status, is_offered=again, by=request.reader, now=clock.now())
        except ValidationError as refused:
            messages.warning(request, f"“{status.word}” stays in use. {refused.message}")
        else:
            done = "is in use again" if again else "is out of use. It stays wherever it was reported"
            messages.success(request, f"“{status.word}” {done}")
    return redirect(f"{_list(request)}#{status.key}")


def _status_or_404(request: Request, key: str) -> Status:
    return get_object_or_404(to_set_up(request.reader, partnership=request.partnership), key=key)


def _list(request: Request) -> str:
    return reverse("plans:status-list", args=[request.partnership.slug])
