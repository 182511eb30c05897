"""Quality assurance of a review: its page, every change to it, and the letters that are kept here."""

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_file import send_kept
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.policies.reviews import may_run
from dhr.policies.submissions import may_add, may_hold
from dhr.presenters.submissions import list_of, next_door, shown_of, standing_words
from dhr.presenters.submissions_changes import QUALITY
from dhr.presenters.undecided import nothing_to_do
from dhr.queries import courses, submissions
from dhr.services.submissions_letter import record_download
from dhr.views.submission_pieces import HERE, opened_panel


@access(Permission.ENTER)
@require_safe
def submission_list(request: Request, key: str) -> HttpResponse:
    """Show the panel what was sent, what the letters say, and how far their points are answered."""
    reader, opened = request.reader, opened_panel(request, key)
    sent = submissions.of_review(reader, review=opened.review)
    course = courses.course_of(reader, review=opened.review)
    runs = bool(may_run(reader, opened.review))
    shown = shown_of(reader, sent, runs=runs, holds=bool(may_hold(reader, opened.review)))
    context = opened.context(
        here=HERE,
        shown=shown,
        waits_for=standing_words(sent, is_held=course.is_held),
        nothing_to_do=nothing_to_do(course.decision, parts=opened.parts),
        next_door=next_door(sent) if runs else (),
        may_add=may_add(reader, opened.review, sent, is_held=course.is_held),
    )
    return render(request, "dhr/submissions/list.html", context)


@access(Permission.ENTER)
@require_safe
def submission_changes(request: Request, key: str) -> HttpResponse:
    """List what became of what was sent, and of each point, those that were removed too."""
    opened = opened_panel(request, key)
    stories = QUALITY.stories(submissions.versions_in(request.reader, review=opened.review))
    context = opened.context(here=HERE, stories=stories)
    return render(request, "dhr/submissions/changes.html", context)


@access(Permission.ENTER)
@require_safe
def submission_download(request: Request, key: str) -> HttpResponseBase:
    """Send a letter as it was kept to somebody of the panel; whoever takes it is written down."""
    submission = scoped_or_404(submissions.open_to(request.reader), request, key=key)
    note = partial(record_download, submission=submission, by=request.reader, now=clock.now())
    return send_kept(request, submission.letter, of=list_of(submission.review), note=note)
