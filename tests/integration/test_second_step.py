"""The second step at sign-in: set up once, asked for ever after."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from csp.demonstration import PASSWORD
from tests.integration import people
from tests.integration.reading import problems, words


def sign_in(client):
    return client.post(
        reverse("account_login"), {"login": people.person("june").email, "password": PASSWORD}, follow=True
    )


def code_for(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def secret_for(client, again):
    """Give the password again, and return the secret that the set-up shows."""
    set_up = client.post(again.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    assert set_up.redirect_chain[-1][0] == reverse("mfa_activate_totp")
    found = re.search(r"secret=([A-Z2-7]+)|\b([A-Z2-7]{32})\b", set_up.content.decode())
    return found[1] or found[2]


def test_a_session_that_began_without_a_second_step_ends_when_its_person_sets_one_up(
    client, settings, django_capture_on_commit_callbacks
):
    """Whoever came in with the password alone must not be let through by what the owner does elsewhere."""
    settings.DEMONSTRATION = False
    Authenticator.objects.filter(user=people.person("june")).delete()
    thief = Client()
    sign_in(thief)
    assert thief.get("/p/vale/")["Location"] == reverse("mfa_activate_totp")

    secret = secret_for(client, sign_in(client))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})

    assert client.get("/p/vale/").status_code == 200
    assert thief.get("/p/vale/")["Location"].startswith(reverse("account_login"))


def test_a_coordinator_sets_up_the_second_step_and_is_asked_for_it_from_then_on(client, settings):
    settings.DEMONSTRATION = False
    Authenticator.objects.filter(user=people.person("june")).delete()
    again = sign_in(client)
    assert "Your role needs a second step at sign-in." in words(again)
    secret = secret_for(client, again)

    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    right = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})

    assert problems(wrong) == ["That is not the code. Check it, or wait for the next one"]
    assert right.status_code == 302
    assert client.get("/p/vale/").status_code == 200
    later = Client()
    assert sign_in(later).redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert later.get("/p/vale/").status_code == 302
    assert problems(later.post(reverse("mfa_authenticate"), {"code": ""})) == ["Enter the code"]
