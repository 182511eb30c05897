"""The page of a version of a plan: what it is, and whether it is still what it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.plan_snapshot.kept import is_whole
from csp.models import Person
from plans.models import PlanVersion


@dataclass(frozen=True)
class VersionFacts:
    """What a page says of a version beside its text."""

    rows: Sequence[tuple[str, str]]
    is_whole: bool
    is_public: bool
    verdict: str

    @classmethod
    def of(cls, version: PlanVersion) -> "VersionFacts":
        """Say who did what with it when, and check its content against the SHA-256 that was kept with it."""
        whole = is_whole(version.content, version.sha256)
        steps = (
            ("Made", version.made_at, version.made_by),
            ("Agreed", version.agreed_at, version.agreed_by),
            ("Published", version.published_at, version.published_by),
        )
        rows = [(name, _when(at, by)) for name, at, by in steps]
        checked = "the text has not changed since" if whole else "the text does not fit it"
        return cls(
            rows=[*rows, ("Fingerprint (SHA-256)", f"{version.sha256}: {checked}")],
            is_whole=whole,
            is_public=version.plan.public_version_id == version.pk,
            verdict=_verdict(version),
        )


def _when(at: datetime | None, by: Person | None) -> str:
    if at is None:
        return "Not yet"
    who = f", by {by.name}" if by else ""
    return f"{day_words.plain(timezone.localdate(at))}{who}"


def _verdict(version: PlanVersion) -> str:
    done = "put to the authorities" if version.was_put else "published"
    return f"This is the text as it was {done}."
