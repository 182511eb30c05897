"""The forms that open an action of a review's plan to everybody, bring its words up to date, and take it back."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.published_actions import PublicWordsForm, TakeBackForm
from dhr.models import Part, PublishedAction, Review
from dhr.policies.published_actions import may_open, may_take_back
from dhr.presenters.published_actions import TOLD, first_words, list_of, when_shown
from dhr.queries import published_actions
from dhr.services.published_actions import open_action, reword_action, take_action_back
from dhr.views.opening import Opened, opened_review
from dhr.views.published_actions import HERE
from plans.models import Action
from plans.queries import actions

CHANGED_MEANWHILE = "Somebody changed this meanwhile, so it was not taken back. Look at it again."


def find_gone(request: Request, key: str) -> Gone | None:
    """Return what was opened under this key and taken back."""
    last = published_actions.taken_back(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, last.review.key, part=Part.PLAN)
    return Gone(
        last=last,
        name="What everybody could read",
        head="dhr/published_actions/head.html",
        context=opened.context(here=HERE),
        on=list_of(opened.review),
        on_words="The opened actions as they are now",
        texts=("recommendation", "words", "lead", "target", "progress", "reason"),
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def published_action_add(request: Request, key: str) -> HttpResponse:
    """Ask for the words in which everybody may read of an action (its key), show how they look, and open it."""
    reader = request.reader
    action = scoped_or_404(actions.open_to(reader), request, key=key)
    review = published_actions.review_of(reader, action=action)
    if review is None:
        raise Http404
    opened = opened_review(request, review.key, part=Part.PLAN)
    may_open(reader, review, action).require()
    if published_actions.of_review(reader, review=review).filter(action=action).exists():
        messages.info(request, "This action is open to everybody already")
        return redirect(list_of(review))
    recommended = published_actions.recommendations_behind(reader, action=action)
    timescale = "" if action.due_on else action.timescale
    first = first_words(action, recommended=recommended)
    form = _form(request, opened, first=first, timescale=timescale)
    if request.method == "POST" and form.is_valid() and _opened(request, review, action, form):
        messages.success(request, "The action is opened")
        return redirect(list_of(review))
    context = opened.context(here=HERE, form=form, heading="Open an action to everybody", name=action.title)
    return render(request, "dhr/published_actions/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def published_action_edit(request: Request, key: str) -> HttpResponse:
    """Ask what everybody is to read of an action now; refuse to write over somebody else's newer save."""
    opened, one = _found(request, key)
    may_open(request.reader, opened.review, one.action).require()
    form = _form(request, opened, subject=one)
    outcome = save_answers(request, form, subject=one, save=partial(reword_action, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The words are brought up to date"))
        return redirect(list_of(opened.review))
    news: Any = []
    if form.has_news(outcome.subject.version):
        versions = published_actions.versions_in(request.reader, review=opened.review)
        news = TOLD.since(versions, one=outcome.subject, version=form.opened or 1)
    context = opened.context(
        here=HERE,
        form=form,
        heading="Bring up to date what everybody reads",
        name=one.action.title,
        news=news,
    )
    return render(request, "dhr/published_actions/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def published_action_remove(request: Request, key: str) -> HttpResponse:
    """Ask why an action is taken back from everybody; what they read stays among the changes."""
    opened, one = _found(request, key)
    may_take_back(request.reader, opened.review).require()
    back = list_of(opened.review)
    form = TakeBackForm(typed(request), subject=one, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            take_action_back(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The action is taken back")
        return redirect(back)
    context = opened.context(here=HERE, form=form, heading="Take this action back", name=one.action.title)
    return render(request, "dhr/published_actions/remove.html", {**context, "actions": [one]})


def _form(request: Request, opened: Opened, **about: Any) -> PublicWordsForm:
    reader, review = request.reader, opened.review
    publication = published_actions.publication_of(reader, review=review)
    return PublicWordsForm(
        typed(request),
        reader=reader,
        review=review,
        when=when_shown(publication, today=reader.today),
        names=published_actions.names_of_people_near(reader, review=review),
        known=published_actions.names_of_bodies(reader, review=review),
        cancel_url=list_of(review),
        **about,
    )


def _opened(
    request: Request, review: Review, action: Action, form: PublicWordsForm
) -> PublishedAction | None:
    """Return what everybody reads of the action, opened now or meanwhile; none when it was refused."""
    reader = request.reader
    try:
        return open_action(review=review, action=action, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the form was sent before, or somebody else opened it meanwhile
        return published_actions.of_review(reader, review=review).filter(action=action).first()
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _found(request: Request, key: str) -> tuple[Opened, PublishedAction]:
    one = scoped_or_404(published_actions.open_to(request.reader), request, key=key)
    return opened_review(request, one.review.key, part=Part.PLAN), one
