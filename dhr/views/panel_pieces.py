"""What the pages of a panel's meeting share: finding it, what is new, what is gone, and removing something of it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.saves import Save
from csp.web import clock
from csp.web.gone import CHANGED_MEANWHILE, Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.panel_meetings import RemoveForm
from dhr.models import PanelMeeting, Part
from dhr.policies.reviews import may_run
from dhr.presenters.panel_changes import PANEL
from dhr.queries import panel_meetings
from dhr.views.opening import Opened, opened_review

HERE = "panel"
TEXTS = ("title", "place", "notes", "name", "agency", "text", "kept_at", "detail", "reason")


def opened_meeting(request: Request, key: str) -> tuple[Opened, PanelMeeting]:
    """Return the meeting with this key and its review; raises Http404 for whoever is not of the panel."""
    meeting = scoped_or_404(panel_meetings.open_to(request.reader), request, key=key)
    return _review_of(request, meeting), meeting


def meeting_to_change(request: Request, key: str) -> tuple[Opened, PanelMeeting]:
    """Return the same to whoever runs the review; raises PermissionDenied for others of the panel."""
    opened, meeting = opened_meeting(request, key)
    may_run(request.reader, opened.review).require()
    return opened, meeting


def part_to_change(request: Request, visible: QuerySet[Any], key: str) -> tuple[Opened, Any]:
    """Return the part of a meeting with this key, and its review, to whoever runs the review."""
    part = scoped_or_404(visible, request, key=key)
    opened = _review_of(request, part.meeting)
    may_run(request.reader, opened.review).require()
    return opened, part


def go_to_meeting(meeting: PanelMeeting, place: str = "") -> HttpResponse:
    """Go to the page of a meeting, and to a place on it."""
    return redirect(f"{meeting.get_absolute_url()}{place}")


def form_page(
    request: Request, template: str, form: GovukForm, *, opened: Opened, **context: Any
) -> HttpResponse:
    """Render a form under its ``heading``; ``news`` is what somebody saved of ``what`` meanwhile."""
    return render(request, template, opened.context(here=HERE, form=form, **context))


def news_about(request: Request, one: Any, form: GovukForm, *, meeting: PanelMeeting) -> Sequence[Save]:
    """Return what was saved of a meeting, or of a part of it, since the form about it was first opened."""
    if not form.has_news(one.version):
        return []
    versions = panel_meetings.versions_in(request.reader, meeting=meeting)
    return PANEL.since(versions, one=one, version=form.opened or 1)


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the part of a meeting with this key that somebody removed."""
    last = panel_meetings.removed(request.reader, key=key)
    if last is None or last.meeting.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=str(last.instance),
        head="dhr/panel_meetings/head.html",
        context=_review_of(request, last.meeting).context(here=HERE, meeting=last.meeting),
        on=last.meeting.get_absolute_url(),
        on_words="The meeting as it is now",
        texts=TEXTS,
    )


def remove_page(
    request: Request,
    one: Any,
    template: str,
    *,
    opened: Opened,
    remove: Callable[..., Any],
    heading: str,
    back: str,
    **context: Any,
) -> HttpResponse:
    """Ask before a meeting or a part of one is removed; a ``refusal`` in the context says why it can't be."""
    form = RemoveForm(typed(request), subject=one, button=heading, cancel_url=back)
    if request.method == "POST" and not context.get("refusal") and form.is_valid():
        try:
            remove(key=one.key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        except ValidationError as refused:  # something was written there meanwhile
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, f"“{one}” is removed")
        return redirect(back)
    return form_page(request, template, form, opened=opened, heading=heading, part=one, **context)


def _review_of(request: Request, meeting: PanelMeeting) -> Opened:
    return opened_review(request, meeting.review.key, part=Part.PANEL)
