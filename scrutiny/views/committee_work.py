"""What belongs to a committee: its meetings, what has to be ready before them, and its work programme."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from scrutiny.forms.committees import CancelForm, DeadlineForm, MeetingForm, WorkForm
from scrutiny.models import Committee, CommitteeMeeting
from scrutiny.policies.committees import may_be_cancelled, may_be_held, may_run
from scrutiny.policies.reports import may_write
from scrutiny.presenters.committees import days_before, stands
from scrutiny.queries import committees
from scrutiny.services.committee_meetings import add_meeting, cancel_meeting, edit_meeting, say_whether_held
from scrutiny.services.committees import add_deadline, edit_deadline, remove_deadline
from scrutiny.services.work_items import add_work, edit_work, remove_work, repeat_work
from scrutiny.views.committee_pieces import (
    add_part,
    committee_or_404,
    edit_part,
    find_gone,
    form_page,
    part_or_404,
    remove_part,
)


@access(Permission.PAPERS_READ_OWN)
@require_safe
def meeting_detail(request: Request, key: str) -> HttpResponse:
    """Show a meeting: what has to be ready for it by when, its agenda, and the papers issued for it."""
    reader, meeting = request.reader, _meeting_or_404(request, key)
    issued = committees.packs_for(reader, meeting=meeting)
    deadlines = committees.deadlines_open_to(reader).filter(committee=meeting.committee)
    context = {
        "meeting": meeting,
        "committee": meeting.committee,
        "stands": stands(meeting, today=reader.today),
        "days": days_before(meeting, deadlines=deadlines, issued=issued, today=reader.today),
        "work": committees.work_open_to(reader).filter(meeting=meeting),
        "issued": issued,
        "reports": committees.reports_for(reader, meeting=meeting),
        "may_write": may_write(reader, request.partnership),
        "may_run": may_run(reader, request.partnership.pk),
        "may_be_held": may_be_held(meeting, today=reader.today),
        "may_be_cancelled": may_be_cancelled(meeting, papers=len(issued)),
    }
    return render(request, "scrutiny/meetings/detail.html", context)


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def meeting_add(request: Request, key: str) -> HttpResponse:
    """Ask when a committee meets."""
    committee = committee_or_404(request, key)
    return add_part(
        request,
        MeetingForm(typed(request), cancel_url=committee.get_absolute_url()),
        "scrutiny/meetings/add.html",
        add=partial(add_meeting, committee=committee),
        visible=committees.meetings_open_to(request.reader),
        said="The meeting is planned",
        heading="Plan a meeting",
        committee=committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def meeting_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a meeting."""
    meeting = _meeting_or_404(request, key)
    return edit_part(
        request,
        MeetingForm(typed(request), subject=meeting, cancel_url=meeting.get_absolute_url()),
        "scrutiny/meetings/edit.html",
        part=meeting,
        save=partial(edit_meeting, key=key),
        said="The meeting is changed",
        heading="Change this meeting",
        committee=meeting.committee,
        on=meeting,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def meeting_hold(request: Request, key: str) -> HttpResponse:
    """Write down that a meeting took place, or is still planned, when a button says so; else go to its page."""
    meeting = _meeting_or_404(request, key)
    said = request.POST.get("held")
    if said in ("yes", "no"):
        try:
            say_whether_held(key=key, is_held=said == "yes", by=request.reader, now=clock.now())
        except PermissionDenied as refused:
            messages.warning(request, str(refused))
        else:
            told = "has taken place" if said == "yes" else "is still planned"
            messages.success(request, f"It is written down that the meeting {told}")
    return redirect(meeting)


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def meeting_cancel(request: Request, key: str) -> HttpResponse:
    """Ask why a meeting is cancelled."""
    meeting = _meeting_or_404(request, key)
    papers = committees.number_of_papers(request.reader, meeting=meeting)
    allowed = may_be_cancelled(meeting, papers=papers)
    form = CancelForm(typed(request), version=meeting.version, cancel_url=meeting.get_absolute_url())
    if request.method == "POST" and allowed and form.is_valid():
        try:
            cancel_meeting(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        except ValidationError as refused:  # a report was issued for it meanwhile
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, "The meeting is cancelled. What was on its agenda waits for another")
        return redirect(meeting)
    context = {"heading": "Cancel this meeting", "committee": meeting.committee, "meeting": meeting}
    return form_page(request, "scrutiny/meetings/cancel.html", form, **context, allowed=allowed)


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def deadline_add(request: Request, key: str) -> HttpResponse:
    """Ask what else has to be ready before papers are published."""
    committee = committee_or_404(request, key)
    return add_part(
        request,
        DeadlineForm(typed(request), cancel_url=committee.get_absolute_url()),
        "scrutiny/deadlines/add.html",
        add=partial(add_deadline, committee=committee),
        visible=committees.deadlines_open_to(request.reader),
        said="The deadline is added",
        heading="Add a deadline",
        committee=committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def deadline_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a deadline."""
    deadline = part_or_404(request, committees.deadlines_open_to(request.reader), key)
    return edit_part(
        request,
        DeadlineForm(typed(request), subject=deadline, cancel_url=deadline.committee.get_absolute_url()),
        "scrutiny/deadlines/edit.html",
        part=deadline,
        save=partial(edit_deadline, key=key),
        said="The deadline is changed",
        heading="Change this deadline",
        committee=deadline.committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def deadline_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a deadline is removed."""
    deadline = part_or_404(request, committees.deadlines_open_to(request.reader), key)
    return remove_part(
        request,
        deadline,
        "scrutiny/deadlines/remove.html",
        remove=remove_deadline,
        what="deadline",
        explained="It will not stand before any meeting of this committee. What it was stays among the changes.",
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def work_item_add(request: Request, key: str) -> HttpResponse:
    """Ask what else a committee means to look at."""
    committee = committee_or_404(request, key)
    return add_part(
        request,
        WorkForm(typed(request), cancel_url=committee.get_absolute_url(), **_offers(request, committee)),
        "scrutiny/work_items/add.html",
        add=partial(add_work, committee=committee),
        visible=committees.work_open_to(request.reader),
        said="It is on the work programme",
        heading="Add to the work programme",
        committee=committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def work_item_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about something on the work programme."""
    item = part_or_404(request, committees.work_open_to(request.reader), key)
    offers = _offers(request, item.committee)
    return edit_part(
        request,
        WorkForm(typed(request), subject=item, cancel_url=item.committee.get_absolute_url(), **offers),
        "scrutiny/work_items/edit.html",
        part=item,
        save=partial(edit_work, key=key),
        said="The work programme is changed",
        heading="Change the work programme",
        committee=item.committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def work_item_remove(request: Request, key: str) -> HttpResponse:
    """Ask before something is taken off the work programme."""
    item = part_or_404(request, committees.work_open_to(request.reader), key)
    return remove_part(
        request,
        item,
        "scrutiny/work_items/remove.html",
        remove=remove_work,
        what="item",
        explained="It will not be on the work programme. What it was stays among the changes.",
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def work_item_repeat(request: Request, key: str) -> HttpResponse:
    """Put last year's reviews and updates on the programme again when a button says so; else go to the committee."""
    committee = committee_or_404(request, key)
    if request.method == "POST":
        added = repeat_work(committee=committee, by=request.reader, now=clock.now())
        told = {
            0: "They are on the programme of next year already",
            1: "1 item is put on next year’s programme",
        }
        messages.success(
            request, told.get(len(added), f"{len(added)} items are put on next year’s programme")
        )
    return redirect(committee)


def _meeting_or_404(request: Request, key: str) -> CommitteeMeeting:
    meeting: CommitteeMeeting = part_or_404(request, committees.meetings_open_to(request.reader), key)
    return meeting


def _offers(request: Request, committee: Committee) -> dict[str, Any]:
    cancelled = CommitteeMeeting.State.CANCELLED
    meetings = committees.meetings_open_to(request.reader).filter(committee=committee)
    return {"meetings": meetings.exclude(state=cancelled), "today": request.reader.today}
