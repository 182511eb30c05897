"""Evidence about an action: added, downloaded, removed."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_file import send_kept
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.evidence import EvidenceForm, RemoveEvidenceForm
from plans.models import Action, Evidence
from plans.policies.evidence import may_add_evidence, may_remove_evidence
from plans.policies.exports import may_take_out
from plans.queries import actions, evidence, milestones
from plans.services.evidence import add_evidence, record_download, remove_evidence
from plans.views.opening import opened_action


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def evidence_add(request: Request, key: str) -> HttpResponse:
    """Ask for a file or a link, and what it shows; sent twice, it is added once."""
    action = opened_action(request, key)
    may_add_evidence(request.reader, action).require()
    form = _form(request, action)
    if request.method == "POST" and form.is_valid():
        answers = form.answers
        try:
            add_evidence(action=action, by=request.reader, now=clock.now(), **answers)
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "plans/evidence/add.html", {"action": action, "form": form})
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            mine = evidence.open_to(request.reader).filter(action=action)
            scoped_or_404(mine, request, key=answers["key"])
        messages.success(request, "The evidence is added")
        return redirect(f"{action.get_absolute_url()}#evidence")
    return render(request, "plans/evidence/add.html", {"action": action, "form": form})


@access(Permission.PLAN_READ)
@require_safe
def evidence_download(request: Request, key: str) -> HttpResponseBase:
    """Send the file as it was kept; whoever takes it is written down."""
    found = _evidence_or_404(request, key)
    may_take_out(request.reader, found.action.plan).require()
    note = partial(record_download, evidence=found, by=request.reader, now=clock.now())
    return send_kept(request, found.file, of=found.action.get_absolute_url(), note=note)


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def evidence_remove(request: Request, key: str) -> HttpResponse:
    """Ask why evidence is removed, and remove it."""
    found = _evidence_or_404(request, key)
    may_remove_evidence(request.reader, found).require()
    back = f"{found.action.get_absolute_url()}#evidence"
    form = RemoveEvidenceForm(typed(request), subject=found, cancel_url=back)

    def remove(**answers: object) -> Evidence:
        return remove_evidence(key=key, **answers)  # type: ignore[arg-type]  # the form's answers

    outcome = save_answers(request, form, subject=found, save=remove)
    if outcome.saved:
        messages.success(request, f"“{found}” is removed")
        return redirect(back)
    context = {"action": found.action, "evidence": found, "form": form}
    return render(request, "plans/evidence/remove.html", context)


def _form(request: Request, action: Action) -> EvidenceForm:
    """Return the form; the address may say which update or milestone is to be shown."""
    reader = request.reader
    return EvidenceForm(
        typed(request),
        request.FILES or None,
        updates=actions.updates_of(reader, action=action),
        milestones=milestones.milestones_of(reader, action=action),
        begin=request.GET.get("shows", ""),
        cancel_url=action.get_absolute_url(),
    )


def _evidence_or_404(request: Request, key: str) -> Evidence:
    found = scoped_or_404(evidence.open_to(request.reader), request, key=key)
    opened_action(request, found.action.key)
    return found
