"""Figures that compare: a number for each name, and the same small picture for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BarRow:
    """A bar: what it is about, its number, and how many there are in all of which these are a part."""

    label: str
    count: int
    of: int | None = None


@dataclass(frozen=True)
class BarChart:
    """A figure: a number for each name, the largest first; ``counted`` is the head of those numbers in a table."""

    key: str
    caption: str
    counted: str
    rows: tuple[BarRow, ...]
    source: str = ""


@dataclass(frozen=True)
class PanelRow:
    """A small picture: what it is about, its number at each label or None, and of how many it is a part."""

    label: str
    values: tuple[int | None, ...]
    whole: int


@dataclass(frozen=True)
class PanelChart:
    """A figure: the same small picture for each name, on one scale."""

    key: str
    caption: str
    labels: tuple[str, ...]
    rows: tuple[PanelRow, ...]
    source: str = ""
