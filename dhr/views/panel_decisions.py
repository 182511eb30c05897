"""The decisions of a panel's meeting: added, changed, removed, and an action raised from one."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.queries.partnerships import seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.panel_parts import DecisionForm, RaiseForm
from dhr.models import PanelDecision
from dhr.policies.panel_meetings import may_raise, may_remove_decision
from dhr.queries import panel_meetings, plans
from dhr.queries.known_words import known_words
from dhr.services.panel_decisions import add_decision, edit_decision, raise_action, remove_decision
from dhr.views.panel_pieces import (
    find_gone,
    form_page,
    go_to_meeting,
    meeting_to_change,
    news_about,
    part_to_change,
    remove_page,
)
from plans.models import Action, Plan
from plans.queries import actions

PLACE = "#decisions"


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_decision_add(request: Request, key: str) -> HttpResponse:
    """Ask what a meeting decided, and write it down as the last; sent twice, it is written once."""
    opened, meeting = meeting_to_change(request, key)
    known = known_words(request.reader, review=opened.review)
    form = DecisionForm(typed(request), known=known, cancel_url=meeting.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            add_decision(meeting=meeting, by=request.reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            mine = panel_meetings.decisions_open_to(request.reader).filter(meeting=meeting)
            scoped_or_404(mine, request, key=form.answers["key"])
        messages.success(request, "The decision is written down")
        return go_to_meeting(meeting, PLACE)
    return form_page(
        request,
        "dhr/panel_decisions/add.html",
        form,
        opened=opened,
        meeting=meeting,
        heading="Write down a decision",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def panel_decision_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a decision; refuse to write over somebody else's newer save."""
    opened, decision = part_to_change(request, panel_meetings.decisions_open_to(request.reader), key)
    meeting = decision.meeting
    form = DecisionForm(
        typed(request),
        subject=decision,
        known=known_words(request.reader, review=opened.review),
        cancel_url=meeting.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=decision, save=partial(edit_decision, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The decision is changed"))
        return go_to_meeting(meeting, f"#{key}")
    return form_page(
        request,
        "dhr/panel_decisions/edit.html",
        form,
        opened=opened,
        meeting=meeting,
        heading="Change this decision",
        news=news_about(request, outcome.subject, form, meeting=meeting),
        what="this decision",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def panel_decision_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a decision is removed; one of which an action came stays."""
    opened, decision = part_to_change(request, panel_meetings.decisions_open_to(request.reader), key)
    return remove_page(
        request,
        decision,
        "dhr/panel_decisions/remove.html",
        opened=opened,
        remove=remove_decision,
        heading="Remove this decision",
        back=decision.meeting.get_absolute_url(),
        meeting=decision.meeting,
        explained="What it said stays among the changes.",
        refusal=may_remove_decision(decision).refusal,
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def panel_decision_raise(request: Request, key: str) -> HttpResponse:
    """Ask for the action that comes of a decision, its words filled in, and link the two; sent twice, it is one."""
    reader = request.reader
    opened, decision = part_to_change(request, panel_meetings.decisions_open_to(reader), key)
    meeting = decision.meeting
    if decision.action_id:
        mine = panel_meetings.actions_raised(reader, meeting=meeting).get(decision.action_id)
        return redirect(mine) if mine else go_to_meeting(meeting, PLACE)
    plan = plans.plan_of(reader, review=opened.review)
    allowed = may_raise(reader, decision, plan)
    if plan is None or not allowed:
        messages.warning(request, allowed.refusal)
        return go_to_meeting(meeting, PLACE)
    form = _raise_form(request, decision)
    if request.method == "POST" and form.is_valid() and (action := _raised(request, decision, plan, form)):
        messages.success(request, "The action is part of the review’s plan, and linked with the decision")
        return redirect(action)
    return form_page(
        request,
        "dhr/panel_decisions/raise.html",
        form,
        opened=opened,
        meeting=meeting,
        heading="Raise an action",
        intro=f"It goes into the review’s action plan and stays linked with this decision: “{decision.text}”",
    )


def _raise_form(request: Request, decision: PanelDecision) -> RaiseForm:
    reader, meeting = request.reader, decision.meeting
    return RaiseForm(
        typed(request),
        text=decision.text,
        seats=seats_of(reader, partnership=request.partnership),
        known=known_words(reader, review=meeting.review),
        cancel_url=meeting.get_absolute_url(),
    )


def _raised(request: Request, decision: PanelDecision, plan: Plan, form: RaiseForm) -> Action | None:
    """Return the action that was raised; what the service refuses is said on the form."""
    try:
        return raise_action(decision=decision, plan=plan, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        sent_before = actions.open_to(request.reader).filter(plan=plan)
        return scoped_or_404(sent_before, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
