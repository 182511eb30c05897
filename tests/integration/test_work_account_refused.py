"""Answers about a work account that nobody should believe: each is one sentence and a reference to the log."""

import re
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from django.test import Client

from csp.web import work_sign_in
from tests.integration.reading import words
from tests.integration.work_accounts import DONE, SILENT, START, answered, asked, is_in, tom_is_vouched_for

REFERENCE = r"give this reference: ([0-9a-z]{10})"

pytestmark = SILENT


def refused(page, browser, caplog, why):
    """Assert that nobody is in, that one sentence says so, and that the log says why under the same reference."""
    assert page.status_code == 400
    assert work_sign_in.NOT_DONE in words(page)
    assert not is_in(browser)
    reference = re.search(REFERENCE, words(page)).group(1)
    [line] = [record.getMessage() for record in caplog.records if reference in record.getMessage()]
    assert why in line
    assert "@" not in line


def test_an_answer_nobody_asked_for_is_refused(client, trust, caplog):
    page = client.get(f"{DONE}?code=abc&state=guessed")

    refused(page, client, caplog, "no such request")


def test_an_answer_is_good_once_and_in_one_browser(client, trust, vouch, caplog):
    tom_is_vouched_for(vouch)
    answer = answered(asked(client), "tom-at-work")
    other = Client()

    refused(other.get(answer), other, caplog, "no such request")
    client.get(answer)
    client.post("/account/sign-out/")
    refused(client.get(answer), client, caplog, "no such request")


def test_saying_no_at_the_provider_signs_nobody_in(client, trust, caplog):
    back = requests.post(asked(client), data={"action": "deny"}, allow_redirects=False, timeout=5)
    state = parse_qs(urlsplit(asked(client)).query)["state"][0]

    page = client.get(f"{DONE}?error=access_denied&state={state}")

    assert "error=access_denied" in back.headers["Location"]
    refused(page, client, caplog, "no such request")


def test_a_made_up_code_is_refused(client, trust, caplog):
    state = parse_qs(urlsplit(asked(client)).query)["state"][0]

    refused(client.get(f"{DONE}?code=made-up&state={state}"), client, caplog, "OAuth2Error")


def told_by(token):
    return jwt.decode(token, options={"verify_signature": False})


OTHERS_KEY = "another key that is long enough to be one, and no more than that"
TAMPERED = {
    "nothing": (lambda token: "", "the token is wrong"),
    "no token": (lambda token: "not a token", "the token is wrong"),
    "its words changed": (
        lambda token: ".".join([token.split(".")[0], "eyJzdWIiOiJqdW5lIn0", token.split(".")[2]]),
        "InvalidSignatureError",
    ),
    "its signature cut off": (
        lambda token: jwt.encode(told_by(token), key="", algorithm="none"),
        "the token is wrong",
    ),
    "signed by somebody else": (
        lambda token: jwt.encode(told_by(token), key=OTHERS_KEY, algorithm="HS256"),
        "the token is wrong",
    ),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_token_that_was_tampered_with_is_refused(how, trust, vouch, tampered, caplog):
    tom_is_vouched_for(vouch)
    change, why = TAMPERED[how]
    browser = Client()
    answer = answered(asked(browser), "tom-at-work")
    tampered(change)

    refused(browser.get(answer), browser, caplog, why)


def test_a_token_for_another_site_of_the_same_provider_is_refused(trust, vouch, tampered, caplog, client):
    tom_is_vouched_for(vouch)
    trust(client_id="another-site")
    other = Client()
    kept = {}
    answer = answered(asked(other), "tom-at-work")
    tampered(lambda token: kept.setdefault("token", token))
    other.get(answer)
    tampered(lambda token: token)
    trust()
    answer = answered(asked(client), "tom-at-work")
    tampered(lambda token: kept["token"])

    refused(client.get(answer), client, caplog, "InvalidAudienceError")


def test_an_older_token_of_the_same_person_is_refused(trust, vouch, tampered, caplog, client):
    tom_is_vouched_for(vouch)
    kept = {}
    answer = answered(asked(client), "tom-at-work")
    tampered(lambda token: kept.setdefault("token", token))
    client.get(answer)
    tampered(lambda token: token)
    later = Client()
    answer = answered(asked(later), "tom-at-work")
    tampered(lambda token: kept["token"])

    refused(later.get(answer), later, caplog, "the token answers another question")


def test_a_provider_that_calls_itself_by_another_name_is_refused(client, trust, monkeypatch, caplog):
    trust()
    monkeypatch.setattr(
        "allauth.socialaccount.providers.openid_connect.views.OpenIDConnectOAuth2Adapter.openid_config",
        {"issuer": "https://elsewhere.example"},
    )

    refused(client.get(START), client, caplog, "Disbelieved")


def test_a_provider_that_does_not_answer_is_one_sentence(client, trust, caplog):
    trust(issuer="http://127.0.0.1:9")

    refused(client.get(START), client, caplog, "ConnectionError")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"client_id": ""}, "Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together"),
        ({"issuer": "http://login.vale.example"}, "must be an address that begins with https://"),
        ({"issuer": "https://login.vale.example/common/v2.0"}, "must name your own tenant"),
        ({"issuer": "https://login.vale.example/organizations/v2.0/"}, "must name your own tenant"),
    ],
)
def test_a_provider_that_is_named_badly_is_one_sentence(wrong, sentence, trust):
    with pytest.raises(ValueError, match=sentence):
        trust(**wrong)
