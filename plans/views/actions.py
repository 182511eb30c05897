"""An action, and the forms that add and change one."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel import day_words
from csp.permissions import Permission
from csp.queries.partnerships import people_with, seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.action import ActionForm
from plans.models import Action, Plan
from plans.policies.actions import may_add, may_edit, may_hand_over
from plans.presenters.action_facts import same_reference_words
from plans.queries import action_choices, actions, plans
from plans.services.actions import add_action, edit_action
from plans.views.action_page import action_page, news_since
from plans.views.opening import opened_action, opened_plan


@access(Permission.PLAN_READ)
@require_safe
def action_detail(request: Request, key: str) -> HttpResponse:
    """Show an action: its update box for whoever may use it, what has been said, its facts."""
    return action_page(request, opened_action(request, key))


@access(Permission.ACTION_ADD)
@require_http_methods(["GET", "POST"])
def action_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new action is, and add it to the plan; sent twice, it is added once."""
    reader = request.reader
    plan = opened_plan(request, key)
    may_add(reader, plan).require()
    form = ActionForm(typed(request), **offers(request, plan), cancel_url=plan.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            action = add_action(plan=plan, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            sent_before = actions.open_to(reader).filter(plan=plan)
            action = scoped_or_404(sent_before, request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "plans/actions/add.html", {"plan": plan, "form": form})
        return _saved(request, action, form, "The action is part of the plan")
    return render(request, "plans/actions/add.html", {"plan": plan, "form": form})


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def action_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an action; refuse to write over somebody else's newer save."""
    reader = request.reader
    action = opened_action(request, key)
    may_edit(reader, action).require()
    form = ActionForm(
        typed(request),
        subject=action,
        may_hand_over=bool(may_hand_over(reader, action)),
        cancel_url=action.get_absolute_url(),
        **offers(request, action.plan, action),
    )
    outcome = save_answers(request, form, subject=action, save=partial(edit_action, key=key))
    if outcome.saved:
        return _saved(request, outcome.saved, form, outcome.words("The action is changed"))
    action = outcome.subject
    context = {
        "action": action,
        "form": form,
        "news": news_since(request, action, form),
        "same_reference": same_reference_words(action.reference, _same_reference(request, action)),
    }
    return render(request, "plans/actions/edit.html", context)


def _saved(request: Request, action: Action, form: ActionForm, words: str) -> HttpResponse:
    """Go to the action and say what was saved: also the date that was read from words, and a reference used twice."""
    read = f". Its due date, {day_words.plain(action.due_on)}, was read from the timescale"
    messages.success(request, words + (read if form.was_due_read else ""))
    if "reference" in form.changed_data and (others := _same_reference(request, action)):
        messages.info(request, same_reference_words(action.reference, others))
    return redirect(action)


def _same_reference(request: Request, action: Action) -> list[Action]:
    """Return the other actions of the plan that have the same reference: it may repeat, and one is told."""
    plan, reference = action.plan, action.reference
    return list(action_choices.with_reference(request.reader, plan=plan, reference=reference, but=action))


def offers(request: Request, plan: Plan, action: Action | None = None) -> dict[str, Any]:
    """Return what the form's lists offer: what there is today, and what the action already names."""
    reader, partnership = request.reader, plan.partnership
    return {
        "plan": plan,
        "is_restricted": plan.circle_id is not None,
        "words": request.words,
        "priorities": plans.priorities_of(reader, plan=plan),
        "objectives": plans.objectives_of(reader, plan=plan),
        "seats": seats_of(reader, partnership=partnership, also=action.lead_seat_id if action else None),
        "supporters": action_choices.supporters_to_offer(reader, partnership=partnership, action=action),
        "areas": action_choices.areas_to_offer(reader, partnership=partnership, action=action),
        "people": people_with(
            reader,
            Permission.UPDATE_GIVE_OWN,
            partnership=partnership,
            also=action.lead_person_id if action else None,
        ),
    }
