"""What goes with a pack: its appendices as they are on the day, all of them in one PDF to print, and their words."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from csp import files
from csp.files import MediaType
from csp.jobs import Stopped, Watch
from csp.kernel.report import NumberedReport
from csp.kernel.report.appendices import LETTERS, label_of
from csp.models import Reader
from csp.services.pdfs import kept
from scrutiny.models import Appendix, ExemptMatter, Pack, PackAppendix, Report
from scrutiny.queries import appendices
from scrutiny.services.appendix_files import is_as_kept
from scrutiny.sources.exempt import whole

if TYPE_CHECKING:
    from csp.documents.bundling import Bundle
    from csp.documents.render import Rendered

log = logging.getLogger(__name__)
GONE = (
    "The file of {label} is not here as it was kept. Choose it again among the appendices of the report, then build "
    "the report again."
)
CHANGED = "An appendix was changed while this was built. Build it again."


def taken(*, by: Reader, report: Report) -> list[Appendix]:
    """Return the appendices that a report has now. Raises Stopped where a file of one is not as it was kept."""
    rows = list(appendices.of_report(by, report=report))
    for letter, row in zip(LETTERS, rows, strict=False):
        if row.checked and not is_as_kept(file=row.checked.file):
            raise Stopped(GONE.format(label=label_of(letter)))
    return rows


def missing(*, by: Reader, pack: Pack) -> str:
    """Return the sentence for the first file of a pack that is not as it was kept; nothing where all are."""
    for one in appendices.attached_to(by, pack=pack):
        if not is_as_kept(file=one.checked.file):
            return f"The file of {one} is not here as it was kept. Build the report again, then issue that."
    return ""


def words_by_letter(*, by: Reader, report: Report, rows: Sequence[Appendix]) -> dict[str, str]:
    """Return all the words of the files of appendices, by the letters that they have now."""
    words = appendices.words_of(by, report=report)
    lettered = zip(LETTERS, rows, strict=False)
    return {letter: words.get(row.checked_id, "") for letter, row in lettered if row.checked_id}


def whole_rows(
    *, rows: Sequence[Appendix], matter: Sequence[ExemptMatter]
) -> tuple[list[Appendix], dict[str, str]]:
    """Return the appendices as they are in Part 2, and the words of the exempt ones' files by letter."""
    there = whole(rows, matter=matter)
    texts = {one.exemption.appendix_id: one.checked.text for one in matter if one.checked}
    lettered = zip(LETTERS, there, strict=False)
    return there, {letter: texts[row.pk] for letter, row in lettered if row.pk in texts}


def bundle_of(
    *, numbered: NumberedReport, made: "Rendered", rows: Sequence[Appendix], progress: Watch
) -> "tuple[Bundle | None, str]":
    """Return the report and its PDF appendices as one PDF to be printed, or why there is none; no PDF, nothing."""
    # What puts PDFs together is loaded by the worker that needs it, not by every page of the site.
    from csp.documents.bundling import NOT_MADE, Part, bundled  # noqa: PLC0415
    from csp.documents.render import CannotRender  # noqa: PLC0415

    try:
        parts = [
            Part(one, files.content_of(row.checked.file))
            for one, row in zip(numbered.appendices, rows, strict=True)
            if row.checked and row.checked.file.media_type == MediaType.PDF
        ]
    except (OSError, ValueError) as gone:  # somebody removed it since this began
        raise Stopped(CHANGED) from gone
    if not parts:
        return None, ""
    try:
        return bundled(numbered, made.pdf, pages=made.pages, parts=parts, beat=progress.beat), ""
    except CannotRender as wrong:
        log.warning("A print bundle could not be made: %s %s", wrong, wrong.detail)
        return None, NOT_MADE


def keep_attached(
    *, pack: Pack, rows: Sequence[Appendix], bundle: "Bundle | None", by: Reader, now: datetime
) -> None:
    """Let a pack that is about to be built hold its files, and the one to print.

    Raises Stopped where somebody removed one while it was built.
    """
    wanted = {row.checked_id for row in rows if row.checked_id}
    if appendices.still_there(by, ids=wanted).count() != len(wanted):
        raise Stopped(CHANGED)
    for letter, row in zip(LETTERS, rows, strict=False):
        if row.checked_id:
            PackAppendix(pack=pack, letter=letter, checked_id=row.checked_id).save()
    if bundle:
        pack.bundle_pages = bundle.pages
        pack.bundle = kept(
            content=bundle.pdf,
            name=file_name(pack=pack, what="to-print"),
            partnership_id=pack.partnership_id,
            by=by,
            now=now,
        )


def file_name(*, pack: Pack, what: str = "", ending: str = ".pdf") -> str:
    """Return the name of a pack's file, made of nothing that anybody typed; ``what`` says which of them it is."""
    what = "-".join(filter(None, ("part-2" if pack.is_part_2 else "", what)))
    day = pack.meeting.held_on if pack.meeting else pack.report.meeting.held_on
    return f"{pack.partnership.slug}-annual-report-{day:%Y-%m-%d}{f'-{what}' if what else ''}{ending}"


def name_of(*, one: PackAppendix, pack: Pack) -> str:
    """Return the name under which a file of a pack is downloaded: of what was typed, only its letter."""
    ending = MediaType(one.checked.file.media_type).endings[0]
    return file_name(pack=pack, what=f"appendix-{one.letter.lower()}", ending=ending)
