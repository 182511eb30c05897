"""What the pages of a priority and of an objective share: the way back, what is new, and removing one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.gone import CHANGED_MEANWHILE, Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.priorities import RemoveForm
from plans.models import Objective, Plan, Priority
from plans.policies.priorities import may_go, may_shape
from plans.presenters.priorities import saves_since
from plans.queries import priorities
from plans.views.opening import must_hold, opened_plan


def list_of(plan: Plan) -> str:
    """Return the address of the page that lists what a plan is made of."""
    return reverse("plans:priority-list", args=[plan.partnership.slug, plan.key])


def go_to_list(plan: Plan) -> HttpResponse:
    """Go there."""
    return redirect(list_of(plan))


def news_about(request: Request, piece: Priority | Objective, form: GovukForm) -> Sequence[Save]:
    """Return what was saved of a piece since the form about it was first opened."""
    if not form.has_news(piece.version):
        return []
    versions = priorities.versions_in(request.reader, plan=piece.plan)
    return saves_since(versions, request.words, piece=piece, since=form.opened or 1)


def move_piece(request: Request, plan: Plan, key: str, *, move: Callable[..., None]) -> HttpResponse:
    """Move a piece one place up or down when a button asks, and go back to where it stands in the list."""
    must_hold(request, Permission.PLAN_EDIT, of=plan)
    to = request.POST.get("to")
    if to in ("up", "down"):
        move(up=to == "up", by=request.reader, now=clock.now())
    return redirect(f"{list_of(plan)}#{key}")


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the priority or the objective with this key that somebody removed."""
    last = priorities.removed(request.reader, key=key)
    if last is None or last.plan.partnership_id != request.partnership.pk:
        return None
    plan = opened_plan(request, last.plan.key)
    return Gone(
        last=last,
        name=str(last.instance),
        head="plans/priorities/head.html",
        context={"plan": plan},
        on=list_of(plan),
        on_words="What the plan is made of now",
    )


def remove_piece(
    request: Request,
    piece: Priority | Objective,
    *,
    remove: Callable[..., Any],
    under: Mapping[str, int],
    template: str,
) -> HttpResponse:
    """Ask before a piece of a plan is removed; ``under`` counts what is under it by its word, and keeps it."""
    plan = piece.plan
    may_shape(request.reader, plan).require()
    noun = request.words.priority.one if isinstance(piece, Priority) else "objective"
    form = RemoveForm(typed(request), subject=piece, noun=noun, cancel_url=list_of(plan))
    if request.method == "POST" and form.is_valid():
        try:
            remove(key=piece.key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return go_to_list(plan)
        except ValidationError:  # somebody has just put something under it: the page says so
            return redirect(request.path)
        else:
            messages.success(request, f"“{piece}” is removed")
            return go_to_list(plan)
    context = {"plan": plan, "piece": piece, "form": form, "kind": f"this {noun}"}
    return render(request, template, {**context, "may_go": may_go(under=under)})
