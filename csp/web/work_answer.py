"""What a provider answers about a work account, believed only when every part of it is as it must be."""

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from csp.kernel.identity_provider import IdentityProvider

SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
SECONDS_APART = 60  # how far two clocks may differ


class Disbelieved(Exception):
    """A part of the answer is not as it must be; the words are for the log."""


def trusted_provider() -> IdentityProvider:
    """Return the provider that this installation trusts."""
    if settings.IDENTITY_PROVIDER is None:
        raise Disbelieved("no provider is trusted here")
    return settings.IDENTITY_PROVIDER


class WorkAnswer(OpenIDConnectOAuth2Adapter):
    """allauth's conversation with the provider; the signature, which it would leave unread, is always checked."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return what the provider says of itself, if it is the provider that it was asked to be."""
        config = super().openid_config
        if str(config.get("issuer", "")).rstrip("/") != trusted_provider().issuer:
            raise Disbelieved("the provider calls itself by another name")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Return the one address that the provider is told to send people back to."""
        return request.build_absolute_uri(reverse("openid_connect_callback"))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """Return who the provider says it is, with nothing of it to be kept but the subject."""
        claims = self._claims(str(kwargs["response"].get("id_token", "")))
        login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        login.account.extra_data = {}
        login.claims = claims
        return login

    def _claims(self, token: str) -> dict[str, Any]:
        issuer, client_id = self.openid_config["issuer"], trusted_provider().client_id
        try:
            claims = jwt.decode(
                token,
                key=self._key_of(token),
                algorithms=SIGNED_WITH,
                audience=client_id,
                issuer=issuer,
                leeway=SECONDS_APART,
                options={"require": ["iss", "aud", "exp", "iat", "sub"]},
            )
        except jwt.PyJWTError as wrong:
            raise Disbelieved(f"the token is wrong: {type(wrong).__name__}") from wrong
        if claims.get("azp", client_id) != client_id:
            raise Disbelieved("the token is for another site")
        return claims

    def _key_of(self, token: str) -> Any:
        """Return the provider's key that the token says it is signed with."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        named = jwt.get_unverified_header(token).get("kid")
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        found = [key for key in keys if named is None or key.key_id == named]
        if len(found) != 1:
            raise Disbelieved("the token is signed with a key that the provider does not name")
        return found[0]
