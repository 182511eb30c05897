"""Leads as written are matched to the authorities at the table, or left as written."""

import pytest

from plans.imports.leads import SeatName, match_lead
from plans.imports.reported import StatusName, match_status, status_of_colour
from tests.unit.plans.imports.books import SCHEME, SEATS


@pytest.mark.parametrize(
    ("words", "keys", "unmatched"),
    [
        ("Vale District Council", ["vdc"], []),
        ("vale dc", ["vdc"], []),
        ("the Constabulary", ["pol"], []),
        ("UDC, Police and Fire", ["pol", "fire"], ["UDC"]),
        ("Fire and Rescue", ["fire"], []),
        ("Probation / Vale DC", ["prob", "vdc"], []),
        ("Vale DC;Fire and Rescue & ICB", ["vdc", "fire", "icb"], []),
        ("GMP /", [], ["GMP"]),
        ("Police /", ["pol"], []),
        ("Council", ["vdc"], []),
        ("• Police\n• Fire", ["pol", "fire"], []),
        ("Worker – Probation", ["prob"], ["Worker"]),
        ("Police, police", ["pol"], []),
        ("Police & Fire", ["pol", "fire"], []),
        ("Police, Fire and Probation", ["pol", "fire", "prob"], []),
        ("Adults’ Services & Health", [], ["Adults’ Services & Health"]),
        ("Health and Wellbeing Board", [], ["Health and Wellbeing Board"]),
        ("Health & Safety", [], ["Health & Safety"]),
        ("Police and Crime Panel", [], ["Police and Crime Panel"]),
        ("Fire and water safety group", [], ["Fire and water safety group"]),
        ("Vale DC / Health and Wellbeing Board", ["vdc"], ["Health and Wellbeing Board"]),
        ("Vale DC and Police and Crime Panel", ["vdc"], ["Police", "Crime Panel"]),
        ("Police and", ["pol"], []),
        ("", [], []),
        (" / ", [], []),
    ],
)
def test_words_name_authorities(words, keys, unmatched):
    found = match_lead(words, SEATS)

    assert [seat.key for seat in found.seats] == keys
    assert list(found.unmatched) == unmatched


def test_a_word_for_a_kind_of_body_names_none_where_there_are_two():
    county = SeatName("mcc", "Marshland County Council", "County Council", "county_council")

    assert match_lead("Council", [*SEATS, county]).seats == ()
    assert match_lead("county council", [*SEATS, county]).seats == (county,)


def test_a_name_that_two_bodies_share_names_none():
    other = SeatName("x", "Another Constabulary", "Constabulary", "police")

    assert match_lead("Constabulary", [*SEATS, other]).seats == ()


@pytest.mark.parametrize(
    ("words", "key", "is_all"),
    [
        ("Complete", "b", True),
        ("g", "g", True),
        ("ON TRACK.", "g", True),
        ("On track (amber)", "g", False),
        ("Nearly there (R)", "r", False),
        ("Complete (R)", None, False),
        ("Nearly there", None, False),
    ],
)
def test_a_status_is_found_by_its_word_or_letter(words, key, is_all):
    found, said_all = match_status(words, SCHEME)

    assert (found.key if found else None, said_all) == (key, is_all)


@pytest.mark.parametrize(
    ("words", "key"), [("Green", "g"), ("RED.", "r"), ("amber", None), ("", None), ("greenish", None)]
)
def test_a_status_is_found_by_the_colour_that_it_alone_has(words, key):
    found = status_of_colour(words, SCHEME)

    assert (found.key if found else None) == key


def test_a_colour_that_two_statuses_have_names_neither():
    done = StatusName("d", "D", "Done", "green")

    assert status_of_colour("green", [*SCHEME, done]) is None
