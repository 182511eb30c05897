"""Keep which records the figures of a pack count, with the pack."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from scrutiny.models import Pack, PackFigures


def keep_figures(*, pack: Pack, figures: Mapping[str, Any], now: datetime) -> None:
    """Keep them for a pack that is about to be built, within the caller's transaction."""
    PackFigures(pack=pack, figures=dict(figures)).save()
