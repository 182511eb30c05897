"""What is inside a workbook's file: refused, before anything reads it, when reading it could harm or take long."""

import re
import zipfile
from collections import Counter

from plans.imports import refusals
from plans.imports.refusals import CannotRead

MOST_CELLS = 400_000  # with the empty ones that were once coloured
MOST_TEXTS = 150_000
MOST_ROWS = 200_000
MOST_OTHER_TAGS = 100_000  # formats, runs of bold and italic, notes
MOST_SHEETS = 50
LONGEST_TAG = 1_000_000  # with the text after it
LONGEST_ASIDE = 10_000
# However a tag's namespace is called.
KNOWN_TAG = re.compile(rb"<(?:\w+:)?(c|v|si|is|t|row|sheet)[\s/>]")
LONG_TAG = re.compile(rb"<[^<]{%d}" % LONGEST_TAG)
ASIDES = ((b"<!--", b"-->"), (b"<?", b"?>"))
CONTENT_TYPES = "[content_types].xml"
# The kinds of part that the list of contents names, whatever the parts themselves are called.
KINDS = (
    (b"vbaproject", refusals.MACROS),
    (b"macrosheet", refusals.MACROS),
    (b"externallink+xml", refusals.LINKS),
)
MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # what may come before the first tag


def refuse_harm(archive: zipfile.ZipFile) -> None:
    """Raise CannotRead when a part declares document types, holds macros or has far more in it than a plan."""
    texts = []
    for name in archive.namelist():
        text = archive.read(name)
        if b"<!DOCTYPE" in text or _is_wide(text):
            raise CannotRead(refusals.DAMAGED)
        if name.lower() == CONTENT_TYPES:
            _refuse_kinds(text.lower())
        if text.lstrip(MARKS).startswith(b"<"):
            texts.append(text)
    _refuse_too_much(texts)


def _is_wide(text: bytes) -> bool:
    """Return whether it is tags in UTF-16, which could hide a declaration from whoever looks for one."""
    return b"\0" in text[:4] and text.lstrip(MARKS).startswith(b"<")


def _refuse_kinds(text: bytes) -> None:
    for kind, sentence in KINDS:
        if kind in text:
            raise CannotRead(sentence)


def _refuse_too_much(texts: list[bytes]) -> None:
    """Count tags: each costs what reads it far more time and memory than the letters it is written with."""
    tags = sum(text.count(b"<") - text.count(b"</") for text in texts)
    most = 2 * (MOST_CELLS + MOST_TEXTS) + MOST_ROWS + MOST_OTHER_TAGS
    if tags > most or any(_has_long_token(text) for text in texts):
        raise CannotRead(refusals.UNPACKS_TOO_BIG)
    of = Counter(tag[1] for text in texts for tag in KNOWN_TAG.finditer(text))
    if of[b"row"] > MOST_ROWS:
        raise CannotRead(refusals.TOO_MANY_EMPTY)
    if of[b"sheet"] > MOST_SHEETS:
        raise CannotRead(refusals.TOO_MANY_SHEETS)
    strings, others = of[b"si"] + of[b"is"], tags - of.total()
    if of[b"c"] > MOST_CELLS or strings > MOST_TEXTS or others > MOST_OTHER_TAGS:
        raise CannotRead(refusals.UNPACKS_TOO_BIG)


def _has_long_token(text: bytes) -> bool:
    """Return whether a tag or an aside is very long: what reads XML begins it again with every piece it is given."""
    if LONG_TAG.search(text):
        return True
    for begins, ends in ASIDES:
        start = text.find(begins)
        while start >= 0:
            end = text.find(ends, start, start + LONGEST_ASIDE)
            if end < 0:
                return True
            start = text.find(begins, end)
    return False
