"""Whatever somebody writes for a timescale: nothing is lost, nothing is invented, nothing breaks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.day_words import MONTHS, plain
from csp.kernel.timescale import Precision, read
from csp.kernel.timescale.pieces import YEARS

DATED = {Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR, Precision.PERIOD}
WORDS = [
    *MONTHS, *(month[:3] for month in MONTHS), "Sept", "Q1", "Q3/4", "by", "end of", "before", "until", "from", "to",
    "-", "–", "/", "and", "2002", "2024", "2025", "24", "’19", "25", "31", "1st", "0", "31/03/25", "01.13.2024",
    "2024-02-30", "2024-25", "TBC", "annually", "once", "ongoing", "launch", "2%", "(", ")", "1899", "2099", "FY",
    "not", "no", "later than", "started", "financial year", "Q2 2025", "FY25", "31 June", "29 Feb 2025", "10/11/12",
]  # fmt: skip
mixed = st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)
days = st.dates(date(1995, 1, 1), date(2075, 12, 31))
periods = st.tuples(days, st.integers(1, 2000)).map(
    lambda drawn: {"starts_on": drawn[0], "ends_on": drawn[0] + timedelta(days=drawn[1])}
)


@given(st.one_of(st.text(), mixed), periods)
def test_any_words_are_kept_and_read_without_a_fault(words, period):
    found = read(words, **period)

    assert found.words == words
    assert found.found in words
    assert found.from_on is None or found.to_on is None or found.from_on <= found.to_on
    assert all(
        day is None or YEARS.start - 1 <= day.year <= YEARS.stop for day in (found.from_on, found.to_on)
    )
    assert (found.from_on is None and found.to_on is None) or found.precision in DATED
    assert found.due_on is None or found.is_deadline
    assert found.precision != Precision.UNKNOWN or found.remark


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "Nl", "No"])), periods)
def test_without_a_figure_a_date_is_only_the_plans_own_month(words, period):
    found = read(words, **period)

    for day in (found.from_on, found.to_on):
        assert day is None or any(month[:3].lower() in words.lower() for month in MONTHS)


@given(days, periods)
def test_a_day_written_out_is_that_day(day, period):
    shapes = [
        plain(day),
        day.strftime("%d/%m/%Y"),
        day.isoformat(),
        f"by {plain(day)}",
        day.strftime("%d.%m.%y"),
    ]

    assert [read(words, **period).due_on for words in shapes] == [day] * len(shapes)


@given(days, periods)
def test_a_month_and_year_end_on_its_last_day(day, period):
    found = read(f"by end of {MONTHS[day.month - 1]} {day.year}", **period)

    assert (found.precision, found.from_on) == (Precision.MONTH, day.replace(day=1))
    assert found.due_on is not None
    assert (found.due_on + timedelta(days=1)).day == 1
    assert found.due_on.month == day.month
