"""What no typeface here has: signs such as emoji, and letters, are written as their names."""

import re
import unicodedata
from collections.abc import Container, Iterable
from pathlib import Path

REGULAR = "SourceSans3_400Regular.ttf"
# Joiners, variation selectors and skin tones change the sign before them and have no name of their own.
_JOINING = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_SIGNS = {"So", "Sm", "Sk", "Sc", "Cn", "Co", "Cf"}
_UNDRAWN = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]{4,6})\)$", re.DOTALL)
_NUMBERED = re.compile(r"-[0-9a-f]{4,6}$")
_FLAG = "regional indicator symbol letter "


def letters_of(fonts: Path) -> frozenset[int]:
    """Return every character that our typeface can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415  (in the child only)

    with TTFont(fonts / REGULAR, lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap())


def names_for(text: str, letters: Container[int]) -> dict[str, str]:
    """Return what to write for each sign of the text that can't be drawn: its name in brackets, [thumbs up sign].

    Letters of other scripts stay: where the machine has a typeface for them they are drawn.
    """
    missing = (sign for sign in sorted(set(text)) if sign > "~" and ord(sign) not in letters)
    return {
        sign: _named(sign) for sign in missing if unicodedata.category(sign) in _SIGNS or _JOINING.match(sign)
    }


def names_of(letters: Iterable[str]) -> dict[str, str]:
    """Return what to write for letters that the machine can't draw either: [tamil letter ka], [letter U+674E]."""
    return {letter: _named(letter) for letter in letters}


def undrawn(log: Iterable[str]) -> list[str]:
    """Return the letters that the renderer says it found in no typeface."""
    return sorted({chr(int(found[1], 16)) for line in log if (found := _UNDRAWN.match(line))})


def _named(sign: str) -> str:
    if _JOINING.match(sign):
        return ""
    name = unicodedata.name(sign, "").lower().removeprefix(_FLAG)
    if unicodedata.category(sign) in _SIGNS:
        return f"[{name or 'sign'}]"
    # A name that is a number only, such as that of a Chinese letter, says no more than the number.
    return f"[letter U+{ord(sign):04X}]" if _NUMBERED.search(name) or not name else f"[{name}]"
