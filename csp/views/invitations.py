"""Inviting people: the form, the page of an invitation, and its two buttons."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.invitations import InvitationForm
from csp.permissions import Permission
from csp.policies.invitations import may_send_again
from csp.presenters.invitations import InvitationPage
from csp.queries import invitations
from csp.queries.authorities import bodies_to_be_for
from csp.services.invitations import invite, send_again, times_sent_again, withdraw
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def invitation_add(request: Request) -> HttpResponse:
    """Ask who is invited to what, and send them a link."""
    reader, partnership = request.reader, request.partnership
    form = InvitationForm(
        typed(request),
        authorities=bodies_to_be_for(reader, partnership=partnership),
        cancel_url=reverse("csp:person-list", args=[partnership.slug]),
    )
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invite(
                partnership=partnership, by=reader, now=clock.now(), link=_link(request), **form.answers
            )
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, "The invitation is on its way")
            return redirect("csp:invitation-detail", partnership.slug, invitation.key)
    return render(request, "csp/invitations/add.html", {"form": form})


@access(Permission.PEOPLE_APPOINT)
@require_safe
def invitation_detail(request: Request, key: str) -> HttpResponse:
    """Show what has become of an invitation."""
    invitation = scoped_or_404(invitations.open_to(request.reader), request, key=key)
    page = InvitationPage.of(invitation, now=clock.now())
    times = times_sent_again(invitation=invitation, by=request.reader)
    may = may_send_again(request.reader, invitation, times_today=times)
    context = {"page": page, "invitation": invitation, "may_send_again": may}
    return render(request, "csp/invitations/detail.html", context)


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def invitation_resend(request: Request, key: str) -> HttpResponse:
    """Send an invitation again with a new link, when a button asks."""
    said = "The invitation is sent again, with a new link. The link before it no longer works."
    return _pressed(request, key, send_again, said, link=_link(request))


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def invitation_withdraw(request: Request, key: str) -> HttpResponse:
    """Withdraw an invitation, when a button asks."""
    return _pressed(request, key, withdraw, "The invitation is withdrawn. Its link no longer works.")


def _pressed(request: Request, key: str, service: Callable[..., Any], said: str, **more: Any) -> HttpResponse:
    invitation = scoped_or_404(invitations.open_to(request.reader), request, key=key)
    if request.method == "POST":
        service(key=key, by=request.reader, now=clock.now(), **more)
        messages.success(request, said)
    return redirect("csp:invitation-detail", request.partnership.slug, invitation.key)


def _link(request: Request) -> Callable[[str], str]:
    """Return how a token becomes the address that the e-mail carries."""
    return lambda token: request.build_absolute_uri(reverse("csp:invitation-accept", args=[token]))
