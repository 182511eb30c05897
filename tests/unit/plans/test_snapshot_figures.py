"""A measure's baseline in a snapshot: written as the measures' own pages write it."""

import pytest

from csp.kernel.plan_snapshot import SnapMeasure
from plans.presenters.snapshot_page import measure_words


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
