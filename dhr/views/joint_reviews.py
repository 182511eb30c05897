"""The forms that note another body's review into the same death, change what is noted and remove it."""

from functools import partial

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.joint_reviews import JointReviewForm, RemoveJointReviewForm
from dhr.models import JointReview, Part, Review
from dhr.policies.terms import may_word
from dhr.presenters.terms import BESIDE_TOLD, page_of
from dhr.queries import joint_reviews
from dhr.queries.known_words import known_words
from dhr.services.joint_reviews import add_joint_review, edit_joint_review, remove_joint_review
from dhr.views.opening import Opened, opened_review


def find_gone(request: Request, key: str) -> Gone | None:
    """Return what was noted under this key, and somebody removed."""
    last = joint_reviews.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, last.review.key, part=Part.PANEL)
    return Gone(
        last=last,
        name="This review",
        head="dhr/terms/head.html",
        context=opened.context(here="terms"),
        on=page_of(opened.review),
        on_words="The other reviews as they are now",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def joint_review_add(request: Request, key: str) -> HttpResponse:
    """Ask what another body holds, and note it; sent twice, it is noted once."""
    opened = opened_review(request, key, part=Part.PANEL)
    may_word(request.reader, opened.review).require()
    known = known_words(request.reader, review=opened.review)
    form = JointReviewForm(typed(request), known=known, cancel_url=page_of(opened.review))
    if request.method == "POST" and form.is_valid() and _added(request, opened.review, form):
        messages.success(request, "The review is noted")
        return redirect(page_of(opened.review))
    context = opened.context(here="terms", form=form, heading="Add another body’s review")
    return render(request, "dhr/joint_reviews/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def joint_review_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about it; refuse to write over somebody else's newer save."""
    opened, one = _joint_or_refusal(request, key)
    known, back = known_words(request.reader, review=opened.review), page_of(opened.review)
    form = JointReviewForm(typed(request), subject=one, known=known, cancel_url=back)
    outcome = save_answers(request, form, subject=one, save=partial(edit_joint_review, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("What is noted is changed"))
        return redirect(f"{back}#{key}")
    news = _news(request, opened, outcome.subject, form)
    context = opened.context(here="terms", form=form, news=news, heading="Change this review")
    return render(request, "dhr/joint_reviews/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def joint_review_remove(request: Request, key: str) -> HttpResponse:
    """Ask why it is removed; what was noted stays among the changes."""
    opened, one = _joint_or_refusal(request, key)
    back = page_of(opened.review)
    form = RemoveJointReviewForm(typed(request), subject=one, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_joint_review(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        messages.success(request, "The review is removed")
        return redirect(back)
    context = opened.context(here="terms", form=form, joint=one, heading="Remove this review")
    return render(request, "dhr/joint_reviews/remove.html", context)


def _added(request: Request, review: Review, form: JointReviewForm) -> JointReview:
    """Return what was noted, now or when the form was sent before."""
    reader = request.reader
    try:
        return add_joint_review(review=review, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return scoped_or_404(joint_reviews.of_review(reader, review=review), request, key=form.answers["key"])


def _joint_or_refusal(request: Request, key: str) -> tuple[Opened, JointReview]:
    one = scoped_or_404(joint_reviews.open_to(request.reader), request, key=key)
    opened = opened_review(request, one.review.key, part=Part.PANEL)
    may_word(request.reader, opened.review).require()
    return opened, one


def _news(request: Request, opened: Opened, one: JointReview, form: JointReviewForm) -> list[Save]:
    if not form.has_news(one.version):
        return []
    versions = joint_reviews.versions_in(request.reader, review=opened.review)
    return BESIDE_TOLD.since(versions, one=one, version=form.opened or 1)
