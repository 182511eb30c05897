"""Every change to an action, field by field."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.presenters.changes import saves_of
from plans.queries import actions
from plans.queries.change_names import names_in
from plans.views.opening import opened_action


@access(Permission.PLAN_READ)
@require_safe
def action_changes(request: Request, key: str) -> HttpResponse:
    """List each save of an action with what it changed, newest first."""
    reader = request.reader
    action = opened_action(request, key)
    versions = actions.versions_of(reader, action=action)
    saves = saves_of(versions, names_in(reader, action=action), request.words)
    return render(request, "plans/actions/changes.html", {"action": action, "saves": saves})
