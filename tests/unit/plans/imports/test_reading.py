"""Every row below the headings becomes exactly one thing, with every word kept somewhere."""

from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.terms import Words
from plans.imports.fields import Field, Outcome
from plans.imports.reading import read_rows
from plans.imports.texts import number_title_and_aim, title_and_detail
from tests.unit.plans.imports.books import known, sheet

HEADINGS = ("Ref", "Action", "Lead", "By when", "Funding")


def reading(*rows, choices=None, **columns):
    of = sheet(*rows)
    return read_rows(of, known(of, **columns), choices)


def outcomes(found):
    return [(one.number, one.outcome.value) for one in found.rows]


def said(one):
    return [problem.sentence for problem in one.problems]


def test_an_action_has_its_words_lead_date_and_everything_else():
    found = reading(HEADINGS, ("1.1", "Gate the alleys", "Constabulary", "by June 2024", "None yet"))

    (one,) = found.rows
    assert (one.outcome, one.reference, one.title, one.detail) == (
        Outcome.ACTION,
        "1.1",
        "Gate the alleys",
        "",
    )
    assert (one.leads, one.lead_seat.key) == ("Constabulary", "pol")
    assert (one.timescale.words, one.timescale.due_on) == ("by June 2024", date(2024, 6, 30))
    assert one.other_details == (("Funding", "None yet"),)
    assert one.problems == ()
    assert found.sum_line == "1 row: 1 action."


def test_rows_above_the_headings_and_empty_rows_are_counted_and_are_no_rows():
    found = reading(
        ("Vale plan",), (), HEADINGS, ("1", "Gate it", "x", "", ""), (), (), ("2", "Light it", "x", "", "")
    )

    assert outcomes(found) == [(4, "action"), (7, "action")]
    assert (found.above, found.empty) == (1, 2)


def test_headings_that_come_again_are_left_out():
    found = reading(HEADINGS, ("1", "Gate it", "x", "", ""), HEADINGS, ("2", "Light it", "x", "", ""))

    assert outcomes(found) == [(2, "action"), (3, "left_out"), (4, "action")]
    assert found.sum_line == "3 rows: 2 actions, 1 row left out."


def test_a_heading_over_rows_is_their_priority():
    found = reading(
        HEADINGS,
        ("Priority 1: Streets",),
        ("1", "Gate it", "x", "", ""),
        ("Priority 2: Homes",),
        ("2", "Visit them", "x", "", ""),
    )

    assert outcomes(found) == [(2, "part"), (3, "action"), (4, "part"), (5, "action")]
    assert [one.priority for one in found.rows if one.outcome == Outcome.ACTION] == [
        "Priority 1: Streets",
        "Priority 2: Homes",
    ]
    assert [one.joins for one in found.rows] == [3, None, 5, None]


@pytest.mark.parametrize("none", ["Counted from other plans", "Under no priority", "Under no theme"])
def test_what_a_downloaded_list_says_of_a_row_under_no_priority_is_none(none):
    of = sheet(
        ("Ref", "Priority", "Action"),
        ("1", "Streets", "Gate it"),
        ("2", none, "Light it"),
        ("3", "", "Sweep it"),
        ("4", "Homes", "Visit them"),
    )
    words = Words({"priority": "theme"})

    found = read_rows(of, replace(known(of), words=words))

    assert [one.priority for one in found.rows] == ["Streets", "", "", "Homes"]
    assert all(one.other_details == () for one in found.rows)


def test_a_heading_in_the_column_of_actions_must_name_a_priority():
    found = reading(("Action", "Lead"), ("Theme: Streets",), ("Gate it", "x"), ("Light the path",))

    assert outcomes(found) == [(2, "part"), (3, "action"), (4, "action")]
    assert found.rows[2].priority == "Theme: Streets"


def test_a_heading_over_nothing_is_a_note():
    found = reading(
        HEADINGS, ("Aims",), ("Priority 1: Streets",), ("1", "Gate it", "x", "", ""), ("End of the plan",)
    )

    assert outcomes(found) == [(2, "note"), (3, "part"), (4, "action"), (5, "note")]
    assert [one.detail for one in found.rows if one.outcome == Outcome.NOTE] == ["Aims", "End of the plan"]


def test_an_empty_priority_or_objective_means_the_one_above():
    found = reading(
        ("Priority", "Objective", "Action"),
        ("Streets", "Fewer thefts", "Gate it"),
        ("", "", "Light it"),
        ("Homes", "", "Visit them"),
    )

    assert [(one.priority, one.objective) for one in found.rows] == [
        ("Streets", "Fewer thefts"),
        ("Streets", "Fewer thefts"),
        ("Homes", ""),
    ]


def test_an_objective_without_a_priority_is_kept_among_the_other_details():
    (one,) = reading(("Project", "Objective"), ("Gate it", "Fewer thefts")).rows

    assert one.other_details == (("Objective", "Fewer thefts"),)
    assert said(one) == [
        "“Objective” is kept among the other details, because the row has no priority to put it under."
    ]


def test_a_row_without_an_action_is_text_of_the_row_above():
    found = reading(HEADINGS, ("1", "Gate it", "x", "", ""), ("", "", "Probation", "", "£200"))

    assert outcomes(found) == [(2, "action"), (3, "part")]
    assert found.rows[1].joins == 2
    assert found.rows[0].detail == "Lead: Probation\nFunding: £200"


def test_a_line_of_progress_below_an_action_is_its_text():
    found = reading(("Action", "Lead"), ("Gate it", "x"), ("Update – gates ordered",))

    assert outcomes(found) == [(2, "action"), (3, "part")]
    assert found.rows[0].detail == "Update – gates ordered"


def test_objectives_alone_become_objectives_of_their_priority():
    found = reading(("Aim", "Objective no.", "Objective"), ("Aim 2: Streets", "2.10", "Fewer thefts"))

    (one,) = found.rows
    assert (one.outcome, one.reference, one.title) == (Outcome.OBJECTIVE, "2.10", "Fewer thefts")
    assert one.problems == ()


def test_references_before_the_words_are_split_off_where_most_have_them():
    many = reading(("Actions", "Lead"), ("1. Gate it", "x"), ("2.1 Light it", "x"), ("3a) Sweep it", "x"))
    few = reading(("Actions", "Lead"), ("1. Gate it", "x"), ("Light 2 paths", "x"), ("20 new lamps", "x"))

    assert [(one.reference, one.title) for one in many.rows] == [
        ("1", "Gate it"),
        ("2.1", "Light it"),
        ("3a", "Sweep it"),
    ]
    assert [(one.reference, one.title) for one in few.rows][2] == ("", "20 new lamps")


def test_a_reference_that_several_rows_have_is_said():
    found = reading(HEADINGS, ("1", "Gate it"), ("1", "Light it"), ("2", "Sweep it"))

    assert [said(one) for one in found.rows] == [["Another row has the reference 1 too."]] * 2 + [[]]


def test_a_target_keeps_its_words_and_gives_its_date():
    found = reading(
        ("Actions", "Output target and date(s)"),
        ("Teach it", "Lessons in schools by September 2024"),
        ("Film it", "June 2024"),
        ("Watch it", "Increase the number of visits by 2% per annum"),
        ("Try it", "A better service"),
    )

    assert [(one.target, one.timescale.words, one.timescale.due_on) for one in found.rows] == [
        ("Lessons in schools by September 2024", "by September 2024", date(2024, 9, 30)),
        ("", "June 2024", date(2024, 6, 30)),
        ("Increase the number of visits by 2% per annum", "", None),
        ("A better service", "", None),
    ]


def test_a_status_of_the_scheme_is_taken_and_another_kept():
    found = reading(("Action", "RAG"), ("Gate it", "G"), ("Light it", "Nearly there"))

    assert [one.status and one.status.key for one in found.rows] == ["g", None]
    assert found.rows[1].other_details == (("RAG", "Nearly there"),)
    assert said(found.rows[1]) == [
        "“RAG”: “Nearly there” is no status here. It is kept among the other details."
    ]


def test_leads_that_nobody_is_called_are_said():
    found = reading(("Action", "Lead"), ("Gate it", "GMP /"), ("Light it", "UDC, Police and Fire"))

    assert said(found.rows[0]) == [
        "“Lead”: no authority of the partnership is called this. It is kept as written."
    ]
    assert said(found.rows[1]) == [
        "“Lead”: Marshland Constabulary leads. Kept as written only: Marshland Fire and Rescue, “UDC”."
    ]


@pytest.mark.parametrize("choice", list(Outcome))
def test_a_person_chooses_what_a_row_becomes(choice):
    rows = (("Priority", "Action", "Lead"), ("Streets", "Gate it", "x"), ("Streets", "Light it", "x"))
    found = reading(*rows, choices={3: choice})

    assert found.rows[1].outcome == choice
    assert found.rows[1].is_chosen
    assert sum(found.counts.values()) == 2


@pytest.mark.parametrize(
    ("rows", "choices", "sentence"),
    [
        ((("Action", "Lead"), ("Gate it", "x")), {2: Outcome.OBJECTIVE}, "An objective needs a priority."),
        ((("Action", "Lead"), ("Gate it", "x")), {2: Outcome.PART}, "There is no row above"),
        ((("Ref", "Action"), ("1.1", ""), ("1.2", "x")), {2: Outcome.MEASURE}, ""),
        (
            (("Priority", "Objective", "Action"), ("Streets", "Fewer", ""), ("", "", "x")),
            {3: Outcome.PART},
            "An objective has no further text.",
        ),
        # No row takes the heading: it is a note, unless it was chosen to be text of a row that is not there.
        ((("Action", "Lead"), ("Theme: x",), ("Gate it", "x")), {3: Outcome.LEFT_OUT}, ""),
        (
            (("Action", "Lead"), ("Theme: x",), ("Gate it", "x")),
            {2: Outcome.PART, 3: Outcome.LEFT_OUT},
            "There is no row above",
        ),
        (
            (("Priority", "Action"), ("Streets", "a" * 201)),
            {2: Outcome.OBJECTIVE},
            "An objective has 1 to 200 letters.",
        ),
    ],
)
def test_a_choice_that_cannot_be_carried_out_stops_the_import(rows, choices, sentence):
    found = reading(*rows, choices=choices)

    blockers = [problem.sentence for one in found.rows for problem in one.problems if problem.is_blocker]
    assert found.is_blocked == bool(sentence)
    assert [words for words in blockers if words.startswith(sentence)] == blockers


def test_a_note_has_all_the_words_of_its_row():
    found = reading(HEADINGS, ("1", "No plan is in place", "x", "", "none"), choices={2: Outcome.NOTE})

    assert found.rows[0].detail == "No plan is in place\nRef: 1\nLead: x\nFunding: none"


def test_a_title_that_is_too_long_is_whole_in_the_detail():
    title, detail = title_and_detail("word " * 100, most=300)

    assert len(title) <= 300
    assert title.endswith("word…")
    assert detail == "word " * 100
    assert title_and_detail("Two\nlines", most=300) == ("Two lines", "Two\nlines")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Aim 2: Reduce crime", ("2", "Reduce crime", "")),
        ("Priority one: streets", ("1", "streets", "")),
        ("3. Homes", ("3", "Homes", "")),
        ("Streets", ("", "Streets", "")),
        ("2026", ("", "2026", "")),
        ("Safer streets\nfor all", ("", "Safer streets for all", "Safer streets\nfor all")),
        ("Priority 2 – Homes", ("2", "Homes", "")),
        ("Priority 2:Homes", ("2", "Homes", "")),
        ("Priority 1: 24-hour response", ("1", "24-hour response", "")),
        ("Priority 1.2: Homes", ("", "Priority 1.2: Homes", "")),
        ("24-hour response", ("", "24-hour response", "")),
        ("16-25 year olds", ("", "16-25 year olds", "")),
        ("1 - 5 year olds", ("", "1 - 5 year olds", "")),
        ("10.5% fewer burglaries", ("", "10.5% fewer burglaries", "")),
        ("3 Ps: protect", ("", "3 Ps: protect", "")),
        ("3) Homes", ("3", "Homes", "")),
    ],
)
def test_a_priority_has_its_number_and_title(text, parts):
    assert number_title_and_aim(text) == parts


def test_columns_that_a_person_chose_are_read_as_chosen():
    of = sheet(("Outcome", "Action"), ("Fewer thefts", "Gate it"))
    context = known(of)
    chosen = {0: Field.MEASURE, 1: Field.ACTION}
    columns = type(context.columns)(1, context.columns.headings, chosen)

    (one,) = read_rows(of, type(context)(columns, context.starts_on, context.ends_on)).rows

    assert one.target == "Fewer thefts"
