"""The papers of a meeting: added, downloaded, removed."""

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
from plans.forms.meetings_parts import PaperForm
from plans.queries import meetings
from plans.services.meetings_papers import add_paper, record_download, remove_paper
from plans.views.meeting_pieces import (
    find_gone,
    form_page,
    go_to_meeting,
    meeting_or_404,
    part_or_404,
    remove_part,
)


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
def paper_add(request: Request, key: str) -> HttpResponse:
    """Ask for a file or a link; sent twice, it is added once."""
    meeting = meeting_or_404(request, key)
    form = PaperForm(typed(request), request.FILES or None, cancel_url=meeting.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        answers = form.answers
        try:
            add_paper(meeting=meeting, by=request.reader, now=clock.now(), **answers)
        except ValidationError as refused:
            form.add_error(None, refused)
            return form_page(request, "plans/papers/add.html", form, heading="Add a paper", meeting=meeting)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            mine = meetings.papers_open_to(request.reader).filter(meeting=meeting)
            part_or_404(request, mine, answers["key"])
        messages.success(request, "The paper is added")
        return go_to_meeting(meeting, "#papers")
    return form_page(request, "plans/papers/add.html", form, heading="Add a paper", meeting=meeting)


@access(Permission.PLAN_READ)
@require_safe
def paper_download(request: Request, key: str) -> HttpResponseBase:
    """Send the file as it was kept; whoever takes it is written down."""
    paper = part_or_404(request, meetings.papers_open_to(request.reader), key)
    note = partial(record_download, paper=paper, by=request.reader, now=clock.now())
    return send_kept(request, paper.file, of=paper.meeting.get_absolute_url(), note=note)


@access(Permission.MEETING_RUN)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def paper_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a paper is taken away."""
    paper = part_or_404(request, meetings.papers_open_to(request.reader), key)
    explained = (
        "That it was there, and what it was called, stays among the changes. The file itself does not."
    )
    return remove_part(
        request, paper, "plans/papers/remove.html", remove=remove_paper, what="paper", explained=explained
    )
