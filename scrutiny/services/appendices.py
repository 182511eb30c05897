"""Add an appendix to a report; change, move and remove one. What was built of the report stays as it is."""

from dataclasses import dataclass
from datetime import datetime
from string import ascii_lowercase

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit, files
from csp.kernel.keys import new_key
from csp.kernel.web_link import fault_of
from csp.models import Reader
from csp.services.ordering import put_in_order
from scrutiny.models import Appendix, AppendixFile, Report
from scrutiny.models.verb import Verb
from scrutiny.policies.appendices import has_room, may_attach
from scrutiny.policies.exempt import may_change_appendix
from scrutiny.queries import appendices, reports
from scrutiny.services.appendix_files import Given, keep_looked, looked_at, looked_at_again
from scrutiny.services.saving import refuse_key

NO_FILE = "Choose the file"
NO_LINK = "Enter the link"
NOT_SECURE = "The link must begin with https://"
NO_FORM = "Enter what stands there, for example: PDF, 40 pages"


@dataclass(frozen=True)
class AppendixAnswers:
    """What an appendix is: a file that was given, or the address of something, and what stands there.

    An appendix that has a file keeps it where no other is given.
    """

    title: str
    about: str = ""
    link: str = ""
    link_form: str = ""
    content: bytes = b""
    name: str = ""

    @property
    def given(self) -> Given | None:
        """Return the file that was given, if one was."""
        return Given(self.content, self.name, self.title) if self.content and not self.link else None


def add_appendix(
    *, report: Report, answers: AppendixAnswers, by: Reader, now: datetime, key: str | None = None
) -> Appendix:
    """Put an appendix last in a report, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer when the file or the link can't be an appendix, and
    IntegrityError when the key is taken.
    """
    may_attach(by, report).require()
    if answers.given is None:
        _must_lead_somewhere(answers)
    looked = looked_at(given=answers.given) if answers.given else None
    with transaction.atomic():
        report = _held(by, key=report.key)
        there = list(appendices.of_report(by, report=report))
        appendix = Appendix(report=report, key=key or new_key(), position=len(there) + 1)
        refuse_key(key=appendix.key, visible=appendices.open_to(by))
        if not (room := has_room(there)):
            raise ValidationError(room.refusal)
        if there:
            appendix.position = there[-1].position + 1
        appendix.name = name_for(report=report, by=by)
        appendix.checked = keep_looked(found=looked, report=report, by=by, now=now) if looked else None
        _say(appendix, answers)
        audit.save(appendix, by=by, why=Verb.APPENDIX_ADDED, now=now)
    return appendix


def edit_appendix(
    *, key: str, version: int, answers: AppendixAnswers, reason: str, by: Reader, now: datetime
) -> Appendix:
    """Change an appendix, or put another file in its place; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError by answer when the
    file or the link can't be an appendix.
    """
    before = appendices.open_to(by).filter(key=key).first()
    if before is None:
        raise Http404
    may_attach(by, before.report).require()
    may_change_appendix(before).require()
    looked = looked_at(given=answers.given) if answers.given else None
    if looked is None and not answers.link and before.checked and answers.title != before.title:
        looked = looked_at_again(checked=before.checked, title=answers.title)
    with transaction.atomic():
        report = _held(by, key=before.report.key)
        appendix = audit.locked(appendices.open_to(by), key=key, version=version)
        if answers.given is None and (answers.link or appendix.checked is None):
            _must_lead_somewhere(answers)
        was = appendix.checked
        if looked:
            appendix.checked = keep_looked(found=looked, report=report, by=by, now=now)
        elif answers.link:
            appendix.checked = None
        if not _say(appendix, answers) and appendix.checked == was:
            return appendix
        audit.save(appendix, by=by, why=Verb.APPENDIX_CHANGED, now=now, reason=reason)
        if was and was != appendix.checked:
            let_go(checked=was, by=by)
    return appendix


@transaction.atomic
def move_appendix(*, appendix: Appendix, up: bool, by: Reader, now: datetime) -> None:
    """Move an appendix one place up or down; the first does not go up, nor the last down. Raises PermissionDenied."""
    report = _held(by, key=appendix.report.key)
    may_attach(by, report).require()
    here = appendices.of_report(by, report=report)
    put_in_order(pieces=here, one=appendix, up=up, why=Verb.APPENDIX_MOVED, by=by, now=now)


@transaction.atomic
def remove_appendix(*, key: str, version: int, by: Reader, now: datetime) -> Appendix:
    """Take an appendix off a report; what it was stays in its history, its file only where a pack has it.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    report = _held(by, key=appendices.report_of(by, key=key))
    may_attach(by, report).require()
    appendix = audit.locked(appendices.open_to(by), key=key, version=version)
    may_change_appendix(appendix).require()
    audit.remove(appendix, by=by, why=Verb.APPENDIX_REMOVED, now=now)
    if appendix.checked:
        let_go(checked=appendix.checked, by=by)
    return appendix


def record_draft_download(*, appendix: Appendix, by: Reader, now: datetime) -> None:
    """Write down that somebody took the file of an appendix out of a report that is being written."""
    audit.record(Verb.APPENDIX_DOWNLOADED, subject=appendix, by=by, now=now)


def _held(by: Reader, *, key: str) -> Report:
    """Return the report, while whoever else changes or builds it waits."""
    report = reports.held(by, key=key)
    if report is None:
        raise Http404
    return report


def _must_lead_somewhere(answers: AppendixAnswers) -> None:
    """Raise ValidationError where neither a file was given nor a whole address with what stands there."""
    if not answers.link:
        raise ValidationError({"file": NO_FILE})
    if not answers.link.lower().startswith("https://"):
        raise ValidationError({"link": NOT_SECURE})
    if fault := fault_of(answers.link):
        raise ValidationError({"link": fault})
    if not answers.link_form:
        raise ValidationError({"link_form": NO_FORM})


def _say(appendix: Appendix, answers: AppendixAnswers) -> bool:
    """Let an appendix say what was answered; return whether it said anything else before."""
    link_form = answers.link_form if answers.link else ""
    said = {"title": answers.title, "about": answers.about, "link": answers.link, "link_form": link_form}
    is_changed = any(getattr(appendix, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(appendix, name, value)
    return is_changed


def name_for(*, report: Report, by: Reader) -> str:
    """Return a name that no appendix of the report ever had: appendix-a, and after appendix-z appendix-aa."""
    taken = appendices.names_ever(by, report=report)
    letters = [*ascii_lowercase, *(f"{one}{other}" for one in ascii_lowercase for other in ascii_lowercase)]
    names = (f"appendix-{one}" for one in letters)
    return next((name for name in names if name not in taken), f"appendix-{len(taken) + 1}")


def let_go(*, checked: AppendixFile, by: Reader) -> None:
    """Remove a file, and what is known of it, that no pack has; within the caller's transaction."""
    if appendices.is_in_a_pack(by, checked=checked):
        return
    checked.delete()
    files.let_go(checked.file)
