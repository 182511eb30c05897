"""The page behind the link of an invitation: everybody may open it, and opening it changes nothing."""

from typing import Any

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.forms.invitations import AnswerForm, JoinForm
from csp.models import Invitation
from csp.permissions import Role
from csp.policies.invitations import may_accept
from csp.queries import invitations
from csp.services.invitations import CannotBeUsed, IsKnown, accept, join
from csp.web import clock
from csp.web.access import public
from csp.web.guesses import count_a_guess, has_guessed_too_often
from csp.web.origin import address_of
from csp.web.requests import Request


@public
@require_http_methods(["GET", "POST"])
def invitation_accept(request: Request, token: str) -> HttpResponse:
    """Let whoever a link was sent to take it up; every link that can't be used has the same answer."""
    invitation = invitations.usable(token, now=clock.now())
    if invitation is None:  # a link that works lets its reader in, however many wrong ones came from there
        if has_guessed_too_often(request):
            return respond_429(request)
        count_a_guess(request)
        return _cannot_be_used(request)
    try:
        return _answer(request, invitation, token)
    except CannotBeUsed:
        return _cannot_be_used(request)
    except (IsKnown, IntegrityError):  # somebody took the address in this very moment
        return redirect("csp:invitation-accept", token)


def _answer(request: Request, invitation: Invitation, token: str) -> HttpResponse:
    if request.user.is_authenticated:
        return _accept(request, invitation, token)
    if invitations.is_known(invitation.email):
        return _page(request, invitation, "sign_in")
    return _join(request, invitation, token)


def _accept(request: Request, invitation: Invitation, token: str) -> HttpResponse:
    if not may_accept(request.user, invitation):
        return _page(request, invitation, "somebody_else")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            accept(token=token, by=request.reader, now=clock.now())
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, f"You now work with the {invitation.partnership}")
            return redirect("csp:home", invitation.partnership.slug)
    return _page(request, invitation, "accept", form=form)


def _join(request: Request, invitation: Invitation, token: str) -> HttpResponse:
    form = JoinForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        join(token=token, address=address_of(request), now=clock.now(), **form.answers)
        messages.success(request, "You have joined. Sign in to begin.")
        return redirect("account_login")
    return _page(request, invitation, "join", form=form)


def _page(request: Request, invitation: Invitation, name: str, **more: Any) -> HttpResponse:
    context = {"invitation": invitation, "role": Role(invitation.role).label, "part": name, **more}
    return render(request, "csp/invitations/accept.html", context)


def _cannot_be_used(request: Request) -> HttpResponse:
    return render(request, "csp/invitations/unusable.html", status=404)
