"""The annual report: the words somebody wrote and the record of the plan, put together for its readers."""

from csp.kernel import day_words
from csp.kernel.report import Paragraph, Recommendation, Section
from csp.kernel.report import Report as Document
from csp.kernel.report.parts import texts_in
from csp.models import AudienceReader
from dhr.queries.counts import counts_by_year
from dhr.queries.spend import totals_by_year
from scrutiny.models import Report
from scrutiny.sources import action_plan, glossary, measures, plan_record, priorities, reviews, summary
from scrutiny.sources.advice import advice_on
from scrutiny.sources.plan_record import PlanRecord
from scrutiny.sources.wording import paragraphs, recommendations


def compose(reader: AudienceReader, *, report: Report) -> Document:
    """Return the report as its audience may read it on the reader's day."""
    return compose_with_advice(reader, report=report)[0]


def compose_with_advice(reader: AudienceReader, *, report: Report) -> tuple[Document, list[str]]:
    """Return the report as its audience may read it on the reader's day, and what to look at before it is issued."""
    record = plan_record.read(reader, plan=report.plan)
    document = _composed(reader, report, record)
    return document, advice_on(document, record=record)


def _composed(reader: AudienceReader, report: Report, record: PlanRecord) -> Document:
    sections = (
        summary.section(record, typed=report.summary),
        priorities.section(record),
        action_plan.section(record),
        measures.section(record),
        reviews.section(
            counts_by_year(reader, partnership=report.partnership),
            totals_by_year(reader, partnership=report.partnership),
            words=record.words,
        ),
        _year_ahead(report.next_year),
    )
    said = tuple(one for one in sections if one)
    texts = (*texts_in(said), report.purpose, report.recommendations)
    return Document(
        title=report.title,
        subtitle=f"Progress on the {report.plan.title}",
        partnership=str(report.partnership),
        committee=report.meeting.committee.name,
        meeting_on=report.meeting.held_on,
        as_at=reader.today,
        sections=(*said, glossary.section(record, texts=texts)),
        part_words="Anyone may read it.",
        front=front_of(report),
        recommendations=tuple(
            Recommendation(f"recommendation-{at}", text)
            for at, text in enumerate(recommendations(report.recommendations), start=1)
        ),
        contact=", ".join(line.strip().rstrip(",") for line in report.contact.split("\n")),
        brand_colour=report.partnership.brand_colour,
    )


def front_of(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the front sheet: what it asks, and what was answered; questions without an answer are left out."""
    committee = report.meeting.committee
    rows = (
        ("Report to", f"{committee.name}, {committee.authority.name}"),
        ("Date of meeting", day_words.long(report.meeting.held_on)),
        ("Report of", report.report_of),
        ("Cabinet member", report.cabinet_member),
        ("Wards affected", report.wards),
        ("Author and contact", report.contact),
        ("Purpose of the report", report.purpose),
    )
    return tuple((label, value) for label, value in rows if value)


def _year_ahead(typed: str) -> Section | None:
    words = [Paragraph(f"year-ahead-{at}", text) for at, text in enumerate(paragraphs(typed), start=1)]
    return Section("year-ahead", "The year ahead", tuple(words)) if words else None
