"""What was changed about how a partnership runs its reviews, newest first."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.saves import Save

FIELDS = (
    ("decide_within_months", "Months to the decision"),
    ("report_within_months", "Months to the overview report"),
    ("related_deaths_from", "First day of reviews of domestic abuse related deaths"),
    ("statement", "Confidentiality statement"),
    ("holds_reports", "Agency reports may be kept here"),
    ("assessment", "Data protection impact assessment"),
    ("keeps_reports_years", "Years that an agency’s report is kept"),
    ("copies_within_days", "Days within which copies are sent"),
    ("shows_months", "Months that a published review stays on the public page"),
    ("keeps_reviews_years", "Years that a closed review is kept"),
    ("days_to_pay", "Days within which partners are to pay a charge"),
    ("shows_counts", "Everybody sees how many reviews there are"),
    ("smallest_count", "Smallest number that is shown"),
    ("smallest_spend", "Fewest reviews in a figure of what reviews cost"),
    ("bands_spend", "A year with fewer reviews is told as a band"),
)


def saves_of(versions: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed something after the version ``since``."""
    later = [one for one in versions if one.version >= since]
    return saves.saves_of(later, fields=FIELDS, say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value in (None, ""):
        return "Nothing"
    return day_words.plain(value) if isinstance(value, date) else str(value)
