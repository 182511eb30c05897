"""What becomes of an agency's report: received, returned, checked, countersigned, accepted; each is written down."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.models import Reader, StoredFile
from dhr.models import AgencyReport, AgencyReportStep
from dhr.models.review_rules import rules_of
from dhr.models.verb import Verb
from dhr.policies.agency_reports import may_accept, may_become, may_check, may_forgo, may_send, settled_as
from dhr.queries import agency_reports, courses
from dhr.services.agency_reports_letter import tell_authors

What = AgencyReportStep.What
State = AgencyReport.State
MEGABYTES = 20
ALLOWED = {MediaType.PDF, MediaType.DOCUMENT, MediaType.WORKBOOK}
WRONG_KIND = "The file is not what its name says. Choose a PDF, a Word document or an Excel workbook"
NIL_CAME = "A nil return: no contact to report."
NIL_ACCEPTED = "As a nil return."
WHY_NOT = "Enter why it will not come"
NOT_HERE = "Agency reports are not kept here. Say where it is kept"


@dataclass(frozen=True)
class Coming:
    """What came from an agency: a nil return, a file that is kept here, or where the report is kept instead."""

    is_nil: bool = False
    kept_at: str = ""
    content: bytes = b""
    name: str = ""


@dataclass(frozen=True)
class Said:
    """The day on which something happened to a report, and what is said of it."""

    on: date
    note: str = ""


def write_step(
    *,
    report: AgencyReport,
    what: What,
    on: date,
    by: Reader,
    now: datetime,
    note: str = "",
    file: StoredFile | None = None,
) -> None:
    """Add a line to what became of a report; the event on the trail is that of the report."""
    AgencyReportStep(report=report, what=what, on=on, at=now, by=by.person, note=note, file=file).save()


@transaction.atomic
def receive_report(
    *, key: str, version: int, coming: Coming, said: Said, by: Reader, now: datetime
) -> AgencyReport:
    """Note that a report came, sent by its author or noted by whoever runs the review. An earlier one stays.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    may_send(by, report).require()
    _check(report, State.RECEIVED, said, by)
    if not (coming.is_nil or coming.content or coming.kept_at):
        raise ValidationError({"kept_at": NOT_HERE})
    file = _kept(report, coming, by=by, now=now) if coming.content else None
    report.is_nil, report.kept_at, report.file = coming.is_nil, coming.kept_at, file
    report.countersigned_by = ""  # whoever countersigned an earlier one has not seen this one
    _become(report, State.RECEIVED, why=Verb.REPORT_RECEIVED, by=by, now=now)
    note = NIL_CAME if coming.is_nil else said.note
    write_step(report=report, what=What.RECEIVED, on=said.on, note=note, file=file, by=by, now=now)
    return report


@transaction.atomic
def return_report(*, key: str, version: int, said: Said, by: Reader, now: datetime) -> AgencyReport:
    """Return a report with comments, and tell its authors that something is asked of them.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    may_check(by, report).require()
    _check(report, State.RETURNED, said, by)
    _become(report, State.RETURNED, why=Verb.REPORT_RETURNED, by=by, now=now)
    write_step(report=report, what=What.RETURNED, on=said.on, note=said.note, by=by, now=now)
    tell_authors(report=report, by=by, now=now)
    return report


@transaction.atomic
def check_report(*, key: str, version: int, said: Said, by: Reader, now: datetime) -> AgencyReport:
    """Note that a report is quality checked.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    may_check(by, report).require()
    _check(report, State.CHECKED, said, by)
    _become(report, State.CHECKED, why=Verb.REPORT_CHECKED, by=by, now=now)
    write_step(report=report, what=What.CHECKED, on=said.on, note=said.note, by=by, now=now)
    return report


@transaction.atomic
def countersign_report(
    *, key: str, version: int, countersigned_by: str, said: Said, by: Reader, now: datetime
) -> AgencyReport:
    """Note in which post a senior officer of the agency countersigned its report.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    may_send(by, report).require()
    _check(report, State.COUNTERSIGNED, said, by)
    report.countersigned_by = countersigned_by
    _become(report, State.COUNTERSIGNED, why=Verb.REPORT_COUNTERSIGNED, by=by, now=now)
    write_step(report=report, what=What.COUNTERSIGNED, on=said.on, note=countersigned_by, by=by, now=now)
    return report


@transaction.atomic
def accept_report(
    *, key: str, version: int, kept_at: str, said: Said, by: Reader, now: datetime
) -> AgencyReport:
    """Accept a report, with where it is kept, or a nil return.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    may_accept(by, report).require()
    state = settled_as(report)
    _check(report, state, said, by)
    if not (report.is_nil or kept_at or report.file_id):
        raise ValidationError({"kept_at": "Enter where the report is kept"})
    report.kept_at = kept_at
    _become(report, state, why=Verb.REPORT_ACCEPTED, by=by, now=now)
    note = "\n\n".join(filter(None, (NIL_ACCEPTED if report.is_nil else "", said.note)))
    write_step(report=report, what=What.ACCEPTED, on=said.on, note=note, by=by, now=now)
    return report


@transaction.atomic
def forgo_report(*, key: str, version: int, said: Said, by: Reader, now: datetime) -> AgencyReport:
    """Note that a report will not come, and why: nobody waits for it any more, unless it is given another date.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    may_forgo(by, report).require()
    _check(report, State.NOT_COMING, said, by)
    if not said.note.strip():
        raise ValidationError({"note": WHY_NOT})
    _become(report, State.NOT_COMING, why=Verb.REPORT_FORGONE, by=by, now=now)
    write_step(report=report, what=What.NOT_COMING, on=said.on, note=said.note, by=by, now=now)
    return report


def record_download(*, step: AgencyReportStep, by: Reader, now: datetime) -> None:
    """Write down, on the panel's own trail, that somebody took a report out."""
    audit.record(Verb.REPORT_DOWNLOADED, subject=step.report, by=by, now=now)


def _taken(*, key: str, version: int, by: Reader) -> AgencyReport:
    courses.hold_of(by, agency_reports.open_to(by), key=key)
    return audit.locked(agency_reports.open_to(by), key=key, version=version)


def _check(report: AgencyReport, state: str, said: Said, by: Reader) -> None:
    """Refuse what the report can't become, and a day that can't be."""
    if not (allowed := may_become(report, state)):
        raise ValidationError(allowed.refusal)
    if not report.asked_on <= said.on <= by.today:
        raise ValidationError({"on": "The day must be between the day it was asked for and today"})


def _become(report: AgencyReport, state: str, *, why: StrEnum, by: Reader, now: datetime) -> None:
    report.state = state
    audit.save(report, by=by, why=why, now=now)


def _kept(report: AgencyReport, coming: Coming, *, by: Reader, now: datetime) -> StoredFile:
    """Keep the file for the panel, under a name of ours: what somebody called it often names people."""
    if not rules_of(report.review.partnership).holds_reports:
        raise ValidationError({"kept_at": NOT_HERE})
    found = media_type(coming.content)
    if found not in ALLOWED or not coming.name.lower().endswith(found.endings):
        raise ValidationError({"file": WRONG_KIND})
    try:
        return files.keep(
            coming.content,
            name=f"report-{report.key}{found.endings[0]}",
            allowed=ALLOWED,
            megabytes=MEGABYTES,
            partnership_id=report.partnership_id,
            circle_id=report.circle_id,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused
