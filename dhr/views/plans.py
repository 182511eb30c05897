"""The action plan of a review: where it is, and opening it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.plans import PlanForm
from dhr.models import Part, Review
from dhr.policies.plans import may_open_plan
from dhr.policies.reviews import may_run
from dhr.queries import plans
from dhr.queries.known_words import known_words
from dhr.services.plans import open_plan
from dhr.views.opening import nothing_to_do_in, opened_review
from plans.models import Plan

HERE = "plan"


@access(Permission.ENTER)
@require_safe
def plan_detail(request: Request, key: str) -> HttpResponse:
    """Go to the review's action plan; before there is one, say what it is and who opens it."""
    reader = request.reader
    opened = opened_review(request, key, part=Part.PLAN)
    if plan := plans.plan_of(reader, review=opened.review):
        return redirect(plan)
    may = may_open_plan(reader, opened.review, is_held=plans.is_held(reader, review=opened.review))
    context = opened.context(here=HERE, may=may, nothing_to_do=nothing_to_do_in(request, opened))
    return render(request, "dhr/plans/detail.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def plan_add(request: Request, key: str) -> HttpResponse:
    """Ask what the action plan is and open it, for those who are on the review for it; sent twice, it is one."""
    reader = request.reader
    opened = opened_review(request, key, part=Part.PLAN)
    review = opened.review
    may_run(reader, review).require()
    may = may_open_plan(reader, review, is_held=plans.is_held(reader, review=review))
    if not may:
        if not review.plan_id:
            messages.warning(request, may.refusal)
        return redirect(_page_of(review))
    form = PlanForm(
        typed(request),
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=_page_of(review),
    )
    if request.method == "POST" and form.is_valid() and (plan := _opened_now(request, review, form)):
        messages.success(request, "The action plan is open to those who are on the review for it")
        return redirect(plan)
    return render(request, "dhr/plans/add.html", opened.context(here=HERE, form=form))


def _opened_now(request: Request, review: Review, form: PlanForm) -> Plan | None:
    """Return the plan; what the service refuses is said on the form."""
    try:
        return open_plan(review=review, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _page_of(review: Review) -> str:
    return reverse("dhr:plan-detail", args=[review.partnership.slug, review.key])
