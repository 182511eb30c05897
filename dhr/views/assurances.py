"""The check of an action of a review by somebody other than its lead, and the review of what came of it."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.assurances import CheckForm, OutcomeForm
from dhr.models import Assurance, Part
from dhr.policies.assurances import WHERE, closes_as_it_is, may_check
from dhr.presenters.assurances import TOLD, check_of, facts_of, outcome_of, page_of
from dhr.queries import assurances
from dhr.queries.known_words import known_words
from dhr.services.assurances import NONE_YET, assurance_of, check_action, review_outcome
from dhr.views.opening import Opened, opened_review
from plans.models import Action
from plans.queries import actions

HERE = "plan"


class Page(NamedTuple):
    """What one of the two forms shows: its template, its heading, and what is said once it is saved."""

    template: str
    heading: str
    said: str


Form = type[CheckForm] | type[OutcomeForm]


@access(Permission.ENTER)
@require_safe
def assurance_detail(request: Request, key: str) -> HttpResponse:
    """Show what was found of an action of a review, what is missing before it closes, and every change to it."""
    action, opened = _opened(request, key)
    reader = request.reader
    found = assurances.of_action(reader, action=action)
    context = opened.context(
        here=HERE,
        action=action,
        facts=facts_of(action),
        check=check_of(found),
        outcome=outcome_of(found),
        missing="" if action.is_over else closes_as_it_is(reader, found, action).refusal.removesuffix(WHERE),
        may=may_check(reader, opened.review, action),
        stories=TOLD.stories(assurances.versions_of(reader, action=action)),
    )
    return render(request, "dhr/assurances/detail.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def assurance_check(request: Request, key: str) -> HttpResponse:
    """Ask somebody who does not lead the action what they found of it."""
    page = Page("dhr/assurances/check.html", "Check this action", "What you found is saved")
    return _form_page(request, key, page, CheckForm, check_action)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def assurance_outcome(request: Request, key: str) -> HttpResponse:
    """Ask the same person, or another, what has changed because of the action."""
    page = Page("dhr/assurances/outcome.html", "Review the outcome", "The outcome is saved")
    return _form_page(request, key, page, OutcomeForm, review_outcome)


def _form_page(
    request: Request, key: str, page: Page, form_class: Form, save: Callable[..., Assurance]
) -> HttpResponse:
    """Show one of the two forms; refuse to write over what somebody wrote down meanwhile."""
    reader = request.reader
    action, opened = _opened(request, key)
    review = opened.review
    may_check(reader, review, action).require()
    back = page_of(review.partnership.slug, action)
    subject = assurance_of(review=review, action=action, by=reader)
    form = form_class(
        typed(request),
        subject=subject,
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=back,
    )
    outcome = save_answers(
        request,
        form,
        subject=subject,
        save=partial(save, action=action),
        stands=partial(_stands, form, subject),
    )
    if outcome.saved:
        messages.success(request, outcome.words(page.said))
        return redirect(back)
    news = _news(request, action, outcome.subject, form)
    context = opened.context(here=HERE, action=action, form=form, heading=page.heading, news=news)
    return render(request, page.template, context)


def _opened(request: Request, key: str) -> tuple[Action, Opened]:
    """Return the action with this key and the review that it is of, to somebody to whom its plan is open."""
    action = scoped_or_404(actions.open_to(request.reader), request, key=key)
    review = assurances.review_of(request.reader, action=action)
    if review is None:
        raise Http404
    return action, opened_review(request, review.key, part=Part.PLAN)


def _stands(form: CheckForm | OutcomeForm, subject: Assurance) -> bool:
    """Return whether the same was written down before: a form that is sent twice is no clash with itself."""
    answers = form.answers["answers"]
    return bool(answers == type(answers).of(subject))


def _news(request: Request, action: Action, found: Assurance, form: CheckForm | OutcomeForm) -> list[Any]:
    """Return what was written down since the form was first opened."""
    if not form.has_news(found.version):
        return []
    before = Assurance(pk=found.pk, version=NONE_YET)  # what somebody saw who opened the form first
    versions = [before, *assurances.versions_of(request.reader, action=action)]
    return TOLD.since(versions, one=found, version=form.opened or NONE_YET)
