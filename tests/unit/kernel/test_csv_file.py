"""A CSV file as programs want it: what stands between values, with heads or without."""

from decimal import Decimal

import pytest

from csp.kernel.csv_file import csv_file

ROWS = [["A;B", Decimal("-1.50")], ["=1+1", 7]]


def text_of(**given):
    return b"".join(csv_file(["Name", "Amount"], ROWS, **given)).decode()


@pytest.mark.parametrize(
    ("delimiter", "lines"),
    [
        (",", ["\ufeffName,Amount", "A;B,-1.50", "'=1+1,7", ""]),
        (";", ["\ufeffName;Amount", '"A;B";-1.50', "'=1+1;7", ""]),
        ("\t", ["\ufeffName\tAmount", "A;B\t-1.50", "'=1+1\t7", ""]),
    ],
)
def test_values_are_parted_as_it_is_said_and_those_that_hold_the_mark_are_quoted(delimiter, lines):
    assert text_of(delimiter=delimiter).split("\r\n") == lines


def test_without_heads_it_begins_with_its_first_value():
    assert text_of(has_heads=False).split("\r\n") == ["A;B,-1.50", "'=1+1,7", ""]
