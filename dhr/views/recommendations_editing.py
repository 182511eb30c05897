"""Recommendations: written down, changed, removed."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.queries.partnerships import seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.recommendations import RecommendationForm
from dhr.models import Part, Recommendation, Review
from dhr.policies.recommendations import may_be_removed, may_write
from dhr.presenters.recommendations import list_of, next_number
from dhr.queries import recommendations
from dhr.queries.known_words import known_words
from dhr.queries.themes import themes_used
from dhr.services.recommendations import add_recommendation, edit_recommendation, remove_recommendation
from dhr.views.opening import opened_review
from dhr.views.recommendation_pieces import (
    find_gone,
    form_page,
    news_about,
    recommendation_for,
    remove_page,
)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def recommendation_add(request: Request, key: str) -> HttpResponse:
    """Ask what is recommended and whom it is made to; sent twice, it is written down once."""
    opened = opened_review(request, key, part=Part.PLAN)
    reader, review = request.reader, opened.review
    may_write(reader, review).require()
    form = _form(
        request,
        review,
        seats=seats_of(reader, partnership=request.partnership),
        first=_first(request, review),
        cancel_url=list_of(review),
    )
    if request.method == "POST" and form.is_valid() and (one := _added(request, review, form)):
        messages.success(request, f"Recommendation {one.number} is written down")
        return redirect(one)
    return form_page(
        request, "dhr/recommendations/add.html", form, opened=opened, heading="Add a recommendation"
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def recommendation_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a recommendation; refuse to write over somebody else's newer save."""
    opened, one = recommendation_for(request, key, may_write)
    form = _form(request, opened.review, subject=one, cancel_url=one.get_absolute_url())
    outcome = save_answers(request, form, subject=one, save=partial(edit_recommendation, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The recommendation is changed"))
        return redirect(one)
    return form_page(
        request,
        "dhr/recommendations/edit.html",
        form,
        opened=opened,
        one=outcome.subject,
        heading="Change this recommendation",
        news=news_about(request, opened, outcome.subject, form),
        what="this recommendation",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def recommendation_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a recommendation is removed; one that actions carry out stays."""
    opened, one = recommendation_for(request, key, may_write)
    links = recommendations.links_open_to(request.reader).filter(recommendation=one)
    return remove_page(
        request,
        one,
        "dhr/recommendations/remove.html",
        opened=opened,
        one=one,
        remove=remove_recommendation,
        heading="Remove this recommendation",
        back=one.get_absolute_url(),
        after=list_of(opened.review),
        named=f"Recommendation {one.number}",
        said=f"Recommendation {one.number} is removed",
        explained="So will whom it is made to. What it said stays among the changes.",
        refusal=may_be_removed(has_actions=links.exists()).refusal,
    )


def _form(request: Request, review: Review, **given: Any) -> RecommendationForm:
    reader = request.reader
    return RecommendationForm(
        typed(request),
        agencies=recommendations.agencies_of(reader, review=review),
        themes=themes_used(reader, partnership=request.partnership),
        known=known_words(reader, review=review),
        **given,
    )


def _first(request: Request, review: Review) -> dict[str, str]:
    """Return what a new one starts from: the agency of the one that it is to follow, and the next number."""
    mine = recommendations.of_review(request.reader, review=review)
    last = mine.filter(key=request.GET.get("after", "")).first()
    return {"agency": last.agency, "number": next_number(last.number)} if last else {}


def _added(request: Request, review: Review, form: RecommendationForm) -> Recommendation | None:
    """Return the recommendation that was written down; what the service refuses is said on the form."""
    try:
        return add_recommendation(review=review, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
