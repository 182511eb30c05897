"""How large a PNG is, as its own head says."""

import struct

_SIZE = slice(16, 24)


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and the height in dots of a whole PNG."""
    width, height = struct.unpack(">II", png[_SIZE])
    return width, height
