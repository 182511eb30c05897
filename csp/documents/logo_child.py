"""The process that draws a logo anew: a PNG or JPEG comes in, its size and a small PNG go out.

It is started by logo.py as ``python -m csp.documents.logo_child MEMORY SECONDS``, without Django, a database, the
site's environment or the network.
"""

import json
import sys
from io import BytesIO
from typing import Any

from csp.documents.bounded import limit

REFUSED = "refused"
MOST_DOTS = 16_000_000
LONGEST, HIGHEST = 900, 300  # dots: 60 by 20 millimetres on paper, sharp
LEAST = 40
BROKEN = (
    "The picture can’t be opened: it is damaged, or is no PNG or JPEG. Save it again, then choose it again"
)
TOO_LARGE = "The picture has {dots} million dots, and a logo may have 16 million. Make it smaller"
TOO_SMALL = "The picture is {width} by {height} dots. A logo needs 40 by 40 at least, to be seen on paper"


def main() -> None:
    """Limit this process, draw the picture anew, and write what is known of it and its bytes."""
    limit(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
    known, png = drawn_anew(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(known).encode() + b"\n" + png)


def drawn_anew(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the size of a picture and the picture as a PNG on white, or why it can't be a logo."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (under its bounds)

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as found:
            width, height = found.size
            if width * height > MOST_DOTS:
                return {REFUSED: TOO_LARGE.format(dots=width * height // 1_000_000)}, b""
            if min(width, height) < LEAST:
                return {REFUSED: TOO_SMALL.format(width=width, height=height)}, b""
            seen = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError):
        return {REFUSED: BROKEN}, b""
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    made = paper.convert("RGB")
    made.thumbnail((LONGEST, HIGHEST))
    kept = BytesIO()
    made.save(kept, "PNG", optimize=True)
    return {"width": made.width, "height": made.height}, kept.getvalue()


if __name__ == "__main__":
    main()
