"""The lists of a council form: adding to one, changing what is in it, moving it and taking it out."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.forms.govuk import LONGEST_VERSION
from csp.permissions import Permission
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.council_forms import FORMS
from scrutiny.models import CouncilForm
from scrutiny.presenters.council_forms import saves_since
from scrutiny.queries import council_forms
from scrutiny.services.form_parts import DOWN, OUT, UP, move_part, set_part

HEADINGS = {
    "front": ("Add a field", "Change this field"),
    "implications": ("Add an implication", "Change this implication"),
    "sections": ("Add a section", "Change this section"),
    "approvals": ("Add an approval", "Change this approval"),
    "copies": ("Add a copy", "Change this copy"),
}
MOVED = "Somebody changed this form meanwhile, so nothing was moved. Look at it again."


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_part_add(request: Request, key: str, part: str) -> HttpResponse:
    """Ask what to add to a list of a form."""
    return _ask(request, key, part, template="scrutiny/form_parts/add.html")


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_part_edit(request: Request, key: str, part: str, name: str) -> HttpResponse:
    """Ask what to change about something in a list of a form."""
    return _ask(request, key, part, template="scrutiny/form_parts/edit.html", name=name)


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_part_move(request: Request, key: str, part: str, name: str) -> HttpResponse:
    """Move something in a list of a form, or take it out."""
    subject = _form(request, key, part)
    to, version = request.POST.get("to"), request.POST.get("version", "")
    if (
        request.method != "POST"
        or to not in (UP, DOWN, OUT)
        or not version.isdecimal()
        or len(version) > LONGEST_VERSION
    ):
        return redirect(subject)
    try:
        where = {"key": key, "part": part, "name": name, "to": to}
        move_part(version=int(version), by=request.reader, now=clock.now(), **where)
    except NewerVersion:
        messages.warning(request, MOVED)
    else:
        messages.success(request, "It is taken out" if to == OUT else "It is moved")
    return redirect(f"{subject.get_absolute_url()}#{part}")


def _form(request: Request, key: str, part: str) -> CouncilForm:
    if part not in FORMS:
        raise Http404
    return scoped_or_404(council_forms.open_to(request.reader), request, key=key)


def _ask(request: Request, key: str, part: str, *, template: str, name: str = "") -> HttpResponse:
    """Ask, and set it; sent twice, it is set once."""
    subject, reader = _form(request, key, part), request.reader
    here = {one.name: one for one in getattr(subject.form, part)}
    if name and name not in here:
        raise Http404
    words = words_of(reader, partnership=request.partnership)
    form = FORMS[part](
        typed(request),
        form=subject,
        part=here.get(name),
        words=words,
        cancel_url=subject.get_absolute_url(),
    )
    named: dict[str, Any] = {"name": name} if name else {}
    save = partial(set_part, key=key, part=part, **named)
    outcome = save_answers(
        request, form, subject=subject, save=save, stands=lambda: form.answers.get("name") in here
    )
    if outcome.saved:
        messages.success(request, outcome.words("The form is changed"))
        return redirect(f"{subject.get_absolute_url()}#{part}")
    versions = council_forms.versions_of(reader, form=subject, since=form.opened or 1)
    news = form.has_news(outcome.subject.version) and saves_since(versions, words=words)
    context = {"council_form": subject, "form": form, "news": news, "what": "this form"}
    return render(request, template, {**context, "heading": HEADINGS[part][bool(name)]})
