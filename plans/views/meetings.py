"""The meetings of a partnership, one meeting, and every change to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.kernel.public_meeting import asked_in
from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.models import Meeting, Plan
from plans.policies.actions import may_add
from plans.policies.meetings import may_be_held, may_run
from plans.presenters import meetings as shown
from plans.presenters.meeting_changes import stories_of
from plans.presenters.meeting_highlights import lines_to_decide
from plans.queries import meetings
from plans.views.meeting_pieces import meeting_or_404


@access(Permission.PLAN_READ)
@require_safe
def meeting_list(request: Request) -> HttpResponse:
    """List the partnership's meetings, and what is written down of the public meeting of each year."""
    reader, partnership = request.reader, request.partnership
    found = list(meetings.listed(reader, partnership=partnership))
    coming, past = shown.rows_of(found, request.words, today=reader.today)
    context = {
        "coming": coming,
        "past": past,
        "years": shown.public_years(
            meetings.public_meetings(reader, partnership=partnership),
            seats=list(meetings.responsible_seats(reader, partnership=partnership)),
            seniors=meetings.seniors_at(reader, partnership=partnership),
            known=[one.held_on for one in found],
            today=reader.today,
        ),
        "asked_in": asked_in(partnership.kind),
        "may_run": may_run(reader, partnership.pk),
    }
    return render(request, "plans/meetings/list.html", context)


@access(Permission.PLAN_READ)
@require_safe
def meeting_detail(request: Request, key: str) -> HttpResponse:
    """Show a meeting: who was there for whom, what was before it and what it decided."""
    reader = request.reader
    meeting = meeting_or_404(request, key)
    plan = meetings.plan_of(reader, meeting=meeting)
    context = {
        "meeting": meeting,
        "plan": plan,
        "stands": shown.stands(meeting, reader.today),
        "facts": shown.facts_of(
            meeting,
            plan=str(plan or ""),
            of_round=str(meetings.round_of(reader, meeting=meeting) or ""),
            words=request.words,
        ),
        "to_decide": lines_to_decide(meeting.notes),
        "may_run": may_run(reader, meeting.partnership_id),
        "may_be_held": may_be_held(meeting, today=reader.today),
        **_who_came(request, meeting),
        **_what_was_done(request, meeting, plan),
    }
    return render(request, "plans/meetings/detail.html", context)


@access(Permission.PLAN_READ)
@require_safe
def meeting_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to a meeting, field by field, and what was removed from it."""
    meeting = meeting_or_404(request, key)
    versions = meetings.versions_in(request.reader, meeting=meeting)
    names = meetings.names_in(request.reader, versions)
    stories = stories_of(versions, request.words, names=names)
    return render(request, "plans/meetings/changes.html", {"meeting": meeting, "stories": stories})


def _who_came(request: Request, meeting: Meeting) -> dict[str, Any]:
    reader = request.reader
    seats = list(meetings.seats_on(reader, partnership=meeting.partnership, day=meeting.held_on))
    there = list(meetings.attendances_open_to(reader).filter(meeting=meeting))
    is_past = meeting.is_held or meeting.held_on < reader.today
    missing = shown.missing_words(shown.not_represented(seats, there)) if there and is_past else ""
    return {
        "tables": shown.tables_of(seats, there),
        "is_written": bool(there),
        "missing": missing,
        "nobody": "Nobody" if is_past else "Nobody yet",
    }


def _what_was_done(request: Request, meeting: Meeting, plan: Plan | None) -> dict[str, Any]:
    reader, slug = request.reader, meeting.partnership.slug
    runs = may_run(reader, meeting.partnership_id)
    return {
        "papers": shown.papers_of(meetings.papers_open_to(reader).filter(meeting=meeting), slug),
        "decisions": shown.decisions_of(
            list(meetings.decisions_open_to(reader).filter(meeting=meeting)),
            meetings.actions_raised(reader, meeting=meeting),
            may_raise=bool(runs and plan and may_add(reader, plan)),
        ),
    }
