"""For how long money has been owed, by table at the edge of each band."""

from datetime import date, timedelta

import pytest

from csp.kernel.ageing import BANDS, band_of, by_band

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("late", "place"),
    [(-400, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (4_000, 4)],
)
def test_what_is_owed_is_in_the_band_of_its_days(late, place):
    assert band_of(TODAY - timedelta(days=late), TODAY) == BANDS[place]


def test_what_is_owed_is_added_up_by_band_and_every_band_is_named():
    days = [TODAY, TODAY - timedelta(days=5), TODAY - timedelta(days=30), TODAY - timedelta(days=200)]

    found = by_band(zip(days, (1, 20, 300, -4_000), strict=True), TODAY)

    assert list(found.items()) == list(zip(BANDS, (1, 320, 0, 0, -4_000), strict=True))
