"""The pictures of a review's stages and clocks: what they hold, where it lies, and how it is read aloud."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.charts.clock_bar import clock_bar
from csp.kernel.charts.stages import WIDE, Band, StageBar, stage_timeline

TODAY = date(2026, 11, 23)
TOLD = date(2026, 3, 9)
days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
spans = st.none() | st.tuples(days, days).map(lambda two: (min(two), max(two)))


def drawn(*rows, bands=()):
    return stage_timeline(rows, bands=list(bands), today=TODAY, name="Stages since 9 March 2026")


def boxes_in(svg):
    found = re.findall(r'<rect x="(-?\d+)" y="\d+" width="(\d+)"', svg)
    return [(int(left), int(left) + int(width)) for left, width in found]


def test_it_is_read_aloud_with_its_pauses_and_the_words_of_each_stage():
    svg = drawn(
        StageBar("Decided", (TOLD, date(2026, 4, 9)), (TOLD, date(2026, 4, 2)), note="Reached 2 Apr 2026"),
        StageBar("Published"),
        bands=[Band(date(2026, 5, 11), date(2026, 7, 12), "Paused, a criminal trial")],
    )

    said = "Stages since 9 March 2026. Paused, a criminal trial. Decided: Reached 2 Apr 2026"
    assert f'role="img" aria-label="{said}"' in svg
    assert f"<title>{said}</title>" in svg


def test_each_stage_has_its_number_its_name_and_what_is_known_of_it():
    svg = drawn(StageBar("Told", None, (TOLD, TOLD)), StageBar("Decided", (TOLD, date(2026, 4, 9))))

    assert ">1</text>" in svg
    assert ">Decided</text>" in svg
    assert "Today, 23 Nov 2026" in svg
    assert svg.count('stroke="#6b7a85"') == 1  # one is planned: outlined
    assert svg.count('fill="#00727a"') == 1  # one has happened: solid


def test_a_pause_is_hatched_and_says_so():
    svg = drawn(
        StageBar("Told", None, (TOLD, TOLD)),
        bands=[Band(date(2026, 5, 11), date(2026, 7, 12), "Paused, a criminal trial")],
    )

    assert 'fill="url(#sp-hatch)"' in svg
    assert ">Paused, a criminal trial</text>" in svg


def test_a_long_review_names_fewer_months():
    short = drawn(StageBar("Told", None, (date(2026, 9, 1), TODAY)))
    long = drawn(StageBar("Told", None, (date(2022, 1, 1), TODAY)))

    assert len(re.findall(r">(?:Sep|Oct|Nov|Dec)(?: \d\d)?</text>", short)) == 4
    assert len(re.findall(r">Jan \d\d</text>", long)) == 5
    assert ">Feb</text>" not in long


@given(st.lists(st.tuples(spans, spans), min_size=1, max_size=15), spans)
def test_nothing_is_drawn_outside_it(found, pause):
    rows = [StageBar("A stage", planned, actual, note="Reached") for planned, actual in found]
    bands = [Band(*pause, "Paused, an inquest")] if pause else []

    svg = drawn(*rows, bands=bands)

    assert all(0 <= left < right <= WIDE for left, right in boxes_in(svg))


@pytest.mark.parametrize(
    ("counted", "still", "said"),
    [
        (24, 0, "Clock 1: 24 of 183 days count so far"),
        (172, 63, "Clock 1: 172 of 183 days count so far, 63 more stood still"),
        (240, 0, "Clock 1: 240 of 183 days count so far"),
    ],
)
def test_a_clock_is_read_aloud_in_days(counted, still, said):
    svg = clock_bar(counted=counted, still=still, total=183, name="Clock 1")

    assert f'aria-label="{said}"' in svg
    assert ("url(#sp-hatch)" in svg) == bool(still)
    assert ('fill="#b3261e"' in svg) == (counted > 183)


@given(st.integers(0, 4000), st.integers(0, 4000), st.integers(28, 740))
def test_a_clock_stays_in_its_box(counted, still, total):
    svg = clock_bar(counted=counted, still=still, total=total, name="Clock 1")

    assert all(0 <= left <= right <= 484 for left, right in boxes_in(svg))


def test_the_line_of_today_has_a_gap_where_words_cross_it():
    coming = StageBar("Closed", planned=(TOLD, date(2027, 12, 1)))
    crossing = StageBar("Sent", actual=(TOLD, date(2026, 11, 9)), note="Reached 9 Nov 2026")
    apart = StageBar("Decided", actual=(TOLD, date(2026, 4, 2)), note="Reached 2 Apr 2026")
    gap = 'width="6" height="16" fill="#fff"/><g stroke="#fff"'

    assert drawn(coming, apart, crossing).count(gap) == drawn(coming, apart).count(gap) + 1
