"""A section of the demonstration's report that is given to the constabulary, and what was said of it."""

from datetime import date
from typing import Any

from csp.models import Seat
from csp.web import clock
from scrutiny.models import ReportSection, SectionComment
from scrutiny.services.section_words import add_comment, sign_section, write_section
from scrutiny.services.sections import SectionAnswers, add_section, edit_section
from tests.integration import papers, people

DUE = date(2026, 12, 3)
SAID = "Say what changed since September."


def seat(called: str = "Marshland Constabulary") -> Seat:
    """Return a seat at Vale's table by the name of its body."""
    return Seat.objects.get(partnership=people.vale(), authority__name=called, ends_on=None)


def given(kind: str = "year-ahead", *, to: str | None = "tom", **changed: Any) -> ReportSection:
    """Return a section of the report, given to somebody of the constabulary, or to all of it."""
    section = papers.section(kind)
    if section.seat is None:
        answers = {"seat": seat(), "holder": people.person(to) if to else None, "due_on": DUE, **changed}
        edit_section(key=section.key, version=section.version, answers=SectionAnswers(**answers), **june())
    return papers.section(kind)


def june() -> dict[str, Any]:
    """Return who changes it and when."""
    return {"by": people.reader("june"), "now": clock.now()}


def written(words: str = "We shall begin again.", *, by: str = "tom") -> ReportSection:
    """Return the section with words that its holder wrote."""
    section = given()
    return write_section(
        key=section.key, version=section.version, words=words, by=people.reader(by), now=clock.now()
    )


def signed(*, by: str = "tom") -> ReportSection:
    """Return the section, written and signed."""
    section = written()
    return sign_section(key=section.key, version=section.version, by=people.reader(by), now=clock.now())


def signed_for(seat: Seat, *, by: str) -> ReportSection:
    """Return the section, signed for the authority of this seat, which it is given to."""
    section = papers.section("year-ahead")
    assert section.seat == seat
    return sign_section(key=section.key, version=section.version, by=people.reader(by), now=clock.now())


def comment() -> SectionComment:
    """Return what June said of it."""
    section = given()
    return section.comments.first() or add_comment(section=section, text=SAID, **june())


def own(title: str = "Knife crime", **said: Any) -> ReportSection:
    """Return a section of one's own that is added to the report."""
    return add_section(report=papers.report(), kind="words", answers=SectionAnswers(title, **said), **june())
