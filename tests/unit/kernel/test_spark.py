"""A spark: the last eight figures, the last one marked, the target dotted."""

from decimal import Decimal

from csp.kernel.charts.line import Series, line
from csp.kernel.charts.spark import spark


def drawn(*values, target=None):
    return spark(
        [None if one is None else Decimal(one) for one in values],
        said="Calls: 1, 2",
        target=None if target is None else Decimal(target),
    )


def test_the_last_eight_are_drawn_and_the_last_is_marked():
    picture = drawn(*range(20))

    assert picture.count("<polyline") == 1
    assert len(picture.split('points="')[1].split('"')[0].split()) == 8
    assert picture.count("<circle") == 1
    assert 'cx="115" cy="5"' in picture
    assert 'aria-label="Calls: 1, 2"' in picture


def test_the_target_is_dotted_and_lies_within_the_picture():
    assert 'stroke-dasharray="2 4"' in drawn(1, 2, target=9)
    assert 'y1="5" y2="5"' in drawn(1, 2, target=9)
    assert "stroke-dasharray" not in drawn(1, 2)


def test_a_gap_parts_the_line_and_one_figure_is_a_mark_alone():
    assert drawn(1, 2, None, 3, 4).count("<polyline") == 2
    assert "<polyline" not in drawn(5)
    assert "<circle" in drawn(5)


def test_figures_that_are_all_the_same_lie_in_the_middle():
    assert 'cy="16"' in drawn(4, 4, 4)


def test_without_figures_there_is_nothing_to_draw():
    assert drawn() == drawn(None, None) == ""


def test_what_is_said_is_never_taken_for_markup():
    assert "<script>" not in spark([Decimal(1)], said="<script>")


def test_a_line_chart_marks_where_there_is_a_note():
    picture = line(["Jan", "Feb", "Mar"], [Series("Calls", [1, 2, 3])], name="Calls", marks=["", "a", ""])

    assert picture.count('stroke-dasharray="1 3"') == 1
    assert ">a</text>" in picture
    assert "Note a at Feb" in picture
