"""How people sign in: no sign-up, one event for each sign-in, a second factor where the role asks for it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from csp import audit
from csp.queries.readers import reader_of
from csp.services.sessions import end_other_sessions
from csp.web import clock, timeouts
from csp.web.origin import address_of, ip_of
from csp.web.requests import Request
from csp.web.sign_in_mail import write_to
from csp.web.work_sign_in import took_second_step_there

WRONG_CODE = "That is not the code. Check it, or wait for the next one"
WRONG_MAILED_CODE = "That is not the code. Check that it is the one from the newest e-mail"


class AccountAdapter(DefaultAccountAdapter):
    """allauth's adapter with our rules and our words."""

    error_messages = {  # noqa: RUF012  (Django's own name for it)
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again",
        "incorrect_code": WRONG_MAILED_CODE,
        "incorrect_password": "That is not your password. Try again",
        "enter_current_password": "That is not the password you have now. Try again",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again",
        "rate_limited": "Too many tries. Wait five minutes, then try again",
    }

    def is_open_for_signup(self, request: Request) -> bool:
        """Refuse: accounts are made by a partnership's administrator."""
        return False

    def get_login_stages(self) -> list[str]:
        """Leave out our own second step for whoever has just taken their provider's, where that is trusted."""
        stages = super().get_login_stages()
        login = getattr(self.request, "work_sign_in_of", None)
        if login and took_second_step_there(self.request, login):
            stages.remove("allauth.mfa.stages.AuthenticateStage")
        return stages

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that tries are counted for, and that is noted of a session."""
        return ip_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write it as a message, which a worker sends like every other."""
        letter = self.render_mail(template_prefix, email, {"request": self.request, **context})
        kind = template_prefix.rpartition("/")[2]
        write_to(self.request, letter, kind=kind, person=context.get("user"))

    def post_login(self, request: Request, user: Any, **rest: Any) -> HttpResponse:
        """Record the sign-in, begin to count its time, then go where allauth sends the person."""
        timeouts.begin(request, clock.now())
        reader = reader_of(user, today=clock.today(), address=address_of(request))
        audit.record(audit.Verb.SIGNED_IN, subject=user, by=reader, now=clock.now())
        return super().post_login(request, user, **rest)


class SecondStepAdapter(DefaultMFAAdapter):
    """allauth's second step with our words."""

    error_messages = {  # noqa: RUF012  (Django's own name for it)
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return which site a passkey is for, under the name that a phone shows."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Saferplan"}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  (allauth's name for it)
        """Return what a passkey is called whose owner gave it no name."""
        return "Passkey"


def second_factor_missing(request: Request) -> bool:
    """Return whether a second step is asked of this person that they neither set up here nor took elsewhere."""
    if settings.DEMONSTRATION:
        return False
    reader = request.own_reader
    if not reader.needs_second_factor or reader.has_second_factor:
        return False
    return not took_second_step_there(request, request.user)


def has_second_factor(request: Request) -> bool:
    """Return whether this person has a second step, set up here or taken elsewhere, whether or not anybody asks."""
    if settings.DEMONSTRATION or request.own_reader.has_second_factor:
        return True
    return took_second_step_there(request, request.user)


def set_up_second_factor(request: Request, *, what: str = "Your role") -> HttpResponse:
    """Send the person to set up their second factor, and say what needs it."""
    messages.info(request, f"{what} needs a second step at sign-in. Set it up once, then you can go on.")
    return HttpResponseRedirect(reverse("mfa_activate_totp"))


def end_sessions_of_one_step(request: Request, **rest: Any) -> None:
    """Sign a person out elsewhere when they set up a second step: those sessions began without it.

    Otherwise whoever had come in with the password alone, and was held at the set-up, would now be let through.
    """
    reader = reader_of(request.user, today=clock.today(), address=address_of(request))
    end_other_sessions(by=reader, but=request.session.session_key or "", now=clock.now())
