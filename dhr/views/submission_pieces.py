"""What the pages about quality assurance share: finding what was sent, forms, removing, and what is gone."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.saves import Save
from csp.web import clock
from csp.web.gone import CHANGED_MEANWHILE, Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.panel_meetings import RemoveForm
from dhr.models import Part, Review, Submission
from dhr.presenters.submissions import list_of
from dhr.presenters.submissions_changes import QUALITY
from dhr.queries import submissions
from dhr.views.opening import Opened, opened_review

HERE = "quality"
TEXTS = ("missing_why", "letter_kept_at", "kept_at", "number", "text", "answer", "reason")


def opened_panel(request: Request, key: str) -> Opened:
    """Return the review of a page about quality assurance, to its panel; raises Http404 for everybody else."""
    return opened_review(request, key, part=Part.PANEL)


def opened_one(request: Request, visible: QuerySet[Any], key: str) -> tuple[Any, Opened]:
    """Return a submission or a point with this key, and its review, which is opened with it."""
    one = scoped_or_404(visible, request, key=key)
    return one, opened_panel(request, one.review.key)


def to_list(review: Review, place: str = "") -> HttpResponse:
    """Go to the tab, and to a place on it."""
    return redirect(f"{list_of(review)}{place}")


def form_page(
    request: Request,
    template: str,
    opened: Opened,
    form: GovukForm,
    *,
    heading: str,
    about: Any = None,
    **shown: Any,
) -> HttpResponse:
    """Render a form, with what somebody saved meanwhile of what it is about."""
    news = _news(request, opened, about, form) if about is not None else []
    what = "what was sent" if isinstance(about, Submission) else "this point"
    context = opened.context(here=HERE, form=form, heading=heading, news=news, what=what, **shown)
    return render(request, template, context)


def remove_page(
    request: Request,
    one: Any,
    template: str,
    *,
    opened: Opened,
    remove: Callable[..., Any],
    heading: str,
    explained: str,
) -> HttpResponse:
    """Ask before what was sent, or a point, is removed."""
    back = list_of(opened.review)
    form = RemoveForm(typed(request), subject=one, button=heading, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove(key=one.key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "It is removed")
        return redirect(back)
    return form_page(request, template, opened, form, heading=heading, explained=explained)


def find_gone(request: Request, key: str) -> Gone | None:
    """Return what was sent, or the point of a letter, with this key that somebody removed."""
    last = submissions.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_panel(request, last.review.key)
    is_sent = isinstance(last.instance, Submission)
    return Gone(
        last=last,
        name="What was noted as sent" if is_sent else f"Point {last.instance}",
        head="dhr/submissions/head.html",
        context=opened.context(here=HERE),
        on=list_of(opened.review),
        on_words="Quality assurance as it is now",
        texts=TEXTS,
    )


def _news(request: Request, opened: Opened, one: Any, form: GovukForm) -> Sequence[Save]:
    """Return what was saved of it since the form about it was first opened."""
    if not form.has_news(one.version):
        return []
    versions = submissions.versions_in(request.reader, review=opened.review)
    return QUALITY.since(versions, one=one, version=form.opened or 1)
