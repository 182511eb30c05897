"""Reads the words of a page out of a PDF, in the order in which they were drawn."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_SHOWN = "Tf Tj TJ"
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def inside(holder: Any, *names: str) -> Any:
    """Return what lies in a dictionary of a PDF, by its names one inside another; an empty one if it has none."""
    for name in names:
        holder = holder.get(name)
        if holder is None:
            return {}
    return holder


class Reader:
    """Reads pages; the letters of a font are worked out once."""

    def __init__(self) -> None:
        self._letters: dict[Any, dict[int, str]] = {}

    def pieces(self, page: pikepdf.Page) -> list[str]:
        """Return the pieces of text of a page, as they were drawn one after another."""
        fonts = inside(page.obj, "/Resources", "/Font")
        letters: dict[int, str] = {}
        found = []
        for instruction in pikepdf.parse_content_stream(page, _SHOWN):
            if str(instruction.operator) == "Tf":
                letters = self._letters_of(fonts[str(instruction.operands[0])])
            else:
                found.append("".join(letters.get(code, "") for code in _codes(instruction.operands[0])))
        return found

    def _letters_of(self, font: Any) -> dict[int, str]:
        key = font.objgen
        if key not in self._letters:
            written = font["/ToUnicode"].read_bytes() if "/ToUnicode" in font else b""
            self._letters[key] = {
                int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be", "replace")
                for code, to in _PAIR.findall(written.partition(b"beginbfchar")[2])
            }
        return self._letters[key]


def _codes(shown: Any) -> Iterator[int]:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    for string in strings:
        if isinstance(string, pikepdf.String):
            raw = bytes(string)
            yield from (raw[at] << 8 | raw[at + 1] for at in range(0, len(raw) - 1, 2))
