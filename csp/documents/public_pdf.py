"""A PDF that everybody will read: whether it is tagged, what must not be in it, and it without its authors."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from csp.documents.picture_words import NoPicture, without_words

CAN_NOT_BE_OPENED = "The PDF can’t be opened. Save it again without a password, then choose it again"
HAS_COMMENTS = "The PDF still holds comments. Take them out, then choose it again"
HAS_ATTACHMENTS = "The PDF has other files attached to it. Take them out, then choose it again"
IS_SIGNED = (
    "The PDF is signed, and says who signed it. Save it again without the signature, then choose it again"
)
NO_PICTURE = "A picture in the PDF can’t be read. Save the PDF again, then choose it again"
# What it may go on saying of itself: that it keeps to PDF/UA.
KEPT = ("{http://www.aiim.org/pdfua/ns/id/}part",)
# What a page may carry besides its content: everything else is somebody's comment.
NO_COMMENTS = frozenset({"/Link", "/Widget"})
# What programs noted of any part of it, pictures of older pages, files that go with it, what it does by itself, and
# a form's answers as another program filled them in.
GONE = frozenset({"/Metadata", "/PieceInfo", "/Thumb", "/AF", "/AA", "/OpenAction", "/JavaScript", "/XFA"})
# What a link says besides where it leads: a note, who made it, and what it is called.
OF_A_LINK = frozenset({"/Contents", "/T", "/Subj", "/RC", "/NM"})
# What leads to a file on somebody's computer, and says whose that is.
LEADS_TO_A_FILE = frozenset({"/Launch", "/GoToR", "/GoToE", "/ImportData", "/SubmitForm"})
PICTURE = "/DCTDecode"
PACKED_PICTURE = ["/FlateDecode", PICTURE]
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
    except (NoPicture, zlib.error) as wrong:
        raise NotForEverybody(NO_PICTURE) from wrong


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
    for one, keys in dictionaries(pdf):
        if "/EF" in keys or ("/Type" in keys and str(one["/Type"]) == "/EmbeddedFile"):
            raise NotForEverybody(HAS_ATTACHMENTS)
        if {"/FT", "/V"} <= keys and str(one["/FT"]) == "/Sig":
            raise NotForEverybody(IS_SIGNED)
        gone = GONE & keys
        if "/Subtype" in keys and str(one["/Subtype"]) == "/Link":
            gone |= OF_A_LINK & keys
            lost = lost or "/Contents" in gone
        gone |= {name for name in {"/A", "/Next"} & keys if _leads_to_a_file(one[name])}
        for name in gone:
            del one[name]
        if "/JS" in keys:
            one["/JS"] = pikepdf.String("")
        if isinstance(one, pikepdf.Stream):
            _clean_picture(one)
    return lost


def _leads_to_a_file(action: Any) -> bool:
    if not isinstance(action, pikepdf.Dictionary):
        return False
    leads = str(action.get("/S", ""))
    address = str(action.get("/URI", "")).strip().lower()
    return leads in LEADS_TO_A_FILE or (leads == "/URI" and address.startswith("file:"))


def _clean_picture(one: pikepdf.Stream) -> None:
    """Let a JPEG no longer say where and when it was taken, and by whom."""
    found: Any = one.get("/Filter")
    packing = [str(each) for each in found] if isinstance(found, pikepdf.Array) else [str(found)]
    if packing not in ([PICTURE], PACKED_PICTURE):
        return
    raw = one.read_raw_bytes()
    was = zlib.decompress(raw) if packing == PACKED_PICTURE else raw
    if (now := without_words(was)) == was:
        return
    how = one.get("/DecodeParms")
    how = how[-1] if isinstance(how, pikepdf.Array) and len(how) else how
    one.write(
        now, filter=pikepdf.Name(PICTURE), decode_parms=how if isinstance(how, pikepdf.Dictionary) else None
    )


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, set[str]]]:
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
    notes: Any = found if isinstance(found, pikepdf.Array) else []
    return any(
        str(one.get("/Subtype", "")) not in NO_COMMENTS
        for one in notes
        if isinstance(one, pikepdf.Dictionary)
    )
