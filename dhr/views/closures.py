"""The end of a review: what is left before it, closing it, and opening it again."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.govuk import GovukForm
from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.closures import CloseForm, ReopenForm
from dhr.models import Part, Review
from dhr.policies.closures import can_be_closed, may_close, may_reopen
from dhr.presenters.closures import TOLD, action_rows, facts_of, not_done, rows_of
from dhr.presenters.review_facts import saves_since
from dhr.queries import assurances, closures, reviews
from dhr.queries.known_words import known_words
from dhr.services.closures import close_review, reopen_review
from dhr.views.opening import Opened, opened_review

HERE = "closing"


@access(Permission.ENTER)
@require_safe
def closure_detail(request: Request, key: str) -> HttpResponse:
    """Show the panel what is left before a review can be closed, or what was said when it was."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    left = None if review.closed_on else closures.what_is_left(reader, review=review)
    closure = closures.of_review(reader, review=review) if review.closed_on else None
    context = opened.context(
        here=HERE,
        closure=closure,
        facts=facts_of(closure) if closure else [],
        left=rows_of(left) if left else [],
        not_done=not_done(left) if left else [],
        actions=action_rows(
            closures.actions_of(reader, review=review), found=assurances.of_actions(reader, review=review)
        ),
        may_close=bool(may_close(reader, review)),
        may_reopen=bool(may_reopen(reader, review)),
    )
    return render(request, "dhr/closures/detail.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def closure_add(request: Request, key: str) -> HttpResponse:
    """Ask for the audit and who agreed, and close the review; what keeps it open is said first."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    if may_reopen(reader, review):  # it is closed: somebody was quicker, or the form was sent twice
        return redirect(tab_url(review))
    may_close(reader, review).require()
    left = closures.what_is_left(reader, review=review)
    if not can_be_closed(left):
        return redirect(tab_url(review))
    form = CloseForm(
        typed(request),
        subject=review,
        today=reader.today,
        earliest=left.earliest,
        asks_why=left.is_to_be_explained,
        known=known_words(reader, review=review),
        cancel_url=tab_url(review),
    )
    outcome = save_answers(request, form, subject=review, save=partial(close_review, key=key))
    if outcome.saved:
        messages.success(request, "The review is closed, and its action plan with it")
        return redirect(tab_url(review))
    shown = {"heading": "Close the review", "not_done": not_done(left)}
    return _form_page(request, "dhr/closures/add.html", opened, form, **shown)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def closure_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a closed review is opened again, and open it."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    may_reopen(reader, review).require()
    form = ReopenForm(typed(request), subject=review, cancel_url=tab_url(review))
    outcome = save_answers(request, form, subject=review, save=partial(reopen_review, key=key))
    if outcome.saved:
        messages.success(request, "The review is open again, and its action plan with it")
        return redirect(tab_url(review))
    return _form_page(request, "dhr/closures/remove.html", opened, form, heading="Reopen the review")


@access(Permission.ENTER)
@require_safe
def closure_changes(request: Request, key: str) -> HttpResponse:
    """List each time that a review was closed and opened again, with what was said."""
    opened = opened_review(request, key, part=Part.PANEL)
    stories = TOLD.stories(closures.versions_in(request.reader, review=opened.review))
    return render(request, "dhr/closures/changes.html", opened.context(here=HERE, stories=stories))


def tab_url(review: Review) -> str:
    """Return the address of the tab about the end of a review."""
    return reverse("dhr:closure-detail", args=[review.partnership.slug, review.key])


def _form_page(
    request: Request, template: str, opened: Opened, form: GovukForm, **shown: Any
) -> HttpResponse:
    """Show a form with what was saved of the review since it was first opened."""
    review, news = opened.review, []
    if form.has_news(review.version):
        versions = reviews.versions_of(request.reader, review=review)
        news = saves_since(versions, review=review, version=form.opened or 1)
    context = opened.context(here=HERE, form=form, news=news, **shown)
    return render(request, template, context)
