"""Deciding what becomes of an action: closed, stopped, in abeyance, taken up again, reopened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.action_state import TYPED, DecideForm
from plans.models import Action, ActionState
from plans.models.action_state import NOT_OVER
from plans.policies.action_states import may_close, may_decide, states_offered
from plans.policies.evidence import may_add_evidence
from plans.presenters.action_states import decided_words, decision_words
from plans.presenters.evidence import lines_of
from plans.queries import evidence
from plans.services.action_states import close_action, hold_in_abeyance, open_again, stop_action
from plans.views.action_page import news_since
from plans.views.opening import opened_action

DECIDE: dict[ActionState, Callable[..., Action]] = {
    ActionState.CLOSED: close_action,
    ActionState.STOPPED: stop_action,
    ActionState.IN_ABEYANCE: hold_in_abeyance,
    ActionState.OPEN: open_again,
}


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def action_decide(request: Request, key: str) -> HttpResponse:
    """Ask what is decided of an action, once; refuse to decide over somebody else's newer save."""
    action = opened_action(request, key)
    may_decide(request.reader, action).require()
    form = _form(request, action)
    if form.is_behind(action.version) and form.stands_already(action):
        return redirect(action)

    def decide(**answers: Any) -> Action:
        return DECIDE[form.decided](key=key, **answers)

    outcome = save_answers(request, form, subject=action, save=decide)
    if outcome.saved:
        messages.success(request, decided_words(outcome.saved, before=action.state))
        return redirect(action)
    theirs = outcome.subject
    if theirs.state != action.state:  # somebody decided meanwhile: what is offered now is something else
        may_decide(request.reader, theirs).require()
        form = _form(request, theirs)
        form.take_version(theirs.version)
    context = {
        "action": theirs,
        "form": form,
        "news": news_since(request, theirs, form),
        "heading": decision_words(form.offered, stands=theirs.state),
        "lost": _not_asked_any_more(request, form),
        **_about_closing(request, theirs, form),
    }
    return render(request, "plans/actions/decide.html", context)


def _form(request: Request, action: Action) -> DecideForm:
    reader = request.reader
    return DecideForm(
        typed(request),
        action=action,
        offered=states_offered(reader, action),
        today=reader.today,
        cancel_url=action.get_absolute_url(),
    )


def _about_closing(request: Request, action: Action, form: DecideForm) -> dict[str, Any]:
    """Return the evidence to look at before an action is closed; or why one that goes on can't be closed yet."""
    reader = request.reader
    if ActionState.CLOSED in form.offered:
        found = evidence.evidence_of(reader, action=action)
        return {
            "closes": True,
            "evidence": [line for _, line in lines_of(reader, action=action, found=found)],
            "may_add_evidence": may_add_evidence(reader, action),
        }
    return {"not_yet": may_close(reader, action).refusal if action.state in NOT_OVER else ""}


def _not_asked_any_more(request: Request, form: DecideForm) -> list[str]:
    """Return what was typed for a decision that can no longer be made."""
    sent = [(name, request.POST.get(name, "").strip()) for name in TYPED]
    return [text for name, text in sent if text and name not in form.fields]
