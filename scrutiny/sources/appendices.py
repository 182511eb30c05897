"""The appendices of a report, as they are on the day: what a pack says of each file and each address."""

from collections.abc import Iterable

from csp.files import MediaType
from csp.kernel.report.appendices import PDF, WORD, Appendix, attached_words
from scrutiny.models import Appendix as Row
from scrutiny.sources.exempt import NOTHING, Exempt

FORMS = {MediaType.PDF.value: PDF, MediaType.DOCUMENT.value: WORD}


def attached_of(rows: Iterable[Row], *, exempt: Exempt = NOTHING) -> tuple[Appendix, ...]:
    """Return what a report says of its appendices, in their order: of an exempt one, only that it is."""
    return tuple(attached(row, under=exempt.of_appendix(row)) for row in rows)


def attached(row: Row, *, under: str = "") -> Appendix:
    """Return what a report says of one appendix; ``under`` is the law by which it is exempt, if it is."""
    if row.is_exempt:
        return Appendix(row.name, str(row), form="Not for publication", exempt=under or "Schedule 12A")
    about = f"{row.about} Exempt: not for publication, under {under}.".strip() if under else row.about
    if row.checked is None:
        return Appendix(row.name, row.title, row.about, form=row.link_form, link=row.link)
    known, file = row.checked, row.checked.file
    return Appendix(
        row.name,
        row.title,
        about,
        form=FORMS[file.media_type],
        sha256=file.sha256,
        size=file.size,
        pages=known.pages,
        is_tagged=known.is_tagged,
        language=known.language,
        turned=tuple(known.turned),
        silent=tuple(known.silent),
    )


def advice_on(appendices: tuple[Appendix, ...]) -> list[str]:
    """Return what to look at before they are issued: those that some people can't read, and scans."""
    named = attached_words(appendices).split("\n")
    return [
        f"{name} is not accessible as far as can be checked: {'; '.join(one.faults)}."
        for name, one in zip(named, appendices, strict=False)
        if one.faults
    ]
