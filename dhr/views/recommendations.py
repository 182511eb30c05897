"""What a review recommends: the list, one recommendation, and every change to them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import Part, Recommendation, Review
from dhr.policies.exports import may_export_plan
from dhr.policies.recommendations import may_follow, may_link, may_raise, may_write
from dhr.presenters import recommendations as shown
from dhr.presenters.recommendation_changes import stories
from dhr.queries import plans, recommendations
from dhr.queries.themes import reviews_by_theme
from dhr.services.openings import record_openings
from dhr.views.opening import nothing_to_do_in, opened_review
from dhr.views.recommendation_pieces import HERE, opened_recommendation


@access(Permission.ENTER)
@require_safe
def recommendation_list(request: Request, key: str) -> HttpResponse:
    """List what a review recommends by agency, with the answers, the actions, and what was recommended before."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PLAN)
    found = recommendations.followed(reader, reviews=[opened.review])
    themes = {one.recommendation.theme_order for one in found} - {""}
    reviews = reviews_by_theme(reader, partnership=request.partnership, themes=themes) if themes else {}
    groups = shown.groups_of(found, reviews=reviews, today=reader.today)
    lines = [(row, line) for group in groups for row in group.rows for line in row.to if line.is_late]
    context = opened.context(
        here=HERE,
        groups=groups,
        figures=shown.figures_of(found, today=reader.today),
        late=lines,
        nothing_to_do="" if found else nothing_to_do_in(request, opened),
        may_write=may_write(reader, opened.review),
        may_follow=may_follow(reader, opened.review),
        may_export=found and may_export_plan(reader, opened.review),
    )
    return render(request, "dhr/recommendations/list.html", context)


@access(Permission.ENTER)
@require_safe
def recommendation_detail(request: Request, key: str) -> HttpResponse:
    """Show one recommendation: whom it is made to, what they answer, what comes of it, who recommended it too."""
    opened, one = opened_recommendation(request, key)
    reader, review = request.reader, opened.review
    links = list(recommendations.links_of(reader, recommendation=one))
    to = recommendations.addressees_open_to(reader).filter(recommendation=one)
    context = opened.context(
        here=HERE,
        one=one,
        report=one.agency or shown.OVERVIEW_REPORT,
        to=[shown.addressee_line(who, today=reader.today) for who in to],
        actions=[(link, shown.action_line(link.action, today=reader.today)) for link in links],
        may_write=may_write(reader, review),
        may_follow=may_follow(reader, review),
        next_number=shown.next_number(one.number),
        **_may_be_done(request, review),
        **_recommended_before(request, one),
    )
    return render(request, "dhr/recommendations/detail.html", context)


@access(Permission.ENTER)
@require_safe
def recommendation_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each recommendation of a review that was changed or removed."""
    opened = opened_review(request, key, part=Part.PLAN)
    versions = recommendations.versions_in(request.reader, review=opened.review)
    context = opened.context(here=HERE, stories=stories(versions))
    return render(request, "dhr/recommendations/changes.html", context)


def _may_be_done(request: Request, review: Review) -> dict[str, Any]:
    reader = request.reader
    plan = plans.plan_of(reader, review=review)
    return {
        "may_raise": may_raise(reader, review, plan),
        "may_link": may_link(reader, review, plan),
    }


def _recommended_before(request: Request, one: Recommendation) -> dict[str, Any]:
    """Return the recommendations on the same theme of the reader's other reviews, and which in turn this is."""
    if not one.theme_order:
        return {"repeated": "", "others": []}
    reader, theme = request.reader, one.theme_order
    reviews = reviews_by_theme(reader, partnership=request.partnership, themes=[theme])
    others = recommendations.open_to(reader).filter(
        review__partnership=request.partnership, theme_order=theme
    )
    elsewhere = list(others.exclude(review=one.review_id))
    record_openings(reviews=[other.review for other in elsewhere], by=reader, now=clock.now())
    return {
        "repeated": shown.repeated_words(one.review_id, reviews.get(theme, []), theme=one.theme),
        "others": elsewhere,
    }
