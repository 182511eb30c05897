"""List what the next version of a report corrects; a version that is issued keeps what it lists."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.kernel.keys import new_key
from csp.kernel.report import thaw
from csp.models import Reader
from scrutiny.models import Correction, Pack, Report
from scrutiny.models.verb import Verb
from scrutiny.policies.corrections import may_change, may_correct
from scrutiny.queries import corrections, packs, reports
from scrutiny.services.saving import refuse_key
from scrutiny.sources.corrections import Corrected, is_listed, listed_in

NOTHING = "Enter what was wrong, or what is right, or both"


@dataclass(frozen=True)
class CorrectionAnswers:
    """Where something stands, what is wrong there and what is right; one of the two may be empty."""

    place: str
    said: str = ""
    should_say: str = ""

    @classmethod
    def of(cls, correction: Correction) -> "CorrectionAnswers":
        """Return what a correction says now."""
        return cls(correction.place, correction.said, correction.should_say)


def corrected(*, by: Reader, report: Report) -> Corrected | None:
    """Return what the next version of a report corrects in the last; nothing before the first is issued."""
    issued = corrections.issued_of(by, report=report)
    if not issued or issued[0].issued_at is None:
        return None
    rows = list(corrections.of_report(by, report=report))
    return Corrected(len(issued), timezone.localdate(issued[0].issued_at), rows)


@transaction.atomic
def add_correction(
    *, report: Report, answers: CorrectionAnswers, by: Reader, now: datetime, key: str | None = None
) -> Correction:
    """List a correction, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError where nothing is corrected, and IntegrityError when the key is taken.
    """
    held = _held(by, key=report.key)
    issued = corrections.issued_of(by, report=held)
    may_correct(by, held, issued=issued[0] if issued else None).require()
    correction = Correction(report=held, key=key or new_key(), added_at=now)
    refuse_key(key=correction.key, visible=corrections.open_to(by))
    _say(correction, answers)
    audit.save(correction, by=by, why=Verb.CORRECTION_ADDED, now=now)
    return correction


@transaction.atomic
def edit_correction(
    *, key: str, version: int, answers: CorrectionAnswers, reason: str, by: Reader, now: datetime
) -> Correction:
    """Change a correction; the same answers again change nothing.

    Raises PermissionDenied once a version that lists it is issued, NewerVersion when somebody saved it meanwhile, and
    ValidationError where nothing is corrected.
    """
    correction = _locked(by, key=key, version=version)
    may_change(by, correction).require()
    if answers == CorrectionAnswers.of(correction):
        return correction
    _say(correction, answers)
    audit.save(correction, by=by, why=Verb.CORRECTION_CHANGED, now=now, reason=reason)
    return correction


@transaction.atomic
def remove_correction(*, key: str, version: int, by: Reader, now: datetime) -> Correction:
    """Take a correction off the list; it stays in the history.

    Raises PermissionDenied once a version that lists it is issued, and NewerVersion when somebody saved it meanwhile.
    """
    correction = _locked(by, key=key, version=version)
    may_change(by, correction).require()
    audit.remove(correction, by=by, why=Verb.CORRECTION_REMOVED, now=now)
    return correction


def why_unlisted(*, by: Reader, pack: Pack) -> str:
    """Return why a pack can't be issued after another: that it says nothing of what it corrects; or nothing."""
    issued = packs.versions_of(by, pack=pack).filter(audience=pack.audience).count()
    if not issued or listed_in(thaw(pack.snapshot or {}).report):
        return ""
    return (
        f"Version {issued} of this report is issued, and this one does not say what it corrects. Add that under "
        "Corrections on the report’s page, build it again, then issue that."
    )


def keep_listed(*, pack: Pack, by: Reader, now: datetime) -> None:
    """Write down of each correction that a pack lists as it is now that this version, which is issued, lists it."""
    listed = listed_in(thaw(pack.snapshot or {}).report)
    for row in corrections.of_report(by, report=pack.report):
        if is_listed(row, listed):
            row.listed_in = pack
            audit.save(row, by=by, why=Verb.CORRECTION_ISSUED, now=now)


def _locked(by: Reader, *, key: str, version: int) -> Correction:
    """Return the correction, while whoever else changes, builds or issues its report waits."""
    found = corrections.open_to(by).filter(key=key).first()
    if found is None:
        raise Http404
    _held(by, key=found.report.key)
    return audit.locked(corrections.open_to(by), key=key, version=version)


def _held(by: Reader, *, key: str) -> Report:
    report = reports.held(by, key=key)
    if report is None:
        raise Http404
    return report


def _say(correction: Correction, answers: CorrectionAnswers) -> None:
    if not (answers.said or answers.should_say):
        raise ValidationError({"should_say": NOTHING})
    correction.place, correction.said, correction.should_say = answers.place, answers.said, answers.should_say
