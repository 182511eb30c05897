"""What a picture says besides what it shows (place, day, device, author, notes): taken out, byte for byte."""

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Exif and XMP, IPTC, and comments; those of a PNG by their own names.
OF_A_JPEG = frozenset({0xE1, 0xED, 0xFE})
OF_A_PNG = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
SCAN, ALONE = 0xDA, frozenset({0x01, *range(0xD0, 0xD8)})


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
    kept, at = bytearray(JPEG), len(JPEG)
    while True:
        if content[at] != 0xFF:
            raise NoPicture
        while content[at + 1] == 0xFF:  # a marker may be filled up to any length
            at += 1
        mark = content[at + 1]
        if mark == SCAN:
            return bytes(kept) + content[at:]
        end = at + 2 if mark in ALONE else at + 2 + (content[at + 2] << 8 | content[at + 3])
        if mark not in OF_A_JPEG:
            kept += content[at:end]
        at = end


def _png(content: bytes) -> bytes:
    kept, at, name = bytearray(PNG), len(PNG), b""
    while name != b"IEND":
        name = content[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        content[end - 1]  # whether it goes on for as long as it says
        if name not in OF_A_PNG:
            kept += content[at:end]
        at = end
    return bytes(kept)
