"""What stands over rows is their priority, what only looks so is a note, and no word of either is lost."""

import pytest

from plans.imports.fields import Outcome
from plans.imports.reading import read_rows
from tests.unit.plans.imports.books import known, sheet

HEADINGS = ("Ref", "Action", "Lead", "By when")
OWN = ("Ref", "Priority", "Action", "Lead")


def reading(*rows, choices=None):
    of = sheet(*rows)
    return read_rows(of, known(of), choices)


def told(found):
    """Each row's number, what it becomes, and the priority it is under."""
    return [(one.number, one.outcome.value, one.priority) for one in found.rows]


def test_headings_that_come_again_say_nothing_of_the_rows_below():
    headings = ("Priority", "Objective", "Action")
    found = reading(headings, ("Streets", "Fewer thefts", "Gate it"), headings, ("", "", "Light it"))

    assert found.rows[1].outcome == Outcome.LEFT_OUT
    assert (found.rows[2].priority, found.rows[2].objective) == ("Streets", "Fewer thefts")


def test_a_row_left_out_gives_its_priority_to_none():
    rows = (("Priority", "Action"), ("Streets", "Gate it"), ("Old plan", "Delete it"), ("", "Light it"))

    found = reading(*rows, choices={3: Outcome.LEFT_OUT})

    assert found.rows[2].priority == "Streets"


def test_a_heading_does_not_keep_the_objective_of_the_rows_above_it():
    found = reading(
        ("Ref", "Objective", "Action"),
        ("Priority 1: Streets",),
        ("1", "Fewer thefts", "Gate it"),
        ("Priority 2: Homes",),
        ("2", "", "Visit them"),
    )

    assert [(one.priority, one.objective) for one in found.rows if one.outcome == Outcome.ACTION] == [
        ("Priority 1: Streets", "Fewer thefts"),
        ("Priority 2: Homes", ""),
    ]


def test_a_heading_stands_over_the_rows_below_the_headings_that_come_again():
    found = reading(
        HEADINGS, ("1", "Gate it", "x", ""), ("Priority 2: Homes",), HEADINGS, ("2", "Visit them", "x", "")
    )

    assert told(found)[1:] == [
        (3, "part", "Priority 2: Homes"),
        (4, "left_out", ""),
        (5, "action", "Priority 2: Homes"),
    ]
    assert found.rows[1].joins == 5


def test_a_priority_above_the_first_headings_is_read_and_a_title_is_not():
    found = reading(
        ("Vale plan 2024",),
        ("Priority 1: Streets",),
        HEADINGS,
        ("1", "Gate it", "x", ""),
        (),
        ("2", "Light it"),
    )

    assert told(found) == [
        (2, "part", "Priority 1: Streets"),
        (4, "action", "Priority 1: Streets"),
        (6, "action", "Priority 1: Streets"),
    ]
    assert (found.above, found.empty, found.rows[0].joins) == (1, 1, 4)


def test_a_list_of_priorities_above_the_headings_is_over_no_row():
    found = reading(("Priority 1: Streets",), ("Priority 2: Homes",), HEADINGS, ("1", "Gate it", "x", ""))

    assert told(found) == [(4, "action", "")]
    assert found.above == 2


def test_a_heading_may_stand_in_the_first_column_that_is_used():
    found = reading(
        ("", *HEADINGS), ("", "Streets"), ("", "1", "Gate it"), ("", "Priority 2: Homes"), ("", "2", "Visit")
    )

    assert told(found) == [
        (2, "part", "Streets"),
        (3, "action", "Streets"),
        (4, "part", "Priority 2: Homes"),
        (5, "action", "Priority 2: Homes"),
    ]


def test_a_numbered_priority_stands_over_rows_in_whichever_column_it_is():
    found = reading(HEADINGS, ("1", "Gate it"), ("", "Priority 2: Homes"), ("2", "Visit them"))

    assert told(found)[1:] == [(3, "part", "Priority 2: Homes"), (4, "action", "Priority 2: Homes")]


def test_a_heading_with_its_owner_beside_it_is_a_priority_and_a_note_under_it():
    found = reading(
        HEADINGS, ("1", "Gate it"), ("Priority 2: Homes", "", "Owner: CI Example"), ("2", "Visit them")
    )

    assert told(found)[1:] == [(3, "note", "Priority 2: Homes"), (4, "action", "Priority 2: Homes")]
    assert (found.rows[0].detail, found.rows[1].detail) == ("", "Owner: CI Example")


@pytest.mark.parametrize(
    "row",
    [
        ("Priority 1 offenders", "Visit them"),
        ("Priority 1: Streets", "Visit them"),
        ("", "Priority 1 offenders are visited"),
    ],
)
def test_an_action_by_such_words_is_an_action(row):
    assert [one.outcome for one in reading(HEADINGS, ("1", "Gate it"), row).rows][1] == Outcome.ACTION


def test_words_that_no_row_takes_as_its_priority_are_a_note_on_the_plan():
    found = reading(
        OWN,
        ("Changed 3 March 2024",),
        ("1", "Streets", "Gate it", "x"),
        ("Next look in May",),
        ("2", "Streets", "Light it", "x"),
    )

    assert told(found) == [
        (2, "note", ""),
        (3, "action", "Streets"),
        (4, "note", ""),
        (5, "action", "Streets"),
    ]
    assert [one.detail for one in found.rows[::2]] == ["Changed 3 March 2024", "Next look in May"]


def test_words_between_the_rows_of_an_objective_do_not_end_it():
    found = reading(
        ("Ref", "Priority", "Objective", "Action"),
        ("1", "Streets", "Fewer thefts", "Gate it"),
        ("Changed in March",),
        ("2", "Streets", "", "Light it"),
    )

    assert [one.objective for one in found.rows] == ["Fewer thefts", "", "Fewer thefts"]


def test_a_heading_whose_rows_are_all_left_out_claims_none_of_the_next():
    rows = (HEADINGS, ("Priority 1: Streets",), ("1", "Gate it"), ("Priority 2: Homes",), ("2", "Visit them"))

    found = reading(*rows, choices={3: Outcome.LEFT_OUT})

    assert told(found) == [
        (2, "note", ""),
        (3, "left_out", ""),
        (4, "part", "Priority 2: Homes"),
        (5, "action", "Priority 2: Homes"),
    ]
    assert (found.rows[0].detail, found.rows[0].joins, found.rows[2].joins) == (
        "Priority 1: Streets",
        None,
        5,
    )


@pytest.mark.parametrize(
    "words", ["Total", "Sub-total", "Updated 3 March 2024", "Document control: May", "Page 2"]
)
def test_a_total_or_a_date_of_review_is_no_priority(words):
    found = reading(HEADINGS, ("Streets",), ("1", "Gate it"), (words,), ("2", "Light it"))

    assert told(found)[2:] == [(4, "note", ""), (5, "action", "Streets")]
    assert found.rows[2].detail == words


def test_more_text_just_below_a_heading_is_a_note_under_it():
    found = reading(
        HEADINGS, ("1", "Gate it"), ("Streets",), ("", "", "Owner: CI Example"), ("2", "Light it")
    )

    assert told(found)[1:] == [(3, "part", "Streets"), (4, "note", "Streets"), (5, "action", "Streets")]
    assert not found.is_blocked


def test_a_heading_that_a_person_made_a_note_stands_over_nothing():
    rows = (("Priority", "Action"), ("Streets", "Gate it"), ("Homes",), ("", "Light it"))

    found = reading(*rows, choices={3: Outcome.NOTE})

    assert told(found) == [(2, "action", "Streets"), (3, "note", ""), (4, "action", "Streets")]
    assert found.rows[1].detail == "Homes"
