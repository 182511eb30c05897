"""What a PDF is that goes with a report: what keeps it out, and what is known of it without its authors."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from csp.documents.page_text import PageText
from csp.documents.public_pdf import NotForEverybody, dictionaries, for_everybody
from csp.documents.reading import inside

MOST_DOTS = 50_000_000  # of one picture: A3 at 400 dots an inch has 31 million
MILLION = 1_000_000
TURN = 90
_END, _TAIL = b"%%EOF", 2048

BROKEN = "The PDF can’t be opened: it is damaged, or is no PDF. Save it again, or print it to a new PDF"
NOT_WHOLE = "The PDF is not whole: its end is missing. Download or save it again, then choose it again"
LOCKED = "The PDF is encrypted. Save it without a password and without restrictions, then choose it again"
NO_PAGES = "The PDF has no pages. Choose another"
TOO_MANY = (
    "The PDF has {pages:,} pages, and an appendix may have {most:,}. Split it, or give its address instead"
)
DOES_SOMETHING = (
    "The PDF holds a script, or something that starts by itself. Print it to a new PDF, then choose that"
)
PLAYS = "The PDF holds sound, video or a model to turn. Print it to a new PDF, then choose that"
TOO_LARGE_A_PICTURE = (
    "A picture in the PDF has {dots} million dots, and one may have {most} million. Make it smaller, then save the "
    "PDF again"
)

# What is done when it is opened, or a button in it is pressed; links to pages and places are none of these.
_DONE = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoTo3DView", "/RichMediaExecute"}
)
_PLAYED = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
# What it says besides its pages: what stands for a picture, a bookmark, a field of a form.
_SAID = ("/Alt", "/ActualText", "/Title", "/TU", "/V")


def looked_through(content: bytes, *, title: str, most_pages: int) -> tuple[dict[str, Any], bytes]:
    """Return what is known of a PDF, and the PDF as everybody will have it.

    Raises NotForEverybody, with what to do about it.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            _must_be_fit(pdf, content, most_pages)
        cleaned, is_tagged = for_everybody(content, title=title)
        with pikepdf.open(BytesIO(cleaned)) as pdf:
            return {**_known(pdf), "is_tagged": is_tagged}, _with_its_title_shown(pdf)
    except pikepdf.PasswordError as wrong:
        raise NotForEverybody(LOCKED) from wrong
    except (pikepdf.PdfError, ValueError) as wrong:
        raise NotForEverybody(BROKEN) from wrong


def _with_its_title_shown(pdf: pikepdf.Pdf) -> bytes:
    viewer: Any = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    viewer.DisplayDocTitle = True
    pdf.Root.ViewerPreferences = viewer
    written = BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _must_be_fit(pdf: pikepdf.Pdf, content: bytes, most_pages: int) -> None:
    if pdf.is_encrypted:
        raise NotForEverybody(LOCKED)
    if _END not in content[-_TAIL:]:
        raise NotForEverybody(NOT_WHOLE)
    pages = len(pdf.pages)
    if not pages:
        raise NotForEverybody(NO_PAGES)
    if pages > most_pages:
        raise NotForEverybody(TOO_MANY.format(pages=pages, most=most_pages))
    _must_lie_still(pdf)


def _must_lie_still(pdf: pikepdf.Pdf) -> None:
    for one, keys in dictionaries(pdf):
        if {"/JS", "/XFA"} & keys or ("/S" in keys and str(one["/S"]) in _DONE):
            raise NotForEverybody(DOES_SOMETHING)
        if "/Subtype" in keys and str(one["/Subtype"]) in _PLAYED:
            raise NotForEverybody(PLAYS)
        dots = _dots(one, keys)
        if dots > MOST_DOTS:
            raise NotForEverybody(TOO_LARGE_A_PICTURE.format(dots=dots // MILLION, most=MOST_DOTS // MILLION))


def _dots(one: Any, keys: set[str]) -> int:
    if not {"/Width", "/Height"} <= keys or not isinstance(one, pikepdf.Stream):
        return 0
    return int(one["/Width"]) * int(one["/Height"])


def _known(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return its pages, its language, which pages are turned, which say nothing, and all its words."""
    reader, words, turned, silent = PageText(), [], [], []
    for at, page in enumerate(pdf.pages, start=1):
        said = reader.of(page)
        words.append(said)
        if int(page.get("/Rotate", 0)) % (4 * TURN):
            turned.append(at)
        if reader.unnamed > len(said) or (not said and _has_pictures(page)):
            silent.append(at)
    return {
        "pages": len(pdf.pages),
        "language": str(pdf.Root.get("/Lang", "")),
        "turned": turned,
        "silent": silent,
        "text": "\n".join([*words, *_besides(pdf)]),
    }


def _besides(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one, keys in dictionaries(pdf):
        for name in _SAID:
            if name in keys and isinstance(said := one[name], pikepdf.String):
                yield str(said)


def _has_pictures(page: pikepdf.Page) -> bool:
    return bool(inside(page.obj, "/Resources", "/XObject").keys())
