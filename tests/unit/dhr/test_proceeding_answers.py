"""Which answers about a proceeding cannot be, and what holds publication back."""

from dataclasses import replace
from datetime import date

import pytest

from dhr.models import Proceeding
from dhr.presenters.proceedings import standing
from dhr.services.proceedings import ProceedingAnswers

TODAY, LATER, BEFORE = date(2026, 11, 23), date(2026, 12, 1), date(2026, 9, 1)
ANSWERS = ProceedingAnswers(kind="criminal", body="Crown Court", began_on=date(2026, 10, 1))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, {}),
        ({"next_on": LATER}, {}),
        ({"next_on": date(2026, 11, 1), "next_what": "Plea hearing"}, {}),
        ({"next_what": "Plea hearing"}, {"next_on": "Enter the day of what happens next"}),
        ({"next_on": BEFORE}, {"next_on": "Next date must be on or after the day it began"}),
        ({"began_on": LATER}, {"began_on": "Day it began must be today or before"}),
        ({"ended_on": TODAY, "outcome": "Found guilty"}, {}),
        ({"ended_on": TODAY}, {"outcome": "Enter how it ended"}),
        ({"outcome": "Found guilty"}, {"ended_on": "Enter the day it ended, or take out how it ended"}),
        (
            {"ended_on": LATER, "outcome": "Found guilty"},
            {"ended_on": "Day it ended must be today or before"},
        ),
        (
            {"ended_on": BEFORE, "outcome": "Found guilty"},
            {"ended_on": "Day it ended must be on or after the day it began"},
        ),
        (
            {"ended_on": TODAY, "outcome": "Found guilty", "next_on": LATER},
            {"next_on": "It has ended: take out the next date and what happens then"},
        ),
        (
            {"ended_on": TODAY, "outcome": "Found guilty", "next_what": "Sentence"},
            {"next_on": "It has ended: take out the next date and what happens then"},
        ),
        ({"advice": "It may be published", "advised_on": TODAY}, {}),
        ({"advice": "It may be published"}, {"advised_on": "Enter the day of the advice"}),
        ({"advised_on": TODAY}, {"advice": "Enter the advice that was taken"}),
        (
            {"advice": "It may be published", "advised_on": LATER},
            {"advised_on": "Day of the advice must be today or before"},
        ),
    ],
)
def test_what_cannot_be_is_said_beside_the_answer(said, wrong):
    assert replace(ANSWERS, **said).wrong(today=TODAY) == wrong


@pytest.mark.parametrize(
    ("said", "holds", "stands"),
    [
        ({}, True, ("wait", "Goes on, and holds publication back")),
        ({"advised_on": TODAY}, False, ("part", "Goes on; advice was taken")),
        ({"ended_on": TODAY}, False, ("done", "Ended on 23 November 2026")),
    ],
)
def test_publication_waits_until_it_has_ended_or_advice_was_taken(said, holds, stands):
    one = Proceeding(kind="criminal", body="Crown Court", **said)

    assert one.holds_publication == holds
    assert standing(one) == stands
