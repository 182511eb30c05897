"""Signing in with a passkey, and on to the page that one wanted."""

from typing import Any

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.internal import flows
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.http import HttpResponse


class PasskeySignIn(LoginWebAuthnView):
    """allauth's page, which would forget where the person was going."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign the passkey's owner in."""
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        return flows.perform_passwordless_login(self.request, passkey, login)
