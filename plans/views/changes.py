"""Every change to an action, field by field."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.presenters.changes import saves_of
from plans.presenters.evidence import gone_of
from plans.presenters.milestones import stories_of
from plans.queries import actions, evidence, milestones
from plans.queries.change_names import names_in
from plans.views.opening import opened_action


@access(Permission.PLAN_READ)
@require_safe
def action_changes(request: Request, key: str) -> HttpResponse:
    """List each save of an action and of its milestones with what it changed, newest first, and what was removed."""
    reader = request.reader
    action = opened_action(request, key)
    versions = actions.versions_of(reader, action=action)
    saves = saves_of(versions, names_in(reader, action=action), request.words)
    context = {
        "action": action,
        "saves": saves,
        "stories": stories_of(milestones.versions_in(reader, action=action)),
        "gone": gone_of(evidence.removed_from(reader, action=action)),
    }
    return render(request, "plans/actions/changes.html", context)
