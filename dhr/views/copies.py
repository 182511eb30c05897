"""The copies of a review: their page, and every change to them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import Part
from dhr.policies.copies import may_send
from dhr.presenters.copies import TOLD, rows_of, said_of, still_to_come
from dhr.queries import copies
from dhr.views.opening import opened_review

HERE = "publication"


@access(Permission.ENTER)
@require_safe
def copy_list(request: Request, key: str) -> HttpResponse:
    """Show the panel who is to have a copy of a review, by when, and which were sent."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    found = list(copies.of_review(reader, review=opened.review))
    rows = rows_of(found, today=reader.today)
    context = opened.context(
        here=HERE,
        restricted="Only the review’s panel may read this.",
        rows=rows,
        said=said_of(rows),
        to_come=still_to_come(found),
        may_send=may_send(reader, opened.review),
    )
    return render(request, "dhr/copies/list.html", context)


@access(Permission.ENTER)
@require_safe
def copy_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each copy of a review, those that were removed too."""
    opened = opened_review(request, key, part=Part.PANEL)
    stories = TOLD.stories(copies.versions_in(request.reader, review=opened.review))
    return render(request, "dhr/copies/changes.html", opened.context(here=HERE, stories=stories))
