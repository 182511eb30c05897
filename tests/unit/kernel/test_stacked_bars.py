"""Stacked bars: every number is seen, is read aloud, and has its length."""

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.charts.drawing import LEADING, apart, room_for, wrapped
from csp.kernel.charts.segment import FILLS, GAP, Segment
from csp.kernel.charts.stacked_bars import LEADER, SLIVER, Bar, stacked_bars
from csp.kernel.xml_letters import on_one_line

SVG = "{http://www.w3.org/2000/svg}"
SCHEME = [
    ("B", "Complete", "blue"),
    ("G", "On track", "green"),
    ("A", "Behind", "amber"),
    ("R", "Off track", "red"),
    ("N", "Not started", "grey"),
]


def bar(label, *counts):
    return Bar(label, [Segment(*status, count) for status, count in zip(SCHEME, counts, strict=False)])


def drawn(svg):
    return ET.fromstring(svg)  # noqa: S314  (our own picture)


def texts(svg):
    return [text.text for text in drawn(svg).findall(f"{SVG}text")]


def boxes(svg):
    """Return (left, top, width) of each segment; the key's boxes are lower."""
    found = [box for box in drawn(svg).findall(f"{SVG}rect") if box.get("height") == "26"]
    return [tuple(int(box.get(name)) for name in ("x", "y", "width")) for box in found]


counts = st.lists(st.integers(0, 2000), min_size=5, max_size=5)
tables = st.lists(st.builds(lambda label, row: bar(label, *row), st.text(max_size=90), counts), max_size=12)
segments = st.builds(
    Segment, st.text(max_size=3), st.text(max_size=40), st.sampled_from(sorted(FILLS)), st.integers(0, 999)
)


def test_it_says_every_number_in_a_sentence():
    svg = stacked_bars([bar("Domestic abuse", 5, 7, 3, 1), bar("Reassurance", 0)], name="Actions by priority")

    said = (
        "Actions by priority. Domestic abuse: 16 actions. 5 complete, 7 on track, 3 behind, 1 off track. "
        "Reassurance: no actions"
    )
    assert drawn(svg).get("aria-label") == said
    assert drawn(svg).find(f"{SVG}title").text == said
    assert drawn(svg).get("role") == "img"


def test_a_row_has_its_label_its_counts_with_their_letters_and_its_total():
    svg = stacked_bars([bar("Exploitation", 2, 6, 4, 2, 1)], name="x", key=False)

    assert texts(svg) == ["Exploitation", "2 B", "6 G", "4 A", "2 R", "1 N", "15"]


def test_the_key_explains_each_letter_that_is_shown_in_the_order_of_the_scheme():
    rows = [bar("One", 0, 0, 0, 2), bar("Two", 1, 0, 0, 1), bar("Three", 0, 4, 0, 1)]

    assert texts(stacked_bars(rows, name="x"))[:6] == ["B", "Complete", "G", "On track", "R", "Off track"]


def test_lengths_are_on_one_scale():
    svg = stacked_bars([bar("One", 10), bar("Two", 5), bar("Three", 5, 5)], name="x", key=False)

    (_, _, ten), (_, _, five), (_, _, half), (_, _, other) = boxes(svg)
    assert abs(ten - 2 * five) <= 2
    assert half + other + 2 * GAP == ten + GAP


@pytest.mark.parametrize("counts", [(1, 400), (400, 1), (1, 1, 1, 1, 400), (1000, 1, 1, 1, 1)])
def test_the_count_and_letter_of_a_short_segment_stand_below_it(counts):
    svg = stacked_bars([bar("One", *counts)], name="x", key=False)
    marks = {text.text: int(text.get("y")) for text in drawn(svg).findall(f"{SVG}text")}

    for (letter, *_), count in zip(SCHEME, counts, strict=False):
        assert marks[f"{count} {letter}"] == (18 if count > 1 else 26 + LEADER + 14)


def test_a_figure_of_nothing_says_so():
    svg = stacked_bars([], name="Actions by priority")

    assert texts(svg) == ["No actions"]
    assert drawn(svg).get("aria-label") == "Actions by priority: no actions"


def test_rows_of_nothing_say_so_and_need_no_key():
    assert texts(stacked_bars([bar("One", 0), bar("Two", 0)], name="x")) == [
        "One",
        "No actions",
        "Two",
        "No actions",
    ]


@given(tables)
def test_the_segments_of_a_row_are_together_as_long_as_its_total(rows):
    svg = stacked_bars(rows, name="x", key=False)
    lines = {}
    for _left, top, width in boxes(svg):
        lines.setdefault(top, []).append(width + GAP)
    full = [row for row in rows if row.total]
    room = max(map(sum, lines.values()), default=0)
    most = max((row.total for row in rows), default=0)

    for row, widths in zip(full, lines.values(), strict=True):
        assert abs(sum(widths) - max(room * row.total / most, SLIVER * len(widths))) <= 1
        assert min(widths) >= SLIVER


@given(tables)
def test_every_count_is_shown_once_with_its_letter_and_within_the_picture(rows):
    svg = stacked_bars(rows, name="x", key=False)
    shown = texts(svg)

    for row in rows:
        for segment in row.segments:
            assert not segment.count or segment.mark in shown
    assert len(boxes(svg)) == sum(bool(segment.count) for row in rows for segment in row.segments)
    width, height = int(drawn(svg).get("width")), int(drawn(svg).get("height"))
    for text in drawn(svg).findall(f"{SVG}text"):
        assert 0 <= int(text.get("x")) <= width
        assert 0 <= int(text.get("y")) < height
    assert all(left + size <= width for left, _, size in boxes(svg))


@given(tables)
def test_marks_below_a_bar_never_overlap(rows):
    svg = stacked_bars(rows, name="x", key=False)
    lines = {}
    for text in drawn(svg).findall(f"{SVG}text"):
        if text.get("text-anchor") == "middle":
            half = room_for(text.text) / 2
            lines.setdefault(text.get("y"), []).append((int(text.get("x")) - half, int(text.get("x")) + half))

    for spans in lines.values():
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_more_marks_than_fit_on_a_line_take_another():
    many = [Segment(letter, letter, "grey", 1) for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"]
    svg = stacked_bars([Bar("One", [*many, Segment("Z", "Most", "blue", 5000)])], name="x", key=False)

    below = [text for text in drawn(svg).findall(f"{SVG}text") if int(text.get("y")) > 26]
    assert [text.text for text in below] == [one.mark for one in many]
    assert sorted({int(text.get("y")) for text in below}) == [26 + LEADER + 14, 26 + LEADER + 14 + LEADING]
    assert all(0 < int(text.get("x")) < int(drawn(svg).get("width")) - 10 for text in below)


@given(st.text(max_size=60), st.lists(st.builds(Bar, st.text(max_size=60), st.lists(segments, max_size=6))))
def test_any_words_make_a_picture_that_can_be_read(name, rows):
    svg = stacked_bars(rows, name=name)

    assert drawn(svg).tag == f"{SVG}svg"
    assert "style=" not in re.sub(r">[^<]*<|\"[^\"]*\"", "", svg)
    assert svg == stacked_bars(rows, name=name)


@given(st.text(), st.integers(20, 300), st.integers(1, 4))
def test_wrapped_words_have_room_and_lose_nothing_unsaid(text, room, most):
    lines = wrapped(text, room=room, most=most)

    assert len(lines) <= most
    assert all(room_for(line) <= room for line in lines)
    assert any(line.endswith("…") for line in lines) or " ".join(lines) == on_one_line(text)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=5))
def test_things_set_apart_keep_their_order_and_their_bounds(wanted):
    wanted = sorted(wanted)
    begun = apart(wanted, least=0, most=300)

    ends = [start + length for start, (_, length) in zip(begun, wanted, strict=True)]
    assert all(end <= start for end, start in zip(ends, begun[1:], strict=False))
    assert all(start >= 0 for start in begun)
    assert max(ends, default=0) <= 300


def test_a_line_leads_from_each_short_segment_to_its_own_mark_and_none_crosses_another():
    svg = stacked_bars([bar("Exploitation", 1, 1, 1, 1, 1), bar("Knife crime", 0, 60)], name="x", key=False)
    lines = [
        [tuple(map(int, point.split(","))) for point in one.get("points").split()]
        for one in drawn(svg).findall(f"{SVG}polyline")
    ]
    marks = [
        int(one.get("x")) for one in drawn(svg).findall(f"{SVG}text") if one.get("y") == str(26 + LEADER + 14)
    ]
    segments = [(int(one.get("x")), int(one.get("width"))) for one in drawn(svg).findall(f"{SVG}rect")][:5]

    assert [line[-1][0] for line in lines] == marks
    assert all(left <= line[0][0] <= left + wide for (left, wide), line in zip(segments, lines, strict=True))
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert marks == sorted(marks)
