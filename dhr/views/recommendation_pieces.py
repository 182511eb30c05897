"""What the pages of recommendations share: finding one, what is new, what is gone, and removing something of it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.decision import Decision
from csp.kernel.saves import Save
from csp.models import Reader
from csp.web import clock
from csp.web.gone import CHANGED_MEANWHILE, Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.panel_meetings import RemoveForm
from dhr.models import Part, Recommendation, Review
from dhr.presenters.recommendation_changes import since
from dhr.presenters.recommendations import list_of
from dhr.queries import recommendations
from dhr.views.opening import Opened, opened_review

HERE = "recommendations"
TEXTS = ("other_agency", "number", "text", "other_theme", "body", "words", "title", "detail", "reason")
May = Callable[[Reader, Review], Decision]


def opened_recommendation(request: Request, key: str) -> tuple[Opened, Recommendation]:
    """Return the recommendation with this key and its review; raises Http404 for whoever may not see its plan."""
    one = scoped_or_404(recommendations.open_to(request.reader), request, key=key)
    return opened_review(request, one.review.key, part=Part.PLAN), one


def recommendation_for(request: Request, key: str, may: May) -> tuple[Opened, Recommendation]:
    """Return the same to whoever may do something about it; raises PermissionDenied for others on the review."""
    opened, one = opened_recommendation(request, key)
    may(request.reader, opened.review).require()
    return opened, one


def part_for(request: Request, visible: Any, key: str, may: May) -> tuple[Opened, Any]:
    """Return what belongs to a recommendation, by its key, and the review, to whoever may do something about it."""
    part = scoped_or_404(visible, request, key=key)
    opened = opened_review(request, part.recommendation.review.key, part=Part.PLAN)
    may(request.reader, opened.review).require()
    return opened, part


def form_page(
    request: Request, template: str, form: GovukForm, *, opened: Opened, **context: Any
) -> HttpResponse:
    """Render a form under its ``heading``; ``news`` is what somebody saved of ``what`` meanwhile."""
    return render(request, template, opened.context(here=HERE, form=form, **context))


def news_about(request: Request, opened: Opened, one: Any, form: GovukForm) -> Sequence[Save]:
    """Return what was saved of a recommendation, or of one it is made to, since the form was first opened."""
    if not form.has_news(one.version):
        return []
    versions = recommendations.versions_in(request.reader, review=opened.review)
    return since(versions, one=one, version=form.opened or 1)


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the recommendation, or the one it was made to, with this key that somebody removed."""
    last = recommendations.removed(request.reader, key=key)
    if last is None:
        return None
    own = last if hasattr(last, "review") else last.recommendation
    if own.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, own.review.key, part=Part.PLAN)
    is_own = own is last
    return Gone(
        last=last,
        name=f"Recommendation {last.number}" if is_own else str(last.instance),
        head="dhr/recommendations/head.html",
        context=opened.context(here=HERE),
        on=list_of(opened.review) if is_own else own.get_absolute_url(),
        on_words="The recommendations as they are now" if is_own else "The recommendation as it is now",
        texts=TEXTS,
    )


def remove_page(
    request: Request,
    part: Any,
    template: str,
    *,
    opened: Opened,
    remove: Callable[..., Any],
    heading: str,
    back: str,
    **context: Any,
) -> HttpResponse:
    """Ask before something of a recommendation is removed; a ``refusal`` in the context says why it can't be."""
    form = RemoveForm(typed(request), subject=part, button=heading, cancel_url=back)
    after = context.pop("after", back)
    if request.method == "POST" and not context.get("refusal") and form.is_valid():
        try:
            remove(key=part.key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        except ValidationError as refused:  # something was noted meanwhile
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, context.pop("said"))
            return redirect(after)
        return redirect(back)
    return form_page(request, template, form, opened=opened, heading=heading, part=part, **context)
