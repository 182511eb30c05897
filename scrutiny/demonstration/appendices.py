"""Put with the demonstration's report what goes with it: two PDFs that are drawn here, and an address."""

from datetime import date
from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.documents.render import CannotRender, render
from csp.kernel.report import Paragraph, Section, number
from csp.kernel.report import Report as Document
from scrutiny.models import Report
from scrutiny.queries import reports
from scrutiny.services.appendices import AppendixAnswers, add_appendix

FILE = Path(__file__).parent / "appendices.toml"


def load(cast: Cast) -> None:
    """Add each appendix as the coordinator; on a machine that can draw no PDF, the address alone."""
    story = read(FILE)
    june, day = cast.reader(story["by"], ago=story["ago"]), cast.day(-story["ago"])
    report = reports.of_partnership(june, partnership=cast.partnership).get()
    for one in story["appendix"]:
        if answers := _answers(one, report, as_at=day):
            add_appendix(report=report, answers=answers, by=june, now=moment(day))


def _answers(one: dict[str, Any], report: Report, *, as_at: date) -> AppendixAnswers | None:
    said = {"title": one["title"], "about": one["about"]}
    if "link" in one:
        return AppendixAnswers(**said, link=one["link"], link_form=one["link_form"])
    try:
        made = render(number(document_of(one, report, as_at=as_at)))
    except CannotRender:
        return None
    return AppendixAnswers(**said, content=made.pdf, name="drawn.pdf")


def document_of(one: dict[str, Any], report: Report, *, as_at: date, **part: Any) -> Document:
    """Return an invented appendix as it is drawn: its title, its sections, and of which part it is."""
    return Document(
        title=one["title"],
        partnership=str(report.partnership),
        committee=report.meeting.committee.name,
        meeting_on=report.meeting.held_on,
        as_at=as_at,
        **{"part_words": "Anyone may read it.", **part},
        brand_colour=report.partnership.brand_colour,
        sections=tuple(
            Section(
                section["key"],
                section["title"],
                tuple(
                    Paragraph(f"{section['key']}-{at}", text)
                    for at, text in enumerate(section["paragraphs"], start=1)
                ),
            )
            for section in one["section"]
        ),
    )
