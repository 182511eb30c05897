"""How people sign in: no sign-up, one event for each sign-in, a second factor where the role asks for it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from csp import audit
from csp.queries.readers import reader_of
from csp.web import clock
from csp.web.requests import Request


class AccountAdapter(DefaultAccountAdapter):
    """allauth's adapter with our rules."""

    def is_open_for_signup(self, request: Request) -> bool:
        """Refuse: accounts are made by a partnership's coordinator."""
        return False

    def post_login(self, request: Request, user: Any, **rest: Any) -> HttpResponse:
        """Record the sign-in, then go where allauth sends the person."""
        reader = reader_of(user, today=clock.today(), address=request.META.get("REMOTE_ADDR", ""))
        audit.record(audit.Verb.SIGNED_IN, subject=user, by=reader, now=clock.now())
        return super().post_login(request, user, **rest)


def second_factor_missing(request: Request) -> bool:
    """Return whether this person's role asks for a second factor that they have not set up yet."""
    if settings.DEMONSTRATION:
        return False
    return request.reader.needs_second_factor and not is_mfa_enabled(request.user)


def set_up_second_factor(request: Request) -> HttpResponse:
    """Send the person to set up their second factor, and say why."""
    messages.info(request, "Your role needs a second step at sign-in. Set it up once, then you can go on.")
    return HttpResponseRedirect(reverse("mfa_activate_totp"))
