"""Ending somebody's place on a review, and handing over the place of whoever runs it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.members import EndForm, HandOverForm
from dhr.models import ReviewMember
from dhr.policies.members import HANDS_OVER, may_change, may_end
from dhr.queries import members
from dhr.queries.members_people import could_run
from dhr.services.members_ending import end_place, hand_over_place
from dhr.views.members import form_page, list_of, opened_member


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def member_end(request: Request, key: str) -> HttpResponse:
    """Ask when somebody's place ends and why; of the last who runs the review, ask who takes over."""
    reader = request.reader
    member, opened = opened_member(request, key)
    allowed = may_end(reader, member, standing=members.standing(reader, review=member.review))
    if not allowed and allowed.refusal == HANDS_OVER:
        messages.info(request, HANDS_OVER)
        return redirect("dhr:member-handover", request.partnership.slug, key)
    allowed.require()
    form = EndForm(typed(request), subject=member, today=reader.today, cancel_url=list_of(member.review))
    outcome = save_answers(request, form, subject=member, save=partial(end_place, key=key))
    if outcome.saved:
        messages.success(request, f"The place of {member.person.name} is ended")
        return redirect(_after(request, outcome.saved))
    heading = f"End the place of {member.person.name}"
    return form_page(request, opened, form, outcome.subject, template="dhr/members/end.html", heading=heading)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def member_handover(request: Request, key: str) -> HttpResponse:
    """Ask who takes over from the coordinator or the deputy, and hand it over in one step."""
    reader = request.reader
    member, opened = opened_member(request, key)
    may_change(reader, member).require()
    if not member.runs_it:
        raise PermissionDenied(
            "Only the place of the coordinator or a deputy is handed over. End this one instead."
        )
    could = could_run(reader, partnership=member.review.partnership)
    form = HandOverForm(
        typed(request),
        subject=member,
        successors=could.exclude(pk=member.person_id),
        deputies=could,
        today=reader.today,
        cancel_url=list_of(member.review),
    )
    outcome = save_answers(request, form, subject=member, save=partial(hand_over_place, key=key))
    if outcome.saved:
        messages.success(request, "The place is handed over. Whoever has not signed yet is asked to")
        return redirect(_after(request, outcome.saved))
    return form_page(
        request,
        opened,
        form,
        outcome.subject,
        template="dhr/members/handover.html",
        heading=f"Hand over the place of {member.person.name}",
    )


def _after(request: Request, member: ReviewMember) -> str:
    """Return where to go on: not to a review that one has just left."""
    if members.open_to(request.reader).filter(pk=member.pk).exists():
        return list_of(member.review)
    return reverse("dhr:review-list", args=[request.partnership.slug])
