"""The questions at which day a plan is to be shown, and between which two moments it is compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django.utils import timezone

from csp.forms.dates import DateField
from csp.forms.fields import RadioField
from csp.forms.govuk import GovukForm
from csp.kernel import day_words
from plans.models import PlanVersion

DAY, TODAY = "day", "today"
BACKWARDS = "The day to compare to must be on or after the day to compare from"


@dataclass(frozen=True)
class Moment:
    """One end of a comparison: a day, or a version by its key."""

    day: date | None = None
    version: str = ""


class AskedInAddress(GovukForm):
    """A form that changes nothing: what it asks lives in the address, so that it can be sent to a colleague."""

    @cached_property
    def helper(self) -> FormHelper:
        """Send it by its address."""
        helper = super().helper
        helper.form_method = "get"
        return helper


class DayForm(AskedInAddress):
    """Asked at the end of which day a plan is to be shown."""

    button = "Show the plan"

    day = DateField(label="At the end of which day?", called="day", help_text="For example, 30 6 2026")

    def __init__(self, *args: Any, first: date, today: date, **kwargs: Any) -> None:
        """Ask for a day from the plan's first to today."""
        super().__init__(*args, **kwargs)
        self.offer("day", earliest=first, latest=today)


class BetweenForm(AskedInAddress):
    """Asked from when to when; each end is a day or a version of the plan."""

    button = "Show what changed"

    since = RadioField(label="From", called="moment from which to compare", reveals={DAY: ("since_day",)})
    since_day = DateField(label="End of this day", called="day to compare from")
    until = RadioField(label="To", called="moment up to which to compare", reveals={DAY: ("until_day",)})
    until_day = DateField(label="End of this day", called="day to compare to")

    def __init__(
        self, *args: Any, versions: Iterable[PlanVersion], first: date, today: date, **kwargs: Any
    ) -> None:
        """Offer the plan's versions, and any day of its life."""
        super().__init__(*args, **kwargs)
        kept = [(one.key, version_words(one)) for one in versions]
        self.offer("since", choices=[(DAY, "A day"), *kept])
        self.offer("until", choices=[(TODAY, "Today"), (DAY, "A day"), *kept])
        self.today = today
        for name in ("since_day", "until_day"):
            self.offer(name, earliest=first, latest=today)

    def clean(self) -> dict[str, Any]:
        """Refuse a day to compare to that is before the other."""
        given = super().clean() or self.cleaned_data
        if not self.errors and self._is_backwards():
            self.add_error("until_day" if given["until"] == DAY else "until", BACKWARDS)
        return given

    @property
    def since_moment(self) -> Moment:
        """Return from when to compare; of a valid form."""
        return self._moment("since")

    @property
    def until_moment(self) -> Moment:
        """Return up to when to compare; of a valid form."""
        return self._moment("until")

    def _is_backwards(self) -> bool:
        since, until = self.since_moment.day, self.until_moment.day
        return since is not None and until is not None and until < since

    def _moment(self, name: str) -> Moment:
        chosen = self.cleaned_data[name]
        days = {DAY: self.cleaned_data[f"{name}_day"], TODAY: self.today}
        return Moment(day=days[chosen]) if chosen in days else Moment(version=chosen)


def version_words(version: PlanVersion) -> str:
    """Return what a version is called in a list: its number, and what became of it when."""
    done, at = "put to the authorities", version.made_at
    if version.agreed_at:
        done, at = "agreed", version.agreed_at
    if version.published_at:
        done, at = "published", version.published_at
    return f"{version}, {done} on {day_words.plain(timezone.localdate(at))}"
