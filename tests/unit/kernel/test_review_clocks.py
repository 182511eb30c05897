"""The clocks of a review by table: what passes, what counts, when they run out."""

from datetime import date

import pytest

from csp.kernel.review_clocks import Clock, Standstill, add_months, joined

NOTIFIED = date(2026, 3, 9)
DECIDED = date(2026, 4, 2)
TODAY = date(2026, 11, 23)


def trial(first="2026-05-11", last: str | None = "2026-07-12", agreed="2026-05-05", told="2026-05-08"):
    return Standstill(
        starts_on=date.fromisoformat(first),
        ends_on=date.fromisoformat(last) if last else None,
        agreed_on=date.fromisoformat(agreed),
        notified_on=date.fromisoformat(told) if told else None,
    )


def report_clock(*standstills, today=TODAY, done_on=None):
    return Clock(DECIDED, 6, standstills, today, done_on)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-03-09", 1, "2026-04-09"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-08-31", 24, "2028-08-31"),
        ("2028-02-29", 12, "2029-02-28"),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_the_last_of_a_shorter_month(day, months, later):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_the_month_for_the_decision_is_met_on_its_twenty_fourth_day():
    clock = Clock(NOTIFIED, 1, (), TODAY, DECIDED)

    assert (clock.elapsed, clock.counted, clock.total) == (24, 24, 31)
    assert (clock.due_on, clock.is_late, clock.is_done) == (date(2026, 4, 9), False, True)


def test_the_day_of_the_limit_itself_is_in_time_and_the_next_is_late():
    on_the_day = Clock(NOTIFIED, 1, (), TODAY, date(2026, 4, 9))
    a_day_later = Clock(NOTIFIED, 1, (), TODAY, date(2026, 4, 10))

    assert not on_the_day.is_late
    assert a_day_later.is_late
    assert a_day_later.left == -1


def test_a_clock_that_nobody_met_runs_on():
    clock = Clock(NOTIFIED, 1, (), TODAY)

    assert (clock.elapsed, clock.left, clock.is_late) == (259, -228, True)


def test_a_pause_that_is_agreed_and_notified_moves_the_day_by_as_many_days():
    clock = report_clock(trial())

    assert clock.first_due == date(2026, 10, 2)
    assert clock.due_on == date(2026, 12, 4)
    assert (clock.elapsed, clock.still, clock.counted, clock.total) == (235, 63, 172, 183)
    assert (clock.left, clock.moved) == (11, 63)


def test_a_pause_without_notice_stops_nothing():
    clock = report_clock(trial(told=None))

    assert (clock.still, clock.counted, clock.due_on) == (0, 235, date(2026, 10, 2))


@pytest.mark.parametrize(
    ("told", "still"),
    [
        ("2026-05-08", 63),  # told before its first day
        ("2026-05-11", 63),  # on it
        ("2026-05-21", 53),  # ten days later: those ten count
        ("2026-07-12", 1),  # on its last day
        ("2026-07-13", 0),  # when it was over
    ],
)
def test_days_before_the_home_office_was_told_count(told, still):
    assert report_clock(trial(told=told)).still == still


def test_days_before_it_was_agreed_count():
    late_word = trial(agreed="2026-05-31", told="2026-06-01")

    assert late_word.holds_from == date(2026, 6, 1)
    assert report_clock(late_word).still == 42


def test_two_pauses_of_the_same_days_count_once():
    inquest = trial(first="2026-07-01", last="2026-07-31")

    clock = report_clock(trial(), inquest)

    assert clock.still == 82  # 11 May to 31 July
    assert clock.due_on == date(2026, 12, 23)


def test_a_pause_that_goes_on_moves_the_day_every_day():
    going_on = trial(last=None)

    today, tomorrow = (report_clock(going_on, today=date(2026, 6, day)) for day in (10, 11))

    assert today.is_still
    assert today.is_open_ended
    assert (today.counted, tomorrow.counted) == (38, 38)
    assert (tomorrow.due_on - today.due_on).days == 1


def test_a_clock_that_begins_during_a_pause_stands_still_from_its_first_day():
    clock = report_clock(
        trial(first="2026-03-20", last=None, agreed="2026-03-20", told="2026-03-20"), today=DECIDED
    )

    assert clock.is_still
    assert clock.is_open_ended
    assert (clock.elapsed, clock.still, clock.due_on) == (0, 0, clock.first_due)


def test_a_pause_to_come_moves_the_day_and_stops_nothing_yet():
    clock = report_clock(trial(first="2026-11-30", last="2026-12-11"), trial())

    assert clock.due_on == date(2026, 12, 16)
    assert (clock.still, clock.is_still, clock.is_open_ended) == (63, False, False)


def test_a_pause_to_come_whose_end_nobody_knows_moves_nothing_yet():
    clock = report_clock(trial(first="2026-11-30", last=None))

    assert clock.due_on == clock.first_due
    assert not clock.is_still


def test_a_pause_after_the_clock_ran_out_does_not_save_it():
    clock = report_clock(trial(first="2026-10-12", last="2026-10-31"))

    assert clock.due_on == date(2026, 10, 2)
    assert clock.is_late
    assert clock.still == 20


def test_a_pause_that_goes_on_when_it_is_done_ends_with_it():
    clock = report_clock(trial(last=None), done_on=date(2026, 6, 1))

    assert (clock.elapsed, clock.still, clock.counted) == (60, 22, 38)
    assert not clock.is_still


def test_a_pause_before_the_clock_began_is_nothing_to_it():
    before = trial(first="2026-03-01", last="2026-04-02", agreed="2026-03-01", told="2026-03-01")

    assert report_clock(before).still == 0


def test_what_was_done_before_the_clock_began_takes_no_days():
    clock = Clock(DECIDED, 6, (), TODAY, date(2026, 3, 30))

    assert (clock.elapsed, clock.counted, clock.is_late) == (0, 0, False)


def test_spans_that_touch_become_one():
    days = [date(2026, 5, day) for day in range(1, 9)]

    assert joined([(days[4], days[6]), (days[0], days[1]), (days[2], days[2])]) == [
        (days[0], days[2]),
        (days[4], days[6]),
    ]
