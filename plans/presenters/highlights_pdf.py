"""The highlight report of a meeting as a document: the same parts as its page, dated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.report import (
    ActionLine,
    ActionTable,
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    PlainTable,
    Prose,
    Report,
    Section,
    Status,
    literal_lines,
)
from csp.services.made_pdfs import WantedPdf
from plans.models import Meeting, Plan
from plans.presenters.meeting_highlights import Highlights, Line, parts_of
from plans.presenters.scheme import StatusTag

KIND = "plans.highlights"
NONE = "None."


@dataclass(frozen=True)
class HighlightsPage:
    """What the page says, apart from the report itself."""

    meeting: Meeting
    plan: Plan
    day: date
    since: str
    to_decide: Sequence[str] = field(default_factory=list)
    questions: Sequence[tuple[str, str]] = field(default_factory=list)  # about which action, and the question
    own_only: bool = False  # what counted from other plans on that day is not known


def wanted_pdf(page: HighlightsPage, report: Highlights) -> WantedPdf:
    """Return the PDF that whoever may see the page can ask for."""
    slug, meeting = page.meeting.partnership.slug, page.meeting
    return WantedPdf(
        kind=KIND,
        report=report_of(page, report),
        name=f"{slug}-highlights-{meeting.held_on:%Y-%m-%d}-as-at-{page.day:%Y-%m-%d}.pdf",
        page=reverse("plans:meeting-highlights", args=[slug, meeting.key]),
    )


def report_of(page: HighlightsPage, report: Highlights) -> Report:
    """Lay the highlight report out as a document."""
    partnership = page.meeting.partnership
    sections = (
        Section("short", "In short", (_figures(report),)),
        Section("decisions", "Needs a decision", tuple(_to_decide(page))),
        Section("statuses", "By status", (_by_status(report),)),
        Section("actions", "The actions", (*_caution(page), *_parts(report))),
    )
    return Report(
        title="Highlight report",
        subtitle=page.plan.title,
        partnership=str(partnership),
        committee=page.meeting.title,
        meeting_on=page.meeting.held_on,
        as_at=page.day,
        sections=sections,
        part="For the partnership",
        part_heading="For the partnership.",
        part_words="It names people, and says what they reported. Read it through before you pass it on.",
        front=(
            ("For", page.meeting.title),
            ("Plan", page.plan.title),
            ("As at", day_words.plain(page.day)),
            ("Since", page.since),
        ),
        brand_colour=partnership.brand_colour,
    )


def _figures(report: Highlights) -> KeyFigures:
    counted = (
        (report.achieved, "achieved", False),
        (report.off_track, "off track", True),
        (report.late, "late", True),
    )
    return KeyFigures(
        "figures",
        tuple(KeyFigure(str(len(lines)), said, bad and bool(lines)) for lines, said, bad in counted),
    )


def _to_decide(page: HighlightsPage) -> Iterator[Block]:
    if not page.to_decide and not page.questions:
        yield Prose("nothing-to-decide", "Nothing.")
    for at, line in enumerate(page.to_decide, start=1):
        yield Prose(f"decide-{at}", literal_lines(line))
    for at, (action, text) in enumerate(page.questions, start=1):
        asked = f"Question waiting for an answer, about {action}:\n{text}"
        yield Prose(f"question-{at}", literal_lines(asked))


def _caution(page: HighlightsPage) -> Iterator[Block]:
    if page.own_only:
        said = "These are the plan’s own actions: a past day does not say which actions of other plans it counted."
        yield Prose("own-only", literal_lines(said))


def _parts(report: Highlights) -> Iterator[Block]:
    parts = [("Achieved", "", report.achieved), *parts_of(report)]
    for at, (heading, explained, lines) in enumerate(parts, start=1):
        yield Heading(f"part-{at}", heading)
        said = " ".join(one for one in (explained, "" if lines else NONE) if one)
        if said:
            yield Prose(f"about-{at}", literal_lines(said))
        if lines:
            yield ActionTable(f"lines-{at}", heading, tuple(map(_row, lines)))


def _row(line: Line) -> ActionLine:
    return ActionLine(
        reference=line.reference,
        action=line.title,
        lead=line.lead,
        due=line.due,
        status=_status(line.status),
        progress=literal_lines(line.said),
    )


def _status(tag: StatusTag) -> Status:
    return Status(tag.letter, tag.word, tag.colour, tag.meaning)


def _by_status(report: Highlights) -> Block:
    if not report.counts:
        return Prose("no-actions", "The plan had no actions.")
    rows = tuple((tag.word, str(number)) for tag, number in report.counts)
    columns = (Column("Status"), Column("Actions", is_number=True))
    return PlainTable("counts", "Actions by status", columns, rows, ("All", str(report.total)))
