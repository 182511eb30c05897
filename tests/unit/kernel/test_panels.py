"""Small multiples: each on the same scale, told apart by their titles, and every number said."""

from xml.etree import ElementTree as ET

import pytest

from csp.kernel.charts.drawing import WIDE, room_for
from csp.kernel.charts.panels import ACROSS, GAP, HEAD, PLOT, WIDTH, Panel, panels
from csp.kernel.report import CannotNumber, PanelChart, PanelRow
from csp.kernel.report.figures import drawn, grid_of

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = ["Sep 2026", "Oct 2026", "Nov 2026"]
HOMES, ROADS = Panel("Homes", [0, 0, 5], 10), Panel("Roads", [None, 1, 1], 2)


def small(svg):
    return ET.fromstring(svg).findall(f"{SVG}g")  # noqa: S314  (our own picture)


def texts(panel):
    return [one.text for one in panel.findall(f"{SVG}text")]


def points(panel):
    found = panel.find(f"{SVG}polyline")
    return [tuple(map(int, one.split(","))) for one in found.get("points").split()]


def wholes(panel):
    """How high above the foot the broken line is."""
    return [
        HEAD + PLOT - int(one.get("y1")) for one in panel.findall(f"{SVG}line") if one.get("stroke-dasharray")
    ]


def test_each_has_its_title_where_it_stands_and_its_first_and_last_month():
    homes, roads = small(panels(MONTHS, [HOMES, ROADS], name="Complete"))

    assert texts(homes) == ["Homes", "5 of 10", "Sep 2026", "Nov 2026"]
    assert texts(roads) == ["Roads", "1 of 2", "Sep 2026", "Nov 2026"]


def test_all_are_drawn_on_one_scale():
    homes, roads = small(panels(MONTHS, [HOMES, ROADS], name="Complete"))
    foot = HEAD + PLOT

    assert [foot - y for _, y in points(homes)] == [0, 0, PLOT // 2]
    assert {foot - y for _, y in points(roads)} == {PLOT // 10}
    assert (wholes(homes), wholes(roads)) == ([PLOT], [PLOT * 2 // 10])


def test_a_month_before_there_was_anything_has_no_point():
    _, roads = small(panels(MONTHS, [HOMES, ROADS], name="Complete"))

    assert len(points(roads)) == 2
    assert points(roads)[-1][0] > points(roads)[0][0] > WIDTH // 3


def test_it_says_every_number_with_the_month_from_which_it_was_so():
    said = ET.fromstring(panels(MONTHS, [HOMES, ROADS], name="Complete")).find(f"{SVG}title").text  # noqa: S314

    assert said == (
        "Complete, all on one scale from 0 to 10. Homes: 0 from Sep 2026, 5 from Nov 2026; 5 of 10 in Nov 2026. "
        "Roads: 1 from Oct 2026; 1 of 2 in Nov 2026"
    )


def test_three_stand_beside_each_other_and_thirty_in_ten_rows():
    found = small(panels(MONTHS, [HOMES] * 30, name="x"))

    places = [one.get("transform") for one in found]
    assert places[2] == f"translate({2 * (WIDTH + GAP)} 0)"
    assert len(set(places)) == 30
    assert ACROSS * WIDTH + (ACROSS - 1) * GAP <= WIDE


@pytest.mark.parametrize("values", [[0, 0, 0], [None, None, None], [None, None, 0]])
def test_nothing_done_yet_is_drawn_at_the_foot(values):
    svg = panels(MONTHS, [Panel("Homes", values, 0)], name="x")

    assert texts(small(svg)[0])[1] == "0 of 0"
    assert wholes(small(svg)[0]) == []


def test_one_month_alone_is_a_point_at_the_end():
    panel = small(panels(["Nov 2026"], [Panel("Homes", [3], 4)], name="x"))[0]

    assert panel.find(f"{SVG}circle").get("cx") == str(WIDTH - 4)
    assert texts(panel) == ["Homes", "3 of 4", "Nov 2026"]


@pytest.mark.parametrize(
    "title", ["", "<b>&amp;</b>" * 9, "Plant a phobl ifanc sy’n cael eu hecsbloetio yng Ngŵyr " * 3]
)
def test_whatever_the_title_it_stays_in_its_panel(title):
    panel = small(panels(MONTHS, [Panel(title, [1, 2, 3], 4)], name="<script>"))[0]

    assert all(room_for(one) <= WIDTH for one in texts(panel))


def test_none_at_all_says_so():
    assert "Complete: no figures" in panels(MONTHS, [], name="Complete")
    assert "Complete: no figures" in panels([], [Panel("Homes", [], 3)], name="Complete")


@pytest.mark.parametrize("row", [PanelRow("Homes", (1, 2), 4), PanelRow("Homes", (1, 2, -3), 4)])
def test_what_can_not_be_drawn_is_refused_with_the_name_of_its_figure(row):
    with pytest.raises(CannotNumber, match=r"The figure “Complete” can't be drawn. A small picture has a"):
        drawn(PanelChart("each", "Complete", tuple(MONTHS), (row,)))


def test_its_table_has_every_month_and_the_whole():
    grid = grid_of(PanelChart("each", "Complete", tuple(MONTHS), (PanelRow("Roads", (None, 1, 1), 2),)))

    assert grid.heads == ("When", "Roads")
    assert grid.rows == (("Sep 2026", "–"), ("Oct 2026", "1"), ("Nov 2026", "1"), ("All", "2"))
