"""A PDF as one person took it: their name and the time on each page. What is kept stays as it was."""

import unicodedata

from csp.documents import bounded
from csp.documents.bounded import Bounds

BOUNDS = Bounds(memory=1024 * 1024 * 1024, seconds=30, wait=60)


class CannotStamp(Exception):
    """A PDF could not be stamped; its words are for whoever keeps the site."""


def stamped(content: bytes, *, words: str) -> bytes:
    """Return a PDF with these words at the top of each page; CannotStamp where it can't be done.

    Letters that the typeface of stamps has not, such as ŵ, are written without their accents.
    """
    line = " ".join(words.split())
    try:
        line.encode("latin-1")
    except UnicodeEncodeError:
        apart = unicodedata.normalize("NFKD", line)
        line = "".join(one for one in apart if not unicodedata.combining(one))
    command = bounded.module("csp.documents.stamping_child", BOUNDS.memory, BOUNDS.seconds)
    try:
        return bounded.run(command, line.encode() + b"\n" + content, beat=lambda: None, bounds=BOUNDS)
    except (bounded.OutOfTime, bounded.OutOfMemory, bounded.Broken) as wrong:
        raise CannotStamp(str(wrong)) from wrong
