"""Renders a numbered report as a PDF, in one bounded process of its own, and checks what came back."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from csp.documents import child
from csp.documents.checks import Checks
from csp.documents.html import html_of, style_of
from csp.documents.letters import REGULAR
from csp.documents.verify import Noted, verify
from csp.kernel.report import NumberedReport

MEMORY = 1536 * 1024 * 1024  # bytes of address space
SECONDS = 120  # of the processor's time
WAIT = 240  # seconds on the wall
BEAT = 1  # second
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


@dataclass(frozen=True)
class Bounds:
    """How much a rendering may take: bytes of memory, seconds of the processor, seconds on the wall."""

    memory: int = MEMORY
    seconds: int = SECONDS
    wait: float = WAIT


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
    fonts = settings.BASE_DIR / FONTS
    if not (fonts / REGULAR).is_file():
        raise CannotRender("The typeface of PDFs is missing on this server. Run `make assets`.")
    given = json.dumps({"html": html, "style": style, "places": dict(places)}).encode()
    noted, pdf = _answer(_run(_command(fonts, bounds), given, beat=beat, bounds=bounds))
    return pdf, Noted(log=tuple(noted["log"]), refused=tuple(noted["refused"]), names=noted["names"])


def _command(fonts: Path, bounds: Bounds) -> list[str]:
    return [
        sys.executable,
        "-m",
        "csp.documents.child",
        str(fonts),
        str(bounds.memory),
        str(bounds.seconds),
    ]


def _run(command: list[str], given: bytes, *, beat: Callable[[], None], bounds: Bounds) -> bytes:
    """Return what the process wrote; it never outlives this call."""
    with subprocess.Popen(  # noqa: S603  (our own words, no shell)
        command,
        cwd=settings.BASE_DIR,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            return _waited(process, given, beat=beat, bounds=bounds)
        finally:
            if process.poll() is None:
                process.kill()


def _waited(
    process: subprocess.Popen[bytes], given: bytes, *, beat: Callable[[], None], bounds: Bounds
) -> bytes:
    until = time.monotonic() + bounds.wait
    rest: bytes | None = given
    while True:
        try:
            written, errors = process.communicate(rest, timeout=min(BEAT, bounds.wait))
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                raise CannotRender(_TOO_LONG) from None
            rest = None  # it was taken the first time
            beat()
            continue
        if process.returncode == 0:
            return written
        detail = errors.decode(errors="replace").strip()[-2000:]
        if process.returncode == -signal.SIGXCPU:
            raise CannotRender(_TOO_LONG, detail)
        if process.returncode < 0:  # a library, or the machine, ended it for want of memory
            raise CannotRender(_SENTENCES[child.MEMORY], detail)
        raise CannotRender(_UNSAID, detail)


def _environment() -> dict[str, str]:
    """Return the little that the process needs: it is told no secret of the site."""
    kept = (
        "PATH",
        "LD_LIBRARY_PATH",
        "DYLD_FALLBACK_LIBRARY_PATH",
        "FONTCONFIG_FILE",
        "HOME",
        "XDG_CACHE_HOME",
    )
    mine = {name: os.environ[name] for name in kept if name in os.environ}
    # The order of sets is the same each time, and so are the bytes.
    return {**mine, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}


def _answer(written: bytes) -> tuple[dict[str, Any], bytes]:
    line, _, pdf = written.partition(b"\n")
    try:
        noted = json.loads(line)
    except ValueError as wrong:
        raise CannotRender(_UNSAID, f"The process that makes PDFs answered: {line[:200]!r}") from wrong
    if failed := noted.get("failed"):
        raise CannotRender(_SENTENCES[failed], noted.get("detail", ""))
    return noted, pdf
