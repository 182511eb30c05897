"""Every page of a review, by everything that somebody can be on it as."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.integration.access_table_reviews import MEMBERS, OPENED, SENT, rows
from tests.integration.reviewing import SUBJECTS, on_a_review
from tests.integration.test_access import answer_of


@pytest.fixture
def made():
    """A review with somebody on it as each thing."""
    return on_a_review()


def browser(made, capacity, sign_in) -> Client:
    return sign_in(made.person(capacity).email.partition(".")[0])


def page_of(name, made):
    start = max((one for one in SUBJECTS if name.startswith(one)), key=len)
    return reverse(name, kwargs={"partnership": "vale", "key": SUBJECTS[start](made).key})


@pytest.mark.parametrize("capacity", MEMBERS)
def test_who_on_a_review_opens_which_page(capacity, made, sign_in):
    client = browser(made, capacity, sign_in)

    answers = {name: answer_of(client.get(page_of(name, made))) for name in rows(OPENED)}

    assert answers == {name: row[capacity] for name, row in rows(OPENED).items()}


@pytest.mark.parametrize("capacity", MEMBERS)
def test_who_on_a_review_sends_which_form(capacity, made, sign_in):
    client = browser(made, capacity, sign_in)

    answers = {name: answer_of(client.post(page_of(name, made))) for name in rows(SENT)}

    assert answers == {name: row[capacity] for name, row in rows(SENT).items()}
