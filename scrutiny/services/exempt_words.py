"""Look whether Part 1 of a report holds words that are exempt, and where: never the words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from csp.kernel import day_words
from csp.kernel.folding import words_of
from csp.kernel.footnotes import without_marks
from csp.kernel.report import NumberedReport
from csp.kernel.shared_words import beginnings_of, pieces
from scrutiny.models import ExemptMatter, Pack
from scrutiny.services.attaching import file_name
from scrutiny.services.exposure import Exposure, parts_of

SHORTEST_TITLE = 8  # letters and digits: a shorter one is a word that stands in any report


def places_of_exempt_words(
    *, numbered: NumberedReport, pdf: bytes, pack: Pack, matter: Sequence[ExemptMatter]
) -> Exposure:
    """Return where Part 1 holds what is exempt: in its words, on the pages of its PDF, and in what goes with those.

    A paragraph is found from 25 letters on, a title of something exempt as a whole.
    """
    if not matter:
        return Exposure()
    parts = [*parts_of(numbered=numbered), *_of_file(pdf, pack)]
    whole = "\n".join(text for _, text in parts) + "\n" + "".join(text for _, text in parts)
    wanted = _wanted(matter, beginnings_of(whole), names=_names(numbered))
    found = [name for name, text in parts if any(one in text for one in wanted)]
    over = _over_ends(parts, wanted)
    return Exposure(tuple(dict.fromkeys([*found, *over])))


def _of_file(pdf: bytes, pack: Pack) -> Iterator[tuple[str, str]]:
    # What looks through PDFs is loaded by whoever builds and issues, not by every page of the site.
    from csp.documents.pdf_words import words_in  # noqa: PLC0415

    for place, text in words_in(pdf).items():
        yield f"{place} of the PDF", "".join(words_of(text))
    yield "the name of the file", "".join(words_of(file_name(pack=pack)))


def _names(numbered: NumberedReport) -> re.Pattern[str]:
    """Return what names the report and its meeting: it stands at the head of every paper of that meeting."""
    about = numbered.report
    named = (
        about.title,
        about.subtitle,
        about.partnership,
        about.committee,
        day_words.plain(about.meeting_on),
    )
    found = [r"\s+".join(map(re.escape, one.split())) for one in named if one]
    return re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE)


def _wanted(matter: Sequence[ExemptMatter], beginnings: set[str], *, names: re.Pattern[str]) -> set[str]:
    """Return what to look for, as letters and digits: what stands between the names that are no secret."""
    found: set[str] = set()
    for one in matter:
        texts = (one.words, one.about, one.reason, one.checked.text if one.checked else "")
        parts = [part for text in texts if text for part in names.split(without_marks(text))]
        found |= {piece for part in parts for piece in pieces(part, beginnings)}
        title = "".join(words_of(one.title))
        if len(title) >= SHORTEST_TITLE:
            found.add(title)
    return {one for one in found if len(one) >= SHORTEST_TITLE}


def _over_ends(parts: Sequence[tuple[str, str]], wanted: set[str]) -> Iterator[str]:
    """Give the parts in which words begin that go on in the next."""
    for (name, text), (_, following) in pairwise(parts):
        for one in wanted:
            seam = text[-len(one) + 1 :] + following[: len(one) - 1]
            if one in seam:
                yield name
