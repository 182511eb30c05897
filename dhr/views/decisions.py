"""The forms that note whether a death is reviewed, and who was told of it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.decisions import DecisionForm
from dhr.models import ReviewDecision
from dhr.policies.courses import may_decide, may_follow
from dhr.policies.reviews import may_run
from dhr.queries import courses
from dhr.queries.known_words import known_words
from dhr.services.decisions import add_decision, edit_decision
from dhr.views.course_pieces import form_page, opened_course, opened_part, tab_url, to_tab


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def decision_add(request: Request, key: str) -> HttpResponse:
    """Ask what was decided, and note it; sent twice, it is noted once."""
    opened = opened_course(request, key)
    review, reader = opened.review, request.reader
    before = list(courses.decisions_open_to(reader).filter(review=review))
    sent = str(request.POST.get("key", ""))
    if any(one.key == sent for one in before):
        return to_tab(review)
    may_decide(reader, review, before).require()
    form = DecisionForm(
        typed(request),
        outcomes=may_follow(before),
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=tab_url(review),
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_decision(review=review, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            return to_tab(review)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "The decision is noted")
            return to_tab(review)
    return form_page(request, "dhr/decisions/add.html", opened, form, heading="Note what was decided")


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def decision_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change of a decision; refuse to write over somebody else's newer save."""
    decision, opened = opened_part(request, courses.decisions_open_to(request.reader), key)
    review, reader = opened.review, request.reader
    may_run(reader, review).require()
    form = DecisionForm(
        typed(request),
        subject=decision,
        outcomes=_could_be(request, decision),
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=tab_url(review),
    )
    outcome = save_answers(request, form, subject=decision, save=partial(edit_decision, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return to_tab(review)
    return form_page(
        request,
        "dhr/decisions/edit.html",
        opened,
        form,
        heading="Change what is noted of the decision",
        about=outcome.subject,
        what="this decision",
    )


def _could_be(request: Request, decision: ReviewDecision) -> list[ReviewDecision.Outcome]:
    """Return what this decision could have been, with what was decided before it and after it."""
    found = list(courses.decisions_open_to(request.reader).filter(review=decision.review_id))
    place = found.index(decision)
    after = found[place + 1].outcome if found[place + 1 :] else None
    return [
        one
        for one in may_follow(found[:place])
        if after is None or after in may_follow([ReviewDecision(outcome=one)])
    ]
