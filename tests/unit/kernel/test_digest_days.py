"""On which days, and from which hour, somebody is told what waits for them: the rule by table."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from csp.kernel.digest_days import is_due, is_time

LONDON = ZoneInfo("Europe/London")


def at(day: str, hour: str = "07:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "is_one"),
    [
        (at("2026-11-23", "06:59"), False),
        (at("2026-11-23", "07:00"), True),
        (at("2026-11-23", "23:59"), True),
        (at("2026-11-27"), True),  # a Friday
        (at("2026-11-28"), False),
        (at("2026-11-29"), False),
        (at("2026-12-25"), False),
        (at("2026-12-28"), False),  # in the place of Boxing Day
    ],
)
def test_digests_are_written_on_working_days_from_seven(moment, is_one):
    assert is_time(moment) is is_one


@pytest.mark.parametrize(
    ("in_utc", "is_one"),
    [
        ("2026-10-23T05:59", False),  # summer time: seven in London is six
        ("2026-10-23T06:00", True),
        ("2026-10-26T06:00", False),  # the clock went back on the Sunday between
        ("2026-10-26T07:00", True),
        ("2026-03-27T06:00", False),
        ("2026-03-27T07:00", True),
        ("2026-03-30T05:59", False),  # it went forward on the Sunday between
        ("2026-03-30T06:00", True),
    ],
)
def test_seven_is_what_the_clocks_of_london_say(in_utc, is_one):
    moment = datetime.fromisoformat(in_utc).replace(tzinfo=UTC)

    assert is_time(moment.astimezone(LONDON)) is is_one


@pytest.mark.parametrize(
    ("how_often", "day", "is_news", "due"),
    [
        ("daily", "2026-11-23", False, True),  # Monday: all of it, news or not
        ("daily", "2026-11-24", False, False),
        ("daily", "2026-11-24", True, True),
        ("daily", "2026-11-27", True, True),
        ("daily", "2026-11-28", True, False),  # Saturday
        ("daily", "2026-04-06", True, False),  # Easter Monday
        ("daily", "2026-04-07", False, True),  # the day after, as the week begins
        ("weekly", "2026-11-23", False, True),
        ("weekly", "2026-11-23", True, True),
        ("weekly", "2026-11-24", True, False),
        ("weekly", "2026-11-27", True, False),
        ("weekly", "2026-04-06", True, False),
        ("weekly", "2026-04-07", False, True),
        ("weekly", "2026-12-29", False, True),
        ("never", "2026-11-23", True, False),
        ("never", "2026-11-24", True, False),
    ],
)
def test_whoever_asked_for_it_is_told_on_their_days(how_often, day, is_news, due):
    assert is_due(how_often, at(day), is_news=is_news) is due


def test_in_a_year_daily_comes_on_every_working_day_with_news_and_weekly_once_a_week():
    days = [at("2026-01-05") + timedelta(days=n) for n in range(52 * 7)]

    assert sum(is_due("daily", day, is_news=True) for day in days) == 52 * 5 - 8
    assert sum(is_due("daily", day, is_news=False) for day in days) == 52
    assert sum(is_due("weekly", day, is_news=True) for day in days) == 52
