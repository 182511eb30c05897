"""Pauses of a review's clocks: noted, told, ended, and what the clocks make of them."""

from datetime import date

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.models import Pause
from dhr.services.pauses import end_pause
from tests.integration import course
from tests.integration.reading import boxes, words
from tests.integration.reviewing import open_review


@pytest.fixture
def made():
    """A review that the partnership was told of on 26 October 2026, four weeks ago."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """Its coordinator's browser."""
    return sign_in("wren")


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def tab(browser, made):
    return words(browser.get(page("stage-list", made.review)))


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_a_pause_without_notice_stops_nothing_and_is_asked_about(made, wren):
    typed = {
        "key": "bcdfghjkmn",
        "cause": Pause.Cause.TRIAL,
        "agreed_by": "The panel",
        **day("starts_on", date(2026, 11, 12)),
        **day("agreed_on", date(2026, 11, 10)),
    }

    wren.post(page("pause-add", made.review), typed)
    said = words(wren.post(page("pause-add", made.review), typed, follow=True))

    assert Pause.objects.filter(review=made.review).count() == 1
    assert "It stops nothing: the Home Office has not been told." in said
    assert "Tell the Home Office of the pause" in said
    assert "Due Thursday 26 November 2026, in 3 days" in said


def test_a_pause_that_is_agreed_and_notified_stops_the_clock_from_then(made, wren):
    course.pause(made.review)

    said = tab(wren, made)

    assert "Stands still, 15 days left" in said
    assert (
        "28 days have passed since 26 October 2026. It stood still on 12 of them, so 16 of 31 count." in said
    )
    assert "It was first due on 26 November 2026. Pauses have moved that by 12 days so far." in said
    assert "If it went on tomorrow, it would run out on 8 December 2026." in said
    assert "No day counts from 12 November 2026 until further notice." in said


def test_a_pause_ends_and_the_clocks_go_on(made, wren):
    pause = course.pause(made.review)
    sheet = page("pause-end", pause)

    said = words(
        wren.post(
            sheet,
            {"version": 1, "ended_why": "The trial has ended", **day("ends_on", date(2026, 11, 18))},
            follow=True,
        )
    )

    assert "The pause has ended, and the clocks go on" in said
    assert "Due Thursday 3 December 2026, in 10 days" in said
    assert "12 Nov 2026 to 18 Nov 2026" in said
    assert "7 days do not count." in said
    assert wren.get(sheet).status_code == 302


def test_a_pause_that_has_ended_keeps_a_last_day(made, wren):
    pause = course.pause(made.review)
    end_pause(
        key=pause.key, version=1, ends_on=date(2026, 11, 20), ended_why="Over", by=made.by(), now=clock.now()
    )
    sheet = page("pause-edit", pause)
    typed = {**boxes(wren.get(sheet)), "ends_on-day": "", "ends_on-month": "", "ends_on-year": ""}

    said = words(wren.post(sheet, typed))

    assert "This pause has ended. Enter its last day, today or before" in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            day("starts_on", date(2026, 10, 1)),
            "The clocks began on 26 October 2026. Enter that day or a later one",
        ),
        (day("ends_on", date(2026, 11, 3)), "The last day must be the same as or after the first day"),
        (day("agreed_on", date(2026, 11, 30)), "must be on or before 23 November 2026"),
        (
            day("notified_on", date(2026, 11, 9)),
            "The pause was agreed on 10 November 2026. Enter that day or a later one",
        ),
        ({"cause": Pause.Cause.OTHER}, "Say why it is paused"),
    ],
)
def test_a_pause_that_cannot_be_is_refused_beside_its_question(typed, sentence, made, wren):
    sent = {
        "key": "bcdfghjkmn",
        "cause": Pause.Cause.TRIAL,
        "agreed_by": "The panel",
        **day("starts_on", date(2026, 11, 12)),
        **day("agreed_on", date(2026, 11, 10)),
        **typed,
    }

    said = words(wren.post(page("pause-add", made.review), sent))

    assert sentence in said
    assert not Pause.objects.exists()
