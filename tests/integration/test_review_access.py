"""Every page of a review, by everything that somebody can be on it as."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.integration.access_table_reviews import MEMBERS, OPENED, SENT, rows
from tests.integration.endings import PDF
from tests.integration.reviewing import SUBJECTS, on_a_review
from tests.integration.test_access import answer_of

pytestmark = pytest.mark.walk


@pytest.fixture
def made():
    """A review with somebody on it as each thing."""
    return on_a_review()


def browser(made, capacity, sign_in) -> Client:
    return sign_in(made.person(capacity).email.partition(".")[0])


def page_of(name, made):
    start = max((one for one in SUBJECTS if name.startswith(one)), key=len)
    return reverse(name, kwargs={"partnership": "vale", "key": SUBJECTS[start](made).key})


def test_who_on_a_review_opens_which_page(made, sign_in, monkeypatch):
    monkeypatch.setattr("csp.documents.letter.render_letter", lambda letter: PDF)
    clients = {capacity: browser(made, capacity, sign_in) for capacity in MEMBERS}

    answers = {}
    for name in rows(OPENED):
        page = page_of(name, made)
        answers[name] = {capacity: answer_of(client.get(page)) for capacity, client in clients.items()}

    assert answers == rows(OPENED)


def test_who_on_a_review_sends_which_form(made, sign_in):
    clients = {capacity: browser(made, capacity, sign_in) for capacity in MEMBERS}

    answers = {}
    for name in rows(SENT):
        page = page_of(name, made)
        answers[name] = {capacity: sent(client, page) for capacity, client in clients.items()}

    assert answers == rows(SENT)


def sent(client, page):
    """What an empty form is answered; the next one finds everything as it was."""
    with transaction.atomic():
        answer = answer_of(client.post(page))
        transaction.set_rollback(True)
    return answer
