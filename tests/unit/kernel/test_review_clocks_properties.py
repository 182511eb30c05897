"""The clocks of a review by their rules: whatever the pauses, no day is lost and none counts twice."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.review_clocks import Clock, Standstill, add_months, joined

DAY = timedelta(days=1)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
lengths = st.integers(0, 400)


@st.composite
def standstills(draw):
    """A pause with notice or without, that has ended or goes on."""
    first = draw(days)
    last = first + draw(lengths) * DAY if draw(st.booleans()) else None
    agreed = first + draw(st.integers(-60, 60)) * DAY
    told = agreed + draw(st.integers(0, 60)) * DAY if draw(st.booleans()) else None
    return Standstill(starts_on=first, agreed_on=agreed, notified_on=told, ends_on=last)


@st.composite
def clocks(draw):
    """A clock with any pauses, read on any day, done or not."""
    began = draw(days)
    done = began + draw(lengths) * DAY if draw(st.booleans()) else None
    return Clock(
        began_on=began,
        months=draw(st.integers(1, 24)),
        standstills=tuple(draw(st.lists(standstills(), max_size=5))),
        today=began + draw(lengths) * DAY,
        done_on=done,
    )


def stands_still_on(clock, day):
    """Whether a pause that is agreed and notified by then holds on a day; counted by hand."""
    return any(
        one.notified_on is not None
        and max(one.starts_on, one.agreed_on, one.notified_on) <= day
        and (one.ends_on is None or day <= one.ends_on)
        for one in clock.standstills
    )


@given(clocks())
def test_every_day_that_has_passed_counts_or_stood_still(clock):
    passed = [clock.began_on + n * DAY for n in range(1, clock.elapsed + 1)]

    assert clock.counted + clock.still == clock.elapsed == len(passed)
    assert clock.still == sum(stands_still_on(clock, day) for day in passed)


@given(clocks())
def test_it_never_runs_out_sooner_for_a_pause(clock):
    assert clock.due_on >= clock.first_due
    assert clock.moved == (clock.due_on - clock.first_due).days


@given(clocks())
def test_pauses_without_notice_change_nothing(clock):
    silent = tuple(Standstill(one.starts_on, one.agreed_on, None, one.ends_on) for one in clock.standstills)
    without = Clock(clock.began_on, clock.months, (), clock.today, clock.done_on)

    same = Clock(clock.began_on, clock.months, silent, clock.today, clock.done_on)

    assert (same.counted, same.due_on, same.is_late) == (without.counted, without.due_on, without.is_late)


@given(clocks())
def test_the_order_of_pauses_and_saying_one_twice_change_nothing(clock):
    doubled = (*reversed(clock.standstills), *clock.standstills)

    same = Clock(clock.began_on, clock.months, doubled, clock.today, clock.done_on)

    assert (same.still, same.due_on) == (clock.still, clock.due_on)


@given(clocks())
def test_a_day_more_counts_for_one_day_or_none(clock):
    next_day = Clock(clock.began_on, clock.months, clock.standstills, clock.today + DAY, clock.done_on)

    assert next_day.elapsed - clock.elapsed in (0, 1)
    assert next_day.counted - clock.counted in (0, 1)
    assert next_day.due_on >= clock.due_on


@given(clocks())
def test_it_is_late_just_when_more_days_count_than_it_gives_or_its_last_day_has_passed(clock):
    if clock.is_late:
        assert clock.now > clock.due_on
    else:
        assert clock.counted <= clock.total


@given(clocks())
def test_on_the_day_it_runs_out_all_its_days_have_counted(clock):
    if not clock.is_done and clock.due_on <= clock.today:
        assert (
            Clock(clock.began_on, clock.months, clock.standstills, clock.today, clock.due_on).counted
            == clock.total
        )


@given(days, st.integers(0, 48))
def test_months_are_added_one_by_one_or_together_within_a_few_days(day, months):
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
    assert later.day == day.day or (later + DAY).month != later.month


@given(st.lists(st.tuples(days, lengths), max_size=8))
def test_joined_spans_hold_the_same_days(found):
    spans = [(first, first + length * DAY) for first, length in found]

    together = joined(spans)

    def days_of(some):
        return {first + n * DAY for first, last in some for n in range((last - first).days + 1)}

    assert days_of(together) == days_of(spans)
    assert all(last + DAY < first for (_, last), (first, _) in itertools.pairwise(together))
