"""The status bar: as long as it has actions, and the same for eyes and ears."""

import re
from xml.etree import ElementTree as ET

import pytest

from csp.kernel.charts.segment import FILLS, Segment
from csp.kernel.charts.status_bar import LEAST, status_bar

SVG = "{http://www.w3.org/2000/svg}"
DOMESTIC_ABUSE = [
    Segment("B", "Complete", "blue", 6),
    Segment("G", "On track", "green", 6),
    Segment("A", "Behind", "amber", 3),
    Segment("R", "Off track", "red", 1),
    Segment("N", "Not started", "grey", 0),
]


def widths(svg):
    return [int(width) for width in re.findall(r'<rect [^>]*width="(\d+)"', svg)]


def test_it_says_every_number_in_words():
    said = "Domestic abuse: 16 actions. 6 complete, 6 on track, 3 behind, 1 off track"
    svg = status_bar(DOMESTIC_ABUSE, name="Domestic abuse")

    assert f'aria-label="{said}"' in svg
    assert f"<title>{said}</title>" in svg
    assert 'role="img"' in svg


def test_every_segment_holds_its_count_and_letter_and_the_end_the_total():
    texts = re.findall(r"<text [^>]*>([^<]+)</text>", status_bar(DOMESTIC_ABUSE, name="Domestic abuse"))

    assert texts == ["6 B", "6 G", "3 A", "1 R", "16"]


def test_a_segment_is_as_long_as_it_has_actions():
    assert widths(status_bar(DOMESTIC_ABUSE, name="x", unit=20)) == [118, 118, 58, LEAST - 2]


@pytest.mark.parametrize(("letter", "count"), [("B", 1), ("A/G", 1), ("B", 1000)])
def test_no_segment_is_too_narrow_for_its_words(letter, count):
    svg = status_bar([Segment(letter, "Word", "blue", count)], name="x", unit=1)

    assert widths(svg)[0] >= 8 * len(f"{count} {letter}")


def test_the_picture_is_as_wide_as_what_is_drawn():
    svg = status_bar(DOMESTIC_ABUSE, name="x")
    picture = ET.fromstring(svg)  # noqa: S314  (our own picture)
    rightmost = max(int(box.get("x")) + int(box.get("width")) for box in picture.findall(f"{SVG}rect"))

    assert int(picture.get("width")) > rightmost + 16


def test_one_action_is_not_actions():
    assert "x: 1 action. 1 behind" in status_bar([Segment("A", "Behind", "amber", 1)], name="x")


def test_nothing_to_count_says_so():
    svg = status_bar([Segment("A", "Behind", "amber", 0)], name="Reassurance")

    assert "Reassurance: no actions" in svg
    assert "<rect" not in svg


def test_words_are_text_and_nothing_is_styled_inline():
    svg = status_bar([Segment("<", "<b>", "red", 1)], name='"><script>')

    assert "<script>" not in svg
    assert "<b>" not in svg
    assert "style=" not in svg


def _luminance(colour):
    long = "".join(mark * 2 for mark in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [int(long[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", FILLS)
def test_words_in_a_segment_can_be_read_on_their_colour(colour):
    darker, lighter = sorted(_luminance(one) for one in FILLS[colour])

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
