"""Where the figures of one part of a report come from: the rule, the day, and the records that a reader may open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from csp.kernel.report import NumberedBlock, NumberedReport, Trace
from csp.models import Audience, AudienceReader, Reader
from plans.queries import plans
from scrutiny.models import Pack, ReportSection
from scrutiny.presenters.reading import document_of
from scrutiny.queries.pack_figures import Named, figures_of, records_open_to
from scrutiny.sources.annual_report import traced_in
from scrutiny.sources.traced import Figure, from_stored


@dataclass(frozen=True)
class FigureRows:
    """One figure: what it is of, its number where it is one, and its records as far as the reader may open them."""

    name: str
    number: str
    records: list[Named]
    hidden: int


@dataclass(frozen=True)
class FiguresPage:
    """All of the page."""

    heading: str
    rule: str
    as_at: str
    why_unlisted: str
    rows: list[FigureRows]
    back: str


def of_pack(reader: Reader, *, pack: Pack, part: str) -> FiguresPage | None:
    """Return the page of a part of a pack; none where it has no figures that are traced."""
    document = document_of(pack)
    block = _block(document, part) if document else None
    if block is None or block.trace is None:
        return None
    figures = from_stored(figures_of(reader, pack=pack, part=part))
    back = f"{pack.get_absolute_url()}#{block.anchor}"
    return _page(
        reader, block.trace, figures, label=label_of(block), as_at=day_words.plain(pack.as_at), back=back
    )


def of_section(
    reader: Reader, *, section: ReportSection, sections: Sequence[ReportSection], part: str
) -> FiguresPage | None:
    """Return the page of a part of a section, as the record stands today; ``sections`` are all of its report."""
    public = AudienceReader(Audience.PART_1, section.partnership_id, reader.today)
    if not plans.open_to(public).filter(pk=section.report.plan_id).exists():
        return None
    found = traced_in(public, report=section.report, sections=sections)
    one = next((one for one in found if one.key == part), None)
    if one is None:
        return None
    as_at = day_words.plain(reader.today)
    back = section.get_absolute_url()
    return _page(reader, one.trace, one.figures, label="", as_at=as_at, back=back)


def label_of(block: NumberedBlock) -> str:
    """Return what a reader calls a part: “Table 2”, “paragraph 1.3”, or nothing where it has no number."""
    return f"paragraph {block.label}" if block.part == "paragraph" else block.label


def _block(document: NumberedReport, part: str) -> NumberedBlock | None:
    every = (one for section in document.sections for one in section.blocks)
    return next((one for one in every if one.block.key == part), None)


def _page(
    reader: Reader, trace: Trace, figures: Sequence[Figure], *, label: str, as_at: str, back: str
) -> FiguresPage:
    there = records_open_to(reader, records=[record for one in figures for record in one.records])
    rows = [_row(one, there) for one in figures]
    heading = f"Where {label} comes from" if label else "Where these figures come from"
    return FiguresPage(heading, trace.rule, as_at, trace.why_unlisted, rows, back)


def _row(one: Figure, there: Mapping[tuple[str, str], Named]) -> FigureRows:
    seen = [there[record] for record in one.records if record in there]
    number = "" if one.is_kept_there else str(len(one.records))
    return FigureRows(one.name, number, seen, len(one.records) - len(seen))
