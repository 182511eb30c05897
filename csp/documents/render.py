"""Renders a numbered report as a PDF, in one bounded process of its own, and checks what came back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings

from csp.documents import bounded, child
from csp.documents.bounded import Bounds
from csp.documents.checks import Checks
from csp.documents.html import html_of, style_of
from csp.documents.letters import REGULAR
from csp.documents.verify import Noted, verify
from csp.kernel.report import NumberedReport

FONTS = Path("build") / "assets" / "fonts"

_UNSAID = "The PDF could not be made. Tell whoever keeps this site."
_TOO_LONG = "The PDF could not be made: it took too long. Make it shorter."
_SENTENCES = {
    child.MEMORY: "The PDF could not be made: it needs more memory than a PDF may take. Make it shorter.",
    child.DEEP: "The PDF could not be made: something in it is nested too deeply.",
    child.REFUSED: "The PDF could not be made: something in it asks for a file or an address from outside.",
    child.LIBRARY: (
        "PDFs can't be made on this server: the Pango library is missing. On Debian, install libpango-1.0-0, "
        "libpangoft2-1.0-0 and libharfbuzz-subset0."
    ),
}


class CannotRender(Exception):
    """One sentence that says why there is no PDF; ``detail`` is for whoever keeps the site."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


@dataclass(frozen=True)
class Rendered:
    """A PDF with its number of pages, and what was checked before it may be issued."""

    pdf: bytes
    pages: int
    checks: Checks


BOUNDS = Bounds()


def render(
    numbered: NumberedReport, *, beat: Callable[[], None] = lambda: None, bounds: Bounds = BOUNDS
) -> Rendered:
    """Return the report as a checked PDF, or raise CannotRender; ``beat`` is called about once a second."""
    places = {target.anchor: target.words for target in numbered.targets.values()}
    pdf, noted = drawn(html_of(numbered), style_of(numbered), places=places, beat=beat, bounds=bounds)
    checks = verify(pdf, numbered, noted)
    return Rendered(pdf, checks.pages, checks)


def drawn(
    html: str, style: str, *, places: Mapping[str, str], beat: Callable[[], None], bounds: Bounds
) -> tuple[bytes, Noted]:
    """Return a document as a PDF and what was noted meanwhile, or raise CannotRender; it is not checked yet."""
    given = {"html": html, "style": style, "places": dict(places)}
    noted, pdf = _asked("csp.documents.child", given, beat=beat, bounds=bounds)
    return pdf, Noted(log=tuple(noted["log"]), refused=tuple(noted["refused"]), names=noted["names"])


def pictured(html: str, style: str, *, bounds: Bounds) -> list[bytes]:
    """Return each page of a document as a picture, a PNG, or raise CannotRender."""
    given = {"html": html, "style": style, "places": {}}
    noted, pictures = _asked("csp.documents.picturing", given, beat=lambda: None, bounds=bounds)
    read = BytesIO(pictures)
    return [read.read(length) for length in noted["lengths"]]


def _asked(
    process: str, given: dict[str, Any], *, beat: Callable[[], None], bounds: Bounds
) -> tuple[dict[str, Any], bytes]:
    """Return what the process noted and made."""
    fonts = settings.BASE_DIR / FONTS
    if not (fonts / REGULAR).is_file():
        raise CannotRender("The typeface of PDFs is missing on this server. Run `make assets`.")
    command = bounded.module(process, fonts, bounds.memory, bounds.seconds)
    return _answer(_run(command, json.dumps(given).encode(), beat=beat, bounds=bounds))


def _run(command: list[str], given: bytes, *, beat: Callable[[], None], bounds: Bounds) -> bytes:
    """Return what the process wrote."""
    try:
        return bounded.run(command, given, beat=beat, bounds=bounds)
    except bounded.OutOfTime as wrong:
        raise CannotRender(_TOO_LONG, str(wrong)) from None
    except bounded.OutOfMemory as wrong:
        raise CannotRender(_SENTENCES[child.MEMORY], str(wrong)) from None
    except bounded.Broken as wrong:
        raise CannotRender(_UNSAID, str(wrong)) from None


def _answer(written: bytes) -> tuple[dict[str, Any], bytes]:
    line, _, pdf = written.partition(b"\n")
    try:
        noted = json.loads(line)
    except ValueError as wrong:
        raise CannotRender(_UNSAID, f"The process that makes PDFs answered: {line[:200]!r}") from wrong
    if failed := noted.get("failed"):
        raise CannotRender(_SENTENCES[failed], noted.get("detail", ""))
    return noted, pdf
