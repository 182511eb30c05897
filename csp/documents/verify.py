"""Checks a PDF before it may be issued: that it is whole, can be read by everyone, and reaches for nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from csp.documents.checks import Check, Checks
from csp.documents.parts import parts_with
from csp.documents.reading import inside
from csp.documents.seen import Seen
from csp.kernel.report import NumberedReport

_MARKS = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
_NO_LETTER = ".notdef"


@dataclass(frozen=True)
class Noted:
    """What was noted while the PDF was made: warnings, what was refused, and signs written as their names."""

    log: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def verify(pdf: bytes, numbered: NumberedReport, noted: Noted) -> Checks:
    """Return everything that was checked; a PDF that can't be opened fails by that alone."""
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            seen = Seen(document, dict(noted.names))
            named = [sign for sign, name in noted.names.items() if name]
            pages = f"{seen.count} page{'' if seen.count == 1 else 's'}"
            checks = [Check("opens", seen.count > 0, f"It opens and has {pages}.")]
            checks += [
                *_of_pages(seen, numbered),
                *_of_access(seen, numbered),
                *of_making(seen, noted, letters=_of_letters(numbered, named)),
            ]
            return Checks(seen.count, tuple(checks))
    except pikepdf.PdfError:
        return Checks(0, (Check("opens", False, "It can't be opened: it is not a whole PDF."),))


def _check(name: str, wrong: Sequence[object], good: str, bad: str) -> Check:
    """Return a check that passed if nothing is wrong; ``bad`` names the first thing that is."""
    return Check(name, not wrong, bad.format(wrong[0]) if wrong else good)


def page_numbers(seen: Seen) -> Check:
    """Return whether every page says which page of how many it is."""
    unnumbered = [at for at in range(1, seen.count + 1) if not seen.says(at, f"Page {at} of {seen.count}")]
    return _check(
        "page-numbers",
        unnumbered,
        "Every page says which page of how many it is.",
        f"Page {{}} does not say which page of {seen.count} it is.",
    )


def _of_pages(seen: Seen, numbered: NumberedReport) -> Iterator[Check]:
    yield page_numbers(seen)
    wanted = {*seen.destinations(), *(target.anchor for target in numbered.targets.values())}
    yield _check(
        "references",
        sorted(wanted - seen.places.keys()),
        "Every reference leads to its place.",
        "A reference leads nowhere: {}.",
    )
    yield _check(
        "contents",
        _headings_that_differ(seen, numbered),
        "The contents and the bookmarks name every section and its page.",
        "The contents and the bookmarks do not agree about “{}”.",
    )


def _headings_that_differ(seen: Seen, numbered: NumberedReport) -> list[str]:
    headings = [(one.heading, one.anchor) for one in numbered.sections]
    headings += [("Appendices", "appendices")] if numbered.appendices else []
    wanted = [(seen.written(heading), seen.places.get(anchor, 0)) for heading, anchor in headings]
    bookmarks = seen.bookmarks()
    if [title for title, _ in bookmarks] != ["Contents", *(heading for heading, _ in wanted)]:
        missing = [heading for heading, _ in wanted if heading not in dict(bookmarks)]
        return missing or ["Contents"]
    pages = range(bookmarks[0][1], wanted[0][1] if wanted else seen.count + 1)
    return [
        heading
        for (heading, page), (_, marked) in zip(wanted, bookmarks[1:], strict=True)
        if not page == marked == seen.page_printed_for(heading, pages=pages)
    ]


def _of_access(seen: Seen, numbered: NumberedReport) -> Iterator[Check]:
    report = numbered.report
    yield from of_itself(seen, language=report.language, title=f"{report.title}: {report.partnership}")
    drawn = [one.said for one in numbered.drawings]
    said = [seen.written(one) for one in ([report.logo.words, *drawn] if report.logo else drawn)]
    yield _check(
        "figures",
        [] if said == seen.said_of_figures() else ["in words"],
        "Every figure is also given in words.",
        "A figure is not given {}, with all its numbers.",
    )
    yield from of_the_standards(seen)


def of_itself(seen: Seen, *, language: str, title: str) -> Iterator[Check]:
    """Return whether it says what language it is in, and its title."""
    said, title = str(seen.root.get("/Lang", "")), seen.written(title)
    yield _check(
        "language",
        [] if said == language else [language],
        "It says what language it is in.",
        "It does not say that its language is {}.",
    )
    shown = bool(inside(seen.root, "/ViewerPreferences", "/DisplayDocTitle"))
    yield _check(
        "title",
        [] if shown and seen.title() == title else [title],
        "It has its title, and shows it.",
        "It does not show its title, “{}”.",
    )


def of_the_standards(seen: Seen) -> Iterator[Check]:
    """Return whether it is marked as what everyone can read and what can be kept, with its typefaces."""
    unmarked = [name for name, value in _MARKS.items() if seen.mark(name) != value]
    yield _check(
        "standards",
        unmarked if "/StructTreeRoot" in seen.root else ["tags"],
        "It is marked as accessible (PDF/UA-1) and as fit to be kept (PDF/A-2a).",
        "It is not marked as accessible (PDF/UA-1) and as fit to be kept (PDF/A-2a): no {}.",
    )
    yield _check(
        "fonts", seen.fonts_left_out(), "Its typefaces are inside it.", "A typeface is not inside it: {}."
    )


def of_making(seen: Seen, noted: Noted, *, letters: str) -> Iterator[Check]:
    """Return whether every letter was drawn, which is said as ``letters``, and nothing was warned of or brought."""
    missing = [line.rpartition(": ")[2] for line in noted.log if line.startswith(_NO_LETTER)]
    yield _check("letters", missing, letters, "There is no typeface here that has the letter {}.")
    yield _check(
        "warnings",
        [line for line in noted.log if not line.startswith(_NO_LETTER)],
        "The renderer found nothing wrong.",
        "The renderer warned: {}.",
    )
    yield _check(
        "alone",
        [*noted.refused, *seen.reaching()],
        "It brings nothing from outside, and starts nothing.",
        "It brings something from outside, or starts something: {}.",
    )


def _of_letters(numbered: NumberedReport, named: list[str]) -> str:
    """Return that every letter could be drawn, or how many were written by their names, and where."""
    if not named:
        return "Every letter could be drawn."
    count = f"{len(named)} letter{' or sign was' if len(named) == 1 else 's or signs were'}"
    places = ", ".join(parts_with(numbered, named)) or "the report"
    return f"{count} written by name, as no typeface here has {'it' if len(named) == 1 else 'them'}: in {places}."
