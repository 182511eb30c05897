"""How long things are kept, as its page shows it: what goes tonight, what went, and what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from csp.models import RetentionRun
from csp.queries.retention import DueHere

FIELDS = (
    ("message_months", "Months for a message"),
    ("invitation_months", "Months for an invitation"),
    ("leaver_months", "Months for contact details"),
)


@dataclass(frozen=True)
class DryRun:
    """What periods would remove in the coming night; nothing is removed by looking."""

    heading: str
    facts: list[tuple[str, str]]
    people: list[tuple[str, str]]
    unnamed: int
    is_saved: bool

    @classmethod
    def of(cls, due: DueHere, *, slug: str, is_saved: bool) -> "DryRun":
        """Return the counts, and the people with the addresses of their pages."""
        whose = "the periods" if is_saved else "these periods"
        return cls(
            heading=f"What {whose} would remove tonight",
            facts=_facts(due.messages, due.invitations, due.people) if due else [],
            people=[
                (one.person.name, reverse("csp:person-detail", args=[slug, one.person.key]))
                for one in due.named
            ],
            unnamed=due.people - len(due.named),
            is_saved=is_saved,
        )


@dataclass(frozen=True)
class RunRow:
    """One day on which something was removed."""

    day: str
    messages: int
    invitations: int
    people: int


def rows_of(runs: Iterable[RetentionRun]) -> list[RunRow]:
    """Return the days as a table shows them."""
    return [
        RunRow(day_words.short(timezone.localdate(run.ran_at)), run.messages, run.invitations, run.people)
        for run in runs
    ]


def saves_of(versions: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed something after the version ``since``, newest first."""
    later = [one for one in versions if one.version >= since]
    return saves.saves_of(later, fields=FIELDS, say=lambda version, name: str(getattr(version, name)))


def _facts(messages: int, invitations: int, people: int) -> list[tuple[str, str]]:
    return [
        ("Messages", str(messages)),
        ("Invitations", str(invitations)),
        ("People whose contact details would go", str(people)),
    ]
