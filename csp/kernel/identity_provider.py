"""The organisation that vouches for people's work accounts, as the environment names it."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Microsoft's addresses for everybody's tenants: whoever has any Microsoft account could come in by them.
EVERYBODYS = ("/common", "/organizations", "/consumers")


@dataclass(frozen=True)
class IdentityProvider:
    """An OpenID provider, and what is believed of what it says."""

    issuer: str
    client_id: str
    secret: str
    name: str
    trusts_email: bool = False
    trusts_second_factor: bool = False

    @property
    def key(self) -> str:
        """Return the name under which accounts are bound: another issuer's accounts are others."""
        return f"work-{hashlib.sha256(self.issuer.encode()).hexdigest()[:10]}"

    def as_allauth_has_it(self) -> dict[str, object]:
        """Return the settings of allauth for it."""
        return {
            "provider_id": self.key,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "oauth_pkce_enabled": True},
        }


def identity_provider(
    *, issuer: str, client_id: str, secret: str, name: str, trusts_email: bool, trusts_second_factor: bool
) -> IdentityProvider | None:
    """Return the provider, or none when nothing names one; raise ValueError with a sentence when it can't be used."""
    if not (issuer or client_id or secret):
        return None
    if not (issuer and client_id and secret):
        raise ValueError("Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them.")
    issuer = issuer.rstrip("/")
    address = urlsplit(issuer)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise ValueError("OIDC_ISSUER must be an address that begins with https://.")
    if any(f"{part}/" in f"{address.path}/" for part in EVERYBODYS):
        raise ValueError("OIDC_ISSUER must name your own tenant, not an address that is open to everybody’s.")
    return IdentityProvider(issuer, client_id, secret, name, trusts_email, trusts_second_factor)
