"""The partnerships of a county group, as its officers see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from csp.models import Partnership
from plans.models import PlanVersion, UpdateRound


@dataclass(frozen=True)
class Part:
    """One partnership: the newest version of each plan that it published, and the rounds it locked."""

    name: str
    versions: Sequence[PlanVersion]
    rounds: Sequence[UpdateRound]


def parts(
    found: Iterable[Partnership], *, versions: Iterable[PlanVersion], rounds: Iterable[UpdateRound]
) -> list[Part]:
    """Return the parts of a group; ``versions`` come newest first within each plan."""
    newest: dict[int, PlanVersion] = {}
    for version in versions:
        newest.setdefault(version.plan_id, version)
    locked = list(rounds)
    return [
        Part(
            str(one),
            [version for version in newest.values() if version.plan.partnership_id == one.pk],
            [each for each in locked if each.plan.partnership_id == one.pk],
        )
        for one in found
    ]


def without_people(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a version or a round keeps without the names of who holds what, and without what may name them.

    Whoever says something about a milestone, or why a measure waits, writes it for their own partnership.
    """
    blank: dict[str, dict[str, Any]] = {
        "actions": {"holder": ""},
        "milestones": {"note": ""},
        "measures": {"why_held": ""},
        "asked": {"holder_has_left": False},
    }
    without = {
        kind: [
            {**one, **{name: none for name, none in blanks.items() if name in one}} for one in content[kind]
        ]
        for kind, blanks in blank.items()
        if kind in content
    }
    return {**content, **without}
