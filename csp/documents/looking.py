"""Looks through a file that somebody gives with a report, in a bounded process of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from csp.documents import bounded
from csp.documents.bounded import Bounds
from csp.documents.looking_child import MEMORY, PDF, REFUSED, WORD
from csp.documents.public_pdf import NotForEverybody

BOUNDS = Bounds(memory=1024 * 1024 * 1024, seconds=40, wait=60)  # somebody waits for it
TOO_MUCH = (
    "The file could not be looked through: it takes too long, or too much memory. Make it shorter or simpler, for "
    "example by printing it to a new PDF"
)
UNSAID = "The file could not be looked through. Print it to a new PDF, then choose that"


@dataclass(frozen=True)
class Looked:
    """What is known of a file: its pages (0 if nobody knows), whether it has tags or headings, its language.

    ``turned`` are its pages that are shown on their side, ``silent`` those whose words nobody can read, and
    ``text`` all its words. ``content`` is the file as everybody will have it.
    """

    content: bytes
    pages: int
    is_tagged: bool
    language: str
    turned: tuple[int, ...]
    silent: tuple[int, ...]
    text: str


def look_through(
    content: bytes,
    *,
    is_word: bool,
    title: str,
    most_pages: int,
    beat: Callable[[], None] = lambda: None,
    bounds: Bounds = BOUNDS,
) -> Looked:
    """Return what is known of a PDF or Word document, and it without its authors.

    Raises NotForEverybody, with the fault and what to do about it.
    """
    asked = {"kind": WORD if is_word else PDF, "title": title, "most_pages": most_pages}
    command = bounded.module("csp.documents.looking_child", bounds.memory, bounds.seconds)
    try:
        written = bounded.run(command, json.dumps(asked).encode() + b"\n" + content, beat=beat, bounds=bounds)
    except (bounded.OutOfTime, bounded.OutOfMemory) as wrong:
        raise NotForEverybody(TOO_MUCH) from wrong
    except bounded.Broken as wrong:
        raise NotForEverybody(UNSAID) from wrong
    line, _, cleaned = written.partition(b"\n")
    known = json.loads(line)
    if refused := known.get(REFUSED):
        raise NotForEverybody(TOO_MUCH if refused == MEMORY else refused)
    known |= {name: tuple(known[name]) for name in ("turned", "silent")}
    return Looked(content=cleaned, **known)
