"""Say of which sections a report is made: add one, change what it is and who writes it, move it, remove it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from csp import audit
from csp.kernel.council_form import Form
from csp.kernel.keys import new_key
from csp.models import Person, Reader, Seat
from csp.services.ordering import put_in_order
from scrutiny.models import Report, ReportSection
from scrutiny.models.verb import Verb
from scrutiny.policies.exempt import may_change_section, may_take_out_section
from scrutiny.policies.sections import may_shape
from scrutiny.queries import reports, sections
from scrutiny.services.saving import refuse_key
from scrutiny.sources.kinds import KINDS, OWN_WORDS

THERE = "This report has that section already"
NEEDS_TITLE = "Enter what this section is called"
NEEDS_SEAT = "Choose the authority for which this person writes it"
NOT_THEIRS = "This person does not write for that authority. Choose somebody who does"
LONGEST_NAME = 30


@dataclass(frozen=True)
class SectionAnswers:
    """What is said of a section: its own title, words at most, and who writes it by when."""

    title: str = ""
    most_words: int | None = None
    seat: Seat | None = None
    holder: Person | None = None
    due_on: date | None = None

    @classmethod
    def of(cls, section: ReportSection) -> "SectionAnswers":
        """Return what a section is now."""
        return cls(**{one.name: getattr(section, one.name) for one in fields(cls)})


def starting_sections(*, form: Form) -> list[ReportSection]:
    """Return the sections that a report on a form begins with, in order, of no report yet and not saved."""
    found: list[ReportSection] = []
    for at, one in enumerate(form.sections, start=1):
        taken = {other.name for other in found}
        name = _name_of(one.title, taken=taken) if one.kind == OWN_WORDS else one.kind
        found.append(ReportSection(kind=one.kind, name=name, position=at, title=one.title))
    return found


def begin_sections(*, report: Report, by: Reader, now: datetime) -> None:
    """Give a new report the sections that its form begins with, within the caller's transaction."""
    for section in starting_sections(form=report.council_form):
        section.report = report
        audit.save(section, by=by, why=Verb.SECTION_ADDED, now=now)


@transaction.atomic
def add_section(
    *,
    report: Report,
    kind: str,
    answers: SectionAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> ReportSection:
    """Add a section to a report: a foreword before all others, another before the glossary where that stands last.

    Raises PermissionDenied, ValidationError with a sentence where it is there already or has no title, and
    IntegrityError when the key is taken.
    """
    may_shape(by, report).require()
    reports.held(by, key=report.key)
    section = ReportSection(report=report, kind=kind, key=key or new_key())
    refuse_key(key=section.key, visible=sections.open_to(by))
    here = sections.hold(by, report=report)
    if KINDS[kind].is_once and any(one.kind == kind for one in here):
        raise ValidationError({"kind": THERE})
    section.name = kind if kind != OWN_WORDS else _name_of(answers.title, taken={one.name for one in here})
    _fill(section, answers, by=by)
    at = _place_of(section, here)
    section.position = at + 1
    audit.save(section, by=by, why=Verb.SECTION_ADDED, now=now)
    _number([*here[:at], section, *here[at:]], by=by, now=now)
    return section


@transaction.atomic
def edit_section(
    *, key: str, version: int, answers: SectionAnswers, by: Reader, now: datetime
) -> ReportSection:
    """Change what a section is called and who writes it; the same answers again change nothing.

    A signature stays with the authority that gave it: given to another, the section is no longer signed. Raises
    PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    section = audit.locked(sections.open_to(by), key=key, version=version)
    may_shape(by, section.report).require()
    may_change_section(section).require()
    if answers == SectionAnswers.of(section):
        return section
    if answers.seat != section.seat:
        section.signed_at = section.signed_by = None
    _fill(section, answers, by=by)
    audit.save(section, by=by, why=Verb.SECTION_CHANGED, now=now)
    return section


@transaction.atomic
def move_section(*, section: ReportSection, up: bool, by: Reader, now: datetime) -> None:
    """Move a section one place up or down; the first does not go up, nor the last down.

    Raises PermissionDenied, and Http404 where it was removed meanwhile.
    """
    may_shape(by, section.report).require()
    here = sections.of_report(by, report=section.report)
    put_in_order(pieces=here, one=section, up=up, why=Verb.SECTION_MOVED, by=by, now=now)


@transaction.atomic
def remove_section(*, key: str, version: int, by: Reader, now: datetime) -> ReportSection:
    """Take a section with its comments out of a report; its history stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    section = audit.locked(sections.open_to(by), key=key, version=version)
    may_shape(by, section.report).require()
    may_take_out_section(by, section).require()
    for comment in sections.comments_open_to(by).filter(section=section):
        audit.remove(comment, by=by, why=Verb.COMMENT_REMOVED, now=now)
    audit.remove(section, by=by, why=Verb.SECTION_REMOVED, now=now)
    return section


def _place_of(section: ReportSection, here: Sequence[ReportSection]) -> int:
    """Return behind how many of the others a new section is put."""
    if KINDS[section.kind].is_first:
        return 0
    return len(here) - 1 if here and KINDS[here[-1].kind].is_filled_last else len(here)


def _fill(section: ReportSection, answers: SectionAnswers, *, by: Reader) -> None:
    if section.kind == OWN_WORDS and not answers.title:
        raise ValidationError({"title": NEEDS_TITLE})
    if answers.holder and not answers.seat:
        raise ValidationError({"seat": NEEDS_SEAT})
    if answers.holder and (answers.holder, answers.seat) != (section.holder, section.seat):
        _require_to_write_for(answers.holder, answers.seat, by=by)
    for one in fields(answers):
        setattr(section, one.name, getattr(answers, one.name))


def _require_to_write_for(person: Person, seat: Seat | None, *, by: Reader) -> None:
    """Raise ValidationError where a person does not write for an authority in its partnership today."""
    if seat is None or not sections.writes_for(by, person=person, seat=seat):
        raise ValidationError({"holder": NOT_THEIRS})


def _name_of(title: str, *, taken: set[str]) -> str:
    """Return a name by which words refer to a section of one's own; its paragraphs end in a number, it does not."""
    slug = re.sub(r"(-\d+)+$", "", slugify(title)[:LONGEST_NAME].strip("-")) or "words"
    name = f"own-{slug}"
    for letter in "bcdefghijklmnopqrstuvwxyz":
        if name not in taken:
            break
        name = f"own-{slug}-{letter}"
    return name


def _number(ordered: Sequence[ReportSection], *, by: Reader, now: datetime) -> None:
    """Save those that stand elsewhere now."""
    for position, one in enumerate(ordered, start=1):
        if one.position != position:
            one.position = position
            audit.save(one, by=by, why=Verb.SECTION_MOVED, now=now)
