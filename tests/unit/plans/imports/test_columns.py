"""The row of headings and what each column holds are guessed from the words that partnerships use."""

import pytest

from csp.kernel.terms import EVERYBODYS, Term, Words, fault_of
from plans.exports.action_rows import HEADS, heads_in
from plans.imports.columns import Columns, guess_columns, guess_header_row
from plans.imports.fields import FIELD_LABELS, Field
from tests.unit.plans.imports.books import sheet

KNOWN = {
    Field.REFERENCE: "Ref",
    Field.ACTION: "Action",
    Field.LEAD: "Lead",
    Field.TIMESCALE: "Due",
    Field.STATUS: "Status",
}


def guessed(*headings: str, below: tuple[str, ...] = ()) -> list[str]:
    columns = guess_columns(sheet(headings, below or ("x",) * len(headings)), 1)
    return [columns.fields[column].value for column in range(len(headings))]


@pytest.mark.parametrize(
    ("headings", "held"),
    [
        (("No.", "Aims", "Lead", "Target Date"), ["reference", "action", "lead", "timescale"]),
        (("Priority", "Objective", "Action", "By when", "RAG Rating"),
         ["priority", "objective", "action", "timescale", "status"]),
        (("Actions", "Lead Agency / Officer", "Funding", "Output target and date(s)"),
         ["action", "lead", "other", "target_and_date"]),
        (("Actions", "Timescale", "Sponsor (SMG)", "Lead officer", "Current Status of Action", "R/A/G"),
         ["action", "timescale", "other", "lead", "other", "status"]),
        (("Aim", "Objective no.", "Objective (target in text)"), ["priority", "reference", "objective"]),
        (("Aims", "Action"), ["other", "action"]),
        (("#", "ACTION", "Timescales (when achieved by)", "Measure of Success"),
         ["reference", "action", "timescale", "measure"]),
        (("Targets", "National indicator", "Task"), ["measure", "measure", "action"]),
    ],
)  # fmt: skip
def test_headings_say_what_columns_hold(headings, held):
    assert guessed(*headings) == held


def test_without_a_known_word_the_wordiest_column_has_the_actions():
    below = ("The year ahead", "Agree who visits which schools before summer", "by June", "Vale DC")

    assert guessed("Section", "Item", "Date / timescale", "Lead", below=below) == [
        "other", "action", "timescale", "lead",
    ]  # fmt: skip


def test_a_column_of_references_needs_no_heading():
    found = guess_columns(
        sheet(("", "Action"), ("1.1", "Gate it"), ("1.10", "Light it"), ("1.2a", "Sweep it")), 1
    )

    assert found.fields[0] == Field.REFERENCE


def test_a_column_of_months_without_a_heading_holds_no_references():
    found = guess_columns(sheet(("Gate the alleys", "June 2024"), ("Light the paths", "May-25")), 0)

    assert found.of(Field.REFERENCE) == []


def test_outcome_is_asked_and_never_assumed():
    found = guess_columns(sheet(("Action", "Outcome(s)"), ("a", "b")), 1)

    assert found.fields[1] == Field.OTHER
    assert [found.heading(column) for column in found.to_choose] == ["Outcome(s)"]


def test_the_headings_may_stand_below_a_title_and_a_key():
    rows = (
        ("Vale plan 2026",),
        ("Key: red is late",),
        (),
        ("Ref", "Action", "Lead"),
        ("1", "Gate it", "Vale DC"),
    )

    assert guess_header_row(sheet(*rows)) == 4


def test_where_no_word_is_known_there_are_no_headings():
    rows = (("Gate the alleys", "Constabulary", "June 2024"), ("Light the paths", "Vale DC", "May 2024"))

    assert guess_header_row(sheet(*rows)) == 0
    assert guess_columns(sheet(*rows), 0).headings == ()


def test_a_first_row_with_one_known_word_among_many_has_the_headings():
    assert guess_header_row(sheet(("What", "Team", "Due date", "Cost"), ("a", "b", "c", "d"))) == 1


def test_a_sheet_may_have_no_headings_at_all():
    found = guess_columns(sheet(("Gate the alleys behind the market", "Vale DC")), 0)

    assert found.heading(1) == "Column B"
    assert found.of(Field.ACTION) == [0]


@pytest.mark.parametrize(
    ("held", "problem"),
    [
        ({0: Field.ACTION, 1: Field.LEAD}, ""),
        ({0: Field.OBJECTIVE, 1: Field.PRIORITY}, ""),
        ({0: Field.ACTION, 1: Field.MEASURE, 2: Field.MEASURE}, ""),
        ({0: Field.LEAD}, "Choose which column has the actions"),
        (
            {0: Field.ACTION, 1: Field.ACTION},
            "“What” and “How” cannot both be “Action”. Choose something else for one of them",
        ),
    ],
)
def test_columns_that_cannot_be_read_say_why(held, problem):
    assert Columns(1, ("What", "How", "When"), held).problem_in(EVERYBODYS) == problem


def test_the_partnerships_own_word_for_a_priority_is_known_over_a_column():
    own = Words({"priority": "ambition"}).priority

    assert guess_columns(sheet(("Ambition", "Action"), ("x", "y")), 1, own).fields[0] == Field.PRIORITY
    assert guess_columns(sheet(("Ambition", "Action"), ("x", "y")), 1).fields[0] == Field.OTHER


@pytest.mark.parametrize(
    "word", ["theme", "aim", "aims", "outcome", "goal/aim", "issue", "project", "Priority (theme)"]
)
def test_a_list_downloaded_under_an_own_word_is_guessed_right(word):
    words = Words({"priority": word})
    rows = sheet(heads_in(words), ("x",) * len(heads_in(words)))

    found = guess_columns(rows, guess_header_row(rows), words.priority)

    assert found.heading(found.of(Field.PRIORITY)[0]) == words.priority.start
    assert [found.heading(column) for field in KNOWN for column in found.of(field)] == list(KNOWN.values())
    assert found.problem_in(words) == ""


def test_the_own_word_is_surer_than_everybodys():
    own = Words({"priority": "theme"}).priority

    assert guess_columns(sheet(("Priority", "Theme"), ("High", "y")), 1, own).of(Field.PRIORITY) == [1]


def test_no_heading_of_a_download_and_no_label_of_the_importer_can_be_an_own_word():
    words = {*HEADS, *FIELD_LABELS.values()} - {"Priority"}

    assert [word for word in words if not fault_of(word, term=Term.PRIORITY)] == []


def test_two_columns_that_cannot_both_be_one_are_told_so_in_the_partnerships_word():
    columns = Columns(1, ("What", "How"), {0: Field.PRIORITY, 1: Field.PRIORITY})

    assert "cannot both be “Ambition”" in columns.problem_in(Words({"priority": "ambition"}))
