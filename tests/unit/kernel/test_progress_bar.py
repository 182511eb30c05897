"""A progress bar is as long as its parts, and says them."""

import re

import pytest

from csp.kernel.charts.progress_bar import WIDTH, progress_bar

NUMBERS = [(0, 0, 0), (0, 0, 9), (2, 1, 9), (9, 0, 9), (0, 9, 9), (0, 1, 400), (399, 1, 400)]


@pytest.mark.parametrize(("said", "unchanged", "total"), NUMBERS)
def test_no_part_is_longer_than_the_bar(said, unchanged, total):
    drawn = progress_bar(said=said, unchanged=unchanged, total=total, name="Lowmere Homes")

    boxes = re.findall(r'<rect (?:x="([\d.]+)" )?(?:y="[\d.]+" )?width="([\d.]+)"', drawn)
    assert len(boxes) == 1 + bool(said) + bool(unchanged)
    assert all(float(left or 0) + float(width) <= WIDTH for left, width in boxes)


def test_it_says_what_it_shows():
    drawn = progress_bar(said=2, unchanged=1, total=9, name="Lowmere Homes")

    assert "Lowmere Homes: 3 of 9 reported, 1 of them nothing has changed" in drawn


def test_a_name_cannot_break_the_picture():
    drawn = progress_bar(said=0, unchanged=0, total=1, name='<script>"')

    assert "<script>" not in drawn
