"""Real plans of real partnerships are read row by row, with no invented fact."""

from datetime import date

import pytest

from plans.imports.columns import guess_columns, guess_header_row
from plans.imports.fields import Outcome
from plans.imports.proposal import Known
from plans.imports.reading import read_rows
from plans.imports.sheets import read_file
from tests.unit.plans.imports.books import SCHEME, SEATS
from tests.unit.plans.imports.real_plans import real_plan

ROWS = {
    "bexley-corporate-2022-25": (15, Outcome.ACTION),
    "bexley-vawg-2024-28": (7, Outcome.ACTION),
    "dorset-police-2024-26": (3, Outcome.ACTION),
    "hampshire-opcc-2019": (4, Outcome.ACTION),
    "harlow-2023-safer-streets": (7, Outcome.ACTION),
    "lichfield-2021-22": (18, Outcome.ACTION),
    "salford-2002-05": (9, Outcome.ACTION),
    "thames-valley-opcc-2015-16": (2, Outcome.ACTION),
    "uttlesford-2024": (18, Outcome.ACTION),
    "waverley-2005-08": (22, Outcome.OBJECTIVE),
}


def reading(name, starts_on, ends_on):
    (sheet,) = read_file(real_plan(name))
    columns = guess_columns(sheet, guess_header_row(sheet))
    return read_rows(sheet, Known(columns, starts_on, ends_on, SEATS, SCHEME))


def held(found):
    return {found.columns.heading(column): field.value for column, field in found.columns.fields.items()}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_of_every_real_plan_is_accounted_for(name):
    found = reading(name, date(2024, 4, 1), date(2025, 3, 31))
    number, outcome = ROWS[name]

    assert found.columns.header_row == 1
    assert [one.number for one in found.rows] == list(range(2, number + 2))
    assert found.counts[outcome] == number == sum(found.counts.values())
    assert not found.is_blocked


def test_the_plan_of_salford_is_read_row_by_row():
    found = reading("salford-2002-05", date(2002, 4, 1), date(2005, 3, 31))

    assert held(found) == {
        "Actions": "action",
        "Lead Agency / Officer": "lead",
        "Funding": "other",
        "Output target and date(s)": "target_and_date",
        "alignment": "other",
    }
    assert [
        (one.reference, str(one.timescale.due_on), one.timescale.precision.value) for one in found.rows
    ] == [
        ("1", "2002-09-30", "month"),
        ("2", "2002-06-30", "month"),
        ("3", "2002-06-30", "month"),
        ("4", "None", "recurring"),
        ("5", "2003-09-30", "month"),
        ("6", "None", "unknown"),
        ("7", "None", "none"),
        ("8", "2002-06-30", "month"),
        ("9", "2002-07-31", "month"),
    ]
    assert [bool(one.target) for one in found.rows] == [
        True,
        False,
        True,
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert all(one.leads and one.lead_seat is None for one in found.rows)
    assert not any(one.title[0].isdigit() for one in found.rows)
    assert [dict(one.other_details).get("alignment") for one in found.rows] == ["certain"] + ["inferred"] * 8


def test_the_plan_of_bexley_is_read_row_by_row():
    found = reading("bexley-vawg-2024-28", date(2024, 4, 1), date(2028, 4, 30))

    assert held(found) == {"No.": "reference", "Aims": "action", "Lead": "lead", "Target Date": "timescale"}
    assert [(one.reference, one.timescale.words, str(one.timescale.due_on)) for one in found.rows] == [
        ("1", "Apr-28", "2028-04-30"),
        ("2", "November annually", "None"),
        ("3", "Apr-25", "2025-04-30"),
        ("4", "Apr-25", "2025-04-30"),
        ("5", "Apr-25", "2025-04-30"),
        ("6", "Apr-25", "2025-04-30"),
        ("7", "", "None"),
    ]
    assert [one.leads for one in found.rows] == ["LBB", "LBB", "LBB / Met", "LBB / Met", "LBB", "LBB", ""]


def test_the_slides_of_uttlesford_are_read_row_by_row():
    found = reading("uttlesford-2024", date(2024, 1, 1), date(2024, 12, 31))

    assert held(found) == {
        "Section": "other",
        "Item": "action",
        "Date / timescale": "timescale",
        "Lead": "lead",
    }
    dated = {one.number: str(one.timescale.due_on) for one in found.rows if one.timescale.words}
    assert dated == {5: "2024-02-29", 8: "2024-04-30", 16: "None", 17: "2024-03-31"}
    assert [one.lead_seat.key for one in found.rows if one.lead_seat] == ["pol"]
    assert all(dict(one.other_details).keys() == {"Section"} for one in found.rows)


def test_a_month_without_a_year_stays_undated_in_a_plan_of_three_years():
    found = reading("uttlesford-2024", date(2024, 4, 1), date(2027, 3, 31))

    assert {one.number for one in found.rows if one.timescale.due_on} == {8}


def test_the_objectives_of_waverley_are_under_their_aims():
    found = reading("waverley-2005-08", date(2005, 4, 1), date(2008, 3, 31))

    assert [one.reference for one in found.rows][8:11] == ["2.9", "2.10", "1.1"]
    assert len({one.priority for one in found.rows}) == 3
