"""The terms of reference of a review, what people are called in it, and what goes on beside it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.terms import TermsForm
from dhr.models import Part
from dhr.policies.terms import may_word
from dhr.presenters.review_facts import saves_since
from dhr.presenters.terms import BESIDE_TOLD, NAMES_TOLD, beside_of, names_of, page_of
from dhr.queries import joint_reviews, pseudonyms, reviews
from dhr.queries.known_words import known_words
from dhr.services.reviews import word_terms
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_safe
def terms_detail(request: Request, key: str) -> HttpResponse:
    """Show the panel the terms of reference, the names, and the reviews of other bodies."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    context = opened.context(
        here="terms",
        names=names_of(pseudonyms.of_review(reader, review=opened.review)),
        beside=beside_of(joint_reviews.of_review(reader, review=opened.review)),
        may_word=may_word(reader, opened.review),
    )
    return render(request, "dhr/terms/detail.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def terms_edit(request: Request, key: str) -> HttpResponse:
    """Ask for the terms of reference; refuse to write over somebody else's newer save."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    may_word(reader, review).require()
    known = known_words(reader, review=review)
    form = TermsForm(typed(request), subject=review, known=known, cancel_url=page_of(review))
    outcome = save_answers(request, form, subject=review, save=partial(word_terms, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The terms of reference are saved"))
        return redirect(page_of(review))
    news = []
    if form.has_news(outcome.subject.version):
        versions = reviews.versions_of(reader, review=review)
        news = saves_since(versions, review=review, version=form.opened or 1)
    context = opened.context(here="terms", form=form, news=news, heading="Terms of reference")
    return render(request, "dhr/terms/edit.html", context)


@access(Permission.ENTER)
@require_safe
def terms_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each name and of each review beside this one, those that were removed too."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    stories = [
        *NAMES_TOLD.stories(pseudonyms.versions_in(reader, review=opened.review)),
        *BESIDE_TOLD.stories(joint_reviews.versions_in(reader, review=opened.review)),
    ]
    return render(request, "dhr/terms/changes.html", opened.context(here="terms", stories=stories))
