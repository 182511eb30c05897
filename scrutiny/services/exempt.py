"""Say that a passage, a section or an appendix of a report is exempt, and why; change that, take it out."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.kernel.schedule_12a import paragraphs_of
from csp.models import Reader
from scrutiny.models import Appendix, Exemption, ExemptMatter, Report, ReportSection
from scrutiny.models.section import EXEMPT
from scrutiny.models.verb import Verb
from scrutiny.policies.appendices import has_room
from scrutiny.policies.exempt import is_wales, may_change_section, may_mark
from scrutiny.queries import appendices, exempt, reports, sections
from scrutiny.services.appendices import let_go, name_for
from scrutiny.services.appendix_files import Given, keep_looked, looked_at
from scrutiny.services.part_2_readers import name_if_not_yet
from scrutiny.services.saving import refuse_key
from scrutiny.sources.exempt import marker, without_marker

NO_WORDS = "Enter the words that are exempt"
NO_TITLE = "Enter the title"
NO_FILE = "Choose the file"
NO_REASON = "Enter why the public interest is in keeping it exempt"
NOT_HERE = "Choose a paragraph that is in force where this partnership is"


@dataclass(frozen=True)
class ExemptAnswers:
    """What is exempt, under which paragraph of Schedule 12A, and why it should be kept from the public."""

    paragraph: int
    reason: str
    words: str = ""
    title: str = ""
    about: str = ""
    content: bytes = b""
    name: str = ""


def add_passage(
    *, section: ReportSection, answers: ExemptAnswers, by: Reader, now: datetime, key: str | None = None
) -> ExemptMatter:
    """Add an exempt passage to a section: its marker stands last in the words, from where it can be moved.

    The words are no longer those that were signed. Raises PermissionDenied, ValidationError by answer, and
    IntegrityError when the key is taken.
    """
    may_mark(by, section.report).require()
    may_change_section(section).require()
    _require(answers, report=section.report, needs_words=True)
    with transaction.atomic():
        report = _held(section.report, by=by)
        held = sections.open_to(by).select_for_update(of=("self",)).filter(pk=section.pk).first()
        if held is None:
            raise Http404
        exemption = _begun(report, by=by, now=now)
        exemption.section = held
        matter = _kept(exemption, answers, key=key, by=by, now=now)
        held.words = f"{held.words.rstrip()}\n\n{marker(exemption.name)}".strip()
        held.signed_at = held.signed_by = None
        audit.save(held, by=by, why=Verb.SECTION_WRITTEN, now=now)
        return matter


def add_exempt_section(
    *, report: Report, answers: ExemptAnswers, by: Reader, now: datetime, key: str | None = None
) -> ExemptMatter:
    """Put an exempt section last in a report: a row that says only that, and its title and words beside it.

    Raises as add_passage does.
    """
    may_mark(by, report).require()
    _require(answers, report=report, needs_words=True, needs_title=True)
    with transaction.atomic():
        report = _held(report, by=by)
        exemption = _begun(report, by=by, now=now)
        last = sections.of_report(by, report=report).order_by("-position").first()
        section = ReportSection(report=report, kind=EXEMPT, name=exemption.name)
        section.position = last.position + 1 if last else 1
        audit.save(section, by=by, why=Verb.SECTION_ADDED, now=now)
        exemption.section = section
        return _kept(exemption, answers, key=key, by=by, now=now)


def add_exempt_appendix(
    *, report: Report, answers: ExemptAnswers, by: Reader, now: datetime, key: str | None = None
) -> ExemptMatter:
    """Put an exempt appendix last in a report: its letter says only that there is one.

    Raises as add_passage does, and ValidationError when the file can't be an appendix.
    """
    may_mark(by, report).require()
    _require(answers, report=report, needs_title=True)
    if not answers.content:
        raise ValidationError({"file": NO_FILE})
    looked = looked_at(given=Given(answers.content, answers.name, answers.title))
    with transaction.atomic():
        report = _held(report, by=by)
        there = list(appendices.of_report(by, report=report))
        if not (room := has_room(there)):
            raise ValidationError(room.refusal)
        exemption = _begun(report, by=by, now=now)
        appendix = Appendix(report=report, position=there[-1].position + 1 if there else 1)
        appendix.name = name_for(report=report, by=by)
        audit.save(appendix, by=by, why=Verb.APPENDIX_ADDED, now=now)
        exemption.appendix = appendix
        checked = keep_looked(found=looked, report=report, by=by, now=now)
        return _kept(exemption, answers, key=key, by=by, now=now, checked=checked)


@transaction.atomic
def change_exempt(
    *, key: str, version: int, answers: ExemptAnswers, by: Reader, now: datetime
) -> ExemptMatter:
    """Change what is exempt, under which paragraph, or why; the same answers again change nothing.

    The file of an appendix stays. Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and
    ValidationError by answer.
    """
    matter = audit.locked(exempt.matter_open_to(by), key=key, version=version)
    may_mark(by, matter.report).require()
    needs_title = matter.exemption.appendix_id is not None or bool(matter.title)
    _require(answers, report=matter.report, needs_words=not matter.checked_id, needs_title=needs_title)
    exemption = matter.exemption
    if exemption.paragraph != answers.paragraph:
        exemption.paragraph = answers.paragraph
        audit.save(exemption, by=by, why=Verb.EXEMPTION_CHANGED, now=now)
    elif not _differs(matter, answers):
        return matter
    _fill(matter, answers)
    audit.save(matter, by=by, why=Verb.EXEMPT_MATTER_CHANGED, now=now)
    return matter


@transaction.atomic
def take_out_exempt(*, key: str, version: int, by: Reader, now: datetime) -> Report:
    """Take what is exempt out of a report, with its place there; its history stays for those who are named.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    matter = audit.locked(exempt.matter_open_to(by), key=key, version=version)
    may_mark(by, matter.report).require()
    exemption, checked = matter.exemption, matter.checked
    section, appendix = exemption.section, exemption.appendix
    audit.remove(matter, by=by, why=Verb.EXEMPT_MATTER_REMOVED, now=now)
    audit.remove(exemption, by=by, why=Verb.EXEMPTION_REMOVED, now=now)
    if appendix:
        audit.remove(appendix, by=by, why=Verb.APPENDIX_REMOVED, now=now)
    elif section and section.is_exempt:
        audit.remove(section, by=by, why=Verb.SECTION_REMOVED, now=now)
    elif section:
        held = sections.open_to(by).select_for_update(of=("self",)).get(pk=section.pk)
        held.words = without_marker(held.words, name=exemption.name)
        held.signed_at = held.signed_by = None
        audit.save(held, by=by, why=Verb.SECTION_WRITTEN, now=now)
    if checked:
        let_go(checked=checked, by=by)
    return matter.report


def record_matter_download(*, matter: ExemptMatter, by: Reader, now: datetime) -> None:
    """Write down that somebody took the file of an exempt appendix out of a report that is being written."""
    audit.record(Verb.EXEMPT_MATTER_TAKEN, subject=matter, by=by, now=now)


def record_matter_reading(*, matter: ExemptMatter, by: Reader, now: datetime) -> None:
    """Write down that somebody opened what is exempt in a report that is being written."""
    audit.record(Verb.EXEMPT_MATTER_READ, subject=matter, by=by, now=now)


def _require(
    answers: ExemptAnswers, *, report: Report, needs_words: bool = False, needs_title: bool = False
) -> None:
    """Raise ValidationError by answer where something is missing, or is not the law here."""
    wrong = {}
    if answers.paragraph not in paragraphs_of(is_wales=is_wales(report.partnership)):
        wrong["paragraph"] = NOT_HERE
    if not answers.reason:
        wrong["reason"] = NO_REASON
    if needs_words and not answers.words:
        wrong["words"] = NO_WORDS
    if needs_title and not answers.title:
        wrong["title"] = NO_TITLE
    if wrong:
        raise ValidationError(wrong)


def _held(report: Report, *, by: Reader) -> Report:
    held = reports.held(by, key=report.key)
    if held is None:
        raise Http404
    return held


def _begun(report: Report, *, by: Reader, now: datetime) -> Exemption:
    """Return an exemption under a name that nothing of the report ever had, not saved yet."""
    taken = exempt.names_ever(by, report=report)
    name = next(one for at in count(1) if (one := f"exempt-{at}") not in taken)
    return Exemption(report=report, name=name, marked_at=now, marked_by=by.person)


def _kept(
    exemption: Exemption, answers: ExemptAnswers, *, key: str | None, by: Reader, now: datetime, checked=None
) -> ExemptMatter:
    """Save an exemption with its matter; whoever marks it is named on the report."""
    matter = ExemptMatter(report=exemption.report, key=key or new_key(), checked=checked)
    exemption.paragraph = answers.paragraph
    audit.save(exemption, by=by, why=Verb.EXEMPTION_ADDED, now=now)
    name_if_not_yet(report=exemption.report, person=by.person, by=by, now=now)
    refuse_key(key=matter.key, visible=exempt.matter_open_to(by))
    matter.exemption = exemption
    _fill(matter, answers)
    audit.save(matter, by=by, why=Verb.EXEMPT_MATTER_ADDED, now=now)
    return matter


def _differs(matter: ExemptMatter, answers: ExemptAnswers) -> bool:
    return any(
        getattr(matter, name) != getattr(answers, name) for name in ("title", "words", "about", "reason")
    )


def _fill(matter: ExemptMatter, answers: ExemptAnswers) -> None:
    for name in ("title", "words", "about", "reason"):
        setattr(matter, name, getattr(answers, name))
