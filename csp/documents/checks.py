"""What was checked of a PDF, in plain English."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Check:
    """One thing that was checked: a name that stays, whether it passed, and a sentence for people."""

    name: str
    passed: bool
    words: str


@dataclass(frozen=True)
class Checks:
    """Everything that was checked of one PDF."""

    pages: int
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Return whether the PDF may be issued."""
        return bool(self.checks) and all(check.passed for check in self.checks)

    @property
    def failures(self) -> list[Check]:
        """Return what did not pass."""
        return [check for check in self.checks if not check.passed]

    def to_json(self) -> dict[str, Any]:
        """Return the checks as plain values, fit for a JSON field."""
        rows = [{"name": one.name, "passed": one.passed, "words": one.words} for one in self.checks]
        return {"pages": self.pages, "checks": rows}
