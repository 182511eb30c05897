"""Open a review, and change what is known of it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.reviews import ReviewForm
from dhr.models import Part, Review
from dhr.policies.reviews import may_add, may_run
from dhr.presenters.review_facts import saves_since
from dhr.queries import reviews
from dhr.queries.known_words import known_words
from dhr.queries.members_people import could_run
from dhr.queries.rules import rules_of
from dhr.services.reviews import add_review, edit_review
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def review_add(request: Request) -> HttpResponse:
    """Ask what is known of a death, and open a review of it; sent twice, it is opened once."""
    reader, partnership = request.reader, request.partnership
    may_add(reader, partnership).require()
    deputies = could_run(reader, partnership=partnership).exclude(pk=reader.person_id)
    form = ReviewForm(
        typed(request),
        rules=rules_of(reader, partnership=partnership),
        today=reader.today,
        deputies=deputies,
        cancel_url=reverse("dhr:review-list", args=[partnership.slug]),
    )
    if request.method == "POST" and form.is_valid() and (review := _added(request, form)):
        messages.success(request, "The review is opened. Only you can see it until somebody else has signed")
        return redirect(review)
    return render(request, "dhr/reviews/add.html", {"form": form, "has_deputies": deputies.exists()})


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def review_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a review; refuse to write over somebody else's newer save."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    may_run(reader, review).require()
    form = ReviewForm(
        typed(request),
        rules=rules_of(reader, partnership=review.partnership),
        today=reader.today,
        subject=review,
        known=known_words(reader, review=review),
        cancel_url=review.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=review, save=partial(edit_review, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(outcome.saved)
    news = news_of(request, outcome.subject, form)
    context = opened.context(here="overview", form=form, news=news, heading="Change what is known")
    return render(request, "dhr/reviews/edit.html", context)


def news_of(request: Request, review: Review, form: ReviewForm) -> list:
    """Return what was saved of a review since the form about it was first opened."""
    if not form.has_news(review.version):
        return []
    versions = reviews.versions_of(request.reader, review=review)
    return saves_since(versions, review=review, version=form.opened or 1)


def _added(request: Request, form: ReviewForm) -> Review | None:
    """Return the review that was opened, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_review(partnership=request.partnership, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return scoped_or_404(reviews.open_to(reader), request, key=form.answers["key"])
    except ValidationError as refused:
        for name, words in refused.message_dict.items():
            form.add_error(name if name in form.fields else "deputy", words)
        return None
