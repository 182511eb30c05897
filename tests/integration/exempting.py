"""What is exempt of the demonstration's report, for tests: passages, sections, appendices, and who is named."""

from typing import Any

from csp.web import clock
from scrutiny.models import ExemptMatter, Part2Reader, ReportSection
from scrutiny.services.exempt import ExemptAnswers, add_exempt_appendix, add_exempt_section, add_passage
from scrutiny.services.part_2_readers import name_reader
from tests.integration import attaching, papers, people

PASSAGE = "The bid of Zarquon Lighting came to 48,210 pounds and is open until Candlemas."
WHY = "While bids are open, telling one would let the others match it to the purse of the public."
SECTION_TITLE = "What Umberwick Patrols would cost"
SECTION_WORDS = "Umberwick Patrols would walk the quay for 19,400 pounds a year from next spring."
APPENDIX_TITLE = "Quadrille Cleaning: the offer"
APPENDIX_WORDS = "Quadrille Cleaning offers to wash every subway for 7,300 pounds"


def answers(**said: Any) -> ExemptAnswers:
    """What somebody says of a passage that is exempt."""
    return ExemptAnswers(**{"paragraph": 3, "reason": WHY, "words": PASSAGE, **said})


def passage(*, by: str = "june", of: ReportSection | None = None, **said: Any) -> ExemptMatter:
    """An exempt passage in a section of the demonstration's report, the summary if no other."""
    given = answers(**said)
    return add_passage(section=of or papers.section(), answers=given, by=people.reader(by), now=clock.now())


def section(*, by: str = "june", **said: Any) -> ExemptMatter:
    """An exempt section of the demonstration's report."""
    given = answers(**{"title": SECTION_TITLE, "words": SECTION_WORDS, **said})
    return add_exempt_section(report=papers.report(), answers=given, by=people.reader(by), now=clock.now())


def appendix(*, by: str = "june", **said: Any) -> ExemptMatter:
    """An exempt appendix of the demonstration's report."""
    file = {"content": attaching.pdf(APPENDIX_WORDS), "name": "offer.pdf"}
    given = answers(**{"title": APPENDIX_TITLE, "words": "", **file, **said})
    return add_exempt_appendix(report=papers.report(), answers=given, by=people.reader(by), now=clock.now())


def name(called: str, *, by: str = "june") -> Part2Reader:
    """June names somebody on the demonstration's report."""
    report, person = papers.report(), people.person(called)
    return name_reader(report=report, person=person, by=people.reader(by), now=clock.now())


def any_matter() -> ExemptMatter:
    """Something that is exempt of the demonstration's report, as it is there already or new, open to Aled."""
    return open_to_aled(ExemptMatter.objects.filter(checked=None).first() or passage())


def any_file() -> ExemptMatter:
    """An exempt appendix of the demonstration's report, as it is there already or new, open to Aled."""
    return open_to_aled(ExemptMatter.objects.exclude(checked=None).first() or appendix())


def any_reader() -> Part2Reader:
    """Somebody who is named on the demonstration's report, as they are there already or new."""
    return Part2Reader.objects.filter(ended_at=None, person=people.person("hal")).first() or name("hal")


def open_to_aled(matter: ExemptMatter) -> ExemptMatter:
    """Name the coordinator of the access table on the report: no role alone opens what is exempt."""
    aled = people.person("aled")
    if not Part2Reader.objects.filter(report=matter.report, person=aled, ended_at=None).exists():
        name("aled")
    return matter
