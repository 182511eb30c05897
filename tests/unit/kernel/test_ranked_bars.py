"""Ranked bars: the longest first, each with its number, and the same for eyes and ears."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.charts.drawing import LEADING, WIDE, room_for
from csp.kernel.charts.ranked_bars import LEAST, MOST, RankedBar, ranked_bars
from csp.kernel.report import BarChart, BarRow
from csp.kernel.report.figures import grid_of

SVG = "{http://www.w3.org/2000/svg}"
LATE = [
    RankedBar("Fire", 3, 14),
    RankedBar("Council", 6, 20),
    RankedBar("Police", 3, 5),
    RankedBar("Health", 0, 2),
]
BARS = st.lists(
    st.builds(RankedBar, st.text(max_size=60), st.integers(0, 10**7), st.none() | st.integers(0, 10**7)),
    max_size=30,
)


def parts(svg, tag):
    return ET.fromstring(svg).findall(f"{SVG}{tag}")  # noqa: S314  (our own picture)


def texts(svg):
    return [one.text for one in parts(svg, "text")]


def lengths(svg):
    return [int(one.get("width")) for one in parts(svg, "rect")]


def test_the_longest_is_first_and_equal_ones_keep_their_order():
    assert texts(ranked_bars(LATE, name="Late")) == [
        *("Council", "6 of 20"),
        *("Fire", "3 of 14"),
        *("Police", "3 of 5"),
        *("Health", "0 of 2"),
    ]


def test_a_bar_is_as_long_as_its_number_and_none_has_no_bar():
    council, fire, police = lengths(ranked_bars(LATE, name="Late"))

    assert fire == police
    assert council == pytest.approx(2 * fire, abs=1)


def test_it_says_every_number_in_words():
    said = parts(ranked_bars(LATE, name="Late"), "title")[0].text

    assert said == "Late: Council 6 of 20; Fire 3 of 14; Police 3 of 5; Health 0 of 2"


def test_of_thirty_the_last_are_told_together_and_are_no_bar_among_the_others():
    svg = ranked_bars([RankedBar(f"Ward {at}", 30 - at, 40) for at in range(30)], name="Late")

    assert len(lengths(svg)) == MOST - 1
    assert texts(svg)[-4:] == ["Ward 10", "20 of 40", "19 others together", "190 of 760"]
    assert lengths(svg)[0] == pytest.approx(30 * lengths(svg)[10] / 20, abs=2)


def test_others_of_which_one_has_no_whole_have_none_together():
    bars = [RankedBar(str(at), 1, None if at == 13 else 2) for at in range(14)]

    assert texts(ranked_bars(bars, name="x"))[-2:] == ["3 others together", "3"]


def test_all_zero_has_no_bar_and_every_number():
    svg = ranked_bars([RankedBar("Fire", 0), RankedBar("Police", 0)], name="Late")

    assert lengths(svg) == []
    assert texts(svg) == ["Fire", "0", "Police", "0"]


def test_one_bar_is_drawn_alone_and_one_of_many_is_still_seen():
    assert len(lengths(ranked_bars([RankedBar("Fire", 1)], name="x"))) == 1
    assert lengths(ranked_bars([RankedBar("A", 1_000_000), RankedBar("B", 1)], name="x"))[1] == LEAST


def test_nothing_to_rank_says_so():
    assert "Late: no figures" in ranked_bars([], name="Late")


def test_a_number_below_nothing_is_refused():
    with pytest.raises(ValueError, match="below nothing"):
        ranked_bars([RankedBar("Fire", -1)], name="x")


@given(BARS)
def test_whatever_the_labels_all_that_is_drawn_lies_in_the_picture(bars):
    svg = ranked_bars([*bars, RankedBar("Cyngor Gwŷr a Ŵyr <b>&</b>", 2)], name="<script>")
    height = int(ET.fromstring(svg).get("height"))  # noqa: S314  (our own picture)

    assert "<script>" not in svg
    for one in parts(svg, "rect"):
        assert int(one.get("x")) + int(one.get("width")) <= WIDE
    for one in parts(svg, "text"):
        x, wide = int(one.get("x")), room_for(one.text or "")
        assert x - wide >= 0 if one.get("text-anchor") == "end" else x + wide <= WIDE
        assert 0 < int(one.get("y")) <= height + LEADING


def test_its_table_has_every_row_in_its_order():
    rows = tuple(BarRow(f"Ward {at}", at, 40) for at in range(13))
    grid = grid_of(BarChart("late", "Late", "Late", rows))

    assert grid.heads == ("Name", "Late", "All")
    assert grid.rows[0] == ("Ward 12", "12", "40")
    assert len(grid.rows) == 13
