"""Which actions of a review's plan everybody may read: the page, and every change to their words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import Part
from dhr.policies.published_actions import may_take_back
from dhr.policies.reviews import may_run
from dhr.presenters.published_actions import TOLD, rows_of, when_shown
from dhr.queries import published_actions
from dhr.views.opening import opened_review

HERE = "publication"


@access(Permission.ENTER)
@require_safe
def published_action_list(request: Request, key: str) -> HttpResponse:
    """Show the people on the review which actions of its plan everybody may read, and from when."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PLAN)
    review = opened.review
    mine = published_actions.of_review(reader, review=review)
    publication = published_actions.publication_of(reader, review=review)
    context = opened.context(
        here=HERE,
        restricted="Only the people on the review for its plan may read this.",
        rows=rows_of(published_actions.actions_of(reader, review=review), mine, review=review),
        when=when_shown(publication, today=reader.today),
        may_open=may_run(reader, review),
        may_take_back=may_take_back(reader, review),
    )
    return render(request, "dhr/published_actions/list.html", context)


@access(Permission.ENTER)
@require_safe
def published_action_changes(request: Request, key: str) -> HttpResponse:
    """List what everybody could read of each action over time, what was taken back too."""
    opened = opened_review(request, key, part=Part.PLAN)
    stories = TOLD.stories(published_actions.versions_in(request.reader, review=opened.review))
    context = opened.context(here=HERE, stories=stories)
    return render(request, "dhr/published_actions/changes.html", context)
