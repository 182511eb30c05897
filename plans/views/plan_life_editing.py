"""The forms that add a plan, and change what it is, what it says, and what an authority puts into it."""

from functools import partial

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.models import Seat
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.plan_life import CommitmentForm, PlanForm, TextsForm
from plans.models import Commitment, Plan
from plans.policies.plan_life import may_add_plan, may_commit
from plans.policies.priorities import may_shape
from plans.presenters.plan_life import address, own_page
from plans.presenters.plan_life_changes import part_saves_since, saves_since
from plans.queries import plan_life, plans
from plans.services.plan_life import add_plan, edit_plan, write_texts
from plans.services.plan_life_parts import CommitmentAnswers, write_commitment
from plans.views.opening import opened_plan, opened_promise


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_add(request: Request) -> HttpResponse:
    """Ask what a new plan is, and begin it; sent twice, it is begun once."""
    reader, partnership = request.reader, request.partnership
    may_add_plan(reader, partnership).require()
    form = PlanForm(typed(request), cancel_url=reverse("plans:plan-list", args=[partnership.slug]))
    if request.method == "POST" and form.is_valid():
        try:
            plan = add_plan(partnership=partnership, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            plan = scoped_or_404(plans.open_to(reader), request, key=form.answers["key"])
        messages.success(request, "The plan is begun. Write what it says, then its priorities and actions")
        return redirect(address(plan, "plan-agreement"))
    return render(request, "plans/plans/add.html", {"form": form})


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about what a plan is."""
    plan = opened_plan(request, key)
    may_shape(request.reader, plan).require()
    form = PlanForm(typed(request), plan=plan, cancel_url=own_page(plan))
    return _edited(request, plan, form, save=edit_plan, template="plans/plans/edit.html")


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_texts(request: Request, key: str) -> HttpResponse:
    """Ask what the plan itself says."""
    plan = opened_promise(request, key)
    may_shape(request.reader, plan).require()
    form = TextsForm(typed(request), plan=plan, cancel_url=address(plan, "plan-agreement"))
    return _edited(request, plan, form, save=write_texts, template="plans/plans/texts.html")


@access(Permission.PLAN_SIGN)
@require_http_methods(["GET", "POST"])
def plan_commitment(request: Request, key: str) -> HttpResponse:
    """Ask what one authority puts into the plan, and how it will know that it worked."""
    reader = request.reader
    plan = opened_promise(request, key)
    seat = asked_seat(request, plan)
    may_commit(reader, plan, seat).require()
    part = plan_life.commitments_of(reader, plan=plan).filter(seat=seat).first()
    part = part or Commitment(plan=plan, seat=seat, version=0)
    standing = CommitmentAnswers(part.resources, part.success)
    form = CommitmentForm(
        typed(request),
        standing=standing,
        seat=seat.key,
        version=part.version,
        cancel_url=f"{address(plan, 'plan-agreement')}#authorities",
    )
    save = partial(write_commitment, plan=plan, seat=seat)
    outcome = save_answers(
        request, form, subject=part, save=save, stands=lambda: form.answers["answers"] == standing
    )
    if outcome.saved:
        messages.success(request, outcome.words(f"The part of {seat} is saved"))
        return redirect(f"{address(plan, 'plan-agreement')}#authorities")
    news = []
    if form.has_news(outcome.subject.version):
        rows = [one for one in plan_life.versions_of_commitments(reader, plan=plan) if one.seat_id == seat.pk]
        news = part_saves_since(rows, since=form.opened or 0)
    context = {"plan": plan, "seat": seat, "form": form, "news": news}
    return render(request, "plans/plans/commitment.html", context)


def asked_seat(request: Request, plan: Plan) -> Seat:
    """Return the seat that a page is about: the one that was sent or asked for, or else the reader's own.

    Raises Http404 when the address names none of today's responsible authorities.
    """
    seats = list(plan_life.signing_seats(request.reader, plan=plan))
    given = typed(request)
    key = (given.get("seat") if given else None) or request.GET.get("seat")
    if key:
        return _or_404([seat for seat in seats if seat.key == key])
    return _or_404([seat for seat in seats if may_commit(request.reader, plan, seat)] or seats)


def _or_404(found: list[Seat]) -> Seat:
    if not found:
        raise Http404
    return found[0]


def _edited(request: Request, plan: Plan, form, *, save, template: str) -> HttpResponse:
    """Save what a form says about the plan, or show it again with what somebody saved meanwhile."""
    outcome = save_answers(request, form, subject=plan, save=partial(save, key=plan.key))
    if outcome.saved:
        messages.success(request, outcome.words("The plan is changed"))
        return redirect(own_page(plan))
    news = []
    if form.has_news(outcome.subject.version):
        rows = plan_life.versions_of_texts(request.reader, plan=plan)
        news = saves_since(rows, since=form.opened or 1)
    return render(request, template, {"plan": plan, "form": form, "news": news})
