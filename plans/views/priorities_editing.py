"""The forms that add, change, move and remove a priority."""

from functools import partial
from itertools import count
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.queries.partnerships import people_with, seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.priorities import PriorityForm
from plans.models import Plan, Priority
from plans.policies.priorities import may_shape
from plans.queries import plans, priorities
from plans.services.priorities import add_priority, edit_priority, move_priority, remove_priority
from plans.views.opening import opened_plan
from plans.views.pieces import find_gone, go_to_list, list_of, move_piece, news_about, remove_piece


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def priority_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new priority is, and add it at the end; sent twice, it is added once."""
    reader = request.reader
    plan = opened_plan(request, key)
    may_shape(reader, plan).require()
    taken = set(plans.priorities_of(reader, plan=plan).values_list("number", flat=True))
    number = next(one for one in count(1) if str(one) not in taken)
    form = PriorityForm(
        typed(request), begin={"number": number}, cancel_url=list_of(plan), **_offers(request, plan)
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_priority(plan=plan, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            scoped_or_404(priorities.open_to(reader).filter(plan=plan), request, key=form.answers["key"])
        messages.success(request, f"The {request.words.priority.one} is part of the plan")
        return go_to_list(plan)
    return render(request, "plans/priorities/add.html", {"plan": plan, "form": form})


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def priority_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a priority; refuse to write over somebody else's newer save."""
    priority = _priority_or_404(request, key)
    plan = priority.plan
    may_shape(request.reader, plan).require()
    form = PriorityForm(
        typed(request), subject=priority, cancel_url=list_of(plan), **_offers(request, plan, priority)
    )
    outcome = save_answers(request, form, subject=priority, save=partial(edit_priority, key=key))
    if outcome.saved:
        messages.success(request, outcome.words(f"The {request.words.priority.one} is changed"))
        return go_to_list(plan)
    context = {
        "plan": plan,
        "form": form,
        "piece": priority,
        "news": news_about(request, outcome.subject, form),
    }
    return render(request, "plans/priorities/edit.html", context)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def priority_move(request: Request, key: str) -> HttpResponse:
    """Move a priority one place up or down; somebody who only opens the address comes to the list."""
    priority = _priority_or_404(request, key)
    return move_piece(request, priority.plan, key, move=partial(move_priority, priority=priority))


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def priority_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a priority is removed; one with anything under it stays."""
    priority = _priority_or_404(request, key)
    return remove_piece(
        request,
        priority,
        remove=remove_priority,
        under=priorities.under_priority(request.reader, priority=priority),
        template="plans/priorities/remove.html",
    )


def _priority_or_404(request: Request, key: str) -> Priority:
    priority = scoped_or_404(priorities.open_to(request.reader), request, key=key)
    opened_plan(request, priority.plan.key)
    return priority


def _offers(request: Request, plan: Plan, priority: Priority | None = None) -> dict[str, Any]:
    """Return what the form's lists offer: what there is today, and what the priority already names."""
    reader, partnership = request.reader, plan.partnership
    seat, person = (priority.lead_seat_id, priority.lead_person_id) if priority else (None, None)
    return {
        "words": request.words,
        "seats": seats_of(reader, partnership=partnership, also=seat),
        "people": people_with(reader, Permission.UPDATE_GIVE_OWN, partnership=partnership, also=person),
    }
