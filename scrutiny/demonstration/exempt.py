"""Tell what of the demonstration's report is exempt: a passage and an appendix, and who is named to read them."""

from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.documents.render import CannotRender, render
from csp.kernel.report import number
from scrutiny.demonstration.appendices import document_of
from scrutiny.queries import reports, sections
from scrutiny.services.exempt import ExemptAnswers, add_exempt_appendix, add_passage
from scrutiny.services.part_2_readers import name_reader

PART_2 = {
    "part": "Part 2, not for publication",
    "part_heading": "Not for publication.",
    "part_words": "It goes with Part 2.",
    "is_public": False,
}
FILE = Path(__file__).parent / "exempt.toml"


def load(cast: Cast) -> None:
    """Mark both as the coordinator, and name those of the story; without PDFs on a machine, the passage alone."""
    story = read(FILE)
    june, day = cast.reader(story["by"], ago=story["ago"]), cast.day(-story["ago"])
    said: dict[str, Any] = {"by": june, "now": moment(day)}
    report = reports.of_partnership(june, partnership=cast.partnership).get()
    one = story["passage"]
    section = sections.of_report(june, report=report).get(name=one["section"])
    words = ExemptAnswers(one["paragraph"], one["reason"].strip(), words=one["words"].strip())
    add_passage(section=section, answers=words, **said)
    other = story["appendix"]
    try:
        made = render(number(document_of(other, report, as_at=day, **PART_2)))
    except CannotRender:
        pass
    else:
        file = {"title": other["title"], "about": other["about"], "content": made.pdf, "name": "drawn.pdf"}
        answers = ExemptAnswers(other["paragraph"], other["reason"], **file)
        add_exempt_appendix(report=report, answers=answers, **said)
    for email in story["named"]:
        name_reader(report=report, person=cast.people[email], **said)
