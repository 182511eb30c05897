"""The forms about copies of a review: somebody else is to have one, one was sent, one was a mistake."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.careful import CarefulForm
from dhr.forms.copies import CopyForm, RemoveCopyForm, SentForm
from dhr.models import Copy, Part, Review
from dhr.policies.copies import may_be_removed, may_send
from dhr.presenters.copies import TOLD, list_of
from dhr.queries import copies
from dhr.queries.known_words import known_words
from dhr.services.copies import add_copy, edit_copy, remove_copy, send_copy
from dhr.views.copies import HERE
from dhr.views.opening import Opened, opened_review


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the copy with this key that somebody removed."""
    last = copies.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, last.review.key, part=Part.PANEL)
    return Gone(
        last=last,
        name="This copy",
        head="dhr/copies/head.html",
        context=opened.context(here=HERE),
        on=list_of(opened.review),
        on_words="The copies as they are now",
        texts=("name", "how", "reason"),
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def copy_add(request: Request, key: str) -> HttpResponse:
    """Ask who else is to have a copy, and write it down; sent twice, it is written down once."""
    opened = opened_review(request, key, part=Part.PANEL)
    review, back = opened.review, list_of(opened.review)
    may_send(request.reader, review).require()
    known = known_words(request.reader, review=review)
    form = CopyForm(typed(request), review=review, known=known, cancel_url=back)
    if request.method == "POST" and form.is_valid() and _added(request, review, form):
        messages.success(request, "The copy is noted")
        return redirect(back)
    context = opened.context(here=HERE, form=form, heading="Add a copy")
    return render(request, "dhr/copies/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def copy_edit(request: Request, key: str) -> HttpResponse:
    """Ask who is to have a copy and by when; refuse to write over somebody else's newer save."""
    opened, one = _copy_or_refusal(request, key)
    review = opened.review
    known = known_words(request.reader, review=review)
    form = CopyForm(typed(request), subject=one, review=review, known=known, cancel_url=list_of(review))
    return _saved(
        request, opened, one, form, save=edit_copy, said="The copy is changed", heading="Change this copy"
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def copy_send(request: Request, key: str) -> HttpResponse:
    """Ask when a copy was sent and how, or take that back."""
    opened, one = _copy_or_refusal(request, key)
    known = known_words(request.reader, review=opened.review)
    form = SentForm(
        typed(request), subject=one, reader=request.reader, known=known, cancel_url=list_of(opened.review)
    )
    return _saved(
        request,
        opened,
        one,
        form,
        save=send_copy,
        said="It is noted",
        heading=f"Copy for: {one}",
        template="dhr/copies/send.html",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def copy_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a copy is not to be sent after all; one of the four that are always sent stays."""
    opened, one = _copy_or_refusal(request, key)
    may_be_removed(one).require()
    back = list_of(opened.review)
    form = RemoveCopyForm(typed(request), subject=one, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_copy(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The copy is removed")
        return redirect(back)
    context = opened.context(here=HERE, form=form, heading="Remove this copy", copy=one)
    return render(request, "dhr/copies/remove.html", context)


def _saved(
    request: Request,
    opened: Opened,
    one: Copy,
    form: CarefulForm,
    *,
    save: Callable[..., Copy],
    said: str,
    heading: str,
    template: str = "dhr/copies/edit.html",
) -> HttpResponse:
    """Save what a form says of a copy and go to the copies, or show the form again with what is new."""
    outcome = save_answers(request, form, subject=one, save=partial(save, key=one.key))
    if outcome.saved:
        messages.success(request, outcome.words(said))
        return redirect(list_of(opened.review))
    news: Any = []
    if form.has_news(outcome.subject.version):
        versions = copies.versions_in(request.reader, review=opened.review)
        news = TOLD.since(versions, one=outcome.subject, version=form.opened or 1)
    context = opened.context(here=HERE, form=form, heading=heading, copy=outcome.subject, news=news)
    return render(request, template, context)


def _added(request: Request, review: Review, form: CopyForm) -> Copy | None:
    """Return the copy that was written down, now or when the form was sent before; none when it was refused."""
    try:
        return add_copy(review=review, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        sent_before = copies.of_review(request.reader, review=review)
        return scoped_or_404(sent_before, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _copy_or_refusal(request: Request, key: str) -> tuple[Opened, Copy]:
    one = scoped_or_404(copies.open_to(request.reader), request, key=key)
    opened = opened_review(request, one.review.key, part=Part.PANEL)
    may_send(request.reader, opened.review).require()
    return opened, one
