"""One change of a plan as a page or a file shows it, and the section in which it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel.word_changes import Piece, word_changes


@dataclass(frozen=True)
class Line:
    """One change: of what, from what to what, and what is to be known about it."""

    reference: str
    title: str
    field: str
    before: str
    after: str
    note: str = ""
    key: str = ""
    url: str = ""

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Return both sides in pieces, each with whether it is only on that side."""
        return word_changes(self.before, self.after)


@dataclass(frozen=True)
class Section:
    """The changes of one kind."""

    name: str
    heading: str
    figure: str
    note: str
    lines: Sequence[Line]
    marks: bool = False

    @property
    def number(self) -> int:
        """Return how many actions or parts it is about."""
        return len({(line.key or line.title) for line in self.lines})
