"""The forms that add and change a meeting, and the button that says it took place."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.meetings import MeetingForm
from plans.models import Meeting
from plans.queries import meetings
from plans.services.meetings import add_meeting, edit_meeting, say_whether_held
from plans.views.meeting_pieces import form_page, go_to_meeting, list_url, meeting_or_404, news_about


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def meeting_add(request: Request) -> HttpResponse:
    """Ask what a new meeting is, and add it; sent twice, it is added once."""
    form = MeetingForm(typed(request), cancel_url=list_url(request), **_offers(request))
    if request.method == "POST" and form.is_valid():
        try:
            meeting = add_meeting(
                partnership=request.partnership, by=request.reader, now=clock.now(), **form.answers
            )
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            meeting = scoped_or_404(meetings.open_to(request.reader), request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return form_page(request, "plans/meetings/add.html", form, heading="Add a meeting")
        messages.success(request, "The meeting is added")
        return redirect(meeting)
    return form_page(request, "plans/meetings/add.html", form, heading="Add a meeting")


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def meeting_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a meeting; refuse to write over somebody else's newer save."""
    meeting = meeting_or_404(request, key)
    form = MeetingForm(
        typed(request), subject=meeting, cancel_url=meeting.get_absolute_url(), **_offers(request, meeting)
    )
    outcome = save_answers(request, form, subject=meeting, save=partial(edit_meeting, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The meeting is changed"))
        return redirect(outcome.saved)
    news = news_about(request, outcome.subject, form, meeting=meeting)
    return form_page(
        request,
        "plans/meetings/edit.html",
        form,
        heading="Change this meeting",
        meeting=outcome.subject,
        news=news,
        what="this meeting",
    )


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def meeting_hold(request: Request, key: str) -> HttpResponse:
    """Write down that a meeting took place, or did not, when a button says so; else go to its page."""
    meeting = meeting_or_404(request, key)
    said = request.POST.get("held")
    if said in ("yes", "no"):
        try:
            say_whether_held(meeting=meeting, is_held=said == "yes", by=request.reader, now=clock.now())
        except PermissionDenied as refused:
            messages.warning(request, str(refused))
        else:
            told = "has taken place" if said == "yes" else "has not taken place"
            messages.success(request, f"It is written down that the meeting {told}")
    return go_to_meeting(meeting)


def _offers(request: Request, meeting: Meeting | None = None) -> dict[str, Any]:
    """Return what the form's lists offer: what there is today, and what the meeting already names."""
    reader, partnership = request.reader, request.partnership
    plan, of_round = (meeting.plan_id, meeting.round_id) if meeting else (None, None)
    return {
        "words": request.words,
        "plans": meetings.plans_to_choose(reader, partnership=partnership, also=plan),
        "rounds": meetings.rounds_to_choose(reader, partnership=partnership, also=of_round),
    }
