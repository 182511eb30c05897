"""The second step at sign-in: set up once, asked for ever after."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from csp.demonstration import PASSWORD
from csp.web import clock
from plans.models import Action
from tests.integration import inviting, people
from tests.integration.reading import boxes, problems, words

SECOND_STEP = "/account/sign-in/second-step/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WRONG = "That is not the code. Check it, or wait for the next one"
WRONG_RECOVERY_CODE = (
    "That recovery code does not sign you in. Each works once: check it, or use one you have not used"
)


def sign_in(client):
    return client.post(
        reverse("account_login"), {"login": people.person("june").email, "password": PASSWORD}, follow=True
    )


def code_for(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def secret_for(client, again, password=PASSWORD):
    """Give the password again, and return the secret that the set-up shows."""
    set_up = client.post(again.redirect_chain[-1][0], {"password": password}, follow=True)
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

    assert problems(wrong) == [WRONG]
    assert right.status_code == 302
    assert client.get("/p/vale/").status_code == 200
    later = Client()
    assert sign_in(later).redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert later.get("/p/vale/").status_code == 302
    assert problems(later.post(reverse("mfa_authenticate"), {"code": ""})) == ["Enter the code"]


def with_an_app_and_recovery_codes():
    """Let June have set up an authenticator app, and return her recovery codes."""
    june = people.person("june")
    Authenticator.objects.filter(user=june).delete()
    totp.TOTP.activate(june, SECRET)
    return RecoveryCodes.activate(june).generate_codes()


def at_the_second_step():
    """Return a new browser in which June has given her password, and is asked for a code."""
    browser = Client()
    assert sign_in(browser).redirect_chain[-1][0] == SECOND_STEP
    return browser


def is_in(browser):
    return browser.get("/p/vale/").status_code == 200


def test_a_code_of_the_app_opens_one_browser_and_no_second_one():
    with_an_app_and_recovery_codes()
    hers, elsewhere, code = at_the_second_step(), at_the_second_step(), code_for(SECRET)

    hers.post(SECOND_STEP, {"code": code})
    again = elsewhere.post(SECOND_STEP, {"code": f"{code[:3]} {code[3:]}"})

    assert is_in(hers)
    assert problems(again) == [WRONG]
    assert not is_in(elsewhere)


def test_a_recovery_code_opens_one_browser_and_no_second_one_and_the_others_still_work():
    first, second, *_ = with_an_app_and_recovery_codes()
    hers, elsewhere = at_the_second_step(), at_the_second_step()

    hers.post(SECOND_STEP, {"code": first})
    again = elsewhere.post(SECOND_STEP, {"code": first})

    assert is_in(hers)
    again_first = hers.get("/account/recovery-codes/", follow=True).redirect_chain[-1][0]
    assert "9 of 10 codes are left" in words(hers.post(again_first, {"password": PASSWORD}, follow=True))
    assert problems(again) == [WRONG_RECOVERY_CODE]
    assert not is_in(elsewhere)
    elsewhere.post(SECOND_STEP, {"code": second})
    assert is_in(elsewhere)


@pytest.mark.parametrize("typed", [str, lambda code: f"{code[:4]} {code[4:]}", lambda code: "0" * len(code)])
def test_a_used_recovery_code_is_answered_like_one_that_never_was(typed):
    used, *others = with_an_app_and_recovery_codes()
    assert "00000000" not in others
    at_the_second_step().post(SECOND_STEP, {"code": used})

    page = at_the_second_step().post(SECOND_STEP, {"code": typed(used)})

    assert problems(page) == [WRONG_RECOVERY_CODE]


def test_a_recovery_code_is_used_up_where_a_code_is_asked_for_again_too():
    """Whoever read it over her shoulder gets no further with it at the next door either."""
    first, second, *_ = with_an_app_and_recovery_codes()
    hers = at_the_second_step()
    hers.post(SECOND_STEP, {"code": first})

    used = hers.post("/account/again/second-step/", {"code": first})
    fresh = hers.post("/account/again/second-step/", {"code": second})

    assert problems(used) == [WRONG_RECOVERY_CODE]
    assert fresh.status_code == 302


def join_as_a_coordinator(tess):
    """Let Tess invite Nerys, and Nerys join by the link; return the browser in which she then signs in."""
    inviting.invite(tess, role="coordinator")
    nerys, link = Client(), inviting.link()
    nerys.post(link, {**boxes(nerys.get(link)), "password": inviting.PASSWORD})
    return nerys


def nerys_signs_in(browser):
    typed = {"login": inviting.answers()["email"], "password": inviting.PASSWORD}
    return browser.post(reverse("account_login"), typed, follow=True)


def add_an_action(browser, title):
    page = reverse("plans:action-add", args=["vale", people.plan().key])
    return browser.post(
        page, {**boxes(browser.get(page)), "title": title, "priority": people.priority().key}, follow=True
    )


def test_a_coordinator_comes_from_the_invitation_to_the_second_step_and_from_there_to_work(sign_in, settings):
    settings.DEMONSTRATION = False
    nerys = join_as_a_coordinator(sign_in("tess"))

    held = nerys_signs_in(nerys)
    assert nerys.get("/p/vale/plans/")["Location"] == reverse("mfa_activate_totp")
    secret = secret_for(nerys, held, inviting.PASSWORD)
    codes = nerys.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True)
    assert "10 of 10 codes are left" in words(codes)

    later = Client()
    assert nerys_signs_in(later).redirect_chain[-1][0] == SECOND_STEP
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        page = later.post(SECOND_STEP, {"code": code_for(secret)}, follow=True)
        assert "Hello, Nerys." in words(page)
        add_an_action(later, "Light the path behind the library")

    assert Action.objects.get(title="Light the path behind the library").plan == people.plan()
