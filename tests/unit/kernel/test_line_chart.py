"""The line chart: honest scales, gaps where nothing is known, and names that never overlap."""

import itertools
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.charts.drawing import LEADING, room_for
from csp.kernel.charts.line import NOTED, PENS, Series, line
from csp.kernel.charts.scale import ticks

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = ["Apr", "May", "Jun", "Jul"]


def drawn(svg):
    return ET.fromstring(svg)  # noqa: S314  (our own picture)


def texts(svg):
    return [text.text for text in drawn(svg).findall(f"{SVG}text")]


def polylines(svg):
    return [one.get("points").split() for one in drawn(svg).findall(f"{SVG}polyline")]


values = st.one_of(
    st.none(),
    st.integers(-(10**7), 10**7),
    st.decimals(-(10**4), 10**4, places=2),
    st.floats(-(10**6), 10**6),
)
charts = st.integers(0, 30).flatmap(
    lambda length: st.tuples(
        st.lists(st.text(max_size=30), min_size=length, max_size=length),
        st.lists(
            st.builds(Series, st.text(max_size=70), st.lists(values, min_size=length, max_size=length)),
            max_size=3,
        ),
    )
)


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ([], ["0", "1"]),
        ([0], ["0", "1"]),
        ([1], ["0", "1"]),
        ([3], ["0", "1", "2", "3"]),
        ([7], ["0", "2", "4", "6", "8"]),
        ([290], ["0", "100", "200", "300"]),
        ([100], ["0", "20", "40", "60", "80", "100"]),
        ([0.3], ["0.0", "0.1", "0.2", "0.3"]),
        ([8.4], ["0", "2", "4", "6", "8", "10"]),
        ([-4, 6], ["-4", "-2", "0", "2", "4", "6"]),
        ([-9], ["-10", "-8", "-6", "-4", "-2", "0"]),
    ],
)
def test_the_scale_counts_as_people_count_from_nought(given, lines):
    assert ticks([Decimal(str(value)) for value in given]) == [Decimal(one) for one in lines]


@given(st.lists(st.decimals(-(10**9), 10**9, places=3), min_size=1))
def test_a_scale_has_few_lines_and_holds_every_value(numbers):
    lines = ticks(numbers)

    assert lines[0] <= min([*numbers, 0])
    assert lines[-1] >= max(numbers)
    assert 2 <= len(lines) <= 8
    assert 0 in lines


def test_it_says_every_number_in_a_sentence_and_leaves_out_what_is_not_known():
    svg = line(
        MONTHS,
        [Series("This year", [212, None, 1244, 8.5]), Series("Last year", [None] * 4)],
        name="Incidents by month",
    )

    said = "Incidents by month. This year: Apr 212, Jun 1,244, Jul 8.5. Last year: no figures"
    assert drawn(svg).get("aria-label") == said
    assert drawn(svg).find(f"{SVG}title").text == said
    assert drawn(svg).get("role") == "img"


def test_each_series_is_named_at_its_end_with_its_last_value():
    svg = line(
        MONTHS,
        [Series("This year", [1, 2, 3, 198]), Series("Last year", [1, 2, 221, None])],
        name="x",
    )

    assert texts(svg)[-3:] == ["This year 198", "Last year", "221 (Jun)"] or texts(svg)[-2:] == [
        "Last year 221 (Jun)",
        "This year 198",
    ]


def test_a_gap_breaks_the_line_and_a_point_alone_is_marked():
    svg = line(["a", "b", "c", "d", "e"], [Series("One", [1, 2, None, 3, None])], name="x")

    assert [len(points) for points in polylines(svg)] == [2]
    circles = [(one.get("cx"), one.get("cy")) for one in drawn(svg).findall(f"{SVG}circle")]
    assert len(circles) == 3 + 1  # three points, and the sample beside the name


@pytest.mark.parametrize("value", [0, 5, Decimal("8.25"), -3])
def test_one_point_is_marked_in_the_middle(value):
    svg = line(["2026"], [Series("Only", [value]), Series("Other", [value])], name="x")

    assert polylines(svg) == []
    assert "2026" in texts(svg)
    assert len(drawn(svg).findall(f"{SVG}rect")) == 1  # a square for the second series


def test_nothing_but_noughts_lies_on_the_axis():
    svg = line(MONTHS, [Series("None", [0, 0, 0, 0])], name="x")

    axis = next(one for one in drawn(svg).findall(f"{SVG}line") if one.get("stroke") == "#51616d")
    assert {point.split(",")[1] for point in polylines(svg)[0]} == {axis.get("y1")}


@pytest.mark.parametrize("series", [[], [Series("One", [])]])
def test_no_figures_says_so(series):
    svg = line([], series, name="Incidents")

    assert texts(svg) == ["No figures"]
    assert drawn(svg).get("aria-label") == "Incidents: no figures"


def test_series_are_told_apart_without_colour():
    svg = line(MONTHS, [Series(name, [3, 4, 5, 6]) for name in ("One", "Two", "Three")], name="x")

    dashes = [one.get("stroke-dasharray") for one in drawn(svg).findall(f"{SVG}polyline")]
    assert sorted(dashes, key=str) == sorted((pen.dashes or None for pen in PENS), key=str)
    assert len(set(dashes)) == 3


@pytest.mark.parametrize(
    ("series", "why"),
    [
        ([Series(str(at), [1]) for at in range(4)], "at most three series"),
        ([Series("One", [1, 2])], "a value, or None, for each label"),
        ([Series("One", [float("nan")])], "is a number"),
        ([Series("One", [float("inf")])], "is a number"),
    ],
)
def test_what_cannot_be_drawn_is_refused(series, why):
    with pytest.raises(ValueError, match=why):
        line(["Apr"], series, name="x")


@given(charts)
def test_any_words_and_numbers_make_a_picture_whose_names_do_not_overlap(chart):
    labels, series = chart
    svg = line(labels, series, name="Any & every")

    picture = drawn(svg)
    width, height = int(picture.get("width")), int(picture.get("height"))
    named = sorted(int(one.get("y")) for one in picture.findall(f"{SVG}text") if one.get("font-weight"))
    assert all(other - one >= LEADING for one, other in itertools.pairwise(named))
    assert all(0 < y < height for y in named)
    assert all(float(one.get("x")) <= width for one in picture.findall(f"{SVG}text"))
    for x, y in (point.split(",") for points in polylines(svg) for point in points):
        assert 0 <= int(x) <= width
        assert 0 <= int(y) <= height
    assert svg == line(labels, series, name="Any & every")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=60))
def test_labels_below_the_axis_never_overlap_and_the_last_is_shown(labels):
    svg = line(labels, [Series("One", list(range(len(labels))))], name="x")

    below = [one for one in drawn(svg).findall(f"{SVG}text") if one.get("text-anchor") == "middle"]
    spans = [
        (int(one.get("x")) - room_for(one.text or "") / 2, int(one.get("x")) + room_for(one.text or "") / 2)
        for one in below
    ]
    assert below
    assert all(one[1] <= other[0] + 1 for one, other in itertools.pairwise(spans))
    assert spans[-1][1] <= int(drawn(svg).get("width"))


def test_the_letters_of_notes_stand_above_all_that_is_drawn():
    svg = line(["Apr", "May"], [Series("Now", [0, 50])], name="x", marks=["", "a"])
    letter = next(one for one in drawn(svg).findall(f"{SVG}text") if one.text == "a")

    top = min(int(point.split(",")[1]) for one in polylines(svg) for point in one)
    assert top == 12 + NOTED
    assert int(letter.get("y")) + 8 < top - 3


def test_last_year_target_and_notes_are_all_said_and_a_target_that_stays_only_once():
    series = [
        Series("Figure", [5, 6, 7]),
        Series("A year earlier", [None, 8, 9]),
        Series("Target", [4, 4, 4]),
    ]
    said = drawn(line(["Apr", "May", "Jun"], series, name="Thefts", marks=["", "a", ""]))[0].text

    assert said == (
        "Thefts. Figure: Apr 5, May 6, Jun 7. A year earlier: May 8, Jun 9. Target: 4 throughout. Note a at May"
    )
