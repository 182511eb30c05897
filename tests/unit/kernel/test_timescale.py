"""Timescales as people write them, and what may honestly be read from each."""

from datetime import date

import pytest

from csp.kernel.timescale import Precision, read
from csp.kernel.timescale.pieces import YEARS

ONE_YEAR = {"starts_on": date(2024, 4, 1), "ends_on": date(2025, 3, 31)}
THREE_YEARS = {"starts_on": date(2024, 1, 1), "ends_on": date(2027, 3, 31)}


def reading(words, period=ONE_YEAR):
    found = read(words, **period)
    return found.precision.value, str(found.from_on), str(found.to_on), found.is_deadline


@pytest.mark.parametrize(
    ("words", "precision", "first", "last"),
    [
        ("October 2023", "month", "2023-10-01", "2023-10-31"),
        ("Apr-25", "month", "2025-04-01", "2025-04-30"),
        ("Sep ‘19", "month", "2019-09-01", "2019-09-30"),
        ("Apr ’20", "month", "2020-04-01", "2020-04-30"),
        ("2025", "year", "2025-01-01", "2025-12-31"),
        ("by end of April 2024", "month", "2024-04-01", "2024-04-30"),
        ("By June 2002", "month", "2002-06-01", "2002-06-30"),
        ("Programmes in schools by September 2002", "month", "2002-09-01", "2002-09-30"),
        ("by 2008", "year", "2008-01-01", "2008-12-31"),
        ("reduce it by 12.5% by 2008", "year", "2008-01-01", "2008-12-31"),
        ("Q2 Jul - Sept 2024", "quarter", "2024-07-01", "2024-09-30"),
        ("Q3/4 Oct 2024 - Mar 2025", "period", "2024-10-01", "2025-03-31"),
        ("Q4 2024 to 2025", "quarter", "2025-01-01", "2025-03-31"),
        ("Q2 24/25", "quarter", "2024-07-01", "2024-09-30"),
        ("Q1 & Q2 2024/25", "period", "2024-04-01", "2024-09-30"),
        ("by end of Q4 2024/25", "quarter", "2025-01-01", "2025-03-31"),
        ("July 2017 launch", "month", "2017-07-01", "2017-07-31"),
        ("01/04/08 to 31/01/09", "period", "2008-04-01", "2009-01-31"),
        ("2016 -17", "year", "2016-04-01", "2017-03-31"),
        ("24/25", "year", "2024-04-01", "2025-03-31"),
        ("31.3.25", "day", "2025-03-31", "2025-03-31"),
        ("1/4/99", "day", "1999-04-01", "1999-04-01"),
        ("2025-04-25", "day", "2025-04-25", "2025-04-25"),
        ("Friday 4 December 2026", "day", "2026-12-04", "2026-12-04"),
        ("31st March 2025", "day", "2025-03-31", "2025-03-31"),
        ("March 31st, 2025", "day", "2025-03-31", "2025-03-31"),
        ("1 March - 30 June 2024", "period", "2024-03-01", "2024-06-30"),
        ("Oct - Mar 2025", "period", "2024-10-01", "2025-03-31"),
        ("Nov 2024 - Feb", "period", "2024-11-01", "2025-02-28"),
        ("Jan/Feb 2025", "period", "2025-01-01", "2025-02-28"),
        ("Apr-25 to Mar-26", "period", "2025-04-01", "2026-03-31"),
        ("Ongoing until March 2025", "month", "2025-03-01", "2025-03-31"),
        ("A plan for 2024-2027 by end of April 2024", "month", "2024-04-01", "2024-04-30"),
        ("29/02/24", "day", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_date_by_which_something_is_done_is_read(words, precision, first, last):
    assert reading(words) == (precision, first, last, True)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("Ongoing", "ongoing"),
        ("Ongoing activity", "ongoing"),
        ("TBC", "undecided"),
        ("November annually", "recurring"),
        ("Annually in April", "recurring"),
        ("Held Annually in September", "recurring"),
        ("twice yearly", "recurring"),
        ("2% more per annum", "recurring"),
        ("Within six months of commencement of Action Plan", "condition"),
        ("once it has been agreed between partners", "condition"),
        ("in the autumn", "unknown"),
        ("Summer 2025", "unknown"),
        ("31/02/2024", "unknown"),
        ("12/13/2024", "unknown"),
        ("March 1066", "unknown"),
        ("01/04/85", "unknown"),
        ("it may include 30 people", "unknown"),
        ("Mar 2025 - Oct 2024", "unknown"),
        ("24/26", "unknown"),
        ("45383", "unknown"),
        ("", "none"),
        ("  -  ", "none"),
    ],
)
def test_what_names_no_day_has_no_date(words, precision):
    assert reading(words) == (precision, "None", "None", False)


@pytest.mark.parametrize("words", ["in the autumn", "31/02/2024", "Mar 2025 - Oct 2024", "45383"])
def test_what_cannot_be_read_says_so(words):
    assert "no date" in read(words, **ONE_YEAR).remark.lower()


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("from April 2024", ("2024-04-01", "None")),
        ("September 2024 onwards", ("2024-09-01", "None")),
        ("as at 18.01.2016", ("2016-01-18", "2016-01-18")),
        ("early 2025", ("2025-01-01", "2025-12-31")),
    ],
)
def test_a_beginning_or_a_day_of_stating_is_no_deadline(words, dates):
    found = read(words, **ONE_YEAR)

    assert (str(found.from_on), str(found.to_on)) == dates
    assert found.due_on is None
    assert found.remark


def test_before_a_month_ends_on_the_day_before_it():
    assert read("before April 2024", **ONE_YEAR).due_on == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("February", date(2025, 2, 28)),
        ("March", date(2025, 3, 31)),
        ("by end of March", date(2025, 3, 31)),
        ("31 March", date(2025, 3, 31)),
        ("Q3", date(2024, 12, 31)),
    ],
)
def test_a_month_without_a_year_is_read_where_the_plan_has_only_one(words, due):
    assert read(words, **ONE_YEAR).due_on == due
    assert "the only one in the plan’s period" in read(words, **ONE_YEAR).remark
    assert read(words, **THREE_YEARS).due_on is None
    assert "has more than one: no date was read" in read(words, **THREE_YEARS).remark


def test_a_month_that_a_spreadsheet_turned_into_a_day_is_read_as_the_month():
    found = read("25-Apr", **THREE_YEARS)

    assert (found.from_on, found.to_on) == (date(2025, 4, 1), date(2025, 4, 30))
    assert found.remark == "A spreadsheet may have made “25-Apr” of April 2025: read as April 2025."


def test_a_day_and_month_stays_a_day_where_the_plan_has_no_such_year():
    assert read("05-Apr", **ONE_YEAR).due_on == date(2024, 4, 5)


def test_two_digits_after_a_month_are_a_year_only_inside_the_plan():
    assert read("April 25", **THREE_YEARS).due_on == date(2025, 4, 30)
    assert read("April 25", **ONE_YEAR).due_on is None
    assert read("April 25", **ONE_YEAR).remark == "“April 25” can be a day or a year: no date was read."


def test_the_years_of_the_plan_are_its_whole_period():
    found = read("2024-27", **THREE_YEARS)

    assert (found.from_on, found.due_on) == (date(2024, 1, 1), date(2027, 3, 31))
    assert read("2024-27", **ONE_YEAR).precision == Precision.UNKNOWN


def test_of_two_dates_the_last_is_the_end_and_it_is_said():
    found = read("Draft by June 2024, final by December 2024", **ONE_YEAR)

    assert (found.from_on, found.due_on) == (date(2024, 6, 1), date(2024, 12, 31))
    assert found.remark == "More than one date is written: the last one was read as the end."


def test_the_words_that_were_read_are_named():
    inside = read("Programmes in schools by September 2002", **ONE_YEAR)

    assert (inside.found, inside.is_all) == ("by September 2002", False)
    assert read(" June 2002 ", **ONE_YEAR).is_all
    assert read("TBC", **ONE_YEAR).is_all


def test_the_end_of_a_year_is_said_where_only_a_year_is_written():
    assert read("by 2008", **ONE_YEAR).remark == "A year alone: read as by the end of 2008."


def test_years_that_make_no_sense_are_not_read():
    assert read(f"June {YEARS.start - 1}", **ONE_YEAR).due_on is None
    assert read(f"June {YEARS.stop}", **ONE_YEAR).due_on is None
