"""What sheets write where an action waits for somebody or is held, and marks in brackets."""

import pytest

from plans.forms.statuses import SCHEMES
from plans.imports.reported import StatusName, match_status, status_of_meaning


def scheme(name):
    return [
        StatusName(one.letter, one.letter, one.word, one.colour, one.stands_for) for one in SCHEMES[name][1]
    ]


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        ("Awaiting commentary from partners", "P"),
        ("Awaiting partner", "P"),
        ("waiting for the police", "P"),
        ("Waiting on CPS", "P"),
        ("No partner reply yet", "P"),
        ("in abeyance", "H"),
        ("Held in abeyance.", "H"),
        ("On hold", "H"),
        ("PAUSED", "H"),
        ("Awaiting", None),
        ("on track", None),
        ("holding", None),
        ("", None),
    ],
)
def test_words_that_mean_waiting_or_abeyance_are_read_as_the_status_that_stands_for_it(words, letter):
    found = status_of_meaning(words, scheme("partners"))

    assert (found.key if found else None) == letter


def test_they_mean_nothing_where_no_status_or_more_than_one_stands_for_it():
    two = [*scheme("partners"), StatusName("W", "W", "With police", "grey", "waiting")]

    assert status_of_meaning("on hold", scheme("brag")) is None
    assert status_of_meaning("Awaiting police", two) is None


@pytest.mark.parametrize(
    ("words", "letter", "is_all"),
    [
        ("Green", "G", True),
        ("Green (C)", "(C)", True),
        ("G (C)", "(C)", False),
        ("(C)", "(C)", True),
        ("(c)", "(C)", True),
        ("Amber", "A", True),
        ("Red (Paul)", "R", False),
    ],
)
def test_what_is_done_is_told_by_its_mark_where_it_is_a_flavour_of_green(words, letter, is_all):
    found, whole = match_status(words, scheme("marked"))

    assert (found.key if found else None, whole) == (letter, is_all)
