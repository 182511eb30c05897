"""Signing in: what is said, what is written down, what is refused, and who takes a second step."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from csp.demonstration import PASSWORD
from csp.models import AuditEvent
from csp.web import clock
from tests.integration import people
from tests.integration.mailing import delivered
from tests.integration.reading import boxes, problems, words

LOGIN = "/account/sign-in/"
ASK, CONFIRM = f"{LOGIN}code/", f"{LOGIN}code/confirm/"


def sign_in_with(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password}, follow=True, **more)


def email_of(called):
    return people.person(called).email


def plain(page):
    token = boxes(page)["csrfmiddlewaretoken"]
    return page.content.decode().replace(token, "")


def newest_code():
    """Return the code of the newest mail, as its reader copies it."""
    return re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", delivered()[-1].body, re.MULTILINE).group(1)


@pytest.mark.parametrize("typed", [str.lower, str.upper, str.title, lambda email: f" {email} "])
def test_an_address_signs_in_however_it_is_typed(typed, client):
    page = sign_in_with(client, typed(email_of("tom")))

    assert page.redirect_chain[-1][0] == "/p/vale/"
    assert "Hello, Tom." in words(page)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    wrong = sign_in_with(client, email_of("tom"), "not his password")
    unknown = sign_in_with(client, "nobody@vale.example", "not his password")

    assert plain(wrong).replace(email_of("tom"), "X") == plain(unknown).replace("nobody@vale.example", "X")
    assert len(problems(wrong)) == 1
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("password", "same"), [("not his password", True), (PASSWORD, False)])
def test_a_disabled_person_reads_it_only_after_their_own_password(password, same, client):
    unknown = sign_in_with(client, "nobody@vale.example", "not his password")
    type(people.person("tom")).objects.filter(email=email_of("tom")).update(is_active=False)

    disabled = sign_in_with(client, email_of("tom"), password)

    assert "_auth_user_id" not in client.session
    assert ("This account is closed" in words(disabled)) is not same
    if same:
        assert plain(disabled).replace(email_of("tom"), "X") == plain(unknown).replace(
            "nobody@vale.example", "X"
        )


def test_nothing_typed_is_answered_in_words(client):
    assert problems(client.post(LOGIN, {})) == ["Enter your e-mail address", "Enter your password"]


def test_somebody_who_guesses_is_stopped_even_with_the_right_password_and_let_in_again_later(client):
    for _ in range(12):
        page = sign_in_with(client, email_of("tom"), "a guess")

    stopped = sign_in_with(client, email_of("tom"))
    assert "Too many" in words(stopped)
    assert "_auth_user_id" not in client.session
    assert "a guess" not in page.content.decode()
    with time_machine.travel(clock.now() + timedelta(minutes=30), tick=False):
        assert "Hello, Tom." in words(sign_in_with(client, email_of("tom")))


def test_a_sign_in_is_one_event_with_an_id_an_address_and_no_name(client):
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]

    sign_in_with(client, email_of("tom"), REMOTE_ADDR="192.0.2.7")

    [event] = AuditEvent.objects.filter(pk__gt=last)
    tom = people.person("tom")
    assert (event.verb, event.subject, event.subject_id) == ("person.signed-in", "csp.person", tom.pk)
    assert (event.person, event.partnership, event.circle, event.at) == (tom, None, None, clock.now())
    assert event.address == "192.0.2.7"


def test_a_failed_sign_in_is_no_sign_in(client):
    before = AuditEvent.objects.count()

    sign_in_with(client, email_of("tom"), "a guess")

    assert AuditEvent.objects.count() == before


def test_one_goes_on_to_the_page_one_wanted_and_never_to_another_site(client):
    wanted = reverse("plans:plan-list", args=["vale"])
    asked = client.get(wanted)
    here = client.post(asked["Location"], {"login": email_of("tom"), "password": PASSWORD})
    assert here["Location"] == wanted

    client.logout()
    elsewhere = client.post(
        f"{LOGIN}?next=https://attacker.example/", {"login": email_of("tom"), "password": PASSWORD}
    )
    assert elsewhere["Location"] == "/"


def test_signing_out_ends_the_session_and_needs_a_form(tom):
    assert "Do you want to sign out?" in words(tom.get("/account/sign-out/"))
    assert "_auth_user_id" in tom.session

    page = tom.post("/account/sign-out/", follow=True)

    assert page.redirect_chain[-1][0] == LOGIN
    assert "_auth_user_id" not in tom.session


def test_there_is_no_page_on_which_to_sign_up(client):
    for path in ("/account/signup/", "/account/sign-up/", "/accounts/signup/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("called", ["tess", "june"])
def test_without_a_second_step_a_careful_role_opens_nothing_but_the_page_to_set_it_up(called, sign_in):
    Authenticator.objects.filter(user=people.person(called)).delete()
    client = sign_in(called)

    for path in ("/", "/p/vale/", "/p/vale/plans/", "/account/second-step/", "/p/vale/brand.css"):
        assert client.get(path)["Location"] == "/account/second-step/set-up/"


@pytest.mark.parametrize("called", ["tom", "hal", "elin", "dana", "farida"])
def test_other_roles_need_no_second_step_unless_their_partnership_says_so(called, sign_in):
    assert sign_in(called).get("/p/vale/").status_code == 200


def test_in_the_demonstration_nobody_needs_a_second_step(sign_in, settings):
    settings.DEMONSTRATION = True
    Authenticator.objects.all().delete()

    page = sign_in("june").get("/p/vale/")

    assert page.status_code == 200
    assert "This is a demonstration." in words(page)


def test_with_a_second_step_the_password_alone_opens_nothing(client):
    page = sign_in_with(client, email_of("june"))

    assert page.redirect_chain[-1][0].startswith("/account/sign-in/second-step/")
    assert "_auth_user_id" not in client.session
    assert client.get("/p/vale/")["Location"].startswith(LOGIN)


def test_a_code_signs_in_who_has_no_password_at_hand(client):
    client.post(ASK, {"email": email_of("tom")})

    page = client.post(CONFIRM, {"code": newest_code()}, follow=True)

    assert "Hello, Tom." in words(page)


def test_a_code_of_an_older_mail_opens_nothing_and_the_newest_does(client):
    client.post(ASK, {"email": email_of("tom")})
    older = newest_code()
    client.post(
        "/account/sign-out/"
    )  # “Stop signing in”, as a request that waits for its code takes no other
    client.post(ASK, {"email": email_of("tom")})
    newest = newest_code()

    refused = client.post(CONFIRM, {"code": older})

    assert older != newest
    assert problems(refused) == ["That is not the code. Check that it is the one from the newest e-mail"]
    assert "_auth_user_id" not in client.session
    client.post(CONFIRM, {"code": newest})
    assert "_auth_user_id" in client.session


def test_a_mailed_code_that_was_used_opens_nothing_again_and_never_another_browser(client):
    client.post(ASK, {"email": email_of("tom")})
    used = newest_code()
    client.post(CONFIRM, {"code": used})
    client.logout()
    elsewhere = Client()
    elsewhere.post(ASK, {"email": email_of("tom")})

    again, other = client.post(CONFIRM, {"code": used}), elsewhere.post(CONFIRM, {"code": used})

    assert again["Location"].startswith(LOGIN)
    assert problems(other) == ["That is not the code. Check that it is the one from the newest e-mail"]
    assert [browser.get("/p/vale/").status_code for browser in (client, elsewhere)] == [302, 302]


def test_asking_for_a_code_says_the_same_for_an_address_nobody_has(client):
    known = client.post(ASK, {"email": email_of("tom")})
    client.logout()
    unknown = client.post(ASK, {"email": "nobody@vale.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in delivered()] == [[email_of("tom")]]


def test_forgetting_a_password_says_the_same_for_an_address_nobody_has(client):
    known = client.post("/account/password/", {"email": email_of("tom")}, follow=True)
    unknown = client.post("/account/password/", {"email": "nobody@vale.example"}, follow=True)

    assert words(known) == words(unknown)
    assert len(delivered()) == 1


def test_a_forgotten_password_is_changed_by_the_link_in_the_mail(client):
    client.post("/account/password/", {"email": email_of("tom")})
    link = re.search(r"https?://\S+", delivered()[0].body).group()

    form = client.get(link, follow=True)
    new = {"password1": "three odd words", "password2": "three odd words"}
    client.post(form.redirect_chain[-1][0], new, follow=True)

    assert "Hello, Tom." in words(sign_in_with(client, email_of("tom"), "three odd words"))


def test_everybody_of_the_demonstration_signs_in_with_the_password_that_was_made_once(client):
    kept = {
        person.password for person in people.Person.objects.filter(appointments__partnership__slug="vale")
    }

    shown = sign_in_with(client, email_of("tom"))

    assert len(kept) == 1
    assert "_auth_user_id" in client.session
    assert shown.status_code == 200
