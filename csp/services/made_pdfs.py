"""PDFs of pages: frozen when they are asked for, drawn in the background, kept, and let go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import IntegrityError, transaction
from django.http import Http404

from csp import files, jobs
from csp.audit.saving import Subject
from csp.jobs import Stopped, Watch
from csp.kernel.report import CannotNumber, CannotRead, NumberedReport, Report, from_json, number, to_json
from csp.models import Job, MadePdf, Reader, StoredFile
from csp.policies.see_as import READ_ONLY
from csp.queries import made_pdfs
from csp.queries.jobs import latest_of, states_by_subject
from csp.services.pdfs import drawn, kept

KIND = "csp.make-pdf"
STEPS = 2
DAYS_KEPT = 30  # one that somebody asked for; one for everyone stays
NOT_WANTED = "This PDF is not wanted any more, or you may no longer have it made."


class About(Subject, Protocol):
    """What a PDF is about: a record that knows where it belongs, and has a key."""

    key: str

    @property
    def partnership_id(self) -> int:
        """Return the partnership that it belongs to."""


@dataclass(frozen=True)
class WantedPdf:
    """What somebody wants as a PDF.

    ``kind`` says of which page, such as “plans.highlights”; ``report`` is all that it will say; ``name`` is that of
    the file, made of nothing that anybody typed; ``page`` is the address that offers it.
    """

    kind: str
    report: Report
    name: str
    page: str
    is_public: bool = False


@transaction.atomic
def ask_for_pdf(*, about: About, wanted: WantedPdf, by: Reader, now: datetime) -> Job:
    """Have a PDF made in the background, and return its job; whoever calls this asked whether ``by`` may.

    While one's own is being made, its job is returned.
    """
    pdf = _held(about, wanted, by=by, now=now)
    return _going(pdf, by=by) or _started(pdf, wanted, by=by, now=now)


@transaction.atomic
def ask_once_for_pdf(*, about: About, wanted: WantedPdf, by: Reader, now: datetime) -> Job | None:
    """Have the PDF made that is for everyone, and return its job.

    One that is there already stays, and one that somebody else is having made is made once: no job of ``by``.
    """
    pdf = _held(about, wanted, by=by, now=now)
    if pdf.file_id:
        return None
    if going := _going(pdf, by=by):
        return going
    state = states_by_subject(by, kind=KIND, subject_keys=[pdf.key]).get(pdf.key)
    is_somebodys = state in (Job.State.WAITING, Job.State.RUNNING)
    return None if is_somebodys else _started(pdf, wanted, by=by, now=now)


def make(*, key: str, by: Reader, progress: Watch) -> None:
    """Draw the PDF with this key from what was frozen, and keep it; raises Stopped with a sentence."""
    pdf = made_pdfs.to_make(by, key=key)
    if pdf is None:
        raise Stopped(NOT_WANTED)
    if pdf.content is None:
        return
    progress.step(0, STEPS, "drawing the pages")
    numbered = _numbered(pdf)
    made = drawn(numbered=numbered, progress=progress)
    progress.step(1, STEPS, "keeping the file")
    with transaction.atomic():
        now, held = progress.now(), made_pdfs.held(by, key=pdf.key)
        if held is None:
            raise Stopped(NOT_WANTED)
        before, held.file = held.file, _kept(held, made.pdf, by=by, now=now)
        held.content, held.made_at, held.pages = None, now, made.pages
        held.as_at = numbered.report.as_at
        held.save()
        if before:
            files.let_go(before)
        progress.finish()


@transaction.atomic
def no_longer_wanted(*, kind: str, subject_key: str, by: Reader) -> None:
    """Forget the PDF for everyone that was asked for and is not made yet."""
    found = made_pdfs.for_everyone(by, kind=kind, subject_key=subject_key)
    # Held before its file is looked for: a worker may be keeping it just now.
    pdf = made_pdfs.held(by, key=found.key) if found else None
    if pdf and not pdf.file_id:
        pdf.delete()


def let_go_of_old(*, now: datetime) -> int:
    """Remove the PDFs that people asked for and have had long enough, with their files; return how many."""
    before, number = now - timedelta(days=DAYS_KEPT), 0
    for pk in MadePdf.over(before=before):
        with transaction.atomic():
            pdf = MadePdf.held_if_over(pk, before=before)
            if pdf is None:  # asked for again, or removed meanwhile
                continue
            number += 1
            pdf.delete()
            if pdf.file:
                files.let_go(pdf.file)
    return number


def _held(about: About, wanted: WantedPdf, *, by: Reader, now: datetime) -> MadePdf:
    """Return the row of the PDF, locked; the one that is there, or a new one. Raises PermissionDenied in see-as."""
    if by.seen_by:
        READ_ONLY.require()
    look = made_pdfs.for_everyone if wanted.is_public else made_pdfs.own
    found = look(by, kind=wanted.kind, subject_key=about.key)
    found = (
        found or _begun(about, wanted, by=by, now=now) or look(by, kind=wanted.kind, subject_key=about.key)
    )
    held = made_pdfs.held(by, key=found.key) if found else None
    if held is None:
        raise Http404
    return held


def _going(pdf: MadePdf, *, by: Reader) -> Job | None:
    """Return the job that ``by`` asked for, while it has not ended."""
    job = latest_of(by, kind=KIND, subject_key=pdf.key)
    return job if job and not job.has_ended else None


def _started(pdf: MadePdf, wanted: WantedPdf, *, by: Reader, now: datetime) -> Job:
    """Freeze what is wanted, and queue the drawing of it; a file that is there keeps its day."""
    pdf.content = to_json(wanted.report)
    if pdf.file_id is None:
        pdf.as_at = wanted.report.as_at
    pdf.name, pdf.page = wanted.name, wanted.page
    pdf.asked_at, pdf.asked_by = now, by.person
    pdf.save()
    return jobs.start(KIND, subject=pdf, by=by, now=now)


def _begun(about: About, wanted: WantedPdf, *, by: Reader, now: datetime) -> MadePdf | None:
    """Return a new row; none when somebody began the same at the same moment."""
    pdf = MadePdf(
        partnership_id=about.partnership_id,
        circle_id=about.circle_id,
        kind=wanted.kind,
        subject_key=about.key,
        is_public=wanted.is_public,
        page=wanted.page,
        name=wanted.name,
        content=to_json(wanted.report),
        as_at=wanted.report.as_at,
        asked_at=now,
        asked_by=by.person,
    )
    try:
        with transaction.atomic():
            pdf.save()
    except IntegrityError:
        return None
    return pdf


def _kept(pdf: MadePdf, content: bytes, *, by: Reader, now: datetime) -> StoredFile:
    return kept(
        content=content,
        name=pdf.name,
        partnership_id=pdf.partnership_id,
        circle_id=pdf.circle_id,
        by=by,
        now=now,
    )


def _numbered(pdf: MadePdf) -> NumberedReport:
    try:
        return number(from_json(pdf.content or {}))
    except (CannotNumber, CannotRead) as wrong:
        raise Stopped(str(wrong)) from wrong
