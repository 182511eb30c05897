"""The meetings of a review's panel, one meeting, and every change to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import PanelMeeting, Part
from dhr.models.verb import Verb
from dhr.policies.panel_meetings import may_be_removed
from dhr.policies.reviews import may_run
from dhr.presenters import panel_meetings as shown
from dhr.presenters.panel_changes import PANEL
from dhr.queries import panel_meetings, plans
from dhr.services.openings import record_opening
from dhr.views.opening import nothing_to_do_in, opened_review
from dhr.views.panel_pieces import HERE, opened_meeting
from plans.policies.actions import may_add
from plans.policies.meetings import may_be_held


@access(Permission.ENTER)
@require_safe
def panel_meeting_list(request: Request, key: str) -> HttpResponse:
    """List the meetings of a review's panel to those who are of it."""
    opened = opened_review(request, key, part=Part.PANEL)
    reader = request.reader
    coming, past = shown.rows_of(panel_meetings.of_review(reader, review=opened.review), today=reader.today)
    context = opened.context(
        here=HERE,
        coming=coming,
        past=past,
        may_run=may_run(reader, opened.review),
        nothing_to_do="" if coming or past else nothing_to_do_in(request, opened),
    )
    return render(request, "dhr/panel_meetings/list.html", context)


@access(Permission.ENTER)
@require_safe
def panel_meeting_detail(request: Request, key: str) -> HttpResponse:
    """Show a meeting: what was before the panel, who was there and what it decided; who opened it is noted."""
    opened, meeting = opened_meeting(request, key)
    reader = request.reader
    record_opening(record=meeting, verb=Verb.MEETING_OPENED, by=reader, now=clock.now())
    runs = may_run(reader, opened.review)
    has_parts = panel_meetings.has_parts(reader, meeting=meeting)
    context = opened.context(
        here=HERE,
        meeting=meeting,
        stands=shown.stands(meeting, reader.today),
        facts=shown.facts_of(meeting),
        may_run=runs,
        may_be_held=may_be_held(meeting, today=reader.today),
        may_go=runs and may_be_removed(meeting, has_parts=has_parts),
        **_what_was_done(request, meeting, runs=bool(runs)),
    )
    return render(request, "dhr/panel_meetings/detail.html", context)


@access(Permission.ENTER)
@require_safe
def panel_meeting_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to a meeting, field by field, and what was removed from it."""
    opened, meeting = opened_meeting(request, key)
    stories = PANEL.stories(panel_meetings.versions_in(request.reader, meeting=meeting))
    context = opened.context(here=HERE, meeting=meeting, stories=stories)
    return render(request, "dhr/panel_meetings/changes.html", context)


def _what_was_done(request: Request, meeting: PanelMeeting, *, runs: bool) -> dict[str, Any]:
    reader, slug = request.reader, request.partnership.slug
    plan = plans.plan_of(reader, review=meeting.review) if runs else None
    there, apologies = shown.people_of(panel_meetings.attendances_open_to(reader).filter(meeting=meeting))
    return {
        "there": there,
        "apologies": apologies,
        "papers": shown.papers_of(panel_meetings.papers_open_to(reader).filter(meeting=meeting), slug),
        "decisions": shown.decisions_of(
            panel_meetings.decisions_open_to(reader).filter(meeting=meeting),
            panel_meetings.actions_raised(reader, meeting=meeting),
            may_raise=bool(plan and may_add(reader, plan)),
        ),
    }
