"""Make a pack into a Word document, from the same frozen words as its PDF."""

import logging
from pathlib import PurePath

from csp.kernel.report import CannotNumber, CannotRead, thaw
from scrutiny.models import Pack

log = logging.getLogger(__name__)
_INSTEAD = "It can be read as a PDF."


class CannotMakeWord(Exception):
    """One sentence or two that say why a pack can't be had as Word."""


def word_of_pack(*, pack: Pack) -> bytes:
    """Return a pack that is built as a Word document; CannotMakeWord if it can't be made one."""
    # What writes documents takes a while to load: only whoever asks for one waits for it.
    from csp.documents.pictures import pictures_of  # noqa: PLC0415
    from csp.documents.render import CannotRender  # noqa: PLC0415
    from csp.documents.word import word_of  # noqa: PLC0415

    try:
        numbered = thaw(pack.snapshot or {})
    except (CannotRead, CannotNumber) as wrong:
        raise CannotMakeWord(f"This report can’t be made into a Word document. {wrong}") from wrong
    try:
        return word_of(numbered, pictures=pictures_of(numbered))
    except CannotRender as wrong:
        log.error("The figures of the pack %s could not be drawn: %s %s", pack.key, wrong, wrong.detail)
        raise CannotMakeWord(
            f"The figures of this report could not be drawn, so there is no Word document of it now. {_INSTEAD}"
        ) from wrong


def word_name(*, pack: Pack) -> str:
    """Return what the document is called: as its PDF is, which is made of nothing that anybody typed."""
    return PurePath(pack.file.name).with_suffix(".docx").name  # type: ignore[union-attr]
