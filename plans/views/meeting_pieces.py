"""What the pages of a meeting share: finding it, what is new, what is gone, and removing a part of it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.saves import Save
from csp.web import clock
from csp.web.gone import CHANGED_MEANWHILE, Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.meetings_parts import RemovePartForm
from plans.models import Attendance, Meeting, MeetingDecision, MeetingPaper
from plans.presenters.meeting_changes import saves_since
from plans.queries import meetings

Part = Attendance | MeetingPaper | MeetingDecision


def meeting_or_404(request: Request, key: str) -> Meeting:
    """Return the meeting with this key."""
    return scoped_or_404(meetings.open_to(request.reader), request, key=key)


def part_or_404(request: Request, visible: QuerySet[Any], key: str) -> Any:
    """Return the part of a meeting with this key, of a meeting of the partnership of the address."""
    found = visible.filter(meeting__partnership=request.partnership, key=key).first()
    if found is None:
        raise Http404
    return found


def go_to_meeting(meeting: Meeting, place: str = "") -> HttpResponse:
    """Go to the page of a meeting, and to a place on it."""
    return redirect(f"{meeting.get_absolute_url()}{place}")


def form_page(request: Request, template: str, form: GovukForm, **context: Any) -> HttpResponse:
    """Render a form about a meeting under its ``heading``; ``news`` is what somebody saved of ``what`` meanwhile."""
    return render(request, template, {"form": form, **context})


def news_about(request: Request, one: Any, form: GovukForm, *, meeting: Meeting) -> Sequence[Save]:
    """Return what was saved of a meeting, or of a part of it, since the form about it was first opened."""
    if not form.has_news(one.version):
        return []
    versions = meetings.versions_in(request.reader, meeting=meeting)
    names = meetings.names_in(request.reader, versions)
    return saves_since(versions, request.words, one=one, since=form.opened or 1, names=names)


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the part of a meeting with this key that somebody removed."""
    last = meetings.removed(request.reader, key=key)
    if last is None or last.meeting.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=str(last.instance),
        head="plans/meetings/head.html",
        context={"meeting": last.meeting},
        on=last.meeting.get_absolute_url(),
        on_words="The meeting as it is now",
    )


def remove_part(
    request: Request,
    part: Part,
    template: str,
    *,
    remove: Callable[..., Any],
    what: str,
    explained: str,
    refusal: str = "",
) -> HttpResponse:
    """Ask before a part of a meeting is removed; ``refusal`` says why it can't be."""
    meeting = part.meeting
    button = f"Remove this {what}"
    form = RemovePartForm(typed(request), subject=part, button=button, cancel_url=meeting.get_absolute_url())
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            remove(key=part.key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        except ValidationError as refused:  # somebody has just raised an action from it
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, f"“{part}” is removed")
        return go_to_meeting(meeting)
    context = {"meeting": meeting, "part": part, "form": form, "heading": button}
    return render(request, template, {**context, "explained": explained, "refusal": refusal})


def list_url(request: Request) -> str:
    """Return the address of the list of meetings."""
    return reverse("plans:meeting-list", args=[request.partnership.slug])
