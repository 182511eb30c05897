"""The process that makes figures into pictures: a document with one on each page comes in, PNGs go out.

It is started by pictures.py as ``python -m csp.documents.picturing FONTS MEMORY SECONDS``, under the same bounds as
the process that makes PDFs, and draws with the same renderer, so that a figure is the same everywhere.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from csp.documents.child import made, main

SCALE = 10 / 3  # dots for a point: 240 an inch


def pictured(given: dict[str, Any], fonts: Path) -> tuple[dict[str, Any], bytes]:
    """Return what was noted while the pages were drawn, with the length of each picture, and the pictures."""
    noted, pdf = made(given, fonts)
    pictures = [] if "failed" in noted else _pictures(pdf)
    return {**noted, "lengths": [len(one) for one in pictures]}, b"".join(pictures)


def _pictures(pdf: bytes) -> list[bytes]:
    import pypdfium2  # noqa: PLC0415  (under its bounds)

    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            kept = BytesIO()
            page.render(scale=SCALE).to_pil().save(kept, "PNG", optimize=True)
            found.append(kept.getvalue())
    return found


if __name__ == "__main__":
    main(pictured)
