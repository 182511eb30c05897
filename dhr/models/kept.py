"""What decides whether a review may be destroyed on a day, as it stands."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Kept:
    """Until when a review is kept, if it is closed; whether something in law or the public page needs it."""

    today: date
    kept_until: date | None
    is_held: bool
    is_shown: bool

    @property
    def is_over(self) -> bool:
        """Return whether the review has been kept for as long as the partnership says."""
        return self.kept_until is not None and self.kept_until < self.today
