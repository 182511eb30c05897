"""The partnership's statuses as pages draw them: letter, word, colour, meaning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csp.kernel.charts.segment import Segment
from plans.models import Status

# From best to worst, so that a change can be called better or worse.
ORDER = [
    Status.StandsFor.COMPLETE,
    Status.StandsFor.ON_TRACK,
    Status.StandsFor.NOT_STARTED,
    Status.StandsFor.BEHIND,
    Status.StandsFor.OFF_TRACK,
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


NOT_REPORTED = StatusTag("", "–", "Not reported", "grey", "nothing has been reported yet", 2)


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

    def key_for(self, counts: Mapping[int | None, int]) -> list[StatusTag]:
        """Return the key to show: what is in use, and what something here still has; “not reported” likewise."""
        extra = [NOT_REPORTED] if counts.get(None) else []
        return [*(tag for pk, tag in self.tags.items() if tag.is_offered or counts.get(pk)), *extra]

    def segments(self, counts: Mapping[int | None, int]) -> list[Segment]:
        """Return the parts of a status bar, in the order of the scheme."""
        present = [(self.tags[pk], counts.get(pk, 0)) for pk in self.tags]
        present.append((NOT_REPORTED, counts.get(None, 0)))
        return [Segment(tag.letter, tag.word, tag.colour, count) for tag, count in present if count]


def change_words(now: StatusTag, before: StatusTag) -> str:
    """Return how a status moved, with the word it came from: “▲ from behind”, “▼ from on track”, or “Same”."""
    if now == before:
        return "Same"
    if before == NOT_REPORTED:
        return ""
    arrow = "▲" if now.rank < before.rank else "▼"
    return f"{arrow} from {before.word.lower()}"
