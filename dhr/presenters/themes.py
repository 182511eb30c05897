"""Repeated learning: the themes on which more than one of somebody's reviews recommends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dhr.presenters.recommendations import RecommendationRow, row_of
from dhr.queries.recommendations import Followed


@dataclass(frozen=True)
class ThemeGroup:
    """A theme, how many reviews recommend on it, and what each of them says."""

    name: str
    words: str
    rows: list[RecommendationRow]


def groups_of(
    found: Sequence[Followed], *, reviews: Mapping[str, Sequence[int]], today: date
) -> list[ThemeGroup]:
    """Return the themes by how many reviews recommend on them, most first, then by their names.

    ``reviews`` holds the repeated themes alone; of those ``found`` are all recommendations, by review.
    """
    by_theme: dict[str, list[Followed]] = {}
    for one in found:
        by_theme.setdefault(one.recommendation.theme_order, []).append(one)
    themes = sorted(reviews, key=lambda theme: (-len(reviews[theme]), theme))
    return [
        ThemeGroup(
            by_theme[theme][-1].recommendation.theme,
            f"{len(reviews[theme])} of your reviews recommend on this",
            [row_of(one, reviews=reviews, today=today) for one in by_theme[theme]],
        )
        for theme in themes
        if theme in by_theme
    ]
