"""The annual report: the words somebody wrote and the record of the plan, put together for its readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csp.kernel.report import Recommendation, Section
from csp.kernel.report import Report as Document
from csp.kernel.report.appendices import attached_words
from csp.kernel.report.parts import texts_in
from csp.models import AudienceReader
from scrutiny.models import Appendix, Report, ReportRisk, ReportSection
from scrutiny.sources import appendices as attaching
from scrutiny.sources import corrections as correcting
from scrutiny.sources.advice import advice_on
from scrutiny.sources.corrections import Corrected
from scrutiny.sources.footnotes import with_notes
from scrutiny.sources.front_sheet import front_of, implications_of, missing_from
from scrutiny.sources.given import Given, read
from scrutiny.sources.kinds import KINDS, title_of
from scrutiny.sources.own_words import notes_of, typed_in
from scrutiny.sources.risks import risk_of
from scrutiny.sources.traced import Traced
from scrutiny.sources.wording import recommendations


@dataclass(frozen=True)
class Made:
    """A report, what to look at before it is issued, and which records its figures count."""

    document: Document
    advice: list[str]
    traced: list[Traced]


def compose(
    reader: AudienceReader,
    *,
    report: Report,
    sections: Sequence[ReportSection],
    appendices: Sequence[Appendix] = (),
    risks: Sequence[ReportRisk] = (),
    corrected: Corrected | None = None,
) -> Document:
    """Return the report as its audience may read it on the reader's day; ``sections`` are all its own, in order."""
    given = read(reader, report=report, sections=sections)
    return _on_its_form(_composed(given, reader, corrected), given, appendices, risks, corrected)


def compose_with_advice(
    reader: AudienceReader,
    *,
    report: Report,
    sections: Sequence[ReportSection],
    appendices: Sequence[Appendix] = (),
    risks: Sequence[ReportRisk] = (),
    corrected: Corrected | None = None,
) -> Made:
    """Return the report as its audience may read it on the reader's day, with all that is known of how it was made.

    ``sections`` are all its own, in order; ``appendices`` go with it; ``risks`` are those it lists; ``corrected`` is
    what it corrects in the version before.
    """
    given = read(reader, report=report, sections=sections)
    document = _on_its_form(_composed(given, reader, corrected), given, appendices, risks, corrected)
    advice = [*attaching.advice_on(document.appendices), *advice_on(document, given=given)]
    return Made(document, [*advice, *missing_from(report)], list(_traced(given, document.sections)))


def _on_its_form(
    document: Document,
    given: Given,
    appendices: Sequence[Appendix],
    risks: Sequence[ReportRisk],
    corrected: Corrected | None,
) -> Document:
    """Return the report with all that its form asks for: front sheet, implications, risks, and how it looks."""
    report, exempt = given.report, given.exempt
    attached, form = attaching.attached_of(appendices, exempt=exempt), report.council_form
    front = front_of(report, part=document.part, attached=attached_words(attached))
    return replace(
        document,
        front=(*front, *exempt.front_row(), *correcting.front_row(corrected)),
        appendices=attached,
        implications=implications_of(report),
        risks=tuple(map(risk_of, risks)) if form.has_risks else (),
        numbering=form.numbering,
        brand_colour=form.brand_colour or document.brand_colour,
        heading_colour=form.heading_colour,
    )


def _composed(given: Given, reader: AudienceReader, corrected: Corrected | None) -> Document:
    report, sections = given.report, _sections(given)
    return Document(
        title=report.title,
        subtitle=f"Progress on the {report.plan.title}",
        partnership=str(report.partnership),
        committee=report.meeting.committee.name,
        meeting_on=report.meeting.held_on,
        as_at=reader.today,
        sections=correcting.with_corrections(sections, corrected),
        traces=tuple(one.trace for one in _traced(given, sections)),
        **given.exempt.cover(),
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


def traced_in(reader: AudienceReader, *, report: Report, sections: Sequence[ReportSection]) -> list[Traced]:
    """Return where the figures of a report come from, as it stands on the reader's day."""
    given = read(reader, report=report, sections=sections)
    return list(_traced(given, _sections(given)))


def _traced(given: Given, sections: Sequence[Section]) -> Iterator[Traced]:
    """Give where the figures of the parts come from that are in some sections."""
    there = {block.key for section in sections for block in section.blocks}
    for one in given.sections:
        if not one.is_exempt:
            yield from (found for found in KINDS[one.kind].traced(given) if found.key in there)


def _filled(given: Given, one: ReportSection) -> Section:
    exempt = given.exempt
    if one.is_exempt:
        return with_notes(exempt.section(one), exempt.notes())
    kind = KINDS[one.kind]
    title = title_of(kind=one.kind, title=one.title, words=given.words)
    filled = Section(one.name, title, tuple(kind.fill(given, exempt.placed(typed_in(one)))))
    return with_notes(filled, {**notes_of(one), **exempt.notes()})
