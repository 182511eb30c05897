"""What is said of a measure that reads otherwise: its field's name, and its value as measures write it."""

from datetime import date
from decimal import Decimal, InvalidOperation

from csp.kernel import day_words
from csp.kernel.measures import figures
from csp.kernel.plan_snapshot import SnapMeasure
from plans.models import Measure

MEASURE_LABELS = {
    "reference": "Reference",
    "title": "What is measured",
    "detail": "What exactly is counted",
    "unit": "Unit",
    "better": "Which way is good",
    "every": "How often there is a figure",
    "lag_weeks": "Weeks until a figure is known",
    "baseline": "Baseline",
    "baseline_period": "Period of the baseline",
    "why_no_baseline": "Why there is no baseline",
    "target": "Target",
    "target_value": "Target as a number",
    "target_on": "Day of the target",
    "timescale": "Timescale",
    "source": "Source",
    "coverage": "What the figures cover",
    "lead": "Authority that gives the figures",
    "why_held": "Why it is held in abeyance",
}


def said_of_measure(one: SnapMeasure, name: str) -> str:
    """Return a field of a measure in words; nothing when there is nothing in it."""
    value = getattr(one, name)
    if value in (None, ""):
        return ""
    if name in ("baseline", "target_value"):
        return figure_words(value, unit=one.unit)
    if name == "better":
        return str(Measure.Better(value).label)
    if name == "every":
        return str(Measure.Every(value).label)
    return day_words.plain(value) if isinstance(value, date) else str(value)


def figure_words(said: str, *, unit: str) -> str:
    """Return a figure as measures write theirs; one that is no number (an old text) as it stands."""
    try:
        return figures.with_unit(Decimal(said), unit=unit)
    except InvalidOperation:
        return f"{said} {unit}".strip()
