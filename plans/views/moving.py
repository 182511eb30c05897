"""Moving an action to another plan."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.moving import MoveForm
from plans.policies.moving import may_move
from plans.queries.action_moves import places_to_move_to
from plans.services.moving import move_action
from plans.views.action_page import news_since
from plans.views.opening import opened_action


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def action_move(request: Request, key: str) -> HttpResponse:
    """Ask to which plan an action goes, and move it; sent twice, it is moved once."""
    action = opened_action(request, key)
    may_move(request.reader, action).require()
    places = places_to_move_to(request.reader, action=action)
    form = MoveForm(
        typed(request),
        subject=action,
        places=places,
        words=request.words,
        cancel_url=action.get_absolute_url(),
    )
    if form.is_done(action):
        return redirect(action)
    outcome = save_answers(request, form, subject=action, save=partial(move_action, key=key))
    if outcome.saved:
        messages.success(request, f"The action is part of “{outcome.saved.plan}” now")
        return redirect(outcome.saved)
    action = outcome.subject
    context = {"action": action, "form": form, "news": news_since(request, action, form), "places": places}
    return render(request, "plans/actions/move.html", context)
