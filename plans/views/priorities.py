"""What a plan is made of: its priorities and objectives, and every change to them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.policies.priorities import may_shape
from plans.presenters.plan_tabs import plan_tabs
from plans.presenters.priorities import parts_of, stories_of
from plans.queries import actions, plans, priorities
from plans.queries.priority_leads import leads_who_left
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def priority_list(request: Request, key: str) -> HttpResponse:
    """List the plan's priorities with their objectives, and let whoever may change and order them."""
    reader = request.reader
    plan = opened_plan(request, key)
    under = {
        field: priorities.numbers_under(reader, plan=plan, field=field) for field in ("priority", "objective")
    }
    parts = parts_of(
        plan,
        priorities=list(plans.priorities_of(reader, plan=plan)),
        objectives=plans.objectives_of(reader, plan=plan),
        under=under,
        left=leads_who_left(reader, plan=plan),
    )
    context = {
        "plan": plan,
        "tabs": plan_tabs(
            plan, here="priorities", total=actions.count_of(reader, plan=plan), words=request.words
        ),
        "parts": parts,
        "may_shape": may_shape(reader, plan),
    }
    return render(request, "plans/priorities/list.html", context)


@access(Permission.PLAN_READ)
@require_safe
def priority_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each priority and objective, those that were removed too."""
    plan = opened_plan(request, key)
    stories = stories_of(priorities.versions_in(request.reader, plan=plan), request.words)
    return render(request, "plans/priorities/changes.html", {"plan": plan, "stories": stories})
