"""Bars of money: as long as their amounts, and the same for eyes and ears."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.charts.drawing import WIDE, room_for
from csp.kernel.charts.money_bars import LEAST, Called, MoneyBar, money_bars
from csp.kernel.pence import pounds

SVG = "{http://www.w3.org/2000/svg}"
HATCHED = "url(#sp-to-come)"
CALLED = Called("Invoiced", "Still to come", "Budget")
YEARS = [MoneyBar("2025–26", 300_000, 100_000, 500_000), MoneyBar("2026–27", 200_050, 0, 100_000)]
AMOUNTS = st.integers(-10_000_000_000, 10_000_000_000)
BARS = st.lists(
    st.builds(MoneyBar, st.text(max_size=60), AMOUNTS, st.integers(0, 10_000_000_000), st.none() | AMOUNTS),
    min_size=1,
    max_size=12,
)


def drawn(svg):
    return ET.fromstring(svg)  # noqa: S314  (our own picture)


def boxes(svg):
    """Return (width, fill) of each bar."""
    found = [one for one in drawn(svg).findall(f"{SVG}rect") if one.get("height") == "18"]
    return [(int(one.get("width")), one.get("fill")) for one in found]


def texts(svg):
    return re.findall(r"<text [^>]*>([^<]+)</text>", svg)


def test_it_says_every_amount_in_words():
    said = (
        "Costs by year. 2025–26: £4,000.00, £1,000.00 of it still to come; budget £5,000.00. "
        "2026–27: £2,000.50; budget £1,000.00"
    )
    svg = money_bars(YEARS, name="Costs by year", called=CALLED)

    assert f'aria-label="{said}"' in svg
    assert f"<title>{said}</title>" in svg


def test_each_bar_has_its_label_and_its_exact_amount_and_the_key_names_the_parts():
    assert texts(money_bars(YEARS, name="x", called=CALLED)) == [
        *("Invoiced", "Still to come", "Budget"),
        *("2025–26", "£4,000.00", "2026–27", "£2,000.50"),
    ]
    assert texts(money_bars([MoneyBar("Police", 87_481)], name="x")) == ["Police", "£874.81"]


def test_bars_are_as_long_as_their_amounts_and_what_is_to_come_is_hatched():
    (there, solid), (to_come, hatched), (other, _) = boxes(money_bars(YEARS, name="x"))

    assert (solid, hatched) == ("#12406b", HATCHED)
    assert there == pytest.approx(3 * to_come, abs=3)
    assert other == pytest.approx(2 * to_come, abs=3)


def test_ranked_bars_begin_with_the_largest_and_equal_ones_keep_their_order():
    bars = [MoneyBar("A", 1), MoneyBar("B", -5), MoneyBar("C", 7), MoneyBar("D", 1)]

    assert texts(money_bars(bars, name="x", ranked=True))[::2] == ["C", "A", "D", "B"]


def test_a_credit_has_no_bar_and_its_amount():
    svg = money_bars([MoneyBar("Credit", -5), MoneyBar("Paid", 1)], name="x")

    assert texts(svg) == ["Credit", "−£0.05", "Paid", "£0.01"]
    assert len(boxes(svg)) == 1
    assert "Credit: −£0.05" in svg


def test_a_penny_is_still_seen_beside_a_fortune():
    assert boxes(money_bars([MoneyBar("A", 1), MoneyBar("B", 10_000_000)], name="x"))[0][0] == LEAST


def test_nothing_to_draw_says_so():
    svg = money_bars([], name="Costs")

    assert "Costs: no figures" in svg
    assert "<rect" not in svg


def test_words_are_text_and_nothing_is_styled_inline():
    svg = money_bars([MoneyBar("<b>", 1)], name='"><script>')

    assert "<script>" not in svg
    assert "<b>" not in svg
    assert "style=" not in svg


@given(BARS, st.booleans())
def test_all_that_is_drawn_lies_in_the_picture_and_no_amount_is_left_out(bars, ranked):
    svg = money_bars(bars, name="x", ranked=ranked)
    picture = drawn(svg)
    height = int(picture.get("height"))

    for one in picture.findall(f"{SVG}rect"):
        assert 0 <= int(one.get("x")) <= int(one.get("x")) + int(one.get("width")) <= WIDE
    for one in picture.findall(f"{SVG}text"):
        assert int(one.get("x")) + room_for(one.text or "") <= WIDE
        assert 0 < int(one.get("y")) <= height
    assert all(pounds(one.total) in texts(svg) for one in bars)
    assert all(pounds(one.total) in picture.get("aria-label") for one in bars)
