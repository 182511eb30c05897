"""What our typeface has no letter for: signs such as emoji are written as their names."""

import re
import unicodedata
from collections.abc import Container
from pathlib import Path

REGULAR = "SourceSans3_400Regular.ttf"
# Joiners, variation selectors and skin tones change the sign before them and have no name of their own.
_JOINING = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_SIGNS = {"So", "Sm", "Sk", "Sc", "Cn", "Co", "Cf"}
_FLAG = "regional indicator symbol letter "


def letters_of(fonts: Path) -> frozenset[int]:
    """Return every character that our typeface can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415  (in the child only)

    with TTFont(fonts / REGULAR, lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap())


def names_for(text: str, letters: Container[int]) -> dict[str, str]:
    """Return what to write for each sign of the text that can't be drawn: its name in brackets, [thumbs up sign].

    Letters of other scripts stay: where the machine has a typeface for them they are drawn, otherwise it is noted.
    """
    missing = (sign for sign in sorted(set(text)) if sign > "~" and ord(sign) not in letters)
    return {
        sign: _named(sign) for sign in missing if unicodedata.category(sign) in _SIGNS or _JOINING.match(sign)
    }


def _named(sign: str) -> str:
    if _JOINING.match(sign):
        return ""
    return f"[{unicodedata.name(sign, 'sign').lower().removeprefix(_FLAG)}]"
