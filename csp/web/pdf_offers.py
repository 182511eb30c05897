"""The PDF of a page as the page offers it: to be asked for, being made, there, or why it couldn't be made."""

from dataclasses import dataclass, replace
from datetime import date

from csp.kernel.file_size import size_words
from csp.models import Job, MadePdf, Reader
from csp.queries import made_pdfs
from csp.queries.jobs import latest_of, states_by_subject
from csp.services.made_pdfs import DAYS_KEPT, KIND

SOMEBODY_ELSES = "Somebody else asked for it, and knows why."


@dataclass(frozen=True)
class PdfOffer:
    """What a page says of its PDF; ``size`` is empty while there is no file."""

    size: str = ""
    as_at: date | None = None
    is_being_made: bool = False
    job_key: str = ""  # of one's own job, which has a page
    refusal: str = ""
    days_kept: int = DAYS_KEPT

    @property
    def button(self) -> str:
        """Return what the button says."""
        if self.refusal:
            return "Try again"
        return "Make a new PDF" if self.size else "Make a PDF"


def own_offer(reader: Reader, *, kind: str, subject_key: str) -> PdfOffer:
    """Return what a page offers of the PDF that the reader asked for themselves."""
    pdf = made_pdfs.own(reader, kind=kind, subject_key=subject_key)
    return _offer(reader, pdf) if pdf else PdfOffer()


def offer_for_everyone(reader: Reader, *, kind: str, subject_key: str) -> PdfOffer:
    """Return what a page offers, to whoever looks after it, of the PDF that is for everyone."""
    pdf = made_pdfs.for_everyone(reader, kind=kind, subject_key=subject_key)
    return _offer(reader, pdf) if pdf else PdfOffer()


def size_of(pdf: MadePdf | None) -> str:
    """Return its type, pages and size for a link, “PDF, 6 pages, 120 KB”; nothing while there is no file."""
    if pdf is None or pdf.file is None:
        return ""
    return f"PDF, {pdf.pages} page{'' if pdf.pages == 1 else 's'}, {size_words(pdf.file.size)}"


def _offer(reader: Reader, pdf: MadePdf) -> PdfOffer:
    there = PdfOffer(size=size_of(pdf), as_at=pdf.as_at if pdf.file else None)
    if pdf.content is None:
        return there
    mine = latest_of(reader, kind=KIND, subject_key=pdf.key)
    if mine and mine.asked_at >= pdf.asked_at:
        has_failed, refusal, key = mine.state == Job.State.FAILED, mine.refusal, mine.key
    else:
        state = states_by_subject(reader, kind=KIND, subject_keys=[pdf.key]).get(pdf.key)
        has_failed, refusal, key = state == Job.State.FAILED, SOMEBODY_ELSES, ""
    if has_failed:
        return replace(there, refusal=refusal, job_key=key)
    return replace(there, is_being_made=True, job_key=key)
