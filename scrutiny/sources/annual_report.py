"""The annual report: the words somebody wrote and the record of the plan, put together for its readers."""

from collections.abc import Sequence
from dataclasses import replace

from csp.kernel import day_words
from csp.kernel.report import Recommendation, Section
from csp.kernel.report import Report as Document
from csp.kernel.report.parts import texts_in
from csp.models import AudienceReader
from scrutiny.models import Appendix, Report, ReportSection
from scrutiny.sources import appendices as attaching
from scrutiny.sources import corrections as correcting
from scrutiny.sources.advice import advice_on
from scrutiny.sources.corrections import Corrected
from scrutiny.sources.exempt import Exempt
from scrutiny.sources.given import Given, read
from scrutiny.sources.kinds import KINDS, title_of
from scrutiny.sources.own_words import typed_in
from scrutiny.sources.wording import recommendations


def compose(
    reader: AudienceReader,
    *,
    report: Report,
    sections: Sequence[ReportSection],
    appendices: Sequence[Appendix] = (),
    corrected: Corrected | None = None,
) -> Document:
    """Return the report as its audience may read it on the reader's day; ``sections`` are all its own, in order."""
    given = read(reader, report=report, sections=sections)
    return _with_appendices(_composed(given, reader, corrected), appendices, given.exempt)


def compose_with_advice(
    reader: AudienceReader,
    *,
    report: Report,
    sections: Sequence[ReportSection],
    appendices: Sequence[Appendix] = (),
    corrected: Corrected | None = None,
) -> tuple[Document, list[str]]:
    """Return the report as its audience may read it on the reader's day, and what to look at before it is issued.

    ``sections`` are all its own, in order; ``appendices`` go with it; ``corrected`` is what it corrects in the last.
    """
    given = read(reader, report=report, sections=sections)
    document = _with_appendices(_composed(given, reader, corrected), appendices, given.exempt)
    return document, [*attaching.advice_on(document.appendices), *advice_on(document, given=given)]


def _with_appendices(document: Document, appendices: Sequence[Appendix], exempt: Exempt) -> Document:
    attached = attaching.attached_of(appendices, exempt=exempt)
    front = (*document.front, *attaching.front_row(attached), *exempt.front_row())
    return replace(document, front=front, appendices=attached)


def _composed(given: Given, reader: AudienceReader, corrected: Corrected | None) -> Document:
    report = given.report
    return Document(
        title=report.title,
        subtitle=f"Progress on the {report.plan.title}",
        partnership=str(report.partnership),
        committee=report.meeting.committee.name,
        meeting_on=report.meeting.held_on,
        as_at=reader.today,
        sections=correcting.with_corrections(_sections(given), corrected),
        **given.exempt.cover(),
        front=(*front_of(report), *correcting.front_row(corrected)),
        recommendations=tuple(
            Recommendation(f"recommendation-{at}", text)
            for at, text in enumerate(recommendations(report.recommendations), start=1)
        ),
        contact=", ".join(line.strip().rstrip(",") for line in report.contact.split("\n")),
        brand_colour=report.partnership.brand_colour,
    )


def _sections(given: Given) -> tuple[Section, ...]:
    """Return the sections that say something, in order; the glossary is filled when all others are."""
    first = [one for one in given.sections if not KINDS[one.kind].is_filled_last]
    filled = {one.pk: _filled(given, one) for one in first}
    texts = [*texts_in(tuple(filled.values())), given.report.purpose, given.report.recommendations]
    whole = replace(given, texts=texts)
    found = [filled.get(one.pk) or _filled(whole, one) for one in given.sections]
    return tuple(one for one in found if one.blocks)


def _filled(given: Given, one: ReportSection) -> Section:
    if one.is_exempt:
        return given.exempt.section(one)
    kind = KINDS[one.kind]
    title = title_of(kind=one.kind, title=one.title, words=given.words)
    return Section(one.name, title, tuple(kind.fill(given, given.exempt.placed(typed_in(one)))))


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
