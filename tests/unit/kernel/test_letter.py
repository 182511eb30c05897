"""A letter: what its file calls itself, and the colour of its head, on which white words can be read."""

import pytest

from csp.kernel.letter import Letter
from csp.kernel.report import Column, PlainTable

TABLE = PlainTable("lines", "What is asked for", (Column("Type"), Column("Amount", is_number=True)), ())


@pytest.mark.parametrize(
    ("own", "drawn"),
    [("#7a1f3d", "#7a1f3d"), ("", "#12406b"), ("#ffee00", "#12406b"), ("red; }", "#12406b")],
)
def test_its_head_has_the_partnerships_colour_where_white_can_be_read_on_it(own, drawn):
    letter = Letter("Request 7", "Vale", ("Finance",), (), (), TABLE, (), brand_colour=own)

    assert letter.colour == drawn
    assert letter.whole_title == "Request 7: Vale"
