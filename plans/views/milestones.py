"""The milestones of an action: listed, added, changed, reached, moved, removed."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.milestones import MilestoneForm, ReachForm, RemoveMilestoneForm
from plans.models import Action, Milestone
from plans.policies.milestones import may_change_milestones, may_reach, may_remove
from plans.presenters.milestones import saves_of, steps_of
from plans.queries import milestones
from plans.services.milestones import (
    add_milestone,
    edit_milestone,
    move_milestone,
    reach_milestone,
    remove_milestone,
)
from plans.views.opening import opened_action


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the milestone with this key that somebody removed."""
    last = milestones.removed(request.reader, key=key)
    if last is None or last.action.partnership_id != request.partnership.pk:
        return None
    action = opened_action(request, last.action.key)
    return Gone(
        last=last,
        name=last.title,
        head="plans/actions/head.html",
        context={"action": action},
        on=_list_of(action),
        on_words="The milestones as they are now",
    )


@access(Permission.PLAN_READ)
@require_safe
def milestone_list(request: Request, key: str) -> HttpResponse:
    """List the milestones of an action, and let whoever may change and order them."""
    action = opened_action(request, key)
    found = milestones.milestones_of(request.reader, action=action)
    context = {
        "action": action,
        "steps": steps_of(found, today=request.reader.today),
        "may_change": may_change_milestones(request.reader, action),
        "may_reach": may_reach(request.reader, action),
    }
    return render(request, "plans/milestones/list.html", context)


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def milestone_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new milestone is, and add it as the last; sent twice, it is added once."""
    action = opened_action(request, key)
    may_change_milestones(request.reader, action).require()
    form = MilestoneForm(typed(request), cancel_url=_list_of(action))
    if request.method == "POST" and form.is_valid():
        try:
            add_milestone(action=action, by=request.reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            sent_before = milestones.open_to(request.reader).filter(action=action)
            scoped_or_404(sent_before, request, key=form.answers["key"])
        messages.success(request, "The milestone is added")
        return redirect(_list_of(action))
    return render(request, "plans/milestones/add.html", {"action": action, "form": form})


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def milestone_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a milestone; refuse to write over somebody else's newer save."""
    milestone = _milestone_or_404(request, key)
    may_change_milestones(request.reader, milestone.action).require()
    form = MilestoneForm(typed(request), subject=milestone, cancel_url=_list_of(milestone.action))
    outcome = save_answers(request, form, subject=milestone, save=partial(edit_milestone, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The milestone is changed"))
        return redirect(_list_of(milestone.action))
    return _page(request, "plans/milestones/edit.html", outcome.subject, form)


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def milestone_reach(request: Request, key: str) -> HttpResponse:
    """Ask when a milestone was reached; refuse to write over somebody else's newer save."""
    milestone = _milestone_or_404(request, key)
    action = milestone.action
    may_reach(request.reader, action).require()
    form = ReachForm(
        typed(request),
        subject=milestone,
        today=request.reader.today,
        cancel_url=action.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=milestone, save=partial(reach_milestone, key=key))
    if outcome.saved:
        said = "The milestone is reached" if outcome.saved.is_reached else "The milestone is still to come"
        messages.success(request, outcome.words(said))
        return redirect(action)
    return _page(request, "plans/milestones/reach.html", outcome.subject, form)


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def milestone_move(request: Request, key: str) -> HttpResponse:
    """Move a milestone one place up or down; somebody who only opens the address comes to the list."""
    milestone = _milestone_or_404(request, key)
    may_change_milestones(request.reader, milestone.action).require()
    to = request.POST.get("to")
    if to in ("up", "down"):
        move_milestone(milestone=milestone, up=to == "up", by=request.reader, now=clock.now())
    return redirect(f"{_list_of(milestone.action)}#{key}")


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def milestone_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a milestone is removed; one with evidence stays."""
    milestone = _milestone_or_404(request, key)
    may_change_milestones(request.reader, milestone.action).require()
    back = _list_of(milestone.action)
    form = RemoveMilestoneForm(typed(request), subject=milestone, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_milestone(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        except ValidationError:  # somebody has just put evidence with it: the page says so
            return redirect(request.path)
        messages.success(request, f"“{milestone}” is removed")
        return redirect(back)
    kept = milestones.number_of_evidence(request.reader, milestone=milestone)
    context = {"action": milestone.action, "milestone": milestone, "form": form}
    return render(
        request, "plans/milestones/remove.html", {**context, "may_remove": may_remove(evidence=kept)}
    )


def _milestone_or_404(request: Request, key: str) -> Milestone:
    milestone = scoped_or_404(milestones.open_to(request.reader), request, key=key)
    opened_action(request, milestone.action.key)
    return milestone


def _page(request: Request, template: str, milestone: Milestone, form: GovukForm) -> HttpResponse:
    context = {"action": milestone.action, "milestone": milestone, "form": form}
    return render(request, template, {**context, "news": _news(request, milestone, form)})


def _news(request: Request, milestone: Milestone, form: GovukForm) -> list[Save]:
    if not form.has_news(milestone.version):
        return []
    versions = milestones.versions_in(request.reader, action=milestone.action)
    since = form.opened or 1
    return saves_of([one for one in versions if one.id == milestone.pk and one.version >= since])


def _list_of(action: Action) -> str:
    return reverse("plans:milestone-list", args=[action.plan.partnership.slug, action.key])
