"""The reviews that somebody is on, and one review."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.policies.reviews import may_add
from dhr.queries import reviews
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_safe
def review_list(request: Request) -> HttpResponse:
    """List the reviews that the reader is on."""
    context = {
        "reviews": list(reviews.of_partnership(request.reader, partnership=request.partnership)),
        "may_add": may_add(request.reader, request.partnership),
    }
    return render(request, "dhr/reviews/list.html", context)


@access(Permission.ENTER)
@require_safe
def review_detail(request: Request, key: str) -> HttpResponse:
    """Show one review to somebody who is on it."""
    opened = opened_review(request, key)
    return render(request, "dhr/reviews/detail.html", opened.context(here="overview"))
