"""A table that somebody typed in their words: what is one, what keeps it from being printed, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.markdown import to_plain
from csp.kernel.report import literal
from csp.kernel.typed_table import fault_of_tables, table_in, written

WARDS = """Table: Incidents by ward
| Ward      | Incidents |
|:----------|----------:|
| **North** |        33 |
| Sea \\| Sand | 1,005 |"""
TEXT = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=8)


def test_it_has_a_caption_a_head_and_rows_and_numbers_stand_right():
    table = table_in(WARDS)

    assert table is not None
    assert (table.caption, table.head, table.numbers) == (
        "Incidents by ward",
        ("Ward", "Incidents"),
        (False, True),
    )
    assert [[to_plain(cell) for cell in row] for row in table.rows] == [
        ["North", "33"],
        ["Sea | Sand", "1,005"],
    ]
    assert fault_of_tables([WARDS]) == ""


@pytest.mark.parametrize(
    "text", ["", "Words.", "a | b", "Table: of contents", "- one | two\n- three", "a\n---\nb"]
)
def test_other_words_are_none(text):
    assert table_in(text) is None
    assert fault_of_tables([text]) == ""


HEAD = "| Ward | Incidents |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            f"{HEAD}| North | 3 |",
            "Say what the table that begins “Ward” shows, on a line of its own above it: “Table: Incidents by ward”",
        ),
        (f"Table: X\n{HEAD}| North | 3 | 4 |", "In the table “X” row 1 has 3 columns, and the head has 2"),
        (
            f"Table: X\n{HEAD}| North | 3 |\n| South |",
            "In the table “X” row 2 has 1 column, and the head has 2",
        ),
        (f"Table: X\n{HEAD}".strip(), "Give the table “X” a row below its head"),
        ("Table: X\n| A | |\n|---|---|\n| a | b |", "Each column of the table “X” needs a head"),
        (
            "Table: X\n| A | B |\n|---|\n| a | b |",
            "In the table “X” the line of dashes has 1 column, and the head has 2",
        ),
        (
            f"Table: X\n{HEAD}| {{ref:summary}} | 3 |",
            "In the table “X” nothing can be a link or a reference: write it in a paragraph beside the table",
        ),
        (
            f"Table: X\n{HEAD}| [North](https://vale.example/) | 3 |",
            "In the table “X” nothing can be a link or a reference: write it in a paragraph beside the table",
        ),
        (
            f"Table: X\n{HEAD}" + "| a | b |\n" * 201,
            "Make the table “X” smaller: 8 columns and 200 rows at most, or an appendix",
        ),
        (
            f"So it was:\nTable: X\n{HEAD}| a | b |",
            "Leave an empty line before a table and after it, with nothing between its caption and its head",
        ),
    ],
)
def test_what_keeps_one_from_being_printed_has_its_sentence(text, sentence):
    assert fault_of_tables(["Before.", text]) == sentence


@given(st.data(), st.integers(1, 4))
def test_what_is_written_is_read_again(data, wide):
    cells = st.lists(TEXT, min_size=wide, max_size=wide)
    caption, head, rows = (
        data.draw(TEXT),
        data.draw(cells),
        data.draw(st.lists(cells, min_size=1, max_size=3)),
    )
    numbers = data.draw(st.lists(st.booleans(), min_size=wide, max_size=wide))

    typed = written(
        literal(caption), list(map(literal, head)), numbers, [list(map(literal, row)) for row in rows]
    )
    table = table_in(typed)

    assert table is not None
    assert to_plain(table.caption) == caption
    assert [to_plain(cell) for cell in table.head] == head
    assert list(table.numbers) == numbers
    assert [[to_plain(cell) for cell in row] for row in table.rows] == rows
