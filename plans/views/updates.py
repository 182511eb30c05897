"""Giving an update, from the action's own page."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.requests import Request
from plans.policies.actions import may_update
from plans.services.updates import add_update
from plans.views.action_page import action_page, update_form
from plans.views.opening import opened_action


@access(Permission.UPDATE_GIVE_OWN)
@require_http_methods(["GET", "POST"])
def update_add(request: Request, key: str) -> HttpResponse:
    """Save an update; show it again beside the other when somebody saved the action meanwhile."""
    reader = request.reader
    action = opened_action(request, key)
    may_update(reader, action).require()
    form = update_form(request, action)
    outcome = save_answers(request, form, subject=action, save=partial(add_update, key=key))
    if outcome.saved:
        messages.success(request, "Your update is saved")
        return redirect(action)
    return action_page(request, outcome.subject, form)
