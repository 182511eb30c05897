"""The decisions of a meeting: added, changed, moved, removed, and an action raised from one."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.kernel.keys import new_key
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.action import ActionForm
from plans.forms.meetings_parts import DecisionForm
from plans.models import Action, MeetingDecision, Plan
from plans.policies.meetings import may_raise, may_remove_decision
from plans.queries import actions, meetings
from plans.services.meetings_decisions import (
    add_decision,
    edit_decision,
    move_decision,
    raise_action,
    remove_decision,
)
from plans.views.actions import offers
from plans.views.meeting_pieces import (
    find_gone,
    form_page,
    go_to_meeting,
    meeting_or_404,
    news_about,
    part_or_404,
    remove_part,
)

HERE = "#decisions"
LONGEST_TITLE = 300


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def decision_add(request: Request, key: str) -> HttpResponse:
    """Ask what a meeting decided, and write it down as the last; sent twice, it is written once."""
    meeting = meeting_or_404(request, key)
    form = DecisionForm(typed(request), cancel_url=meeting.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            add_decision(meeting=meeting, by=request.reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            mine = meetings.decisions_open_to(request.reader).filter(meeting=meeting)
            part_or_404(request, mine, form.answers["key"])
        messages.success(request, "The decision is written down")
        return go_to_meeting(meeting, HERE)
    return form_page(
        request, "plans/decisions/add.html", form, heading="Write down a decision", meeting=meeting
    )


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def decision_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a decision; refuse to write over somebody else's newer save."""
    decision = _decision_or_404(request, key)
    meeting = decision.meeting
    form = DecisionForm(typed(request), subject=decision, cancel_url=meeting.get_absolute_url())
    outcome = save_answers(request, form, subject=decision, save=partial(edit_decision, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The decision is changed"))
        return go_to_meeting(meeting, HERE)
    news = news_about(request, outcome.subject, form, meeting=meeting)
    return form_page(
        request,
        "plans/decisions/edit.html",
        form,
        heading="Change this decision",
        meeting=meeting,
        news=news,
        what="this decision",
    )


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def decision_move(request: Request, key: str) -> HttpResponse:
    """Move a decision one place up or down; somebody who only opens the address comes to the meeting."""
    decision = _decision_or_404(request, key)
    to = request.POST.get("to")
    if to in ("up", "down"):
        move_decision(decision=decision, up=to == "up", by=request.reader, now=clock.now())
    return go_to_meeting(decision.meeting, f"#{key}")


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def decision_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a decision is removed; one of which an action came stays."""
    decision = _decision_or_404(request, key)
    return remove_part(
        request,
        decision,
        "plans/decisions/remove.html",
        remove=remove_decision,
        what="decision",
        explained="What it said stays among the changes.",
        refusal=may_remove_decision(decision).refusal,
    )


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def decision_raise(request: Request, key: str) -> HttpResponse:
    """Ask for the action that comes of a decision, its words filled in, and link the two; sent twice, it is one."""
    reader = request.reader
    decision = _decision_or_404(request, key)
    if decision.action_id:
        mine = actions.open_to(reader).filter(pk=decision.action_id).first()
        return redirect(mine) if mine else go_to_meeting(decision.meeting, HERE)
    plan = meetings.plan_of(reader, meeting=decision.meeting)
    allowed = may_raise(reader, decision, plan)
    if plan is None or not allowed:
        messages.warning(request, allowed.refusal)
        return go_to_meeting(decision.meeting, HERE)
    form = ActionForm(
        typed(request),
        initial=_begin(decision),
        cancel_url=decision.meeting.get_absolute_url(),
        **offers(request, plan),
    )
    if request.method == "POST" and form.is_valid() and (action := _raised(request, decision, plan, form)):
        messages.success(request, "The action is part of the plan, and linked with the decision")
        return redirect(action)
    return render(request, "plans/decisions/raise.html", {"plan": plan, "form": form, "decision": decision})


def _raised(request: Request, decision: MeetingDecision, plan: Plan, form: ActionForm) -> Action | None:
    """Return the action that was raised; what the service refuses is said on the form."""
    try:
        return raise_action(decision=decision, plan=plan, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        sent_before = actions.open_to(request.reader).filter(plan=plan)
        return scoped_or_404(sent_before, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _begin(decision: MeetingDecision) -> dict[str, str]:
    """Return the decision's words as an action begins with them: one that is too long for a title is its detail."""
    said = " ".join(decision.text.split())
    if len(said) <= LONGEST_TITLE:
        return {"key": new_key(), "title": said}
    return {"key": new_key(), "title": f"{said[: LONGEST_TITLE - 1]}…", "detail": decision.text}


def _decision_or_404(request: Request, key: str) -> MeetingDecision:
    found: MeetingDecision = part_or_404(request, meetings.decisions_open_to(request.reader), key)
    return found
