"""What a pack is made from: the record as it is on a day, or the words that were approved, with who approved them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.jobs import Stopped
from csp.kernel.report import CannotNumber, CannotRead, NumberedReport, number, thaw
from csp.kernel.report.appendices import LETTERS
from csp.models import Audience, AudienceReader, Reader
from plans.queries import plans
from scrutiny.models import Appendix, Approval, Pack, PackAppendix
from scrutiny.models.pack import ADVICE
from scrutiny.policies.approvals import unapproved
from scrutiny.policies.reports import NOT_PUBLIC
from scrutiny.queries import appendices, approvals, packs
from scrutiny.queries.pack_figures import kept_with
from scrutiny.services.attaching import missing, taken
from scrutiny.services.composing import composed
from scrutiny.services.part_2 import Whole, whole_of
from scrutiny.sources.approving import fingerprint_of, with_names
from scrutiny.sources.traced import stored_by_part

CHANGED_SITE = "It was built before this site was changed. Build the report again, and have that approved."


@dataclass(frozen=True)
class Material:
    """Part 1, which records its figures count, its appendices, what to look at before it is issued, and Part 2."""

    numbered: NumberedReport
    figures: Mapping[str, Any]
    rows: Sequence[Appendix]
    advice: Sequence[str]
    whole: Whole | None

    @property
    def fingerprint(self) -> str:
        """Return the hash of all of it, but of who approved it."""
        parts = [(self.numbered.report, _hashes(self.rows))]
        if self.whole:
            parts.append((self.whole.numbered.report, _hashes(self.whole.rows)))
        return fingerprint_of(parts)


def gathered(*, pack: Pack, today: date, by: Reader) -> Material:
    """Return what a pack that is being built is made from. Raises Stopped."""
    if pack.words_of_id:
        return _approved(packs.open_to(by).get(pk=pack.words_of_id), by=by)
    rows = taken(by=by, report=pack.report)
    reader = AudienceReader(Audience(pack.audience), pack.partnership_id, today)
    if not plans.open_to(reader).filter(pk=pack.report.plan_id).exists():
        raise Stopped(NOT_PUBLIC)
    made = composed(report=pack.report, appendices=rows, audience=reader, by=by)
    try:
        numbered = number(made.document)
    except CannotNumber as wrong:
        raise Stopped(str(wrong)) from wrong
    whole = whole_of(pack=pack, rows=rows, today=today, by=by)
    return Material(numbered, stored_by_part(made.traced), rows, made.advice, whole)


def carry_answer(*, pack: Pack, places: Sequence[str], by: Reader) -> None:
    """Let a pack with approved words keep what was answered of them, where nothing more was found in it."""
    if not pack.words_of_id:
        return
    source = packs.open_to(by).get(pk=pack.words_of_id)
    if source.cleared_at and places and set(places) <= set(source.cleared_places):
        pack.cleared_at, pack.cleared_by = source.cleared_at, source.cleared_by
        pack.cleared_reason, pack.cleared_places = source.cleared_reason, source.cleared_places


def _approved(source: Pack, *, by: Reader) -> Material:
    """Return exactly what a build says, with who approved it. Raises Stopped where that can't be."""
    if lacking := unapproved(by, source):
        raise Stopped(f"{lacking} One was taken back meanwhile.")
    if gone := missing(by=by, pack=source):
        raise Stopped(gone)
    advice = [one["words"] for one in source.checks if one["name"] == ADVICE]
    given = approvals.of_words(by, pack=source)
    numbered, figures, rows = _again(source, given, by=by)
    part = packs.part_2_built_with(by, pack=source)
    whole = Whole(*_again(part, given, by=by), appendices.words_with_part_2(by, pack=part)) if part else None
    made = Material(numbered, figures, rows, advice, whole)
    if made.fingerprint != source.fingerprint:
        raise Stopped(CHANGED_SITE)
    return made


def _again(
    part: Pack, given: Sequence[Approval], *, by: Reader
) -> tuple[NumberedReport, Mapping[str, Any], list[Appendix]]:
    """Return a part that was built with the names on its front sheet, and what was kept and went with it then."""
    try:
        numbered = with_names(thaw(part.snapshot or {}), given)
    except (CannotRead, CannotNumber) as wrong:
        raise Stopped(CHANGED_SITE) from wrong
    files: Mapping[str, PackAppendix] = approvals.files_with(by, pack=part)
    checked = [files[one.letter].checked if one.letter in files else None for one in numbered.appendices]
    return numbered, kept_with(by, pack=part), [Appendix(report=part.report, checked=one) for one in checked]


def _hashes(rows: Sequence[Appendix]) -> list[tuple[str, str]]:
    lettered = zip(LETTERS, rows, strict=False)
    return [(letter, row.checked.file.sha256) for letter, row in lettered if row.checked]
