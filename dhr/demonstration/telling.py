"""One review of the story as it is being told: what happened on a day, and who wrote it down."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, TypeVar

from csp.demonstration.load import Cast, moment
from csp.models import Reader
from dhr.models import Review

Answers = TypeVar("Answers")


@dataclass
class Telling:
    """A review, and the records of it that the story names."""

    cast: Cast
    review: Review
    coordinator: str
    ago: int
    named: dict[str, Any] = field(default_factory=dict)

    @property
    def by(self) -> Reader:
        """Return the review's coordinator on that day."""
        return self.cast.reader(self.coordinator, ago=self.ago)

    @property
    def now(self) -> datetime:
        """Return the middle of that day's morning."""
        return moment(self.cast.day(-self.ago))

    @property
    def written(self) -> dict[str, Any]:
        """Return who wrote something down, and when."""
        return {"by": self.by, "now": self.now}

    def key_of(self, name: str) -> dict[str, Any]:
        """Return the key and the version of a record that the story names."""
        record = self.named[name]
        record.refresh_from_db()
        return {"key": record.key, "version": record.version}


def answers_of(kind: type[Answers], said: dict[str, Any], cast: Cast) -> Answers:
    """Return what the story says as answers: days are told as days from today."""
    asked = {one.name for one in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: day_in(name, value, cast) for name, value in said.items() if name in asked})


def day_in(name: str, value: Any, cast: Cast) -> Any:
    """Return a day for a number of days that a name says is one, and anything else as it is."""
    is_a_day = name in ("on", "since", "promised_for") or name.endswith("_on")
    return cast.day(value) if is_a_day and isinstance(value, int) else value


def day_of(said: dict[str, Any], name: str, cast: Cast) -> Any:
    """Return a day that the story tells, or None when it does not."""
    return day_in(name, said.get(name), cast)
