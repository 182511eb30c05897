"""Look, before a report is public, whether it holds words of a restricted plan, where, and of which."""

import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.template.loader import render_to_string

from csp import audit
from csp.kernel.folding import words_of
from csp.kernel.report import NumberedReport
from csp.kernel.report.parts import name_of, texts_in
from csp.models import Partnership, Reader
from plans.queries.restricted import Source, parts_with_restricted_words
from scrutiny.models.pack import RESTRICTED
from scrutiny.models.verb import Verb

BLOCK = "documents/parts/block.html"
_TAG = re.compile("<[^>]*>")
_NOTE_MARK = re.compile(r"\{note:[^{}\n]*\}")  # what stands on both sides of it is one
Parts = list[tuple[str, str]]


@dataclass(frozen=True)
class Exposure:
    """The parts of a report that hold restricted words, in its order; and, for the trail alone, of which plan."""

    places: tuple[str, ...] = ()
    sources: Mapping[str, frozenset[Source]] = field(default_factory=dict, repr=False)  # by place


def exposure_of(
    *,
    numbered: NumberedReport,
    partnership: Partnership,
    attached: Mapping[str, str] = MappingProxyType({}),
    beat: Callable[[], None] = lambda: None,
) -> Exposure:
    """Return where the report holds words of a restricted plan; ``attached`` are the words of its files, by letter.

    Letters and digits are compared, in one case, over the ends of paragraphs, cells and pages: of what is
    printed, and of what was written before it was marked up. ``beat`` is called again and again meanwhile.
    """
    printed, written = _read(numbered, attached)
    parts = (*printed, ("", "\n"), *written)
    found = parts_with_restricted_words(partnership, parts=parts, beat=beat)
    return Exposure(
        tuple(name for name in dict.fromkeys(name for name, _ in written) if name in found), found
    )


def parts_of(*, numbered: NumberedReport) -> list[tuple[str, str]]:
    """Return each part of a report by the name its readers know, in letters and digits: as printed, as written."""
    printed, written = _read(numbered, {})
    return [*printed, *written]


def joined(*, first: Exposure, other: Exposure, says: str = "") -> Exposure:
    """Return two lookings-through as one; ``says`` follows the places of the other that the first has not."""
    names = {place: place if place in first.places else f"{place}{says}" for place in other.places}
    sources = dict(first.sources)
    for place, name in names.items():
        sources[name] = sources.get(name, frozenset()) | other.sources.get(place, frozenset())
    return Exposure(tuple(dict.fromkeys([*first.places, *names.values()])), sources)


def tell_circles(
    *, exposure: Exposure, verb: Verb, by: Reader, now: datetime, places: Collection[str] | None = None
) -> None:
    """Write on the trail of each circle whose words stand in these places that somebody found, or let them stand.

    ``places`` are all, unless said. Nobody outside a circle reads its events, so whoever issues learns nothing more.
    """
    wanted = exposure.places if places is None else places
    sources = {source for place in wanted for source in exposure.sources.get(place, ())}
    for source in sorted(sources, key=lambda one: (one._meta.label_lower, one.pk)):
        audit.record(verb, subject=source, by=by, now=now)


def nothing_restricted(*, places: list[str]) -> dict[str, Any]:
    """Return the check that no restricted words are in it: one that fails can be read about, and blocks the issue."""
    words = where_exposed(places=places) if places else "Nothing of a restricted plan is in it."
    return {"name": RESTRICTED, "passed": not places, "words": words, "places": places}


def where_exposed(*, places: list[str]) -> str:
    """Return in a sentence or two where words stand that only some people may read, and what to do."""
    words = f"Some of its words also stand where only some people may read them: {', '.join(places)}."
    return f"{words} Change them in the report or the plan, then build it again."


def _read(numbered: NumberedReport, attached: Mapping[str, str]) -> tuple[Parts, Parts]:
    printed = [(name, _letters(text)) for name, text in _printed(numbered)]
    written = [*_written(numbered), *_attached(numbered, attached)]
    return printed, [(name, _letters(_NOTE_MARK.sub("", text))) for name, text in written]


def _printed(numbered: NumberedReport) -> Iterator[tuple[str, str]]:
    """Give each part that is marked up, as it is read on paper."""
    for one in numbered.recommendations:
        yield f"recommendation {one.number}", _bare(one.html)
    for section in numbered.sections:
        for block in section.blocks:
            drawn = render_to_string(BLOCK, {"document": numbered, "one": block, "paper": True})
            yield name_of(block, section), _bare(drawn)


def _written(numbered: NumberedReport) -> Iterator[tuple[str, str]]:
    """Give each part as it was written."""
    report, logo = numbered.report, numbered.report.logo.words if numbered.report.logo else ""
    yield (
        "the front sheet",
        " ".join(texts_in((report.title, report.subtitle, report.front_sheet, report.contact, logo))),
    )
    yield "the implications", " ".join(texts_in(report.implications))
    yield "the risks", " ".join(texts_in(report.risks))
    for one, numbered_one in zip(report.recommendations, numbered.recommendations, strict=True):
        yield f"recommendation {numbered_one.number}", one.text
    for section in numbered.sections:
        yield f"the heading of {section.name}", section.title
        for block in section.blocks:
            yield name_of(block, section), " ".join(texts_in(block.block))


def _attached(numbered: NumberedReport, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what is said of each appendix, and the words of its file."""
    for one in numbered.appendices:
        about = one.appendix
        yield one.label, " ".join((about.title, about.about, about.form, about.link))
        yield f"the file of {one.label}", words.get(one.letter, "")


def _bare(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup))


def _letters(text: str) -> str:
    return "".join(words_of(text))
