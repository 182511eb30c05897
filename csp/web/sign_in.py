"""How people sign in: no sign-up, one event for each sign-in, a second factor where the role asks for it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from csp import audit
from csp.queries.readers import reader_of
from csp.web import clock
from csp.web.origin import address_of
from csp.web.requests import Request

WRONG_CODE = "That is not the code. Check it, or wait for the next one"


class AccountAdapter(DefaultAccountAdapter):
    """allauth's adapter with our rules and our words."""

    error_messages = {  # noqa: RUF012  (Django's own name for it)
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "That is not your password. Try again",
        "enter_current_password": "That is not the password you have now. Try again",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again",
        "rate_limited": "Too many tries. Wait five minutes, then try again",
    }

    def is_open_for_signup(self, request: Request) -> bool:
        """Refuse: accounts are made by a partnership's coordinator."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that tries are counted for."""
        return address_of(request)

    def post_login(self, request: Request, user: Any, **rest: Any) -> HttpResponse:
        """Record the sign-in, then go where allauth sends the person."""
        reader = reader_of(user, today=clock.today(), address=address_of(request))
        audit.record(audit.Verb.SIGNED_IN, subject=user, by=reader, now=clock.now())
        return super().post_login(request, user, **rest)


class SecondStepAdapter(DefaultMFAAdapter):
    """allauth's second step with our words."""

    error_messages = {  # noqa: RUF012  (Django's own name for it)
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }


def second_factor_missing(request: Request) -> bool:
    """Return whether this person's role asks for a second factor that they have not set up yet."""
    if settings.DEMONSTRATION:
        return False
    return request.reader.needs_second_factor and not is_mfa_enabled(request.user)


def set_up_second_factor(request: Request) -> HttpResponse:
    """Send the person to set up their second factor, and say why."""
    messages.info(request, "Your role needs a second step at sign-in. Set it up once, then you can go on.")
    return HttpResponseRedirect(reverse("mfa_activate_totp"))
