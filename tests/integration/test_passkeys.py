"""Passkeys: what is asked of a browser, and what becomes of an answer that is none."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from csp.demonstration import PASSWORD
from tests.integration import people
from tests.integration.reading import problems, words

FIND = "/account/sign-in/passkey/"
SET_UP = "/account/passkeys/set-up/"
NOT_RECOGNISED = "The passkey was not recognised. Try again, or choose another way"
SENTENCES = (NOT_RECOGNISED, "The passkey did not arrive. Try again")
WHOLE = '{"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {}, "response": %s}'
NO_PASSKEYS = [
    "",
    "no JSON",
    "{}",
    "[]",
    "1",
    "null",
    '{"id": 7, "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "%%", "userHandle": "MQ"}}',
    WHOLE % '{"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AA", "userHandle": "MQ"}',
    WHOLE % '{"clientDataJSON": "e30", "attestationObject": "AAAA"}',
]


def by_page(called="tom"):
    """Return a browser in which somebody has signed in, and entered their password again."""
    browser = Client()
    browser.post("/account/sign-in/", {"login": people.person(called).email, "password": PASSWORD})
    browser.post("/account/again/", {"password": PASSWORD})
    return browser


def passkey_of(called):
    passkey = Authenticator(
        user=people.person(called), type=Authenticator.Type.WEBAUTHN, data={"name": "Her phone"}
    )
    passkey.save()
    return passkey


def test_whoever_signs_in_is_asked_for_any_passkey_of_this_site_that_its_owner_unlocked(client):
    asked = client.get(FIND, headers={"Accept": "application/json"}).json()["request_options"]["publicKey"]

    assert asked["rpId"] == "testserver"
    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")


@pytest.mark.parametrize("answer", NO_PASSKEYS)
def test_an_answer_that_is_no_passkey_signs_nobody_in_and_says_so(answer, client):
    client.get(FIND, headers={"Accept": "application/json"})

    page = client.post(FIND, {"credential": answer}, follow=True)

    assert page.redirect_chain[-1][0] == "/account/sign-in/"
    assert "_auth_user_id" not in client.session
    assert any(sentence in words(page) for sentence in SENTENCES)


@pytest.mark.parametrize("answer", NO_PASSKEYS[2:])
def test_an_answer_that_is_no_passkey_sets_none_up(answer):
    tom = by_page()
    tom.get(SET_UP)

    page = tom.post(SET_UP, {"credential": answer, "name": "My phone", "passwordless": "on"})

    assert page.status_code == 200
    assert problems(page)[0] in SENTENCES
    assert not Authenticator.objects.filter(user=people.person("tom")).exists()


@pytest.mark.parametrize("answer", NO_PASSKEYS[2:])
def test_an_answer_that_is_no_passkey_is_no_second_step(answer, client):
    client.post("/account/sign-in/", {"login": people.person("june").email, "password": PASSWORD})

    page = client.post("/account/sign-in/second-step/", {"credential": answer})

    assert page.status_code == 200
    assert "_auth_user_id" not in client.session
    assert problems(page)[0] in SENTENCES


def test_a_new_passkey_is_one_that_signs_in_by_itself():
    page = by_page().get(SET_UP)

    assert "Set up a passkey" in words(page)
    assert page.context["js_data"]["creation_options"]["publicKey"]["rp"]["name"] == "Saferplan"


def test_nobody_removes_the_passkey_of_somebody_else():
    hers = passkey_of("dana")

    answer = by_page().post(f"/account/passkeys/{hers.pk}/remove/")

    assert answer.status_code == 404
    assert Authenticator.objects.filter(pk=hers.pk).exists()


def test_the_page_without_a_passkey_offers_one_and_says_what_it_is(tom):
    page = words(tom.get("/account/second-step/"))

    assert "Your phone, your computer or a security key signs you in" in page
    assert "See where you are signed in" in page


def test_whoever_must_set_up_a_second_step_may_choose_a_passkey(sign_in):
    Authenticator.objects.all().delete()
    browser = sign_in("june")

    assert browser.get("/p/vale/")["Location"] == "/account/second-step/set-up/"
    assert browser.get(SET_UP)["Location"].startswith("/account/again/")
