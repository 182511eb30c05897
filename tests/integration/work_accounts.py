"""A real OpenID provider to sign in at, honest and otherwise, and how tests go there and come back."""

import json
import warnings
from collections.abc import Iterator

import pytest
import requests

from csp.kernel.identity_provider import identity_provider
from tests.integration import people

START, DONE = "/account/sign-in/work-account/", "/account/sign-in/work-account/done/"
# The provider is a program of its own that happens to run in this process: what it says about itself is its affair.
SILENT = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib"),
    pytest.mark.filterwarnings("ignore:.*deprecated and will be removed:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider that vouches for whatever it is told to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oidc_provider_mock import run_server_in_thread
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def trust(settings, issuer):
    """Let the site know the provider, and return a way to say what is believed of it."""

    def known(**more):
        asked = {
            "issuer": issuer,
            "client_id": "saferplan",
            "secret": "a secret",
            "name": "Vale’s account",
            "trusts_email": False,
            "trusts_second_factor": False,
        }
        settings.IDENTITY_PROVIDER = identity_provider(**{**asked, **more})
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [settings.IDENTITY_PROVIDER.as_allauth_has_it()]}
        }

    known()
    return known


@pytest.fixture
def vouch(issuer):
    """Let the provider know somebody, by their subject."""

    def told(subject, **claims):
        requests.put(f"{issuer}/users/{subject}", json=claims, timeout=5).raise_for_status()

    return told


@pytest.fixture
def tampered(monkeypatch):
    """Let something between the provider and us change its token."""
    whole = requests.Session.request

    def with_it(change):
        monkeypatch.setattr(requests.Session, "request", _changing(whole, change))

    return with_it


def _changing(whole, change):

    def changed(self, method, url, **rest):
        answer = whole(self, method, url, **rest)
        if url.endswith("/oauth2/token"):
            told = answer.json()
            answer._content = json.dumps({**told, "id_token": change(told["id_token"])}).encode()
        return answer

    return changed


def asked(browser, wanted=""):
    """Go to the provider, and return the address it was asked at."""
    return browser.get(f"{START}{wanted}")["Location"]


def answered(question, subject):
    """Sign in at the provider, and return the address that it sends one back to."""
    back = requests.post(question, data={"sub": subject}, allow_redirects=False, timeout=5)
    return back.headers["Location"].replace("http://testserver", "")


def come_back(browser, subject, wanted=""):
    """Go there, sign in there, come back."""
    return browser.get(answered(asked(browser, wanted), subject), follow=True)


def is_in(browser):
    return "_auth_user_id" in browser.session


def tom_is_vouched_for(vouch, **more):
    vouch("tom-at-work", email=people.person("tom").email, email_verified=True, **more)
