"""The process that puts PDFs one behind another to be printed: they come in, and one PDF goes out.

It is started by bundling.py as ``python -m csp.documents.bundling_child MEMORY SECONDS``, without Django, a
database, the site's environment or the network.
"""

import json
import os
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from csp.documents.bounded import limit

FONT, SIZE, EDGE, ROOM = "/SaferplanStamp", 9, 18, 3  # points
WIDE = 0.53  # of its size, a letter of the stamp, at most
WHOLE, QUARTER, HALF, THREE_QUARTERS = 360, 90, 180, 270


def main() -> None:
    """Limit this process, put the parts together, and write the pages of each and the bytes."""
    limit(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
    # What a library prints goes where errors go: the answer is ours alone.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    line, _, content = sys.stdin.buffer.read().partition(b"\n")
    pdf, pages = together(json.loads(line), content)
    answer.write(json.dumps({"pages": pages}).encode() + b"\n" + pdf)
    answer.close()


def together(asked: dict[str, Any], content: bytes) -> tuple[bytes, int]:
    """Return one PDF of all parts, and how many pages it has; parts with a stamp have it on each page.

    ``asked`` has a title, and for each part how many bytes it has, its bookmark and its stamp, which may be empty.
    """
    made = pikepdf.new()
    font = font_in(made)
    begins = []
    for part, one in _parts(asked["parts"], content):
        with pikepdf.open(BytesIO(one)) as source:
            begins.append((part["bookmark"], len(made.pages)))
            count = len(source.pages)
            for at, page in enumerate(source.pages, start=1):
                made.pages.append(page)
                added = made.pages[-1]
                _strip(added)
                if part["stamp"]:
                    stamp(added, f"{part['stamp']}, page {at} of {count}", font)
    with made.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(words, page) for words, page in begins)
    with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["dc:title"] = asked["title"]
    made.docinfo["/Title"] = asked["title"]
    made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    written = BytesIO()
    pages = len(made.pages)
    made.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue(), pages


def font_in(made: pikepdf.Pdf) -> pikepdf.Object:
    """Return the typeface of stamps, put into a PDF."""
    return made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def stamp(page: pikepdf.Page, words: str, font: pikepdf.Object) -> None:
    """Write words at the top right of a page, as it is turned when it is shown."""
    left, low, right, high = (float(one) for one in page.cropbox)
    turn = int(page.get("/Rotate", 0)) % WHOLE
    across, up = right - left, high - low
    wide, tall = (up, across) if turn in (QUARTER, THREE_QUARTERS) else (across, up)
    turned = {
        QUARTER: (0, 1, -1, 0, across, 0),
        HALF: (-1, 0, 0, -1, across, up),
        THREE_QUARTERS: (0, -1, 1, 0, 0, up),
    }.get(turn, (1, 0, 0, 1, 0, 0))
    *matrix, move_across, move_up = turned
    length = WIDE * SIZE * len(words)
    x, y = max(wide - EDGE - length, 0), tall - EDGE - SIZE
    placed = " ".join(f"{one:g}" for one in (*matrix, move_across + left, move_up + low))
    box = f"{x - ROOM:.1f} {y - ROOM:.1f} {length + 2 * ROOM:.1f} {SIZE + 2 * ROOM:.1f} re f"
    written = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    text = f"BT {FONT} {SIZE} Tf {x:.1f} {y:.1f} Td ({written}) Tj ET"
    page.add_resource(font, pikepdf.Name.Font, pikepdf.Name(FONT), replace_existing=True)
    page.contents_add(b"q\n", prepend=True)
    # It is no part of what a page says: whoever reads it aloud leaves it out.
    drawn = f"/Artifact <</Type /Pagination>> BDC q {placed} cm 1 g {box} 0 g {text} Q EMC"
    page.contents_add(f"\nQ\n{drawn}\n".encode("latin-1", "replace"))


def _parts(parts: list[dict[str, Any]], content: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
    at = 0
    for part in parts:
        yield part, content[at : at + part["size"]]
        at += part["size"]


def _strip(page: pikepdf.Page) -> None:
    """Take from a page what only a screen has a use for, and what leads to tags that are no longer there."""
    for name in ("/StructParents", "/Tabs", "/AA"):
        if name in page:
            del page[name]
    notes: Any = page.get("/Annots", [])
    printed = [one for one in notes if isinstance(one, pikepdf.Dictionary) and "/AP" in one]
    if "/Annots" in page:
        del page["/Annots"]
    if printed:
        page.obj.Annots = pikepdf.Array(printed)


if __name__ == "__main__":
    main()
