"""A measure in a snapshot: written as the measures' own pages write it, and what the public reads of it."""

from datetime import date

import pytest

from csp.kernel.plan_snapshot import SnapMeasure
from plans.presenters.snapshot_page import measure_words
from plans.presenters.snapshot_parts import MeasureLine


@pytest.mark.parametrize(
    ("baseline", "unit", "said"),
    [
        ("12.5", "%", "Baseline: 12.5%"),
        ("34", "per cent", "Baseline: 34%"),
        ("1204", "offences", "Baseline: 1,204 offences"),
        ("1250", "£", "Baseline: £1,250"),
        ("about forty", "offences", "Baseline: about forty offences"),
        ("", "%", ""),
    ],
)
def test_a_baseline_is_written_as_measures_write_their_figures(baseline, unit, said):
    measure = SnapMeasure("k", "M1", "Burglaries", unit=unit, baseline=baseline)

    assert measure_words(measure) == ("M1 Burglaries", "", said)


WHOLE = SnapMeasure(
    "k",
    "M1",
    "Burglaries",
    unit="offences",
    better="down",
    baseline="1204",
    baseline_period="2023 to 2024",
    target="Fewer",
    target_value="1000",
    target_on=date(2027, 3, 31),
    detail="Homes only",
    lead="Marshland Constabulary",
    every="quarter",
    lag_weeks=6,
    source="Police recorded crime",
    coverage="The whole district",
    why_held="No figures yet",
)


def test_all_that_a_measure_promised_is_told():
    line = MeasureLine.of(WHOLE)

    assert (line.target, line.number) == ("Fewer", "1,000 offences or fewer by 31 March 2027")
    assert line.facts == [
        "Homes only",
        "Fewer is better",
        "Baseline: 1,204 offences (2023 to 2024)",
        "Given by: Marshland Constabulary",
        "Every quarter, known about 6 weeks after the quarter",
        "Source: Police recorded crime",
        "Covers: The whole district",
        "Held in abeyance: No figures yet",
    ]


def test_of_a_measure_of_which_little_is_said_little_is_told():
    line = MeasureLine.of(SnapMeasure("k", "", "Calls", why_no_baseline="Counted from April", lag_weeks=1))

    assert (line.name, line.target, line.number) == ("Calls", "", "")
    assert line.facts == ["No baseline: Counted from April", "Known about 1 week after the period"]


def test_the_public_reads_no_more_of_a_measure_than_before():
    assert measure_words(WHOLE) == ("M1 Burglaries", "Fewer", "Fewer is better. Baseline: 1,204 offences")
