"""A PDF that everybody will read: whether it is tagged, what must not be in it, and it without its authors."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

CAN_NOT_BE_OPENED = "The PDF can’t be opened. Save it again without a password, then choose it again"
HAS_COMMENTS = "The PDF still holds comments. Take them out, then choose it again"
HAS_ATTACHMENTS = "The PDF has other files attached to it. Take them out, then choose it again"
IS_SIGNED = (
    "The PDF is signed, and says who signed it. Save it again without the signature, then choose it again"
)
# What it may go on saying of itself: that it keeps to PDF/UA.
KEPT = ("{http://www.aiim.org/pdfua/ns/id/}part",)
# What a page may carry besides its content: everything else is somebody's comment.
NO_COMMENTS = frozenset({"/Link", "/Widget"})
# What programs noted of any part of it, pictures of older pages, files that go with it, what it does by itself.
GONE = frozenset({"/Metadata", "/PieceInfo", "/Thumb", "/AF", "/AA", "/OpenAction", "/JavaScript"})
HOLDS = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)
# Whose keys somebody chose: none of them means what it means elsewhere.
OWN_KEYS = frozenset(
    {"/Font", "/XObject", "/ColorSpace", "/ExtGState", "/Pattern", "/Shading", "/Properties", "/CharProcs"}
    | {"/Dests", "/RoleMap", "/ClassMap", "/Colorants"}
)


class NotForEverybody(Exception):
    """A file that can't be given to everybody, with the sentence that says why and what to do."""


def for_everybody(content: bytes, *, title: str) -> tuple[bytes, bool]:
    """Return the PDF under its public title, without who wrote it, and whether it is tagged.

    Raises NotForEverybody when it can't be opened, or holds comments, other files or a signature.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _cleaned(pdf, title)
    except (pikepdf.PdfError, pikepdf.PasswordError) as wrong:
        raise NotForEverybody(CAN_NOT_BE_OPENED) from wrong


def _cleaned(pdf: pikepdf.Pdf, title: str) -> tuple[bytes, bool]:
    if pdf.is_encrypted:
        raise NotForEverybody(CAN_NOT_BE_OPENED)
    if len(pdf.attachments):
        raise NotForEverybody(HAS_ATTACHMENTS)
    if any(_has_comments(page) for page in pdf.pages):
        raise NotForEverybody(HAS_COMMENTS)
    kept = {name: said for name in KEPT if (said := pdf.open_metadata().get(name))}
    if _clean(pdf):
        kept = {}
    _describe(pdf, title, kept)
    marks = pdf.Root.get("/MarkInfo")
    is_marked = isinstance(marks, pikepdf.Dictionary) and bool(marks.get("/Marked", False))
    is_tagged = is_marked and "/StructTreeRoot" in pdf.Root
    written = BytesIO()
    pdf.save(written)
    return written.getvalue(), is_tagged


def _clean(pdf: pikepdf.Pdf) -> bool:
    """Take out what it says in any of its parts; return whether a link lost words that PDF/UA asks for."""
    lost = False
    for one, keys in _dictionaries(pdf):
        if "/EF" in keys or ("/Type" in keys and str(one["/Type"]) == "/EmbeddedFile"):
            raise NotForEverybody(HAS_ATTACHMENTS)
        if {"/FT", "/V"} <= keys and str(one["/FT"]) == "/Sig":
            raise NotForEverybody(IS_SIGNED)
        for name in GONE & keys:
            del one[name]
        if "/JS" in keys:
            one["/JS"] = pikepdf.String("")
        if {"/Subtype", "/Contents"} <= keys and str(one["/Subtype"]) == "/Link":
            lost = True
            del one["/Contents"]
    return lost


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, set[str]]]:
    """Return every dictionary that belongs to it and its keys, but for those whose keys somebody chose."""
    left: list[tuple[Any, bool]] = [(pdf.trailer, False)]
    seen = set()
    while left:
        one, has_own_keys = left.pop()
        if one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        if isinstance(one, pikepdf.Array):
            left += [(each, False) for each in one if isinstance(each, HOLDS)]
            continue
        keys = set(one.keys())
        left += [(each, name in OWN_KEYS) for name in keys if isinstance(each := one[name], HOLDS)]
        if not has_own_keys:
            yield one, keys


def _describe(pdf: pikepdf.Pdf, title: str, kept: dict[str, Any]) -> None:
    """Let it say its title, and whether it keeps to PDF/UA; whatever else it says of itself goes."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as now:
        now["dc:title"] = title
        for name, said in kept.items():
            now[name] = said
    pdf.docinfo["/Title"] = title


def _has_comments(page: pikepdf.Page) -> bool:
    found: Any = page.obj.get("/Annots", [])
    return any(str(one.get("/Subtype", "")) not in NO_COMMENTS for one in found)
