"""The page on which the next plan is made from one that comes to its end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.plan_life_next import NextPlanForm
from plans.models import Plan
from plans.policies.plan_life import may_follow
from plans.policies.priorities import may_shape
from plans.presenters.plan_life import address
from plans.queries import plan_life
from plans.services.plan_life_next import CHANGED, make_next_plan
from plans.views.opening import opened_promise


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_next(request: Request, key: str) -> HttpResponse:
    """Ask what the next plan is and what becomes of each open action, then do all of it, or nothing."""
    reader = request.reader
    plan = opened_promise(request, key)
    may_shape(reader, plan).require()
    follower = plan_life.follower_of(reader, plan=plan)
    if follower and request.POST.get("key") == follower.key:  # it was sent before
        return _go_to(request, follower)
    form = NextPlanForm(
        typed(request),
        follows=plan,
        open_actions=list(plan_life.open_actions(reader, plan=plan)),
        decided_since=plan_life.decided_since_reported(reader, plan=plan),
        cancel_url=address(plan, "plan-agreement"),
    )
    may = may_follow(reader, plan, follower=follower)
    if request.method == "POST" and may and form.is_valid():
        try:
            return _go_to(request, make_next_plan(plan=plan, by=reader, now=clock.now(), **form.answers))
        except NewerVersion:
            form.add_error(None, CHANGED)
        except ValidationError as refused:
            form.add_error(None, refused)
    context = {"plan": plan, "form": form, "may": may, "follower": follower}
    return render(request, "plans/plans/next.html", context)


def _go_to(request: Request, plan: Plan) -> HttpResponse:
    messages.success(request, f"“{plan.title}” is made")
    return redirect(address(plan, "plan-agreement"))
