"""Keep which records the figures of a pack count, with the pack."""

from collections.abc import Sequence
from datetime import datetime

from scrutiny.models import Pack, PackFigures
from scrutiny.sources.traced import Traced, stored


def keep_figures(*, pack: Pack, traced: Sequence[Traced], now: datetime) -> None:
    """Keep it for a pack that is about to be built, within the caller's transaction."""
    PackFigures(pack=pack, figures={one.key: stored(one.figures) for one in traced if one.figures}).save()
