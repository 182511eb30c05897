"""The public meeting of every year: what the rule says of what is written down."""

from datetime import date

import pytest

from csp.kernel.public_meeting import PublicMeeting, standing_in, year_of, years_since

TODAY = date(2026, 11, 23)
ALL = ("Vale Council", "Vale NHS board", "Vale Police")


def held(day, *represented, **more):
    return PublicMeeting(day, responsible=ALL, represented=frozenset(represented), **more)


def called(day):
    return held(day, is_held=False)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
    ],
)
def test_a_year_runs_from_april_to_march(day, first):
    assert year_of(day) == first


@pytest.mark.parametrize(
    ("first", "meetings", "words", "is_kept"),
    [
        (2026, [], "none is called yet. One is due by 31 March 2027.", False),
        (2025, [], "none is written down.", False),
        (2026, [called(date(2027, 3, 4))], "called for 4 March 2027.", False),
        (
            2026,
            [called(date(2026, 10, 14))],
            "called for 14 October 2026; whether it took place is not written down.",
            False,
        ),
        (
            2026,
            [held(date(2026, 10, 14), *ALL)],
            "held on 14 October 2026; every responsible authority was represented by a senior person.",
            True,
        ),
        (
            2026,
            [held(date(2026, 10, 14), "Vale Council", "Vale Police")],
            "held on 14 October 2026; Vale NHS board was not represented by a senior person.",
            False,
        ),
        (
            2026,
            [held(date(2026, 10, 14), "Vale Police")],
            "held on 14 October 2026; Vale Council and Vale NHS board were not represented by a senior person.",
            False,
        ),
        (2026, [PublicMeeting(date(2026, 10, 14))], "held on 14 October 2026.", True),
        (2026, [held(date(2026, 3, 31), *ALL)], "none is called yet. One is due by 31 March 2027.", False),
        (2025, [held(date(2026, 3, 31), *ALL), held(date(2026, 4, 1))],
         "held on 31 March 2026; every responsible authority was represented by a senior person.", True),
    ],
)  # fmt: skip
def test_what_is_said_of_a_year(first, meetings, words, is_kept):
    year = standing_in(first, meetings, today=TODAY)

    assert (year.words, year.is_kept) == (words, is_kept)


def test_of_several_the_one_that_misses_fewest_counts_and_of_those_the_earliest():
    june, july, august = (
        held(date(2026, month, 1), *who) for month, who in ((6, ALL[:1]), (7, ALL), (8, ALL))
    )

    assert standing_in(2026, [august, june, july], today=TODAY).meeting is july


def test_one_that_was_held_counts_before_one_that_is_called():
    year = standing_in(2026, [called(date(2027, 2, 1)), held(date(2026, 6, 1))], today=TODAY)

    assert year.meeting.day == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        (held(date(2026, 6, 1), publicity="Posters."), "Posters."),
        (held(date(2026, 6, 1)), "How people were told of it is not written down yet."),
        (called(date(2027, 2, 1)), ""),
    ],
)
def test_how_people_were_told_is_said_of_a_meeting_that_was_held(meeting, told):
    assert standing_in(2026, [meeting], today=TODAY).told == told


def test_no_meeting_says_nothing_of_how_people_were_told():
    year = standing_in(2026, [], today=TODAY)

    assert (year.told, year.name) == ("", "2026 to 2027")


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ([], [2026]),
        ([date(2025, 3, 31)], [2026, 2025, 2024]),
        ([date(2027, 4, 1)], [2027, 2026]),
    ],
)
def test_years_begin_with_the_first_meeting_that_is_written_down(days, years):
    assert years_since(days, today=TODAY) == years
