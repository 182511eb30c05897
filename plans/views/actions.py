"""An action, and the forms that add and change one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.queries.partnerships import colleagues_of, seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.action import ActionForm
from plans.models import Action, Plan
from plans.policies.actions import may_add, may_edit
from plans.presenters.clash import answers_that_differ
from plans.queries import actions, plans
from plans.services.actions import add_action, edit_action
from plans.views.action_page import action_page


@access(Permission.PLAN_READ)
@require_safe
def action_detail(request: Request, key: str) -> HttpResponse:
    """Show an action: its update box for whoever may use it, what has been said, its facts."""
    action = scoped_or_404(actions.open_to(request.reader), request, key=key)
    return action_page(request, action)


@access(Permission.ACTION_ADD)
@require_http_methods(["GET", "POST"])
def action_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new action is, and add it to the plan."""
    reader = request.reader
    plan = scoped_or_404(plans.open_to(reader), request, key=key)
    may_add(reader, plan).require()
    form = ActionForm(typed(request), **_offers(request, plan, None), cancel_url=plan.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        action = add_action(plan=plan, by=reader, now=clock.now(), **form.answers)
        messages.success(request, "The action is part of the plan")
        return redirect(action)
    return render(request, "plans/actions/add.html", {"plan": plan, "form": form})


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def action_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an action; refuse to write over somebody else's newer save."""
    reader = request.reader
    action = scoped_or_404(actions.open_to(reader), request, key=key)
    may_edit(reader, action).require()
    offers = _offers(request, action.plan, action)
    form = ActionForm(typed(request), subject=action, cancel_url=action.get_absolute_url(), **offers)
    context: dict[str, Any] = {"action": action, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            edit_action(key=key, by=reader, now=clock.now(), **form.answers)
        except NewerVersion as newer:
            context["theirs"] = answers_that_differ(form.questions, form.cleaned_data, newer.theirs)
            form.take_version(newer.theirs.version)
        else:
            messages.success(request, "The action is changed")
            return redirect(action)
    return render(request, "plans/actions/edit.html", context)


def _offers(request: Request, plan: Plan, action: Action | None) -> dict[str, Any]:
    """Return what the form's lists offer: what there is today, and what the action already names."""
    reader, partnership = request.reader, plan.partnership
    seat = action.lead_seat_id if action else None
    person = action.lead_person_id if action else None
    return {
        "priorities": plans.priorities_of(reader, plan=plan),
        "objectives": plans.objectives_of(reader, plan=plan),
        "seats": seats_of(reader, partnership=partnership, also=seat),
        "people": colleagues_of(reader, partnership=partnership, also=person),
    }
