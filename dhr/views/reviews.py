"""The reviews that somebody is on, and one review."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import Part
from dhr.policies.emergencies import may_open
from dhr.policies.exports import may_export_oversight
from dhr.policies.reviews import may_add
from dhr.presenters.overview import overview_of
from dhr.presenters.review_facts import TOLD
from dhr.presenters.review_list import rows_of
from dhr.queries import keeping, reviews
from dhr.queries.capacities import own_places
from dhr.queries.counts import counts_by_year
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_safe
def review_list(request: Request) -> HttpResponse:
    """List the reviews that the reader is on, and the number that everybody is told."""
    reader, partnership = request.reader, request.partnership
    rows = rows_of(
        reviews.of_partnership(reader, partnership=partnership),
        places=own_places(reader, partnership=partnership),
    )
    context = {
        "rows": rows,
        "may_add": may_add(reader, partnership),
        "may_open": may_open(reader, partnership),
        "may_export": rows and may_export_oversight(reader, partnership),
        "counts": counts_by_year(reader, partnership=partnership),
        "had_destroyed": keeping.destroyed(reader, partnership=partnership).exists(),
    }
    return render(request, "dhr/reviews/list.html", context)


@access(Permission.ENTER)
@require_safe
def review_detail(request: Request, key: str) -> HttpResponse:
    """Show one review to somebody who is on it."""
    opened = opened_review(request, key)
    page = overview_of(request.reader, review=opened.review, parts=opened.parts)
    return render(request, "dhr/reviews/detail.html", opened.context(here="overview", page=page))


@access(Permission.ENTER)
@require_safe
def review_changes(request: Request, key: str) -> HttpResponse:
    """List every change to what is known of a review, and to its terms, for its panel."""
    opened = opened_review(request, key, part=Part.PANEL)
    stories = TOLD.stories(reviews.versions_of(request.reader, review=opened.review))
    return render(request, "dhr/reviews/changes.html", opened.context(here="overview", stories=stories))
