"""Who was at a meeting: one added, everybody added at once, one changed, one taken off."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.meetings_attendance import AttendanceForm, TableForm
from plans.models import Meeting
from plans.policies.meetings import may_come
from plans.presenters.meetings import already_listed
from plans.queries import meetings
from plans.services.meetings_attendance import Came, add_attendance, edit_attendance, remove_attendance
from plans.views.meeting_pieces import (
    find_gone,
    form_page,
    go_to_meeting,
    meeting_or_404,
    news_about,
    part_or_404,
    remove_part,
)

HERE = "#attendance"


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def attendance_add(request: Request, key: str) -> HttpResponse:
    """Ask who was at a meeting for which authority; sent twice, they are on the list once."""
    meeting = meeting_or_404(request, key)
    seats = meetings.seats_on(request.reader, partnership=meeting.partnership, day=meeting.held_on)
    form = AttendanceForm(
        typed(request),
        seats=seats,
        is_to_come=not may_come(meeting, today=request.reader.today),
        cancel_url=meeting.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid() and (saved := _added(request, meeting, form, [form.row])):
        return saved
    return form_page(request, "plans/attendances/add.html", form, heading="Add somebody", meeting=meeting)


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def attendance_fill(request: Request, key: str) -> HttpResponse:
    """Ask for every seat at once who was at a meeting; sent twice, everybody is on the list once."""
    meeting = meeting_or_404(request, key)
    seats = meetings.seats_on(request.reader, partnership=meeting.partnership, day=meeting.held_on)
    there = meetings.attendances_open_to(request.reader).filter(meeting=meeting)
    is_to_come = not may_come(meeting, today=request.reader.today)
    form = TableForm(
        typed(request),
        seats=already_listed(seats, there),
        is_to_come=is_to_come,
        cancel_url=meeting.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid() and (saved := _added(request, meeting, form, form.rows)):
        return saved
    intro = "One person for each authority; more can be added after. Leave empty what is not to be added."
    return form_page(
        request,
        "plans/attendances/fill.html",
        form,
        heading="Write down who sent apologies" if is_to_come else "Write down who came",
        meeting=meeting,
        intro=intro,
    )


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def attendance_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about who was at a meeting; refuse to write over somebody else's newer save."""
    one = part_or_404(request, meetings.attendances_open_to(request.reader), key)
    meeting = one.meeting
    seats = meetings.seats_on(
        request.reader, partnership=meeting.partnership, day=meeting.held_on, also=one.seat_id
    )
    form = AttendanceForm(
        typed(request),
        subject=one,
        seats=seats,
        is_to_come=one.sent_apologies and not may_come(meeting, today=request.reader.today),
        cancel_url=meeting.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=one, save=partial(edit_attendance, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("What is written of them is changed"))
        return go_to_meeting(meeting, HERE)
    news = news_about(request, outcome.subject, form, meeting=meeting)
    heading = f"Change what is written of {one}"
    return form_page(
        request, "plans/attendances/edit.html", form, heading=heading, meeting=meeting, news=news, what="this"
    )


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def attendance_remove(request: Request, key: str) -> HttpResponse:
    """Ask before somebody is taken off the list."""
    one = part_or_404(request, meetings.attendances_open_to(request.reader), key)
    explained = f"{one}, {one.seat}, will no longer be on the list. That they were stays among the changes."
    return remove_part(
        request,
        one,
        "plans/attendances/remove.html",
        remove=remove_attendance,
        what="person",
        explained=explained,
    )


def _added(
    request: Request, meeting: Meeting, form: AttendanceForm | TableForm, rows: list[Came]
) -> HttpResponse | None:
    """Add these rows and go to the list; what the service refuses is said on the form."""
    try:
        new = add_attendance(meeting=meeting, rows=rows, by=request.reader, now=clock.now())
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
    told = {0: "They are on the list already", 1: "1 person is added"}
    messages.success(request, told.get(len(new), f"{len(new)} people are added"))
    return go_to_meeting(meeting, HERE)
