"""What a workbook's cell shows is what is read: the figures, the words and the order of its number format."""

from datetime import date

import pytest

from plans.imports.shown import as_shown

FIFTH_OF_APRIL = date(2025, 4, 5)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("mm/dd/yyyy", "05/04/2025"),
        ("m/d/yyyy", "5/4/2025"),
        ("mm/dd/yy", "05/04/25"),
        ("[$-409]m/d/yy;@", "5/4/25"),
        ("mm-dd-yy", "05/04/2025"),
        ("m/d", "5/4"),
        ("dd/mm/yyyy", "05/04/2025"),
        ("yyyy-mm-dd", "2025-04-05"),
        ("mmmm d, yyyy", "April 5, 2025"),
        ("[$-809]dddd d mmmm yyyy;@", "Saturday 5 April 2025"),
        ('d" of "mmmm', "5 of April"),
        ('"Due "d mmm', "Due 5 Apr"),
        ("yyyy", "05/04/2025"),
        ("[$-F800]dddd, mmmm dd, yyyy", "Saturday, April 05, 2025"),
    ],
)
def test_a_date_is_read_with_its_day_before_a_month_in_figures(number_format, shown):
    assert as_shown(FIFTH_OF_APRIL, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (12.5, '0.0"%"', "12.5%"),
        (0.125, "0.0%", "12.5%"),
        (0.5, "0 %", "50 %"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (1234.5, "[$£-809] #,##0.00;[Red]-[$£-809] #,##0.00", "£ 1,234.50"),
        (-83161, '"£"#,##0', "-£83,161"),
        (7, "000", "007"),
        (2.1, '"P"0.0', "P2.1"),
        (30, '0" days"', "30 days"),
        (3, '0" of 5"', "3 of 5"),
        (3, r"0\ \o\f\ \5", "3 of 5"),
        (2.5, "0", "3"),
        (-0.2, "0", "0"),
        (2.1, "0.00", "2.10"),
        (2.456, "0.##", "2.46"),
        (2.5, "0.0#", "2.5"),
        (1e20, "0", "1e+20"),
        (1.5, "0.0E+00", "1.5"),
        (7, "0;" * 200, "7"),
        (12.0, "General", "12"),
    ],
)
def test_a_number_keeps_what_its_format_writes_with_it(value, number_format, shown):
    assert as_shown(value, number_format) == shown


@pytest.mark.parametrize("written", ["Gate it_x000D_\nthen light it", "Gate it_x000D_then light it"])
def test_an_end_of_a_line_that_was_pasted_into_excel_is_an_end_of_a_line(written):
    assert as_shown(written, "General") == "Gate it\nthen light it"
