"""The steps of a plan’s life: putting it to the authorities, agreeing, publishing, closing it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.kernel.decision import Decision
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.plan_life_steps import CloseForm, StepForm
from plans.models import Plan
from plans.policies.plan_life import may_agree, may_close, may_propose, may_publish
from plans.policies.priorities import may_shape
from plans.presenters.plan_life import address, point_rows, seat_rows
from plans.presenters.plan_life_changes import lines_of, not_kept_since, saves_since
from plans.queries import plan_life
from plans.queries.plan_life import Standing
from plans.services.plan_life_steps import agree_plan, close_plan, publish_plan, put_to_authorities
from plans.views.opening import opened_promise

OPEN_SHOWN = 50


@dataclass(frozen=True)
class Asked:
    """A step of which a page asks before it is taken: who may, what takes it, and what is said of it."""

    may: Callable[..., Decision]
    save: Callable[..., Any]
    button: str
    done: str
    is_of_a_version: bool = False


PROPOSE = Asked(
    may_propose,
    put_to_authorities,
    "Put it to the authorities",
    "{version} is kept, and the authorities are asked whether they agree",
)
AGREE = Asked(may_agree, agree_plan, "Agree the plan", "{version} is agreed", is_of_a_version=True)
PUBLISH = Asked(may_publish, publish_plan, "Publish the plan", "{version} is published")


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_propose(request: Request, key: str) -> HttpResponse:
    """Ask before the plan's text is kept as a version and put to its authorities."""
    return _step(request, key, PROPOSE, template="plans/plans/propose.html")


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_agree(request: Request, key: str) -> HttpResponse:
    """Ask before the version that the authorities agreed to becomes the plan."""
    return _step(request, key, AGREE, template="plans/plans/agree.html")


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_publish(request: Request, key: str) -> HttpResponse:
    """Ask before the plan is published as it stands."""
    return _step(request, key, PUBLISH, template="plans/plans/publish.html")


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_close(request: Request, key: str) -> HttpResponse:
    """Ask how far the plan was implemented, and close it; while actions are open, say which."""
    reader = request.reader
    plan = opened_promise(request, key)
    if plan.state == Plan.State.CLOSED and request.method == "POST":  # it was sent before
        return redirect(address(plan, "plan-agreement"))
    may_shape(reader, plan).require()
    form = CloseForm(typed(request), plan=plan, cancel_url=address(plan, "plan-agreement"))
    outcome = save_answers(request, form, subject=plan, save=partial(close_plan, key=key))
    if outcome.saved:
        messages.success(request, "The plan is closed")
        return redirect(address(plan, "plan-agreement"))
    still_open = plan_life.open_actions(reader, plan=plan)
    number = still_open.count()
    rows = plan_life.versions_of_texts(reader, plan=plan) if form.has_news(outcome.subject.version) else []
    context = {
        "plan": plan,
        "form": form,
        "news": saves_since(rows, since=form.opened or 1),
        "may_close": may_close(reader, plan, still_open=number),
        "still_open": still_open[:OPEN_SHOWN],
        "more": max(number - OPEN_SHOWN, 0),
        "follower": plan_life.follower_of(reader, plan=plan),
    }
    return render(request, "plans/plans/close.html", context)


def _step(request: Request, key: str, step: Asked, *, template: str) -> HttpResponse:
    """Show what a step means, and take it; what keeps it from being taken is said on the page."""
    reader = request.reader
    plan = opened_promise(request, key)
    may_shape(reader, plan).require()
    standing = plan_life.standing_of(reader, plan=plan)
    form = StepForm(
        typed(request),
        button=step.button,
        number=standing.put.number if standing.put else 0,
        cancel_url=address(plan, "plan-agreement"),
    )
    if request.method == "POST" and form.is_valid():
        read = {"number": form.cleaned_data["number"]} if step.is_of_a_version else {}
        try:
            version = step.save(plan=plan, by=reader, now=clock.now(), **read)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, step.done.format(version=version))
            return redirect(address(plan, "plan-agreement"))
    context = {"form": form, "may": step.may(reader, standing), **_about(request, standing)}
    return render(request, template, context)


def _about(request: Request, standing: Standing) -> dict[str, Any]:
    """Return what the page of a step shows of the plan."""
    return {
        "plan": standing.plan,
        "put": standing.put,
        "points": [one for one in point_rows(request.reader, standing) if one.said != "There"],
        "seats": seat_rows(request.reader, standing),
        "changes": lines_of(standing.since, request.words),
        "not_kept": not_kept_since(standing.since),
        "number": max((one.number for one in standing.versions), default=0) + 1,
    }
