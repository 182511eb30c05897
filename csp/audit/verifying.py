"""Look through sealed trails for what was changed behind the application's back."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings

from csp.kernel.seals import Head, Verdict, verify
from csp.models import Partnership
from csp.queries import seals


@dataclass(frozen=True)
class Verified:
    """What was found on every trail, and what was found missing at their ends."""

    trails: dict[str, Verdict]
    cut_off: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether nothing at all is wrong."""
        return not self.cut_off and not any(verdict.faults for verdict in self.trails.values())


def verify_trails(*, partnership: Partnership | None = None, kept: Collection[Head] = ()) -> Verified:
    """Verify the trails of a partnership, with those of its restricted matters; or all trails.

    Each of the ``kept`` heads has to stand on one of them.
    """
    keys = [settings.AUDIT_KEY, *settings.AUDIT_KEYS_BEFORE]
    found = {
        trail: verify(seals.entries_of(trail), keys=keys, kept=kept)
        for trail in seals.trails(partnership=partnership)
    }
    there = {head for verdict in found.values() for head in verdict.heads_found}
    longest = max((verdict.head.count for verdict in found.values()), default=0)
    return Verified(found, tuple(_missing(head, longest) for head in kept if head not in there))


def _missing(head: Head, longest: int) -> str:
    """Return what a kept head means that stands on no trail."""
    if head.count > longest:
        there = f"the longest trail here counts {longest}"
        kept = f"The head that was kept counts {head.count}, and {there}"
        return f"{kept}: the end was cut off, or it is the head of another trail."
    words = f"No number {head.count} has the seal of the head that was kept"
    return f"{words}: the events up to there were removed, cut off or rewritten."
