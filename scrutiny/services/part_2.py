"""Part 2 of a report: made with Part 1 from what is exempt, kept, looked through and issued with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from csp import audit, files
from csp.jobs import Stopped, Watch
from csp.kernel.report import CannotNumber, NumberedReport, freeze, number, thaw
from csp.models import Audience, AudienceReader, Reader
from csp.services.pdfs import drawn, kept
from scrutiny.models import Appendix, ExemptMatter, Pack
from scrutiny.models.verb import Verb
from scrutiny.queries import appendices, exempt, packs
from scrutiny.services.attaching import bundle_of, file_name, keep_attached, whole_rows
from scrutiny.services.composing import composed
from scrutiny.services.exempt_words import places_of_exempt_words
from scrutiny.services.exposure import Exposure, exposure_of, joined
from scrutiny.services.pack_figures import keep_figures
from scrutiny.sources.traced import Traced, stored_by_part

if TYPE_CHECKING:
    from csp.documents.bundling import Bundle
    from csp.documents.render import Rendered


@dataclass(frozen=True)
class Whole:
    """What Part 2 says: its numbered words, the rows of what goes with it, and the words of the exempt files."""

    numbered: NumberedReport
    figures: Mapping[str, Any]  # as they are kept: which records they count
    rows: Sequence[Appendix]
    attached: dict[str, str]


@dataclass(frozen=True)
class Part2:
    """Part 2 as it was drawn: what it says, its PDF and what goes with it."""

    said: Whole
    made: "Rendered"
    bundle: "Bundle | None"


def whole_of(*, pack: Pack, rows: Sequence[Appendix], today: date, by: Reader) -> Whole | None:
    """Return what Part 2 of a pack that is being built says, or None where nothing of its report is exempt.

    Whoever builds it need not be named on the report: nothing of it is shown to them. Raises Stopped.
    """
    reader = _reader_of(pack, today=today)
    matter = exempt.secrets_of(reader, report_id=pack.report_id)
    if not matter:
        return None
    there, attached = whole_rows(rows=rows, matter=matter)
    numbered, traced = _numbered(reader, pack, there, by=by)
    return Whole(numbered, stored_by_part(traced), there, attached)


def drawn_of(*, said: Whole | None, progress: Watch) -> Part2 | None:
    """Return Part 2 as it is drawn, where there is one. Raises Stopped."""
    if said is None:
        return None
    made = drawn(numbered=said.numbered, progress=progress)
    bundle, _ = bundle_of(numbered=said.numbered, made=made, rows=said.rows, progress=progress)
    return Part2(said, made, bundle)


def looked_through(
    *,
    exposure: Exposure,
    numbered: NumberedReport,
    pdf: bytes,
    pack: Pack,
    second: Part2 | None,
    progress: Watch,
) -> Exposure:
    """Return where words stand that only some people may read: in Part 1 exempt ones, in Part 2 restricted ones."""
    matter = _secrets(pack, today=timezone.localdate(progress.now()))
    found = joined(
        first=exposure, other=places_of_exempt_words(numbered=numbered, pdf=pdf, pack=pack, matter=matter)
    )
    if second is None:
        return found
    more = exposure_of(
        numbered=second.said.numbered,
        partnership=pack.partnership,
        attached=second.said.attached,
        beat=progress.beat,
    )
    return joined(first=found, other=more, says=" of Part 2")


def keep(*, second: Part2 | None, pack: Pack, by: Reader, now: datetime) -> None:
    """Keep Part 2, if there is one, beside a pack that is being kept, within the caller's transaction."""
    if second is None:
        return
    part = Pack(
        partnership=pack.partnership,
        report=pack.report,
        meeting=pack.meeting,
        number=pack.number,
        audience=Audience.PART_2,
        state=Pack.State.BUILT,
        title=second.said.numbered.report.title,
        as_at=second.said.numbered.report.as_at,
        snapshot=freeze(second.said.numbered),
        pages=second.made.pages,
        checks=second.made.checks.to_json()["checks"],
        asked_at=pack.asked_at,
        asked_by=pack.asked_by,
        built_at=now,
    )
    said: dict[str, Any] = {"partnership_id": pack.partnership_id, "by": by, "now": now}
    part.file = kept(content=second.made.pdf, name=file_name(pack=part), **said)
    if second.bundle:
        part.bundle_pages = second.bundle.pages
        part.bundle = kept(content=second.bundle.pdf, name=file_name(pack=part, what="to-print"), **said)
    audit.save(part, by=by, why=Verb.PART_2_BUILT, now=now)
    keep_attached(pack=part, rows=second.said.rows, bundle=None, by=by, now=now)
    keep_figures(pack=part, figures=second.said.figures, now=now)


def issue_with(*, pack: Pack, by: Reader, now: datetime) -> None:
    """Issue Part 2 of a pack with it, within the caller's transaction; nothing where there is none."""
    part = packs.part_2_built_with(by, pack=pack)
    if part is None or part.state != Pack.State.BUILT:
        return
    part.state, part.issued_at, part.issued_by = Pack.State.ISSUED, now, by.person
    audit.save(part, by=by, why=Verb.PART_2_ISSUED, now=now)


def looked_at_again(*, found: Exposure, numbered: NumberedReport, pack: Pack, by: Reader) -> Exposure:
    """Return where words stand that only some may read, as it is today, whenever the pack was built."""
    matter = _secrets(pack, today=by.today)
    pdf = files.content_of(pack.file) if matter and pack.file else b""
    found = joined(
        first=found, other=places_of_exempt_words(numbered=numbered, pdf=pdf, pack=pack, matter=matter)
    )
    part = packs.part_2_built_with(by, pack=pack)
    if part is None:
        return found
    attached = appendices.words_with_part_2(by, pack=part)
    more = exposure_of(numbered=thaw(part.snapshot or {}), partnership=pack.partnership, attached=attached)
    return joined(first=found, other=more, says=" of Part 2")


def _secrets(pack: Pack, *, today: date) -> list[ExemptMatter]:
    return exempt.secrets_of(_reader_of(pack, today=today), report_id=pack.report_id)


def _numbered(
    reader: AudienceReader, pack: Pack, rows: Sequence[Appendix], *, by: Reader
) -> tuple[NumberedReport, Sequence[Traced]]:
    made = composed(report=pack.report, appendices=rows, audience=reader, by=by)
    try:
        return number(made.document), made.traced
    except CannotNumber as wrong:  # its words are for those who are named alone
        raise Stopped(
            "Part 2 could not be put together: a reference in it leads nowhere. Ask those who are named."
        ) from wrong


def _reader_of(pack: Pack, *, today: date) -> AudienceReader:
    """Return for whom Part 2 of a report is made: only what makes it and looks through Part 1 reads as this."""
    return AudienceReader(Audience.PART_2, pack.partnership_id, today)
