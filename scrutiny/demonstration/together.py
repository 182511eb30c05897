"""Tell how the demonstration's report is written together: who has which section, and what was said of one."""

from typing import Any

from csp.demonstration.load import Cast, moment, read
from scrutiny.demonstration.load import FILE
from scrutiny.models import ReportSection
from scrutiny.queries import reports, sections
from scrutiny.services.section_words import add_comment, sign_section, write_section
from scrutiny.services.sections import SectionAnswers, add_section


def load(cast: Cast) -> None:
    """Add what the record fills, and give sections to two authorities: one has signed, the other has not begun."""
    story = read(FILE)
    june = cast.reader(story["report"]["by"], ago=story["report"]["ago"])
    report = reports.of_partnership(june, partnership=cast.partnership)[0]
    for kind in story["report"]["from_the_record"]:
        now = moment(cast.day(-story["report"]["ago"]))
        add_section(report=report, kind=kind, answers=SectionAnswers(), by=june, now=now)
    for one in story["together"]:
        said: dict[str, Any] = {"by": june, "now": moment(cast.day(-story["report"]["ago"]))}
        person, body = cast.people[one["who"]], cast.authorities[one["authority"]]
        seat = sections.seats_to_give_to(june, partnership=cast.partnership, also=None).get(authority=body)
        answers = SectionAnswers(one["title"], one["most_words"], seat, person, cast.day(one["due_in"]))
        section = add_section(report=report, kind=one["kind"], answers=answers, **said)
        if "words" in one:
            _write(cast, section, one)
        if "comment" in one:
            add_comment(section=section, text=one["comment"], **said)


def _write(cast: Cast, section: ReportSection, one: dict[str, Any]) -> None:
    writer, now = cast.reader(one["who"], ago=one["ago"]), moment(cast.day(-one["ago"]))
    words = one["words"].strip()
    section = write_section(key=section.key, version=section.version, words=words, by=writer, now=now)
    sign_section(key=section.key, version=section.version, by=writer, now=now)
