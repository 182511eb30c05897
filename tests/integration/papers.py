"""The report of the demonstration, and packs of it, made without drawing a page."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from csp.documents import bundling
from csp.documents import render as renderer
from csp.documents.bundling import Bundle
from csp.documents.checks import Check, Checks
from csp.documents.render import Rendered
from csp.jobs import WithoutAJob
from csp.models import Audience, AudienceReader, Authority, Person
from csp.web import clock
from scrutiny.models import Committee, CommitteeMember, Pack, Report, ReportSection
from scrutiny.queries.corrections import issued_of
from scrutiny.queries.exempt import matter_of
from scrutiny.services.corrections import CorrectionAnswers, add_correction
from scrutiny.services.packs import begin_pack, build, issue_pack
from scrutiny.services.reports import ReportAnswers
from scrutiny.services.section_words import write_section
from scrutiny.sources import annual_report
from scrutiny.sources.exempt import whole
from tests.integration import people

PDF = b"%PDF-1.7 invented"
GOOD = Check("opens", True, "It opens and has 9 pages.")
BAD = Check("references", False, "A reference leads nowhere: ref-nowhere.")


def rendered(*_: Any, content: bytes = PDF, check: Check = GOOD, **__: Any) -> Rendered:
    """What drawing a report gives, without drawing it."""
    return Rendered(content, 9, Checks(9, (GOOD, check)))


def report() -> Report:
    """The report that June is writing for the committee of the demonstration."""
    return Report.objects.select_related("partnership", "plan", "meeting__committee").get(
        partnership=people.vale()
    )


def document(
    of: Report | None = None, *, today: date = people.TODAY, part: Audience = Audience.PART_1
) -> Any:
    """What a part of a report says on a day, Part 1 if no other."""
    of = of or report()
    reader = AudienceReader(part, of.partnership_id, today)
    rows = whole(list(of.appendices.order_by("position")), matter=list(matter_of(reader, report=of)))
    here = list(of.sections.order_by("position"))
    return annual_report.compose(reader, report=of, sections=here, appendices=rows)


def put_together(*_: Any, **__: Any) -> Bundle:
    """What putting a report and its appendices together gives, without doing so."""
    return Bundle(PDF, 12)


def built_pack(
    of: Report | None = None, *, content: bytes = PDF, together: Callable[..., Bundle] = put_together
) -> Pack:
    """A pack that was built and not issued, its PDF to print put together without doing so; it needs no approval."""
    june, of = people.reader("june"), of or report()
    ask_for_approval(of)
    return drawn_pack(begin_pack(key=of.key, by=june, now=clock.now()), content=content, together=together)


def ask_for_approval(of: Report, *wanted: str) -> None:
    """Let the form of a report ask for these approvals alone, by their names; for none where there are none."""
    asked = [{"name": one, "label": one.capitalize()} for one in wanted]
    Report.objects.filter(pk=of.pk).update(form={**of.form, "approvals": asked})


def drawn_pack(pack: Pack, *, content: bytes = PDF, together: Callable[..., Bundle] = put_together) -> Pack:
    """A pack that was begun, built without drawing it."""
    june = people.reader("june")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renderer, "render", lambda *_, **__: rendered(content=content))
        patch.setattr(bundling, "bundled", together)
        build(key=pack.key, by=june, progress=WithoutAJob(clock.now))
    return Pack.objects.get(pk=pack.pk)


def exposed_pack() -> Pack:
    """A pack in which words were found that stand in a restricted plan too."""
    pack = built_pack()
    found = {"name": "restricted", "passed": False, "words": "Some words.", "places": ["paragraph 1.1"]}
    Pack.objects.filter(pk=pack.pk).update(checks=[*pack.checks[:-1], found])
    return Pack.objects.get(pk=pack.pk)


def issued_pack(of: Report | None = None) -> Pack:
    """A pack that was issued; one that comes after another says what it corrects."""
    of, june = of or report(), people.reader("june")
    if issued_of(june, report=of):
        wrong = CorrectionAnswers("Paragraph 1.1", "33 incidents", "38 incidents")
        add_correction(report=of, answers=wrong, by=june, now=clock.now())
    return issue(built_pack(of))


def any_issued() -> Pack:
    """The last pack that was issued, as it is there already or a new one: a later one closes its corrections."""
    issued = issued_of(people.reader("june"), report=report())
    return issued[0] if issued else issued_pack()


def issue(pack: Pack) -> Pack:
    """Issue a pack that was built."""
    return issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())


def other_committee(*members: str) -> Committee:
    """Another committee of Vale, with these members."""
    council = Authority.objects.get(name="Marshland County Council")
    committee = Committee(partnership=people.vale(), authority=council, name="County Crime Panel")
    committee.save()
    for called in members:
        person: Person = people.person(called)
        CommitteeMember(committee=committee, person=person, starts_on=date(2026, 1, 1)).save()
    return committee


def section(kind: str = "summary", *, of: Report | None = None) -> ReportSection:
    """A section of a report, the demonstration's if no other."""
    return ReportSection.objects.select_related("report__partnership").get(report=of or report(), name=kind)


def write(words: str, *, kind: str = "summary") -> ReportSection:
    """June writes these words in a section of the demonstration's report."""
    one, june = section(kind), people.reader("june")
    return write_section(key=one.key, version=one.version, words=words, by=june, now=clock.now())


def answers(**changed: Any) -> ReportAnswers:
    """What the report of the demonstration says, with some of it changed."""
    return ReportAnswers(**{**vars(ReportAnswers.of(report())), **changed})
