"""A risk matrix: every risk stands where it belongs, before and after, and is read aloud."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from csp.kernel.charts.drawing import WIDE, room_for
from csp.kernel.charts.risk_matrix import CELL, GROUNDS, LEFT, NAVY, Rated, risk_matrix
from csp.kernel.report import CannotNumber, Risk, number
from tests.unit.csp.sample import sample

SVG = "{http://www.w3.org/2000/svg}"
POST = Rated("1", before=(3, 3), after=(2, 2))
POOL = Rated("2", before=(2, 3), after=(1, 3))
WARDS = Rated("3", before=(2, 2), after=(2, 2))


def parts(svg, tag):
    return ET.fromstring(svg).findall(f"{SVG}{tag}")  # noqa: S314  (our own picture)


def grounds(svg):
    """The cells from the top left: where each is and how high, and its colour."""
    found = [one for one in parts(svg, "rect") if one.get("fill") in GROUNDS.values()]
    return [(int(one.get("x")), int(one.get("y")), int(one.get("height")), one.get("fill")) for one in found]


def marks(svg):
    """Each number on the grid with its cell as (likelihood, impact), and whether it is as it is after."""
    cells = grounds(svg)
    found = []
    numbers = [one for one in parts(svg, "text") if (one.text or "").isdigit()]
    for one in numbers[2:]:  # the key has two of its own
        x, y = int(one.get("x")), int(one.get("y"))
        at = next(
            at
            for at, (left, top, height, _) in enumerate(cells)
            if left <= x < left + CELL and top <= y < top + height
        )
        found.append((one.text, (3 - at // 3, 1 + at % 3), one.get("fill") == "#fff"))
    return sorted(found)


def test_each_risk_stands_in_its_cell_before_and_after():
    assert marks(risk_matrix([POST, POOL, WARDS], name="Risks")) == [
        ("1", (2, 2), True),
        ("1", (3, 3), False),
        ("2", (1, 3), True),
        ("2", (2, 3), False),
        ("3", (2, 2), False),
        ("3", (2, 2), True),
    ]


def test_the_grid_has_its_likeliest_at_the_top_and_a_word_in_each_cell():
    svg = risk_matrix([POST], name="Risks")
    low, medium, high = GROUNDS.values()

    assert [fill for *_, fill in grounds(svg)] == [
        *(medium, high, high),
        *(low, medium, high),
        *(low, low, medium),
    ]
    assert [x for x, *_ in grounds(svg)[:3]] == [LEFT, LEFT + CELL, LEFT + 2 * CELL]
    assert [one.text for one in parts(svg, "text")][-4:] == ["Impact", "Low", "Medium", "High"]


def test_before_and_after_differ_without_colour():
    svg = risk_matrix([POST], name="Risks")
    before, after = [one for one in parts(svg, "rect") if one.get("rx") == "12"][2:]

    assert (before.get("fill"), before.get("stroke-dasharray")) == ("#fff", "4 2")
    assert (after.get("fill"), after.get("stroke-dasharray")) == (NAVY, None)


def test_it_says_where_each_risk_stands():
    said = parts(risk_matrix([POST, WARDS], name="Risks"), "title")[0].text

    assert said == (
        "Risks. Risk 1 is high (likelihood high, impact high), if nothing is done; medium (likelihood medium, "
        "impact medium), with what is done about it. Risk 3 is medium (likelihood medium, impact medium), and what "
        "is done about it does not change that"
    )


def test_thirty_risks_in_one_cell_all_lie_in_it():
    svg = risk_matrix([Rated(str(at), (3, 3), (3, 3)) for at in range(1, 31)], name="Risks")

    assert {place for _, place, _ in marks(svg)} == {(3, 3)}
    assert len(marks(svg)) == 60
    for one in parts(svg, "rect"):
        assert int(one.get("x")) + int(one.get("width")) <= WIDE
    for one in parts(svg, "text"):
        assert int(one.get("x")) + room_for(one.text) // 2 <= WIDE


def test_no_risk_leaves_the_grid_empty():
    svg = risk_matrix([], name="Risks")

    assert marks(svg) == []
    assert len(grounds(svg)) == 9
    assert "Risks: no risks" in svg


def risk(*levels):
    return Risk("pool", "The pool is empty", "High", "It is filled.", "Low", levels=levels)


def test_a_report_has_a_matrix_where_all_its_risks_have_their_levels():
    drawing = number(sample(4)).matrix
    before = number(replace(sample(4), risks=(risk(), risk(3, 3, 1, 1)))).matrix
    now = number(replace(sample(4), risks=(risk(3, 3, 1, 1),)))

    assert drawing is before is None
    assert now.drawings[0] == now.matrix
    assert "Risk 1 is high" in now.matrix.said


@pytest.mark.parametrize("levels", [(4, 1, 1, 1), (0, 1, 1, 1), (1, 1, 1)])
def test_levels_that_are_on_no_grid_are_refused_with_a_sentence(levels):
    with pytest.raises(CannotNumber, match="The risks can't be drawn"):
        number(replace(sample(4), risks=(risk(*levels),)))
