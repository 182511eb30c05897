"""Takes a logo that somebody gives, and draws it anew as a small PNG, in a bounded process of its own."""

import json
from dataclasses import dataclass

from csp.documents import bounded
from csp.documents.bounded import Bounds
from csp.documents.logo_child import REFUSED

BOUNDS = Bounds(memory=768 * 1024 * 1024, seconds=15, wait=30)  # somebody waits for it
UNSAID = (
    "The picture can’t be opened: it is damaged, or is no PNG or JPEG. Save it again, then choose it again"
)


class NotALogo(Exception):
    """One sentence that says why a picture can't be a logo, and what to do."""


@dataclass(frozen=True)
class Drawn:
    """A logo as a PNG with nothing in it but its dots, and its size in them."""

    png: bytes
    width: int
    height: int


def drawn_logo(content: bytes) -> Drawn:
    """Return a picture drawn anew: no date, place, name or second picture in it. Raises NotALogo."""
    command = bounded.module("csp.documents.logo_child", BOUNDS.memory, BOUNDS.seconds)
    try:
        written = bounded.run(command, content, beat=lambda: None, bounds=BOUNDS)
    except (bounded.OutOfTime, bounded.OutOfMemory, bounded.Broken) as wrong:
        raise NotALogo(UNSAID) from wrong
    line, _, png = written.partition(b"\n")
    known = json.loads(line)
    if refused := known.get(REFUSED):
        raise NotALogo(refused)
    return Drawn(png, known["width"], known["height"])
