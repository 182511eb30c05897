"""Look, before a report is public, whether it holds words of a restricted plan, and where."""

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from django.template.loader import render_to_string

from csp.kernel.folding import words_of
from csp.kernel.report import NumberedReport
from csp.kernel.report.parts import name_of, texts_in
from csp.models import Partnership
from plans.queries.restricted import places_of_restricted_words

BLOCK = "scrutiny/documents/parts/block.html"
_TAG = re.compile("<[^>]*>")


def places_of_exposure(
    *, numbered: NumberedReport, partnership: Partnership, beat: Callable[[], None] = lambda: None
) -> list[str]:
    """Return the parts of the report that hold words of a restricted plan, in the order of the report.

    Letters and digits are compared, in one case, over the ends of paragraphs, cells and pages: of what is
    printed, and of what was written before it was marked up. ``beat`` is called again and again meanwhile.
    """
    printed = [(name, _letters(text)) for name, text in _printed(numbered)]
    written = [(name, _letters(text)) for name, text in _written(numbered)]
    parts = [(name, text) for name, text in (*printed, ("", "\n"), *written) if text]
    starts = [0, *accumulate(len(text) for _, text in parts)]
    whole = "".join(text for _, text in parts)
    found = set()
    for begins, ends in places_of_restricted_words(partnership, text=whole, beat=beat):
        found |= {name for name, _ in parts[bisect_right(starts, begins) - 1 : bisect_left(starts, ends)]}
    return [name for name in dict.fromkeys(name for name, _ in written) if name in found]


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
    report = numbered.report
    yield "the front sheet", " ".join(texts_in((report.title, report.subtitle, report.front, report.contact)))
    for one, numbered_one in zip(report.recommendations, numbered.recommendations, strict=True):
        yield f"recommendation {numbered_one.number}", one.text
    for section in numbered.sections:
        yield f"the heading of section {section.number}", section.title
        for block in section.blocks:
            yield name_of(block, section), " ".join(texts_in(block.block))


def _bare(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup))


def _letters(text: str) -> str:
    return "".join(words_of(text))
