"""The words that the pages of any PDF show, as far as they are letters and not a picture of letters."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools import agl  # type: ignore[import-untyped]

from csp.documents.reading import inside

DEEPEST = 6  # drawings inside drawings
_OPERATORS = "Tf Tj TJ ' \" Td TD Tm T* Do"
_MOVES = frozenset({"Td", "TD", "Tm", "T*", "'", '"'})
_CODECS = {"/MacRomanEncoding": "mac_roman"}
_CHARS = re.compile(rb"<([0-9a-fA-F\s]+)>\s*<([0-9a-fA-F\s]*)>")
_RANGES = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|\[([^\]]*)\])")
_LISTS = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")
_WIDE = 2  # bytes of a letter of a font of many letters
MOST_LETTERS = 0x10000


class PageText:
    """Reads pages; the letters of a font are worked out once.

    ``unnamed`` is how many letters of the page that was read last nobody can name: its fonts don't say what they are.
    """

    def __init__(self) -> None:
        self.unnamed = 0
        self._fonts: dict[Any, tuple[bool, dict[int, str]]] = {}

    def of(self, page: pikepdf.Page) -> str:
        """Return the words of a page, in the order in which they are drawn."""
        self.unnamed = 0
        words = "".join(self._drawn(page, inside(page.obj, "/Resources"), 0))
        return " ".join(words.split())

    def _drawn(self, holder: Any, resources: Any, depth: int) -> Iterator[str]:
        font: tuple[bool, dict[int, str]] = (False, {})
        for instruction in pikepdf.parse_content_stream(holder, _OPERATORS):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in _MOVES:
                yield " "
            if operator == "Tf" and operands:
                font = self._font(inside(resources, "/Font").get(str(operands[0])))
            elif operator == "Do" and operands and depth < DEEPEST:
                form = inside(resources, "/XObject").get(str(operands[0]))
                if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                    yield from self._drawn(form, form.get("/Resources", resources), depth + 1)
            elif operands:
                yield from self._said(operands[-1], *font)

    def _said(self, shown: Any, is_wide: bool, letters: dict[int, str]) -> Iterator[str]:
        for piece in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if isinstance(piece, pikepdf.String):
                raw = bytes(piece)
                step = _WIDE if is_wide else 1
                codes = [int.from_bytes(raw[at : at + step], "big") for at in range(0, len(raw), step)]
                self.unnamed += sum(code not in letters for code in codes)
                yield "".join(letters.get(code, "") for code in codes)

    def _font(self, font: Any) -> tuple[bool, dict[int, str]]:
        if not isinstance(font, pikepdf.Dictionary):
            return False, {}
        key = font.objgen
        if key == (0, 0):
            return _letters_of(font)
        if key not in self._fonts:
            self._fonts[key] = _letters_of(font)
        return self._fonts[key]


def _letters_of(font: Any) -> tuple[bool, dict[int, str]]:
    """Return whether the font's letters are two bytes each, and the letter of each code."""
    is_wide = font.get("/Subtype") == "/Type0"
    letters = {} if is_wide else _simple(font)
    told = font.get("/ToUnicode")
    if isinstance(told, pikepdf.Stream):
        letters |= dict(_told(told.read_bytes()))
    return is_wide, letters


def _simple(font: Any) -> dict[int, str]:
    encoding: Any = font.get("/Encoding", "/WinAnsiEncoding")
    differs = isinstance(encoding, pikepdf.Dictionary)
    base = str(encoding.get("/BaseEncoding", "")) if differs else str(encoding)
    table = bytes(range(256)).decode(_CODECS.get(base, "cp1252"), "replace")
    letters = dict(enumerate(table))
    code = 0
    for one in encoding.get("/Differences", []) if differs else []:
        if isinstance(one, pikepdf.Name):
            letters[code] = agl.toUnicode(str(one).removeprefix("/"))
            code += 1
        else:
            code = int(one)
    return letters


def _told(written: bytes) -> Iterator[tuple[int, str]]:
    """Give the letter of each code, as a font's own table has it."""
    for kind, body in _LISTS.findall(written):
        if kind == b"bfchar":
            for code, to in _CHARS.findall(body):
                yield int(b"".join(code.split()), 16), _utf_16(to)
            continue
        for first, last, start, listed in _RANGES.findall(body):
            low, high = int(first, 16), min(int(last, 16), int(first, 16) + MOST_LETTERS)
            if listed:
                yield from zip(range(low, high + 1), map(_utf_16, _HEX.findall(listed)), strict=False)
                continue
            begin = _utf_16(start)
            for at in range(high - low + 1) if begin else ():
                point = ord(begin[-1]) + at
                yield low + at, begin[:-1] + chr(min(point, 0x10FFFF))


def _utf_16(hexadecimal: bytes) -> str:
    digits = b"".join(hexadecimal.split())
    return bytes.fromhex((digits if len(digits) % 4 == 0 else digits.rjust(4, b"0")).decode()).decode(
        "utf-16-be", "ignore"
    )
