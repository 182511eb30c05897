"""The risks of a report, in words: how large each is before and after what is done about it."""

from csp.kernel.report.front import Risk
from csp.kernel.risk_level import level_words
from scrutiny.models import ReportRisk


def risk_of(row: ReportRisk) -> Risk:
    """Return a risk as a report prints it."""
    return Risk(
        key=row.key,
        risk=row.risk,
        before=level_words(row.likelihood_before, row.impact_before),
        controls=row.controls,
        after=level_words(row.likelihood_after, row.impact_after),
        holder=row.holder,
        levels=(row.likelihood_before, row.impact_before, row.likelihood_after, row.impact_after),
    )
