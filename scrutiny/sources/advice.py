"""What to look at before a report is issued: nothing of it stops the report, and each is a sentence."""

from collections.abc import Iterable, Iterator

from csp.kernel.abbreviations import unexplained
from csp.kernel.listing import listed
from csp.kernel.report import Definitions
from csp.kernel.report import Report as Document
from csp.kernel.report.parts import texts_in
from scrutiny.models import ReportSection
from scrutiny.sources.exempt import marked, marker
from scrutiny.sources.given import Given
from scrutiny.sources.kinds import title_of
from scrutiny.sources.plan_record import NO_LEAD, PlanRecord
from scrutiny.sources.typed_figures import figures_in
from scrutiny.sources.wording import counted, paragraphs, words_in

MOST_NAMED = 12


def advice_on(document: Document, *, given: Given) -> list[str]:
    """Return what a reader would ask about: figures, leads and words that are missing, as sentences."""
    record, there = given.record, {one.key for one in document.sections}
    bodies = {line.lead for line in record.lines}  # “Vale DC” is a name
    sections = [
        advice for one in given.sections for advice in _of_section(one, given, is_there=one.name in there)
    ]
    placed = {name for one in given.sections for name in [one.name, *map(marked, paragraphs(one.words))]}
    lost = [one for one in given.exempt.here.values() if one.section_id and one.name not in placed]
    exempt = [f"{one} stands nowhere: put {marker(one.name)} into the words of its section." for one in lost]
    return [
        *exempt,
        *sections,
        *_of_actions(record),
        *_of_measures(record),
        *_of_words(document, names=bodies),
    ]


def _of_section(one: ReportSection, given: Given, *, is_there: bool) -> Iterator[str]:
    called = f"“{title_of(kind=one.kind, title=one.title, words=given.words)}”"
    if not is_there:
        yield f"{called} is left out: there is nothing to say in it yet."
    if one.seat and not one.signed_at:
        yield f"{called} is not signed by {one.seat}."
    number = words_in(one.words)
    if one.most_words and number > one.most_words:
        yield f"{called} has {number} words of its own; it should have {one.most_words} at most."
    if found := figures_in(one.words):
        verb = "was" if len(found) == 1 else "were"
        yield f"In {called} {_named(found)} {verb} typed by hand: compare with where it is known."


def _of_actions(record: PlanRecord) -> Iterator[str]:
    open_ones = [line for line in record.lines if line.is_open]
    silent = sum(not line.is_reported for line in open_ones)
    if silent:
        yield f"Nothing has been reported on {counted(silent, 'open action')}."
    nobodys = sum(line.lead == NO_LEAD for line in open_ones)
    if nobodys:
        yield f"{counted(nobodys, 'open action')} {'has' if nobodys == 1 else 'have'} no lead authority."
    without = [part.name for part in record.parts if part.number and not part.lead]
    if without:
        yield f"No authority leads {listed(without)}."


def _of_measures(record: PlanRecord) -> Iterator[str]:
    overdue = [f"{one.name} ({one.overdue})" for one in record.measures if one.overdue]
    if overdue:
        yield f"A figure is overdue of {_named(overdue)}."
    without = [one.name for one in record.measures if one.has_no_baseline]
    if without:
        yield f"No baseline is given, and no reason for that, of {_named(without)}."


def _of_words(document: Document, *, names: Iterable[str]) -> Iterator[str]:
    terms = [
        entry.term
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Definitions)
        for entry in block.entries
    ]
    found = unexplained(texts_in(document), explained=[*terms, *names])
    if found:
        verb = "is" if len(found) == 1 else "are"
        yield f"{_named(found)} {verb} explained nowhere: write the words out, with the abbreviation in brackets."


def _named(names: list[str]) -> str:
    rest = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{rest} more"]) if rest > 0 else listed(names)
