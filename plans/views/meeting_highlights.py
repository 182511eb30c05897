"""The highlight report of a plan for a meeting."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.models import Plan
from plans.presenters.addresses import action_address
from plans.presenters.meeting_highlights import Known, highlights_of, lines_to_decide, parts_of
from plans.presenters.scheme import Scheme
from plans.queries import highlights, meetings, plans
from plans.views.meeting_pieces import meeting_or_404


@access(Permission.PLAN_READ)
@require_safe
def meeting_highlights(request: Request, key: str) -> HttpResponse:
    """Show how the meeting's plan goes: as it stood on the day of a meeting that was held, or as it stands today."""
    reader = request.reader
    meeting = meeting_or_404(request, key)
    plan = meetings.plan_of(reader, meeting=meeting)
    day = min(meeting.held_on, reader.today) if meeting.is_held else reader.today
    now = highlights.plan_on(reader, plan=plan, day=day) if plan else None
    if plan is None or now is None:
        raise Http404
    since = highlights.before(reader, meeting=meeting, plan=plan)
    earlier = highlights.plan_on(reader, plan=plan, day=since.day) if since.day else None
    known = _known(request, plan, day)
    report = highlights_of(now, earlier, known)
    context = {
        "meeting": meeting,
        "plan": plan,
        "day": day,
        "since": since,
        "report": report,
        "parts": parts_of(report),
        "questions": [
            (one, known.address.format(one.ask.action.key))
            for one in highlights.open_questions(reader, plan=plan, day=day)
        ],
        "to_decide": lines_to_decide(meeting.notes),
    }
    return render(request, "plans/meetings/highlights.html", context)


def _known(request: Request, plan: Plan, day: date) -> Known:
    reader = request.reader
    scheme = Scheme.of(plans.scheme_of(reader, partnership=plan.partnership))
    return Known(
        day=day,
        silent_after=plan.silent_after_days,
        added=highlights.added_days(reader, plan=plan),
        reporters=highlights.names_that_report(reader, plan=plan, day=day),
        tags={tag.word: tag for tag in scheme.tags.values()},
        address=action_address(plan.partnership),
    )
