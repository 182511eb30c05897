"""A committee meets at least once in every twelve-month period: SI 2009/942 regulation 4."""

from datetime import date

import pytest

from csp.kernel.scrutiny_duty import Duty, standing

TODAY = date(2026, 11, 23)
HELD, SOON, LATE = date(2026, 1, 20), date(2027, 1, 19), date(2027, 1, 21)


def test_a_committee_that_met_within_a_year_keeps_the_duty():
    assert standing([HELD], [SOON], today=TODAY) == Duty(
        True,
        "It last met on 20 January 2026, so it must meet again by 20 January 2027. "
        "The next is planned for 19 January 2027.",
    )


def test_the_last_of_its_meetings_counts():
    assert "It last met on 20 January 2026" in standing([date(2025, 6, 1), HELD], [], today=TODAY).words


def test_a_meeting_that_is_planned_too_late_is_told():
    told = standing([HELD], [LATE], today=TODAY)

    assert told.is_met
    assert told.words.endswith("The next is planned for 21 January 2027, which is too late.")


@pytest.mark.parametrize(("today", "is_met"), [(date(2027, 1, 20), True), (date(2027, 1, 21), False)])
def test_the_duty_lapses_the_day_after_a_year(today, is_met):
    assert standing([HELD], [], today=today).is_met is is_met


def test_one_that_never_met_does_not_keep_it():
    assert standing([], [SOON], today=TODAY) == Duty(
        False, "It is not written down that it has met yet. The next is planned for 19 January 2027."
    )


def test_what_is_held_on_a_day_to_come_does_not_count():
    assert not standing([SOON], [], today=TODAY).is_met


def test_a_year_after_a_leap_day_is_the_last_day_of_february():
    assert (
        "must meet again by 28 February 2029"
        in standing([date(2028, 2, 29)], [], today=date(2028, 3, 1)).words
    )
