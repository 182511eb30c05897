"""What carries a recommendation out: an action raised from it, or one that is in the plan already."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.models import Seat
from csp.permissions import Permission
from csp.queries.partnerships import seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.panel_parts import RaiseForm
from dhr.forms.recommendations import LinkForm
from dhr.models import Recommendation
from dhr.policies.recommendations import may_follow, may_link, may_raise
from dhr.queries import plans, recommendations
from dhr.queries.known_words import known_words
from dhr.services.recommendation_actions import link_action, raise_action, unlink_action
from dhr.views.recommendation_pieces import find_gone, form_page, part_for, recommendation_for, remove_page
from plans.models import Action, Plan


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def recommendation_raise(request: Request, key: str) -> HttpResponse:
    """Ask for an action that carries a recommendation out, its words filled in; sent twice, it is one."""
    opened, one = recommendation_for(request, key, may_follow)
    reader = request.reader
    plan = plans.plan_of(reader, review=opened.review)
    allowed = may_raise(reader, opened.review, plan)
    if plan is None or not allowed:
        messages.warning(request, allowed.refusal)
        return redirect(one)
    form = RaiseForm(
        typed(request),
        text=one.text,
        lead_seat=_only_seat(request, one),
        seats=seats_of(reader, partnership=request.partnership),
        known=known_words(reader, review=opened.review),
        cancel_url=one.get_absolute_url(),
    )
    if request.method == "POST" and form.is_valid() and (action := _raised(request, one, plan, form)):
        messages.success(
            request, "The action is part of the review’s plan, and linked with the recommendation"
        )
        return redirect(action)
    return form_page(
        request, "dhr/recommendations/raise.html", form, opened=opened, one=one, heading="Raise an action"
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def recommendation_link(request: Request, key: str) -> HttpResponse:
    """Ask which action that is in the review's plan already carries a recommendation out."""
    opened, one = recommendation_for(request, key, may_follow)
    reader = request.reader
    plan = plans.plan_of(reader, review=opened.review)
    allowed = may_link(reader, opened.review, plan)
    if plan is None or not allowed:
        messages.warning(request, allowed.refusal)
        return redirect(one)
    offered = recommendations.could_carry_out(reader, recommendation=one, plan=plan)
    form = LinkForm(typed(request), actions=offered, cancel_url=one.get_absolute_url())
    if request.method == "POST" and form.is_valid() and _linked(request, one, form):
        messages.success(request, "The action is linked with the recommendation")
        return redirect(one)
    return form_page(
        request,
        "dhr/recommendations/link.html",
        form,
        opened=opened,
        one=one,
        heading="Link an action",
        nothing=""
        if offered.exists()
        else "Every action of the review’s plan is linked with it, or there is none.",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def recommendation_unlink(request: Request, key: str) -> HttpResponse:
    """Ask before it is noted that an action does not carry a recommendation out."""
    visible = recommendations.links_open_to(request.reader)
    opened, link = part_for(request, visible, key, may_follow)
    one = link.recommendation
    return remove_page(
        request,
        link,
        "dhr/recommendations/unlink.html",
        opened=opened,
        one=one,
        remove=unlink_action,
        heading="Unlink this action",
        back=one.get_absolute_url(),
        named=str(link.action),
        said="The action is no longer linked with the recommendation",
        explained="The action stays in the plan.",
    )


def _only_seat(request: Request, one: Recommendation) -> Seat | None:
    """Return the authority that a recommendation is made to, where there is one alone."""
    to = list(recommendations.addressees_open_to(request.reader).filter(recommendation=one))
    seats = [who.seat for who in to if who.seat]
    return seats[0] if len(seats) == 1 else None


def _raised(request: Request, one: Recommendation, plan: Plan, form: RaiseForm) -> Action | None:
    """Return the action that was raised; what the service refuses is said on the form."""
    try:
        return raise_action(recommendation=one, plan=plan, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _linked(request: Request, one: Recommendation, form: LinkForm) -> bool:
    try:
        link_action(recommendation=one, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True
