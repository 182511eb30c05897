"""What several reviews recommend again: themes across the reviews that somebody may see."""

from collections.abc import Collection

from csp.models import Partnership, Reader
from dhr.models import Recommendation


def themes_used(reader: Reader, *, partnership: Partnership) -> list[str]:
    """Return the themes of the recommendations that the reader may see, each once, as it was last written."""
    found = Recommendation.objects.visible_to(reader).in_partnership(partnership).exclude(theme_order="")
    rows = found.order_by("theme_order", "pk").values_list("theme_order", "theme")
    return list(dict(rows).values())


def reviews_by_theme(
    reader: Reader, *, partnership: Partnership, themes: Collection[str] | None = None
) -> dict[str, list[int]]:
    """Return by theme (its folded key) the reviews (their ids) that recommend on it, in the order they began.

    Of these themes, or of all: counted are the reviews that the reader may see, and each review once.
    """
    found = Recommendation.objects.visible_to(reader).in_partnership(partnership).exclude(theme_order="")
    if themes is not None:
        found = found.filter(theme_order__in=themes)
    rows = found.order_by("review__notified_on", "review_id").values_list("theme_order", "review_id")
    by_theme: dict[str, list[int]] = {}
    for theme, review in rows:
        reviews = by_theme.setdefault(theme, [])
        if review not in reviews:
            reviews.append(review)
    return by_theme
