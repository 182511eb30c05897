"""The forms that call, change and remove a meeting of a panel, and the button that says it took place."""

from functools import partial

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
from dhr.forms.panel_meetings import MeetingForm
from dhr.models import PanelMeeting, Part, Review
from dhr.policies.panel_meetings import may_be_removed
from dhr.policies.reviews import may_run
from dhr.presenters.panel_meetings import list_of
from dhr.queries import panel_meetings
from dhr.queries.known_words import known_words
from dhr.services.panel_meetings import add_meeting, edit_meeting, remove_meeting, say_whether_held
from dhr.views.opening import opened_review
from dhr.views.panel_pieces import form_page, go_to_meeting, meeting_to_change, news_about, remove_page


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_meeting_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new meeting is, and call it; sent twice, it is called once."""
    opened = opened_review(request, key, part=Part.PANEL)
    review = opened.review
    may_run(request.reader, review).require()
    known = known_words(request.reader, review=review)
    form = MeetingForm(typed(request), known=known, cancel_url=list_of(review))
    if request.method == "POST" and form.is_valid() and (meeting := _added(request, review, form)):
        messages.success(request, "The meeting is added")
        return redirect(meeting)
    return form_page(request, "dhr/panel_meetings/add.html", form, opened=opened, heading="Add a meeting")


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_meeting_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a meeting; refuse to write over somebody else's newer save."""
    opened, meeting = meeting_to_change(request, key)
    form = MeetingForm(
        typed(request),
        subject=meeting,
        known=known_words(request.reader, review=opened.review),
        cancel_url=meeting.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=meeting, save=partial(edit_meeting, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The meeting is changed"))
        return redirect(outcome.saved)
    return form_page(
        request,
        "dhr/panel_meetings/edit.html",
        form,
        opened=opened,
        heading="Change this meeting",
        meeting=outcome.subject,
        news=news_about(request, outcome.subject, form, meeting=meeting),
        what="this meeting",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_meeting_hold(request: Request, key: str) -> HttpResponse:
    """Write down that a meeting took place, or did not, when a button says so; else go to its page."""
    _, meeting = meeting_to_change(request, key)
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


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_meeting_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a meeting that was called by mistake is removed; one of which something is written stays."""
    opened, meeting = meeting_to_change(request, key)
    has_parts = panel_meetings.has_parts(request.reader, meeting=meeting)
    allowed = may_be_removed(meeting, has_parts=has_parts)
    return remove_page(
        request,
        meeting,
        "dhr/panel_meetings/remove.html",
        opened=opened,
        remove=remove_meeting,
        heading="Remove this meeting",
        back=meeting.get_absolute_url() if request.method == "GET" else list_of(opened.review),
        meeting=meeting,
        explained="Nothing is written of it. That it was called stays on the review’s audit trail.",
        refusal=allowed.refusal,
    )


def _added(request: Request, review: Review, form: MeetingForm) -> PanelMeeting | None:
    """Return the meeting that was called, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_meeting(review=review, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        mine = panel_meetings.of_review(reader, review=review)
        return scoped_or_404(mine, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
