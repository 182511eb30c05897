"""Codes and links to sign in are messages of no partnership, and cost the same for an address nobody has."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from csp.models import Message
from tests.integration import people
from tests.integration.mailing import delivered

CODE, LINK = "/account/sign-in/code/", "/account/password/"


@pytest.mark.parametrize(
    ("path", "kind"), [(CODE, "sign-in.login_code"), (LINK, "sign-in.password_reset_key")]
)
def test_what_signs_somebody_in_is_a_secret_message_that_is_forgotten_once_sent(path, kind, client):
    tom = people.person("tom")

    client.post(path, {"email": tom.email})

    message = Message.objects.get()
    assert (message.kind, message.partnership, message.to_address) == (kind, None, tom.email)
    assert (message.is_secret, message.state) == (True, Message.State.WAITING)
    assert [letter.to for letter in delivered()] == [[tom.email]]
    message.refresh_from_db()
    assert (message.state, message.text) == (Message.State.SENT, "")


def _asked(path, email):
    """Return where somebody is sent, and what it asked the database: which verb of which table, in turn."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = Client().post(path, {"email": email})
    said = [
        re.match(r'(\w+)(?:.*?(?:FROM|INTO|UPDATE) ("\w+"))?', query["sql"]).groups() for query in queries
    ]
    return answer["Location"], said


@pytest.mark.parametrize("path", [CODE, LINK])
def test_an_address_nobody_has_costs_as_many_questions_and_sends_nothing(path):
    known, unknown = (_asked(path, email) for email in (people.person("tom").email, "nobody@vale.example"))

    assert known == unknown
    assert Message.objects.count() == 2
    assert len(delivered()) == 1
    assert Message.objects.count() == 1


def test_what_is_written_to_nobody_keeps_no_address(client):
    client.post(CODE, {"email": "nobody@vale.example"})

    message = Message.objects.get()
    assert "vale.example" not in f"{message.to_address} {message.subject} {message.text}"


def test_a_form_that_is_not_taken_writes_to_nobody(client):
    client.post(CODE, {"email": "no address"})
    client.get(CODE)

    assert Message.objects.count() == 0
