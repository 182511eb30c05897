"""Nothing typed is lost when the session, or the form's token, has ended meanwhile."""

from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from csp.demonstration import PASSWORD
from csp.web import clock
from plans.models import Action
from tests.integration import people
from tests.integration.reading import boxes, words

HERE = {"HTTP_ORIGIN": "http://testserver"}
ELSEWHERE = {"HTTP_ORIGIN": "https://attacker.example"}
ENDED = "Your session ended while you were writing. Sign in to get your words back."
KEPT = "We kept what you had typed. Read it through, then save it."


def update_address():
    return reverse("plans:update-add", args=["vale", people.action("1.6").key])


def typed(text="Words that took an hour"):
    return {
        "status": people.status("A").key,
        "text": text,
        "version": people.action("1.6").version,
        "written_by": people.person("tom").key,
    }


@pytest.fixture
def client(client):
    """A browser that has been here: it holds the cookie that goes with our forms."""
    client.cookies["csrftoken"] = "x" * 32
    return client


def end_session(client):
    """Forget the session, as time does; the browser keeps its other cookie."""
    client.session.flush()


def sign_in_by_form(client, called, address):
    """Sign in as a person does, by the form that an address led to."""
    answers = {"login": people.person(called).email, "password": PASSWORD}
    return client.post(address, answers, follow=True)


def test_what_was_typed_before_the_session_ended_comes_back_after_signing_in_and_saves(client):
    asked = client.post(update_address(), typed())
    assert asked.status_code == 302
    login = client.get(asked["Location"])
    assert ENDED in words(login)

    back = sign_in_by_form(client, "tom", asked["Location"])

    assert back.redirect_chain[-1][0] == update_address()
    assert KEPT in words(back)
    assert boxes(back)["text"] == "Words that took an hour"
    assert boxes(back)["status"] == people.status("A").key
    saved = client.post(update_address(), boxes(back), follow=True)
    assert "Your update is saved" in words(saved)
    assert "Words that took an hour" in words(saved)


def test_a_whole_action_typed_before_the_session_ended_comes_back_too(client):
    page = reverse("plans:action-add", args=["vale", people.plan().key])
    answers = {
        "written_by": people.person("june").key,
        "title": "Light the towpath",
        "detail": "26 columns",
        "due_on-day": "31",
        "due_on-month": "2",
        "due_on-year": "2027",
    }
    asked = client.post(page, answers)
    assert ENDED in words(client.get(asked["Location"]))
    client.force_login(people.person("june"))

    back = client.get(page)

    assert {name: boxes(back)[name] for name in answers} == answers
    assert not Action.objects.filter(title="Light the towpath").exists()


def test_what_was_kept_comes_back_once_and_only_on_its_own_page(tom):
    tom.get(update_address())
    end_session(tom)
    tom.post(update_address(), typed())
    tom.force_login(people.person("tom"))

    other = tom.get(reverse("plans:update-add", args=["vale", people.action("3.3").key]))
    first, second = tom.get(update_address()), tom.get(update_address())

    assert "Words that took" not in words(other)
    assert boxes(first)["text"] == "Words that took an hour"
    assert boxes(second)["text"] == ""


def test_what_was_kept_is_forgotten_after_an_hour(tom):
    tom.get(update_address())
    end_session(tom)
    tom.post(update_address(), typed())
    tom.force_login(people.person("tom"))

    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=False):
        assert boxes(tom.get(update_address()))["text"] == ""


def test_a_newer_save_while_signed_out_is_still_found_out(tom, sign_in):
    tom.get(update_address())
    end_session(tom)
    tom.post(update_address(), typed())
    dana = sign_in("dana")
    dana.post(update_address(), {**typed("Dana’s words"), "written_by": people.person("dana").key})
    tom.force_login(people.person("tom"))

    clash = tom.get(update_address())

    assert "Somebody saved this action while you were writing" in words(clash)
    assert "Dana’s words" in words(clash)
    assert boxes(clash)["text"] == "Words that took an hour"


def test_what_is_typed_on_the_pages_of_sign_in_is_never_kept(tom):
    tom.get(reverse("account_change_password"))
    end_session(tom)
    secrets = {"oldpassword": "a secret", "password1": "a secret", "written_by": people.person("tom").key}

    tom.post(reverse("account_change_password"), secrets)

    assert "a secret" not in str(dict(tom.session.items()))


def test_what_one_person_typed_never_comes_back_to_another(tom):
    tom.get(update_address())
    end_session(tom)
    tom.post(update_address(), typed())
    tom.force_login(people.person("dana"))

    assert boxes(tom.get(update_address()))["text"] == ""


def test_a_form_opened_by_one_person_is_not_saved_in_the_name_of_another(tom):
    tom.get(update_address())
    tom.force_login(people.person("dana"))

    answer = tom.post(update_address(), typed(), follow=True)

    assert "Somebody else had opened that page here, so nothing was saved." in words(answer)
    assert people.action("1.6").updates.filter(text="Words that took an hour").count() == 0


def test_a_visitor_who_never_opened_a_page_fills_no_table():
    visitor = Client()

    visitor.post(update_address(), typed())

    assert not visitor.session.keys()


def test_more_than_a_form_could_hold_is_not_kept(tom):
    tom.get(update_address())
    end_session(tom)
    asked = tom.post(update_address(), typed("x" * 257_000))

    assert "kept-typing" not in tom.session
    login = words(tom.get(asked["Location"]))
    assert "What you wrote was too long to keep, and it is not saved." in login
    assert ENDED not in login


def test_a_hundred_long_notes_of_a_handover_are_kept(tom):
    page = reverse("csp:handover", args=["vale", people.person("tom").key])
    tom.get(page)
    end_session(tom)
    notes = {f"note_{number:010}": "n" * 2000 for number in range(100)}

    asked = tom.post(page, {**notes, "written_by": people.person("tom").key})

    assert ENDED in words(tom.get(asked["Location"]))
    assert tom.session["kept-typing"]["typed"].keys() > notes.keys()


def test_a_visitor_is_told_nothing_of_what_was_not_kept():
    visitor = Client()

    asked = visitor.post(update_address(), typed("x" * 257_000))

    assert "too long to keep" not in words(visitor.get(asked["Location"]))


@pytest.fixture
def careful():
    """Tom's browser, on a site that looks at the tokens of forms."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.person("tom"))
    return browser


def test_a_stale_token_from_our_own_page_keeps_what_was_typed(careful):
    careful.get(update_address())

    back = careful.post(update_address(), {**typed(), "csrfmiddlewaretoken": "x" * 64}, follow=True, **HERE)

    assert KEPT in words(back)
    assert boxes(back)["text"] == "Words that took an hour"
    assert people.action("1.6").updates.filter(text="Words that took an hour").count() == 0
    saved = careful.post(update_address(), boxes(back), follow=True, **HERE)
    assert "Your update is saved" in words(saved)


@pytest.mark.parametrize("headers", [ELSEWHERE, {"HTTP_ORIGIN": "null"}, {}])
def test_a_form_from_another_site_is_refused_and_nothing_of_it_is_kept(headers, careful):
    careful.get(update_address())

    answer = careful.post(update_address(), typed(), **headers)

    assert answer.status_code == 403
    assert "This form was sent from another site, so nothing was saved." in words(answer)
    assert "kept-typing" not in careful.session
    assert people.action("1.6").updates.filter(text="Words that took an hour").count() == 0


def test_a_stale_token_after_the_session_ended_keeps_the_words_through_the_sign_in():
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = "x" * 32
    asked = browser.post(update_address(), typed(), follow=True, **HERE)
    assert asked.redirect_chain[-1][0].startswith(reverse("account_login"))
    browser.force_login(people.person("tom"))

    back = browser.get(update_address())

    assert boxes(back)["text"] == "Words that took an hour"


def test_a_disabled_person_is_signed_out_at_once(tom):
    assert tom.get("/p/vale/").status_code == 200

    type(people.person("tom")).objects.filter(email__startswith="tom.").update(is_active=False)

    assert tom.get("/p/vale/")["Location"].startswith(reverse("account_login"))
    tom.post(update_address(), typed())
    assert people.action("1.6").updates.filter(text="Words that took an hour").count() == 0


def test_a_disabled_person_cannot_sign_in_and_is_told_no_more_than_a_stranger(client):
    type(people.person("tom")).objects.filter(email__startswith="tom.").update(is_active=False)

    page = sign_in_by_form(client, "tom", reverse("account_login"))

    assert "_auth_user_id" not in client.session
    assert "Hello" not in unescape(page.content.decode())
