"""The process that makes a PDF: a document comes in, a line of JSON and the PDF go out, and nothing else is reached.

It is started by render.py as ``python -m csp.documents.child FONTS MEMORY SECONDS``, without Django, a
database, the site's environment or the network.
"""

import gc
import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from csp.documents.bounded import limit

# It is marking.py that numbers and compresses the file, once; the renderer would do each twice.
RAW = {"pdf_variant": "pdf/a-2a", "pdf_identifier": False, "uncompressed_pdf": True}

REFUSED, MEMORY, LIBRARY, DEEP = "refused", "memory", "library", "deep"


Make = Callable[[dict[str, Any], Path], tuple[dict[str, Any], bytes]]


def main(make: Make) -> None:
    """Limit this process, make what is wanted, and write what was noted and the bytes."""
    fonts, memory, seconds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    limit(memory=memory, seconds=seconds)
    gc.disable()  # a tenth of the time; all of the memory goes back in a moment
    # What a library prints goes where errors go: the answer is ours alone.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    noted, found = _tried(make, json.load(sys.stdin.buffer), fonts)
    answer.write(json.dumps(noted).encode() + b"\n" + found)
    answer.close()


def _tried(make: Make, given: dict[str, Any], fonts: Path) -> tuple[dict[str, Any], bytes]:
    try:
        import weasyprint  # noqa: F401, PLC0415  (only this process pays for it)
    except OSError as missing:  # a library that it is built on
        return {"failed": LIBRARY, "detail": str(missing).partition("\n")[0]}, b""
    try:
        return make(given, fonts)
    except MemoryError:
        return {"failed": MEMORY}, b""
    except RecursionError:
        return {"failed": DEEP}, b""


def made(given: dict[str, Any], fonts: Path) -> tuple[dict[str, Any], bytes]:
    """Return what was noted while the PDF was made, and its bytes.

    ``given`` holds the HTML, its style sheet, and the words for what each link leads to, by the link's anchor.
    """
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415  (under its bounds)

    from csp.documents.fetching import Locked  # noqa: PLC0415  (under its bounds)
    from csp.documents.letters import letters_of, names_for, names_of, undrawn  # noqa: PLC0415  (under its bounds)
    from csp.documents.marking import marked  # noqa: PLC0415  (under its bounds)

    log, fetcher = _Kept(), Locked(fonts)
    names = names_for(given["html"], letters_of(fonts))
    try:
        pdf = _drawn(given, names, fetcher)
        if missing := undrawn(log.lines):
            names |= names_of(missing)
            log.lines.clear()
            gc.collect()  # the first drawing is as large as the second
            pdf = _drawn(given, names, fetcher)
    except FatalURLFetchingError:
        return {"failed": REFUSED, "detail": fetcher.refused[0]}, b""
    gc.collect()  # the drawing is of no more use, and larger than all that follows
    return {"log": log.lines, "refused": fetcher.refused, "names": names}, marked(pdf, given["places"])


def _drawn(given: dict[str, Any], names: dict[str, str], fetcher: Any) -> bytes:
    """Return the PDF with these names in place of their signs; nothing else of the drawing is kept."""
    from weasyprint import CSS, HTML  # noqa: PLC0415  (under its bounds)
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  (under its bounds)

    from csp.documents.lighter import lighten  # noqa: PLC0415  (under its bounds)

    text = given["html"].translate({ord(sign): name for sign, name in names.items()})
    faces = FontConfiguration()
    style = CSS(string=given["style"], url_fetcher=fetcher, font_config=faces)
    source = HTML(string=text, url_fetcher=fetcher)
    document = source.render(stylesheets=[style], font_config=faces, **RAW)
    lighten(document)
    pdf: bytes = document.write_pdf(**RAW)
    return pdf


class _Kept(logging.Handler):
    """Keeps what the renderer warns of: each is a failure, for somebody to read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        logger = logging.getLogger("weasyprint")
        logger.addHandler(self)
        logger.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage())


if __name__ == "__main__":
    main(made)
