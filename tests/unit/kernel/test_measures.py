"""The rules of measures: periods, what is expected, figures as people write them, better and worse, targets."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.measures import figures
from csp.kernel.measures.figures import NotAFigure
from csp.kernel.measures.judging import Standing, Verdict, change_in_words, standing, verdict
from csp.kernel.measures.periods import Period, ended_by, expected, known_on, period_of, periods

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
EVERY = st.sampled_from(["month", "quarter", "year"])
NUMBERS = st.decimals(-(10**9), 10**9, places=4)


def period(*days: int) -> Period:
    return Period(date(*days[:3]), date(*days[3:]))


@pytest.mark.parametrize(
    ("every", "day", "name", "short"),
    [
        ("month", date(2026, 2, 9), "February 2026", "Feb 2026"),
        ("quarter", date(2026, 7, 1), "July to September 2026", "Jul–Sep 2026"),
        ("quarter", date(2026, 12, 31), "October to December 2026", "Oct–Dec 2026"),
        ("year", date(2026, 3, 31), "April 2025 to March 2026", "2025–26"),
        ("year", date(2026, 4, 1), "April 2026 to March 2027", "2026–27"),
    ],
)
def test_a_period_is_called_what_people_call_it(every, day, name, short):
    one = period_of(every, day)

    assert (one.name, one.short) == (name, short)


@pytest.mark.parametrize(
    ("one", "name", "short"),
    [
        (period(2026, 5, 3, 2026, 6, 9), "3 May 2026 to 9 June 2026", "to 9 Jun 2026"),
        (period(2025, 11, 1, 2026, 1, 31), "November 2025 to January 2026", "Nov 2025–Jan 2026"),
    ],
)
def test_a_period_of_ones_own_is_called_by_its_days_or_months(one, name, short):
    assert (one.name, one.short) == (name, short)


@given(EVERY, DAYS)
def test_a_day_lies_in_its_period_and_the_next_begins_the_day_after(every, day):
    one = period_of(every, day)

    assert one.starts_on <= day <= one.ends_on
    assert period_of(every, one.ends_on + timedelta(days=1)).starts_on == one.ends_on + timedelta(days=1)


@given(EVERY, DAYS)
def test_the_same_period_a_year_before_is_a_period_of_the_same_kind(every, day):
    one = period_of(every, day)

    assert one.year_before == period_of(every, one.year_before.starts_on)
    assert one.year_before.starts_on.year == one.starts_on.year - 1


def test_the_end_of_february_stays_the_end_of_february():
    assert period(2025, 2, 1, 2025, 2, 28).year_before == period(2024, 2, 1, 2024, 2, 29)
    assert period(2024, 2, 29, 2024, 3, 5).year_before == period(2023, 2, 28, 2023, 3, 5)


def test_the_periods_of_a_plan_are_those_in_which_its_days_lie():
    found = periods("quarter", date(2025, 5, 1), date(2026, 1, 1))

    assert [one.short for one in found] == ["Apr–Jun 2025", "Jul–Sep 2025", "Oct–Dec 2025", "Jan–Mar 2026"]
    assert len(ended_by(found, date(2025, 12, 31))) == 2


def expect(given, *, lag=6, every="quarter", today=TODAY):
    found = expected(every, lag, first=date(2026, 1, 1), last=date(2026, 12, 31), given=given, today=today)
    return [one.short for one in found.overdue], found.next.short if found.next else None


@pytest.mark.parametrize(
    ("given", "overdue", "following"),
    [
        ([date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)], [], "Oct–Dec 2026"),
        ([date(2026, 1, 1), date(2026, 7, 1)], ["Apr–Jun 2026"], "Oct–Dec 2026"),
        ([date(2026, 1, 1)], ["Apr–Jun 2026", "Jul–Sep 2026"], "Oct–Dec 2026"),
        ([], ["Jul–Sep 2026"], "Oct–Dec 2026"),
        ([date(2026, 10, 1)], [], None),
    ],
)
def test_what_is_overdue_and_what_comes_next(given, overdue, following):
    assert expect(given) == (overdue, following)


@given(
    st.sets(st.sampled_from(periods("quarter", date(2026, 1, 1), date(2026, 12, 31)))),
    st.sets(st.sampled_from(periods("quarter", date(2023, 1, 1), date(2025, 12, 31))), min_size=1),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_figures_of_earlier_periods_make_nothing_overdue(given_since, earlier, today):
    since = [one.starts_on for one in given_since]

    assert expect([*since, *(one.starts_on for one in earlier)], today=today) == expect(since, today=today)


def test_the_period_in_which_a_plan_begins_is_one_of_its_own():
    found = expected(
        "quarter",
        6,
        first=date(2026, 2, 1),
        last=date(2026, 12, 31),
        given=[date(2026, 1, 1)],
        today=TODAY,
    )

    assert [one.short for one in found.overdue] == ["Apr–Jun 2026", "Jul–Sep 2026"]


def test_a_figure_is_overdue_the_day_after_it_should_be_known():
    quarter = period(2026, 7, 1, 2026, 9, 30)
    on = known_on(quarter, lag_weeks=6)

    assert on == date(2026, 11, 11)
    assert expect([date(2026, 4, 1)], today=on) == ([], "Jul–Sep 2026")
    assert expect([date(2026, 4, 1)], today=on + timedelta(days=1))[0] == ["Jul–Sep 2026"]


def test_without_a_lag_nothing_is_overdue_and_without_a_rhythm_nothing_is_expected():
    assert expect([date(2026, 1, 1)], lag=None) == ([], "Oct–Dec 2026")
    assert expect([date(2026, 1, 1)], every="") == ([], None)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1,204", "offences", "1204"),
        (" 12.5 ", "people per 1,000", "12.5"),
        ("12.5%", "%", "12.5"),
        ("12.50", "per cent", "12.5"),
        ("£1,250.50", "£", "1250.5"),
        ("−3", "%", "-3"),
        ("-£3", "£", "-3"),
        ("£-3", "£", "-3"),
        ("0007", "", "7"),
        ("1 204", "offences", "1204"),
        ("-0", "offences", "0"),
    ],
)
def test_a_figure_is_read_as_people_write_it(typed, unit, value):
    assert figures.read(typed, unit=unit) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "unit", "sentence"),
    [
        ("about forty", "", "must be a number, like 1,204 or 12.5"),
        ("An ?% increase", "%", "must be a number, like 12.5 or 12.5%"),
        ("1,20", "offences", "must be a number, like 1,204 or 12.5"),
        ("1.204,5", "£", "must be a number, like £1,250 or 1,250.50"),
        ("--3", "%", "must be a number, like 12.5 or 12.5%"),
        ("٣", "", "must be a number, like 1,204 or 12.5"),
        ("1e5", "", "must be a number, like 1,204 or 12.5"),
        ("", "", "must be a number, like 1,204 or 12.5"),
        ("-3", "offences", "must be 0 or more"),
        ("12%", "offences", "must be in offences, not in per cent"),
        ("£12", "", "must be a number without a unit, not in pounds"),
        ("1" * 13, "", "must have 12 digits or fewer before the point"),
        ("0.12345", "", "must have 4 digits or fewer after the point"),
    ],
)
def test_what_is_no_figure_is_refused_with_a_sentence(typed, unit, sentence):
    with pytest.raises(NotAFigure) as refused:
        figures.read(typed, unit=unit)

    assert str(refused.value) == sentence


@given(NUMBERS, st.sampled_from(["%", "£", "net change"]))
def test_what_is_written_is_read_as_the_same_number(value, unit):
    assert figures.read(figures.written(value, unit=unit), unit=unit) == value


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("1204.0000", "offences", "1,204 offences"),
        ("12.5000", "%", "12.5%"),
        ("1250.5000", "£", "£1,250.50"),
        ("-3", "£", "−£3"),
        ("7", "", "7"),
    ],
)
def test_a_figure_is_written_with_its_unit(value, unit, written):
    assert figures.with_unit(Decimal(value), unit=unit) == written


@given(NUMBERS, NUMBERS)
def test_the_direction_flips_the_verdict_and_neither_never_judges(now, before):
    opposite = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER, Verdict.SAME: Verdict.SAME}

    assert verdict("down", now=now, before=before) == opposite[verdict("up", now=now, before=before)]
    assert verdict("neither", now=now, before=before) == verdict("", now=now, before=before) == Verdict.NONE


@given(NUMBERS, NUMBERS, st.none() | NUMBERS, st.none() | DAYS)
def test_neither_is_never_off_target(value, target, baseline, on):
    found = standing("neither", value=value, target=target, target_on=on, baseline=baseline, today=TODAY)

    assert found == Standing.NONE


@given(NUMBERS, NUMBERS, st.none() | NUMBERS, st.none() | DAYS)
def test_the_other_way_round_a_mirrored_figure_stands_the_same(value, target, baseline, on):
    def mirrored(number):
        return None if number is None else -number

    up = standing("up", value=value, target=target, target_on=on, baseline=baseline, today=TODAY)
    down = standing(
        "down", value=-value, target=-target, target_on=on, baseline=mirrored(baseline), today=TODAY
    )

    assert up == down


@pytest.mark.parametrize(
    ("better", "numbers", "target_on", "found"),
    [
        ("down", (90, 100, None), None, Standing.REACHED),
        ("down", (100, 100, None), None, Standing.REACHED),
        ("down", (101, 100, None), None, Standing.OFF),
        ("up", (99, 100, None), None, Standing.OFF),
        ("down", (110, 100, 120), date(2027, 3, 31), Standing.UNDERWAY),
        ("down", (110, 100, None), date(2027, 3, 31), Standing.UNDERWAY),
        ("down", (130, 100, 120), date(2027, 3, 31), Standing.OFF),
        ("down", (120, 100, 120), date(2027, 3, 31), Standing.UNDERWAY),
        ("down", (110, 100, 120), TODAY, Standing.UNDERWAY),
        ("down", (110, 100, 120), TODAY - timedelta(days=1), Standing.OFF),
        ("down", (None, 100, None), None, Standing.NONE),
        ("down", (110, None, None), None, Standing.NONE),
        ("", (110, 100, None), None, Standing.NONE),
    ],
)
def test_a_measure_is_off_target_after_its_day_or_when_it_went_the_wrong_way(
    better, numbers, target_on, found
):
    value, target, baseline = (None if one is None else Decimal(one) for one in numbers)

    assert found == standing(
        better, value=value, target=target, target_on=target_on, baseline=baseline, today=TODAY
    )


@pytest.mark.parametrize(
    ("better", "now", "before", "unit", "said"),
    [
        ("down", "34", "46", "offences", "Better: fewer. 12 fewer than before"),
        ("down", "46", "34", "offences", "Worse: more. 12 more than before"),
        ("up", "46", "34", "people", "Better: more. 12 more than before"),
        ("neither", "46", "34", "crimes", "12 more than before"),
        ("up", "61", "59", "%", "Better: higher. 2 percentage points higher than before"),
        ("down", "60", "59", "%", "Worse: higher. 1 percentage point higher than before"),
        ("down", "950", "1250.5", "£", "Better: lower. £300.50 lower than before"),
        ("up", "5", "5.0", "", "The same as before"),
    ],
)
def test_a_change_is_said_in_words(better, now, before, unit, said):
    assert change_in_words(better, now=Decimal(now), before=Decimal(before), unit=unit, than="before") == said


@pytest.mark.parametrize(("now", "said"), [(34, "Better: fewer. 12 fewer"), (46, "The same")])
def test_a_column_that_says_so_itself_needs_no_more(now, said):
    assert change_in_words("down", now=Decimal(now), before=Decimal(46), unit="calls", than="") == said
