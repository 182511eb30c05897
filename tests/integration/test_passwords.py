"""Passwords as the National Cyber Security Centre advises, and what guessing them comes to."""

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from csp.demonstration import PASSWORD
from csp.models import Person
from tests.integration import people
from tests.integration.reading import problems

CHANGE = "/account/password/change/"
SIGN_IN = "/account/sign-in/"


@pytest.fixture
def work_done(monkeypatch):
    """Count how often a password is worked on, which is what takes its time on purpose."""
    done = []
    for name in ("encode", "verify"):
        own = getattr(Argon2PasswordHasher, name)

        def counted(self, *args, own=own, name=name):
            done.append(name)
            return own(self, *args)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    return done


@pytest.fixture
def tom_at_his_desk():
    browser = Client()
    browser.post(SIGN_IN, {"login": people.person("tom").email, "password": PASSWORD})
    return browser


def change_to(browser, password):
    return browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": password, "password2": password})


@pytest.mark.parametrize(
    "password",
    ["three odd words", "alllowercase", "ŵyna’r môr 🐑 glas", "x9" * 6, "a" * 400],
)
def test_any_twelve_characters_will_do_with_no_rule_of_what_they_are(password, tom_at_his_desk):
    answer = change_to(tom_at_his_desk, password)

    assert answer.status_code == 302
    assert people.person("tom").check_password(password)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("eleven char", "This password is too short. It must contain at least 12 characters."),
        ("qwertyqwerty", "This password is too common."),
        ("tom.ferrier@marshland-constabulary.example", "The password is too similar to the e-mail address."),
    ],
)
def test_a_short_a_common_and_ones_own_are_refused_in_a_sentence(password, sentence, tom_at_his_desk):
    assert problems(change_to(tom_at_his_desk, password)) == [sentence]


def test_ones_own_name_is_no_password_even_where_the_address_does_not_have_it():
    tom = Person(email="safety.team@vale.example", name="Tom Ferrier")

    with pytest.raises(ValidationError, match="too similar to the name"):
        validate_password("Tom Ferrier 1", tom)


def test_a_password_can_be_pasted_shown_and_filled_in_by_a_manager(client, tom_at_his_desk):
    page = client.get(SIGN_IN).content.decode() + tom_at_his_desk.get(CHANGE).content.decode()

    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="new-password"' in page
    assert 'autocomplete="off"' not in page
    assert "onpaste" not in page
    assert page.count("Show password") == 4


def test_an_unknown_address_takes_the_same_work_and_the_same_questions_as_a_known_one(client, work_done):
    asked, work = {}, {}
    for email in ("nobody@vale.example", people.person("tom").email, "nobody@vale.example"):
        work_done.clear()
        with CaptureQueriesContext(connection) as queries:
            client.post(SIGN_IN, {"login": email, "password": "not his password"})
        asked[email], work[email] = len(queries), len(work_done)

    assert list(work.values()) == [1, 1]
    assert len(set(asked.values())) == 1


def guess(address, email):
    """Try a wrong password as the page does, without drawing the page."""
    request = RequestFactory().post(SIGN_IN, REMOTE_ADDR=address)
    adapter = get_adapter(request)
    try:
        return adapter.authenticate(request, email=email, password="a guess")
    except ValidationError:
        return None


@pytest.mark.walk
def test_ten_thousand_guesses_at_one_account_from_everywhere_reach_its_password_five_times(work_done):
    email = people.person("tom").email

    for number in range(10_000):
        assert guess(f"198.51.{number % 100}.{number % 250}", email) is None

    assert len(work_done) == 5


def test_guesses_from_one_address_reach_ten_passwords_a_minute_however_many_accounts_they_try(work_done):
    for number in range(500):
        guess("198.51.100.4", f"somebody.{number}@vale.example")

    assert len(work_done) == 10


def test_what_was_tried_is_counted_where_every_worker_counts():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM csp_cache")
        before = cursor.fetchone()[0]
        guess("198.51.100.4", people.person("tom").email)
        cursor.execute("SELECT COUNT(*) FROM csp_cache")

        assert cursor.fetchone()[0] > before
