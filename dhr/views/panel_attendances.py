"""Who was at a meeting of a panel: the panel at once, a guest, one changed, one taken off."""

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
from dhr.forms.panel_attendances import AttendanceForm, PanelForm
from dhr.models import PanelMeeting
from dhr.queries import panel_meetings
from dhr.services.panel_attendances import Came, add_attendances, edit_attendance, remove_attendance
from dhr.views.panel_pieces import (
    find_gone,
    form_page,
    go_to_meeting,
    meeting_to_change,
    news_about,
    part_to_change,
    remove_page,
)
from plans.policies.meetings import may_come

PLACE = "#attendance"


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_attendance_fill(request: Request, key: str) -> HttpResponse:
    """Ask of everybody on the panel at once whether they came; sent twice, everybody is on the list once."""
    opened, meeting = meeting_to_change(request, key)
    reader = request.reader
    listed = panel_meetings.attendances_open_to(reader).filter(meeting=meeting)
    there = set(listed.values_list("member_id", flat=True))
    members = list(panel_meetings.panel_on(reader, meeting=meeting))
    is_to_come = not may_come(meeting, today=reader.today)
    form = PanelForm(
        typed(request),
        members=members if request.method == "POST" else [one for one in members if one.pk not in there],
        is_to_come=is_to_come,
        cancel_url=meeting.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid() and (saved := _added(request, meeting, form, form.rows)):
        return saved
    return form_page(
        request,
        "dhr/panel_attendances/fill.html",
        form,
        opened=opened,
        meeting=meeting,
        heading="Write down who sent apologies" if is_to_come else "Write down who came",
        nothing="" if form.members else "Everybody on the panel that day is on the list already.",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_attendance_add(request: Request, key: str) -> HttpResponse:
    """Ask who else was there; sent twice, they are on the list once."""
    opened, meeting = meeting_to_change(request, key)
    form = AttendanceForm(
        typed(request),
        is_to_come=not may_come(meeting, today=request.reader.today),
        cancel_url=meeting.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid() and (saved := _added(request, meeting, form, [form.row])):
        return saved
    return form_page(
        request,
        "dhr/panel_attendances/add.html",
        form,
        opened=opened,
        meeting=meeting,
        heading="Add a guest",
        intro="Somebody who came and is not on the panel. Nothing of the review opens to them.",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def panel_attendance_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about who was at a meeting; refuse to write over somebody else's newer save."""
    opened, one = part_to_change(request, panel_meetings.attendances_open_to(request.reader), key)
    meeting = one.meeting
    form = AttendanceForm(
        typed(request),
        subject=one,
        is_to_come=one.sent_apologies and not may_come(meeting, today=request.reader.today),
        cancel_url=meeting.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=one, save=partial(edit_attendance, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("What is written of them is changed"))
        return go_to_meeting(meeting, PLACE)
    news = news_about(request, outcome.subject, form, meeting=meeting)
    heading = f"Change what is written of {one}"
    return form_page(
        request,
        "dhr/panel_attendances/edit.html",
        form,
        opened=opened,
        meeting=meeting,
        heading=heading,
        news=news,
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def panel_attendance_remove(request: Request, key: str) -> HttpResponse:
    """Ask before somebody is taken off the list."""
    opened, one = part_to_change(request, panel_meetings.attendances_open_to(request.reader), key)
    return remove_page(
        request,
        one,
        "dhr/panel_attendances/remove.html",
        opened=opened,
        remove=remove_attendance,
        heading="Remove this person",
        back=one.meeting.get_absolute_url(),
        meeting=one.meeting,
        explained=f"{one} will no longer be on the list. That they were stays among the changes.",
    )


def _added(
    request: Request, meeting: PanelMeeting, form: AttendanceForm | PanelForm, rows: list[Came]
) -> HttpResponse | None:
    """Add these rows and go to the list; what the service refuses is said on the form."""
    try:
        new = add_attendances(meeting=meeting, rows=rows, by=request.reader, now=clock.now())
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
    words = {0: "They are on the list already", 1: "1 person is on the list now"}
    messages.success(request, words.get(len(new), f"{len(new)} people are on the list now"))
    return go_to_meeting(meeting, PLACE)
