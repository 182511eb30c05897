"""What must not be mistaken: a beginning for an end, a version for a day, a day that is on no calendar."""

from datetime import date

import pytest

from csp.kernel.timescale import Precision, read

PLAN = {"starts_on": date(2024, 4, 1), "ends_on": date(2027, 3, 31)}
BEGINNING = "A beginning, not an end."


def days(words):
    found = read(words, **PLAN)
    return found.precision.value, str(found.from_on), str(found.due_on)


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("Not before June 2025", "2025-06-01"),
        ("Not to start before 3 June 2025", "2025-06-03"),
        ("No earlier than June 2025", "2025-06-01"),
        ("not earlier than June 2025", "2025-06-01"),
        ("no sooner than June 2025", "2025-06-01"),
        ("Not until June 2025", "2025-06-01"),
        ("Started June 2024", "2024-06-01"),
        ("Started in June 2024", "2024-06-01"),
        ("Restarted June 2024", "2024-06-01"),
        ("Launched June 2024", "2024-06-01"),
        ("Commenced 3 June 2024", "2024-06-03"),
        ("Start date: May 2025", "2025-05-01"),
        ("From April 2024", "2024-04-01"),
        ("from 2024/25", "2024-04-01"),
        ("since 2023", "2023-01-01"),
        ("starting May 2025", "2025-05-01"),
        ("w/c 3/3/25", "2025-03-03"),
    ],
)
def test_a_beginning_is_never_a_deadline(words, starts):
    found = read(words, **PLAN)

    assert (str(found.from_on), found.to_on, found.due_on) == (starts, None, None)
    assert found.remark == BEGINNING


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("not later than June 2025", "2025-06-30"),
        ("No later than 30 June 2025", "2025-06-30"),
        ("Not after June 2025", "2025-06-30"),
        ("Start by June 2025", "2025-06-30"),
        ("If not completed by June 2025", "2025-06-30"),
        ("w/e 7/3/25", "2025-03-07"),
    ],
)
def test_what_may_not_be_later_is_a_deadline(words, due):
    assert str(read(words, **PLAN).due_on) == due


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("12/2025", "2025-12-31"),
        ("06-2025", "2025-06-30"),
        ("by 12/2025", "2025-12-31"),
        ("04/2024 – 03/2025", "2025-03-31"),
    ],
)
def test_a_month_in_figures_is_a_month(words, due):
    assert str(read(words, **PLAN).due_on) == due


@pytest.mark.parametrize("words", ["From April 2024 to March 2025", "From 1/4/24 - 31/3/25"])
def test_a_range_with_an_end_is_not_called_a_beginning(words):
    found = read(words, **PLAN)

    assert (found.from_on, found.due_on) == (date(2024, 4, 1), date(2025, 3, 31))
    assert found.remark == ""


@pytest.mark.parametrize(
    ("words", "precision", "first", "due"),
    [
        ("FY 2027", "year", "2026-04-01", "2027-03-31"),
        ("end of financial year 2027", "year", "2026-04-01", "2027-03-31"),
        ("No later than FY 2027", "year", "2026-04-01", "2027-03-31"),
        ("Financial year 2026/27", "year", "2026-04-01", "2027-03-31"),
        ("FY24/25", "year", "2024-04-01", "2025-03-31"),
        ("end of the 2026/27 financial year", "year", "2026-04-01", "2027-03-31"),
        ("by end of 2025/26", "year", "2025-04-01", "2026-03-31"),
        ("During 2025/26", "year", "2025-04-01", "2026-03-31"),
        ("2019/20 plan reviewed by May 2025", "month", "2025-05-01", "2025-05-31"),
        ("2026 Q2", "quarter", "2026-07-01", "2026-09-30"),
        ("2025 Q4", "quarter", "2026-01-01", "2026-03-31"),
        ("Q1 2025", "quarter", "2025-04-01", "2025-06-30"),
        ("2025/26 Q2", "quarter", "2025-07-01", "2025-09-30"),
        ("Q2 FY25", "quarter", "2025-07-01", "2025-09-30"),
        ("2025 Q3/4", "period", "2025-10-01", "2026-03-31"),
        ("3-Apr-2025", "day", "2025-04-03", "2025-04-03"),
        ("07-Sep-2025", "day", "2025-09-07", "2025-09-07"),
        ("7 - Sep - 2025", "day", "2025-09-07", "2025-09-07"),
        ("3-Apr-25", "day", "2025-04-03", "2025-04-03"),
        ("10/11/25", "day", "2025-11-10", "2025-11-10"),
        ("by 1.2.25", "day", "2025-02-01", "2025-02-01"),
        ("Friday 28/3/25", "day", "2025-03-28", "2025-03-28"),
        ("Draft due 31/12/24, signed 15/01/25", "day", "2024-12-31", "2024-12-31"),
        ("final report 31/12/2024", "day", "2024-12-31", "2024-12-31"),
        ("March 2025 may change", "month", "2025-03-01", "2025-03-31"),
        ("Item 5 - May 2025", "month", "2025-05-01", "2025-05-31"),
        ("Jan, Feb and March 2025", "period", "2025-02-01", "2025-03-31"),
    ],
)
def test_the_shapes_of_a_date_keep_their_meaning(words, precision, first, due):
    assert days(words) == (precision, first, due)


@pytest.mark.parametrize(
    "words",
    [
        "31 June 2025", "31st June", "by 31st June", "30 Feb 2026", "29 Feb 2025", "Feb 30 2025", "June 31st, 2025",
        "31/06/2025", "30/02/24", "2025-06-31", "31 May 2025 to 31 June 2025", "30 Feb 2026 to 31 March 2026",
    ],
)  # fmt: skip
def test_a_day_on_no_calendar_is_not_moved_to_another(words):
    found = read(words, **PLAN)

    assert (found.precision, found.from_on, found.to_on) == (Precision.UNKNOWN, None, None)
    assert found.remark.startswith("There is no such day as “")
    assert found.remark.endswith("”: no date was read.")


@pytest.mark.parametrize("words", ["Mar-31", "Dec-31", "Mar-12", "Mar 12", "Apr-24 to Mar-31"])
def test_a_month_and_two_figures_far_from_the_plan_are_a_day_or_a_year(words):
    found = read(words, **PLAN)

    assert (found.from_on, found.due_on) == (None, None)
    assert found.remark.endswith("can be a day or a year: no date was read.")


@pytest.mark.parametrize(
    "words", ["FY 2025", "FY25", "by the end of the financial year 2025", "FY 2024 to FY 2026"]
)
def test_a_financial_year_that_can_be_two_is_not_chosen_between(words):
    found = read(words, **PLAN)

    assert (found.from_on, found.due_on) == (None, None)
    assert "can be the financial year that ends in March" in found.remark


@pytest.mark.parametrize(
    "words",
    [
        "See 2019/20 plan", "Review of 2022-23 data", "Reduce 2019/20 to 2020/21 baseline", "v1.2.25",
        "version 1.2.25", "Version 1.2.25 issued", "ages 10/11/12", "aged 10/11/12", "for 10/11/12 year olds",
        "12/25", "See report 12/2025 of the board", "13/2025", "not by June 2025",
        "FY 2024 - 2027", "section 1.2.25 of the plan",
    ],
)  # fmt: skip
def test_what_is_about_something_else_has_no_date(words):
    found = read(words, **PLAN)

    assert (found.precision, found.from_on, found.to_on) == (Precision.UNKNOWN, None, None)
    assert found.remark == "No date could be read from this."
