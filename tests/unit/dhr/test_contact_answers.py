"""Which answers about a contact with the family cannot be."""

from dataclasses import replace
from datetime import date

import pytest

from dhr.services.contacts import ContactAnswers

DIED_IN, TODAY = date(2026, 10, 1), date(2026, 11, 23)
ANSWERS = ContactAnswers(
    on=date(2026, 11, 12), who="The mother", how="phone", by="The chair", advocacy="offered"
)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, {}),
        ({"on": TODAY}, {}),
        ({"on": DIED_IN}, {}),
        ({"on": date(2026, 11, 24)}, {"on": "Day must be today or before"}),
        (
            {"on": date(2026, 9, 30)},
            {"on": "Day must be on or after 1 October 2026, the month of the death"},
        ),
        ({"promised": "To ring", "promised_for": date(2026, 11, 12)}, {}),
        ({"promised": "To ring"}, {}),
        (
            {"promised_for": date(2026, 12, 1)},
            {"promised": "Enter what was promised, or take out the day it is promised for"},
        ),
        (
            {"promised": "To ring", "promised_for": date(2026, 11, 11)},
            {"promised_for": "Day it is promised for must be on or after the day of the contact"},
        ),
    ],
)
def test_what_cannot_be_is_said_beside_the_answer(said, wrong):
    assert replace(ANSWERS, **said).wrong(since=DIED_IN, today=TODAY) == wrong


@pytest.mark.parametrize(("kept_on", "is_wrong"), [(date(2026, 11, 11), True), (date(2026, 11, 12), False)])
def test_a_contact_is_not_later_than_the_day_its_promise_was_kept(kept_on, is_wrong):
    wrong = ANSWERS.wrong(since=DIED_IN, today=TODAY, kept_on=kept_on)

    said = {"on": "Day must be on or before 11 November 2026, when the promise was kept"}
    assert wrong == (said if is_wrong else {})
