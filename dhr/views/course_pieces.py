"""What the pages about a review's course share: finding its parts, and rendering a form about one of them."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from csp.forms.govuk import GovukForm
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import Part, Review
from dhr.presenters.course_changes import COURSE
from dhr.queries import courses
from dhr.views.opening import Opened, opened_review

HERE = "stages"


def opened_course(request: Request, key: str) -> Opened:
    """Return the review of a page about its course, to somebody on its panel; raises Http404 for everybody else."""
    return opened_review(request, key, part=Part.PANEL)


def opened_part(request: Request, visible: QuerySet[Any], key: str) -> tuple[Any, Opened]:
    """Return a stage, a decision or a pause with this key, and its review, which is opened with it."""
    one = scoped_or_404(visible, request, key=key)
    return one, opened_course(request, one.review.key)


def tab_url(review: Review) -> str:
    """Return the address of the tab with the stages and the clocks."""
    return reverse("dhr:stage-list", args=[review.partnership.slug, review.key])


def to_tab(review: Review, place: str = "") -> HttpResponse:
    """Go to the tab, and to a place on it."""
    return redirect(f"{tab_url(review)}{place}")


def form_page(
    request: Request,
    template: str,
    opened: Opened,
    form: GovukForm,
    *,
    heading: str,
    about: Any = None,
    what: str = "",
    intro: str = "",
) -> HttpResponse:
    """Render a form about the course, with what somebody saved meanwhile of the record that it is about."""
    news = []
    if about is not None and form.has_news(about.version):
        versions = courses.versions_in(request.reader, review=opened.review)
        news = COURSE.since(versions, one=about, version=form.opened or 1)
    context = opened.context(here=HERE, form=form, heading=heading, news=news, what=what, intro=intro)
    return render(request, template, context)
