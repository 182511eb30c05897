"""The forms that add, change, move and remove an objective."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.priorities import ObjectiveForm
from plans.models import Objective
from plans.policies.priorities import may_shape
from plans.queries import plans, priorities
from plans.services.objectives import add_objective, edit_objective, move_objective, remove_objective
from plans.views.opening import opened_plan
from plans.views.pieces import find_gone, go_to_list, list_of, move_piece, news_about, remove_piece


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def objective_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new objective under this priority is, and add it; sent twice, it is added once."""
    reader = request.reader
    priority = scoped_or_404(priorities.open_to(reader), request, key=key)
    plan = opened_plan(request, priority.plan.key)
    may_shape(reader, plan).require()
    offered = plans.priorities_of(reader, plan=plan).select_related("plan__partnership")
    form = ObjectiveForm(
        typed(request),
        begin={"priority": key},
        priorities=offered,
        words=request.words,
        cancel_url=list_of(plan),
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_objective(by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            sent_before = priorities.objectives_open_to(reader).filter(plan=plan)
            scoped_or_404(sent_before, request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "plans/objectives/add.html", {"plan": plan, "form": form})
        messages.success(request, "The objective is part of the plan")
        return go_to_list(plan)
    return render(request, "plans/objectives/add.html", {"plan": plan, "form": form})


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def objective_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an objective; refuse to write over somebody else's newer save."""
    objective = _objective_or_404(request, key)
    plan = objective.plan
    may_shape(request.reader, plan).require()
    offered = plans.priorities_of(request.reader, plan=plan)
    form = ObjectiveForm(
        typed(request), subject=objective, priorities=offered, words=request.words, cancel_url=list_of(plan)
    )
    outcome = save_answers(request, form, subject=objective, save=partial(edit_objective, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The objective is changed"))
        return go_to_list(plan)
    context = {
        "plan": plan,
        "form": form,
        "piece": objective,
        "news": news_about(request, outcome.subject, form),
    }
    return render(request, "plans/objectives/edit.html", context)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def objective_move(request: Request, key: str) -> HttpResponse:
    """Move an objective one place up or down; somebody who only opens the address comes to the list."""
    objective = _objective_or_404(request, key)
    return move_piece(request, objective.plan, key, move=partial(move_objective, objective=objective))


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def objective_remove(request: Request, key: str) -> HttpResponse:
    """Ask before an objective is removed; one with actions stays."""
    objective = _objective_or_404(request, key)
    return remove_piece(
        request,
        objective,
        remove=remove_objective,
        under=priorities.under_objective(request.reader, objective=objective),
        template="plans/objectives/remove.html",
    )


def _objective_or_404(request: Request, key: str) -> Objective:
    objective = scoped_or_404(priorities.objectives_open_to(request.reader), request, key=key)
    opened_plan(request, objective.plan.key)
    return objective
