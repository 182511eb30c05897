"""A review's own audit trail, for whoever runs it and its chair: the page, and the same as a file."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from csp.forms.trail import TrailFilterForm
from csp.kernel.seals import trail_of
from csp.models.audit_event import AuditEventQuerySet
from csp.permissions import Permission
from csp.queries import trail as trails
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.trail import TrailPage, trail_file
from dhr.models import Part, Review
from dhr.policies.members import may_read_trail
from dhr.services.openings import record_trail_export
from dhr.views.opening import Opened, opened_review

# What goes before the numbers of each part's own trail, and what the part is called.
PARTS = {
    Part.REVIEW: ("", "The review, and who knows of it"),
    Part.PANEL: ("P", "The panel’s part"),
    Part.FAMILY: ("F", "Contact with the family"),
    Part.PLAN: ("A", "The action plan"),
    Part.MONEY: ("M", "What it costs"),
}


@access(Permission.ENTER)
@require_safe
def review_trail(request: Request, key: str) -> HttpResponse:
    """List who did what to a review and each part of it, and who opened it."""
    opened = _opened(request, key)
    reader, review = request.reader, opened.review
    form, found = _asked(request, review)
    states = [
        (
            mark,
            called,
            trails.seal_state(reader, partnership=review.partnership, circle_id=review.circle_of(part)),
        )
        for part, (mark, called) in PARTS.items()
    ]
    page = TrailPage.of(
        request,
        found,
        state=states[0][2],
        chosen=form.chosen(),
        file_url=reverse("dhr:review-trail-csv", args=[review.partnership.slug, review.key]),
        beside=_beside(review),
    )
    context = opened.context(here="people", page=page, form=form, states=states)
    return render(request, "dhr/reviews/trail.html", context)


@access(Permission.ENTER)
@require_safe
def review_trail_csv(request: Request, key: str) -> HttpResponseBase:
    """Send the list as a CSV file, and write down that it was taken; asking for its headers takes nothing."""
    review = _opened(request, key).review
    _, found = _asked(request, review)
    file = trail_file(request, found, trail=_trail(review, Part.REVIEW), beside=_beside(review))
    if request.method == "GET":
        record_trail_export(review=review, by=request.reader, now=clock.now())
    return file


def _opened(request: Request, key: str) -> Opened:
    opened = opened_review(request, key, part=Part.PANEL)
    may_read_trail(request.reader, opened.review).require()
    return opened


def _asked(request: Request, review: Review) -> tuple[TrailFilterForm, AuditEventQuerySet]:
    """Return the filter, and the events that fit it."""
    reader, circles = request.reader, [review.circle_of(part) for part in Part]
    events = trails.of_circles(reader, circles=circles)
    form = TrailFilterForm(request.GET, people=trails.people_of_circles(reader, circles=circles))
    return form, trails.narrowed(reader, events=events, wanted=form.wanted)


def _beside(review: Review) -> dict[str, str]:
    return {_trail(review, part): mark for part, (mark, _) in PARTS.items()}


def _trail(review: Review, part: Part) -> str:
    return trail_of(partnership=review.partnership_id, circle=review.circle_of(part))
