"""The highlight report of a plan for a meeting."""

from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp import audit
from csp.kernel import day_words
from csp.permissions import Permission
from csp.queries import made_pdfs
from csp.services.made_pdfs import ask_for_pdf
from csp.web import clock
from csp.web.access import access
from csp.web.kept_file import send_kept
from csp.web.pdf_offers import own_offer
from csp.web.requests import Request
from csp.web.see_as import only_as_oneself
from plans.models import Meeting, Plan
from plans.models.verb import Verb
from plans.presenters.addresses import action_address
from plans.presenters.highlights_pdf import KIND, HighlightsPage, wanted_pdf
from plans.presenters.meeting_highlights import Known, highlights_of, lines_to_decide, parts_of
from plans.presenters.scheme import Scheme
from plans.queries import highlights, meetings, plans
from plans.views.meeting_pieces import meeting_or_404


@access(Permission.PLAN_READ)
@require_safe
def meeting_highlights(request: Request, key: str) -> HttpResponse:
    """Show how the meeting's plan goes: as it stood on the day of a meeting that was held, or as it stands today."""
    context = _told(request, meeting_or_404(request, key))
    context["pdf"] = own_offer(request.reader, kind=KIND, subject_key=key)
    return render(request, "plans/meetings/highlights.html", context)


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def meeting_pdf(request: Request, key: str) -> HttpResponse:
    """Have a PDF made of the report as it reads now, and go on to the page that shows how far that is."""
    meeting = meeting_or_404(request, key)
    told = _told(request, meeting)
    wanted = wanted_pdf(_page(told), told["report"])
    if request.method == "GET":
        return redirect(wanted.page)
    job = ask_for_pdf(about=meeting, wanted=wanted, by=request.reader, now=clock.now())
    return redirect("csp:job-detail", partnership=request.partnership.slug, key=job.key)


@access(Permission.PLAN_READ)
@require_safe
def meeting_download(request: Request, key: str) -> HttpResponseBase:
    """Send the PDF that the reader asked for; when it is gone, go back to where they can ask for another."""
    only_as_oneself(request)
    meeting = meeting_or_404(request, key)
    if meetings.plan_of(request.reader, meeting=meeting) is None:
        raise Http404
    page = reverse("plans:meeting-highlights", args=[request.partnership.slug, key])
    pdf = made_pdfs.own(request.reader, kind=KIND, subject_key=key)
    if pdf is None or pdf.file is None:
        return redirect(page)
    note = partial(
        audit.record, Verb.HIGHLIGHTS_DOWNLOADED, subject=meeting, by=request.reader, now=clock.now()
    )
    return send_kept(request, pdf.file, of=page, note=note)


def _told(request: Request, meeting: Meeting) -> dict[str, Any]:
    """Return what the page says."""
    reader = request.reader
    plan = meetings.plan_of(reader, meeting=meeting)
    day = min(meeting.held_on, reader.today) if meeting.is_held else reader.today
    # What counted from other plans on an earlier day is not known; the page says so.
    is_now = day >= reader.today
    now = highlights.plan_on(reader, plan=plan, day=day, counted=is_now) if plan else None
    if plan is None or now is None:
        raise Http404
    since = highlights.before(reader, meeting=meeting, plan=plan)
    earlier = highlights.plan_on(reader, plan=plan, day=since.day, counted=is_now) if since.day else None
    known = _known(request, plan, day)
    report = highlights_of(now, earlier, known)
    return {
        "meeting": meeting,
        "plan": plan,
        "day": day,
        "since": since,
        "report": report,
        "own_only": bool(known.homes) and not is_now,
        "parts": parts_of(report),
        "questions": [
            (one, known.address.format(one.ask.action.key))
            for one in highlights.open_questions(reader, plan=plan, day=day)
        ],
        "to_decide": lines_to_decide(meeting.notes),
    }


def _page(told: dict[str, Any]) -> HighlightsPage:
    since = told["since"]
    return HighlightsPage(
        meeting=told["meeting"],
        plan=told["plan"],
        day=told["day"],
        since=f"{since.words}, {day_words.plain(since.day)}" if since.day else "The plan began",
        to_decide=told["to_decide"],
        questions=[(str(question.ask.action), question.text) for question, _ in told["questions"]],
        own_only=told["own_only"],
    )


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
        homes=highlights.homes(reader, plan=plan),
    )
