"""What may give somebody away in a text that is to be public."""

import pytest

from csp.kernel.personal_words import Kind, personal_words

NAMES = ["Tom Ferrier", "Siân Ŵynne"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Led by Tom Ferrier.", [(Kind.NAME, "Tom Ferrier")]),
        ("Led by TOM  FERRIER", [(Kind.NAME, "Tom Ferrier")]),
        ("Ask sian wynne first", [(Kind.NAME, "Siân Ŵynne")]),
        ("Write to june.okafor@vale.example today", [(Kind.EMAIL, "june.okafor@vale.example")]),
        ("Ring 01632 960 001", [(Kind.PHONE, "01632 960 001")]),
        ("Ring +44 1632 960001.", [(Kind.PHONE, "+44 1632 960001")]),
        ("At 12 Mill Street", [(Kind.ADDRESS, "12 Mill Street")]),
        ("Flat 3, Old Mill House", [(Kind.ADDRESS, "Flat 3, Old Mill House")]),
        ("Near ZZ9 9ZZ", [(Kind.ADDRESS, "ZZ9 9ZZ")]),
        ("With Sgt Hollis and Cllr. Pryce", [(Kind.TITLED, "Sgt Hollis"), (Kind.TITLED, "Cllr. Pryce")]),
    ],
)
def test_what_may_give_somebody_away_is_found(text, found):
    assert personal_words(text, names=NAMES) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gate the alleys behind Mill Street by 31 March 2027",
        "Reduce burglary by 10% from 1,204 in 2025-26",
        "Tomas Ferrier-Jones is nobody here",
        "Section 17 of the Crime and Disorder Act 1998",
        "Budget: £120,000 in 2026 and £95,000 in 2027",
    ],
)
def test_plain_words_of_a_plan_are_left_alone(text):
    assert personal_words(text, names=NAMES) == []


def test_what_stands_there_twice_is_named_once():
    assert personal_words("Tom Ferrier and Tom Ferrier", names=NAMES) == [(Kind.NAME, "Tom Ferrier")]
