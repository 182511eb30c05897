"""The partnership's statuses as pages draw them: letter, word, colour, meaning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csp.kernel.charts.segment import Segment
from plans.models import ActionState, Status

# From best to worst, so that a change can be called better or worse; what is in abeyance is neither.
ORDER = [
    Status.StandsFor.COMPLETE,
    Status.StandsFor.ON_TRACK,
    Status.StandsFor.NOT_STARTED,
    Status.StandsFor.WAITING,
    Status.StandsFor.BEHIND,
    Status.StandsFor.OFF_TRACK,
    Status.StandsFor.ABEYANCE,
]


@dataclass(frozen=True)
class StatusTag:
    """One status as it is drawn."""

    key: str
    letter: str
    word: str
    colour: str
    meaning: str
    rank: int
    is_offered: bool = True

    @property
    def is_going_well(self) -> bool:
        """Return whether it stands for complete or on track."""
        return self.rank <= ORDER.index(Status.StandsFor.ON_TRACK)

    @property
    def is_off_track(self) -> bool:
        """Return whether it says that the date will be missed."""
        return self.rank == ORDER.index(Status.StandsFor.OFF_TRACK)

    @property
    def is_in_abeyance(self) -> bool:
        """Return whether it says that nothing is being done for now, for good or ill."""
        return self.rank == ORDER.index(Status.StandsFor.ABEYANCE)


NOT_REPORTED = StatusTag("", "–", "Not reported", "grey", "nothing has been reported yet", 2)


# What was decided of an action stands before what is reported of it: each action is counted under one of all these.
STANDINGS: dict[str, StatusTag] = {
    ActionState.IN_ABEYANCE.value: StatusTag(
        ActionState.IN_ABEYANCE.value, "‖", "Held in abeyance", "grey", "waits until it is taken up again", 2
    ),
    ActionState.CLOSED.value: StatusTag(
        ActionState.CLOSED.value, "✓", "Closed", "blue", "finished, and what came of it is recorded", 0
    ),
    ActionState.STOPPED.value: StatusTag(
        ActionState.STOPPED.value, "×", "Stopped", "grey", "will not be finished, for the reason recorded", 2
    ),
    ActionState.CARRIED.value: StatusTag(
        ActionState.CARRIED.value, "→", "Carried forward", "grey", "goes on in the next plan", 2
    ),
}


@dataclass(frozen=True)
class Scheme:
    """The tags of a partnership, by the id of their status, in the order of the scheme."""

    tags: Mapping[int, StatusTag]

    @classmethod
    def of(cls, statuses: Iterable[Status]) -> "Scheme":
        """Return the scheme of these statuses."""
        return cls(
            {
                one.pk: StatusTag(
                    one.key,
                    one.letter,
                    one.word,
                    one.colour,
                    one.explained,
                    ORDER.index(Status.StandsFor(one.stands_for)),
                    one.is_offered,
                )
                for one in statuses
            }
        )

    def tag(self, status_id: int | None) -> StatusTag:
        """Return the tag of a status, or the one that says that nothing is reported."""
        return self.tags.get(status_id, NOT_REPORTED) if status_id else NOT_REPORTED

    @property
    def buckets(self) -> dict[int | str, StatusTag]:
        """Return all under which an action can be counted: a status by its id, or what was decided by its word."""
        found: dict[int | str, StatusTag] = dict(self.tags.items())
        found.update(STANDINGS)
        return found

    def key_for(self, counts: Mapping[int | str | None, int]) -> list[StatusTag]:
        """Return the key to show: what is in use, and what something here still has; “not reported” likewise."""
        extra = [NOT_REPORTED] if counts.get(None) else []
        extra += [tag for state, tag in STANDINGS.items() if counts.get(state)]
        return [*(tag for pk, tag in self.tags.items() if tag.is_offered or counts.get(pk)), *extra]

    def segments(self, counts: Mapping[int | str | None, int]) -> list[Segment]:
        """Return the parts of a status bar, in the order of the scheme."""
        present = [(self.tags[pk], counts.get(pk, 0)) for pk in self.tags]
        present.append((NOT_REPORTED, counts.get(None, 0)))
        present += [(tag, counts.get(state, 0)) for state, tag in STANDINGS.items()]
        return [Segment(tag.letter, tag.word, tag.colour, count) for tag, count in present if count]


def change_words(now: StatusTag, before: StatusTag) -> str:
    """Return how a status moved, with the word it came from: “▲ from behind”, “▼ from on track”, or “Same”.

    A change between two that mean the same, or into abeyance or out of it, is neither better nor worse.
    """
    if now == before:
        return "Same"
    if before == NOT_REPORTED:
        return ""
    came_from = f"from {before.word.lower()}"
    if now.rank == before.rank or now.is_in_abeyance or before.is_in_abeyance:
        return came_from
    return f"{'▲' if now.rank < before.rank else '▼'} {came_from}"
