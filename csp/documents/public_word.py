"""A Word document that everybody will read: its headings, what must not be in it, and it without its authors."""

import posixpath
import re
import zlib
from collections.abc import Collection
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from csp.documents.picture_words import NoPicture, without_words
from csp.documents.public_pdf import NotForEverybody

CAN_NOT_BE_OPENED = (
    "The Word document can’t be opened. Save it again without a password, then choose it again"
)
HAS_COMMENTS = "The Word document still holds comments. Take them out, then choose it again"
HAS_CHANGES = (
    "The Word document still holds tracked changes. Accept or refuse each of them, then choose it again"
)
HAS_FILES = (
    "The Word document has other files in it, such as the table behind a chart. Paste each as a picture, then "
    "choose it again"
)
NO_PICTURE = "A picture in the Word document can’t be read. Paste it in again, then choose the document again"
TOO_LARGE = "The Word document is too large once it is unpacked. Save it as a PDF"
BODY, TYPES = "word/document.xml", "[Content_Types].xml"
# By their own names (building blocks have parts of their own): who worked on it, and with which template.
STAYS = frozenset({"people.xml", "settings.xml.rels"})
SETTINGS = "settings.xml"
PRINTERS = "word/printersettings"
# All that it is made of: whatever else is packed with it is a file of its own.
TEXT, PICTURES = (".xml", ".rels"), frozenset({"media", "fonts"})
FILES = ("word/embeddings/", "word/activex/", "word/vba")
UNPACKED = 200 * 1024 * 1024
_CHANGED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)[ />]|:author\s*=\s*[\"']")
_HEADING = re.compile(rb'<w:pStyle w:val="(?:Heading|Title|berschrift)', re.IGNORECASE)
_LINKED = re.compile(rb"<Relationship\s[^>]*?(?:/>|>\s*</Relationship>)")
_TYPED = re.compile(rb"<Override\s[^>]*?(?:/>|>\s*</Override>)")
_TARGET = re.compile(rb"\sTarget\s*=\s*[\"']([^\"']*)[\"']")
_PART = re.compile(rb"\sPartName\s*=\s*[\"']/?([^\"']*)[\"']")
# Whose template it was, what it was merged from, and what programs noted in it: also in which sittings it was
# written, and of which document it is a version.
_NOTED = re.compile(
    rb"<(w\d*:(?:attachedTemplate|mailMerge|docVars|saveThroughXslt|rsids|docId))(?:\s[^>]*?)?(?:/>|>.*?</\1>)",
    re.DOTALL,
)
_SITTING = re.compile(rb"\sw:rsid\w*\s*=\s*(?:\"[^\"]*\"|'[^']*')")
# The name that a picture's file had, often with the folder it was in.
_FILE_NAME = re.compile(
    rb"(<pic:cNvPr\s[^>]*?\bname\s*=\s*|<v:imagedata\s[^>]*?\bo:title\s*=\s*)(?:\"[^\"]*\"|'[^']*')"
)
# Where a link may lead: an address on somebody's computer says whose that is.
_WEB = re.compile(rb"\s*(?:https?:|mailto:|#)", re.IGNORECASE)
_NOWHERE = b' Target="about:blank"'

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMAT = "http://schemas.openxmlformats.org"
_OFFICE, _PACKAGE = f"{_FORMAT}/officeDocument/2006", f"{_FORMAT}/package/2006"
_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
_APP = f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"/>'
_LINKS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="{BODY}"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_KIND = "application/vnd.openxmlformats"
_TYPES = (
    f'<Override PartName="/docProps/core.xml" ContentType="{_KIND}-package.core-properties+xml"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{_KIND}-officedocument.extended-properties+xml"/></Types>'
).encode()


def for_everybody(content: bytes, *, title: str) -> tuple[bytes, bool]:
    """Return the document under its public title, without who wrote it, and whether it has headings.

    Raises NotForEverybody when it can't be opened, or holds comments, tracked changes or other files.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            return _cleaned(packed, title)
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as wrong:
        raise NotForEverybody(CAN_NOT_BE_OPENED) from wrong


def _cleaned(packed: ZipFile, title: str) -> tuple[bytes, bool]:
    parts = packed.infolist()
    if sum(one.file_size for one in parts) > UNPACKED:
        raise NotForEverybody(TOO_LARGE)
    # Only the text goes on: what else is packed with it (own properties, forms, a picture of its first page) stays.
    # By its name, each once: a file packed twice under one name would only be looked at once.
    kept = list(dict.fromkeys(name for name in packed.namelist() if _goes_on(name)))
    _must_be_finished(packed, kept)
    about = {
        "_rels/.rels": _LINKS,
        "docProps/core.xml": _CORE.replace("{title}", escape(title)),
        "docProps/app.xml": _APP,
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as new:
        if TYPES in packed.namelist():
            new.writestr(ZipInfo(TYPES), _types(packed.read(TYPES), kept), ZIP_DEFLATED)
        for name, said in about.items():
            new.writestr(ZipInfo(name), said, ZIP_DEFLATED)
        for name in kept:
            new.writestr(ZipInfo(name), _without_people(name, packed.read(name), kept), ZIP_DEFLATED)
    return written.getvalue(), bool(_HEADING.search(packed.read(BODY)))


def _goes_on(name: str) -> bool:
    """Return whether a part is of the text, and not about who wrote or printed it; a folder has no name."""
    own = posixpath.basename(name)
    return (
        name.startswith("word/") and bool(own) and own not in STAYS and not name.lower().startswith(PRINTERS)
    )


def _must_be_finished(packed: ZipFile, names: Collection[str]) -> None:
    """Raise NotForEverybody when somebody still works on it, or there are files in it."""
    if any(posixpath.basename(name).lower().startswith("comments") for name in names if name.endswith(TEXT)):
        raise NotForEverybody(HAS_COMMENTS)
    if any(_is_a_file(name) for name in names):
        raise NotForEverybody(HAS_FILES)
    for name in names:
        if not name.endswith(TEXT):
            continue
        part = packed.read(name)
        if b"\0" in part:  # in letters of two bytes, in which nothing would be found
            raise NotForEverybody(CAN_NOT_BE_OPENED)
        if _CHANGED.search(part):
            raise NotForEverybody(HAS_CHANGES)


def _is_a_file(name: str) -> bool:
    return name.lower().startswith(FILES) or not (
        name.endswith(TEXT) or posixpath.basename(posixpath.dirname(name)) in PICTURES
    )


def _without_people(name: str, part: bytes, kept: Collection[str]) -> bytes:
    if name.endswith(".rels"):
        return _links(name, part, kept)
    if name.endswith(TEXT):
        said = _FILE_NAME.sub(rb'\1""', _SITTING.sub(b"", part))
        return _NOTED.sub(b"", said) if posixpath.basename(name) == SETTINGS else said
    try:
        return without_words(part)
    except NoPicture as wrong:
        raise NotForEverybody(NO_PICTURE) from wrong


def _links(name: str, part: bytes, kept: Collection[str]) -> bytes:
    """Return what a part is linked to, without what does not go on with it."""
    home = posixpath.dirname(posixpath.dirname(name))

    def still(link: re.Match[bytes]) -> bytes:
        target = _TARGET.search(link.group())
        if target is None:
            return link.group()
        if b'"External"' in link.group() or b"'External'" in link.group():
            leads_out = _WEB.match(target.group(1))
            return link.group() if leads_out else _TARGET.sub(_NOWHERE, link.group())
        there = posixpath.normpath(posixpath.join("/", home, target.group(1).decode(errors="replace")))
        return link.group() if there.lstrip("/") in kept else b""

    return _LINKED.sub(still, part)


def _types(part: bytes, kept: Collection[str]) -> bytes:
    """Return what kind of file each part is, for those that go on."""

    def still(typed: re.Match[bytes]) -> bytes:
        name = _PART.search(typed.group())
        return typed.group() if name and name.group(1).decode(errors="replace") in kept else b""

    return _TYPED.sub(still, part).replace(b"</Types>", _TYPES)
