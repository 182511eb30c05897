"""What a picture says besides what it shows (place, day, device, author, notes): taken out, byte for byte."""

import re

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Of a JPEG's own notes only what a program needs to draw it in its colours goes on; of a PNG's parts likewise.
DRAWS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
NOTES = frozenset({*range(0xE0, 0xF0), 0xFE})
OF_A_PNG = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"bKGD",
    }
    | {b"pHYs", b"sPLT", b"hIST", b"acTL", b"fcTL", b"fdAT"}
)
SCAN, END, ALONE = 0xDA, 0xD9, frozenset({0x01, *range(0xD0, 0xD8)})
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class NoPicture(Exception):
    """A file that begins as a picture and does not go on as one."""


def without_words(content: bytes) -> bytes:
    """Return a JPEG or a PNG without what it says; whatever is neither is returned as it is.

    Raises NoPicture when it can't be read.
    """
    try:
        if content.startswith(JPEG):
            return _jpeg(content)
        return _png(content) if content.startswith(PNG) else content
    except IndexError as wrong:
        raise NoPicture from wrong


def _jpeg(content: bytes) -> bytes:
    """Return it up to its end: what a camera put behind that (a second picture, with its own notes) stays here."""
    kept, at = bytearray(JPEG), len(JPEG)
    while True:
        if content[at] != 0xFF:
            raise NoPicture
        while content[at + 1] == 0xFF:  # a marker may be filled up to any length
            at += 1
        mark = content[at + 1]
        if mark == END:
            return bytes(kept) + content[at : at + 2]
        end = at + 2 if mark in ALONE else at + 2 + (content[at + 2] << 8 | content[at + 3])
        if mark not in NOTES or (mark in DRAWS and content.startswith(DRAWS[mark], at + 4)):
            kept += content[at:end]
        if mark == SCAN:
            after = _AFTER_SCAN.search(content, end)
            if after is None:  # it was cut off
                return bytes(kept) + content[end:]
            kept += content[end : after.start()]
            end = after.start()
        at = end


def _png(content: bytes) -> bytes:
    kept, at, name = bytearray(PNG), len(PNG), b""
    while name != b"IEND":
        name = content[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        content[end - 1]  # whether it goes on for as long as it says
        if name in OF_A_PNG:
            kept += content[at:end]
        at = end
    return bytes(kept)
