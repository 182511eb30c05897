"""Draw a report as a PDF that passed its checks, and keep it: each sentence is for whoever waits for the job."""

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from csp import files
from csp.files import MediaType, NotKept
from csp.files.keeping import MEGABYTE
from csp.jobs import Stopped, Watch
from csp.kernel.report import NumberedReport
from csp.models import Reader, StoredFile

if TYPE_CHECKING:
    from csp.documents.render import Rendered

log = logging.getLogger(__name__)
LARGEST = 40  # megabytes
SITE = "Tell whoever keeps this site."


def drawn(*, numbered: NumberedReport, progress: Watch) -> "Rendered":
    """Return the PDF; what can't be drawn, or fails a check, raises Stopped with a sentence."""
    # What looks through PDFs is loaded by the worker that needs it, not by every page of the site.
    from csp.documents.render import CannotRender, render  # noqa: PLC0415

    try:
        made = render(numbered, beat=progress.beat)
    except CannotRender as wrong:
        if wrong.detail:
            log.error("A PDF could not be drawn: %s", wrong.detail)
        raise Stopped(str(wrong)) from wrong
    if failures := made.checks.failures:
        raise Stopped(f"It was drawn, but did not pass its checks. {failures[0].words}")
    return made


def kept(
    *, content: bytes, name: str, partnership_id: int, by: Reader, now: datetime, circle_id: int | None = None
) -> StoredFile:
    """Keep the bytes under a name made of nothing that anybody typed; raises Stopped when they can't be kept."""
    if len(content) > LARGEST * MEGABYTE:
        raise Stopped(f"It is larger than {LARGEST} MB. Make it shorter.")
    try:
        return files.keep(
            content,
            name=name,
            allowed={MediaType.PDF},
            megabytes=LARGEST,
            partnership_id=partnership_id,
            circle_id=circle_id,
            by=by,
            now=now,
        )
    except NotKept as wrong:
        log.error("A PDF that was drawn could not be kept: %s", wrong)
        raise Stopped(f"It was drawn, but what was drawn is no PDF that can be kept. {SITE}") from wrong
