"""Repeated learning: what more than one of the reviews that somebody is on recommends."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.presenters.themes import groups_of
from dhr.queries import recommendations
from dhr.queries.themes import reviews_by_theme
from dhr.services.openings import record_openings


@access(Permission.ENTER)
@require_safe
def theme_list(request: Request) -> HttpResponse:
    """List the themes on which more than one of the reader's reviews recommends; to others there are none."""
    reader, partnership = request.reader, request.partnership
    by_theme = reviews_by_theme(reader, partnership=partnership)
    reviews = {theme: found for theme, found in by_theme.items() if len(found) > 1}
    on_them = recommendations.open_to(reader).filter(
        review__partnership=partnership, theme_order__in=list(reviews)
    )
    found = recommendations.followed_among(reader, on_them) if reviews else []
    shown = [one.recommendation.review for one in found]
    record_openings(reviews=shown, by=reader, now=clock.now())
    groups = groups_of(found, reviews=reviews, today=reader.today)
    return render(request, "dhr/themes/list.html", {"groups": groups})
