"""The papers of a panel's meeting: added, downloaded, removed."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import or_gone
from csp.web.kept_file import send_kept
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.panel_parts import PaperForm
from dhr.models import PanelMeeting
from dhr.queries import panel_meetings
from dhr.queries.known_words import known_words
from dhr.services.panel_papers import add_paper, record_download, remove_paper
from dhr.views.panel_pieces import (
    find_gone,
    form_page,
    go_to_meeting,
    meeting_to_change,
    part_to_change,
    remove_page,
)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def panel_paper_add(request: Request, key: str) -> HttpResponse:
    """Ask for a file or where the paper is kept; sent twice, it is added once."""
    opened, meeting = meeting_to_change(request, key)
    known = known_words(request.reader, review=opened.review)
    form = PaperForm(
        typed(request), request.FILES or None, known=known, cancel_url=meeting.get_absolute_url()
    )
    if request.method == "POST" and form.is_valid() and _added(request, meeting, form):
        messages.success(request, "The paper is added")
        return go_to_meeting(meeting, "#papers")
    return form_page(
        request, "dhr/panel_papers/add.html", form, opened=opened, meeting=meeting, heading="Add a paper"
    )


@access(Permission.ENTER)
@require_safe
def panel_paper_download(request: Request, key: str) -> HttpResponseBase:
    """Send the file as it was kept to somebody of the panel; whoever takes it is written down."""
    paper = scoped_or_404(panel_meetings.papers_open_to(request.reader), request, key=key)
    note = partial(record_download, paper=paper, by=request.reader, now=clock.now())
    return send_kept(request, paper.file, of=paper.meeting.get_absolute_url(), note=note)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def panel_paper_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a paper is taken away."""
    opened, paper = part_to_change(request, panel_meetings.papers_open_to(request.reader), key)
    return remove_page(
        request,
        paper,
        "dhr/panel_papers/remove.html",
        opened=opened,
        remove=remove_paper,
        heading="Remove this paper",
        back=paper.meeting.get_absolute_url(),
        meeting=paper.meeting,
        explained="That it was there, and what it was called, stays among the changes. A file itself does not.",
    )


def _added(request: Request, meeting: PanelMeeting, form: PaperForm) -> bool:
    """Return whether the paper is there, now or since the form was sent before."""
    answers = form.answers
    try:
        add_paper(meeting=meeting, by=request.reader, now=clock.now(), **answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        mine = panel_meetings.papers_open_to(request.reader).filter(meeting=meeting)
        scoped_or_404(mine, request, key=answers["key"])
    return True
