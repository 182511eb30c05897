"""Abbreviations in a text that nobody explains: a councillor reads “MARAC” once and has to ask."""

import re
from collections.abc import Iterable

from csp.kernel.folding import words_of

# Everybody knows these; whatever else is written in capitals is explained, or asked about.
KNOWN = frozenset({"BBC", "CCTV", "GP", "ID", "IT", "MP", "NHS", "OK", "PC", "PDF", "TV", "UK", "USA"})
_ABBREVIATION = re.compile(r"(?<![\w.-])[A-Z][A-Z&]*[A-Z](?=s?(?![\w-]))")
_EXPLAINED = re.compile(r"\(([A-Z][A-Z&]*[A-Z])s?\)")
_ROMAN = re.compile(r"[IVX]+")


def unexplained(texts: Iterable[str], *, explained: Iterable[str]) -> list[str]:
    """Return the abbreviations in some texts that are explained nowhere, in the order in which they come.

    One is explained where it stands in brackets after its words, “Independent Domestic Violence Adviser (IDVA)”, or
    where it is among the words of ``explained``, such as the terms of a glossary.
    """
    whole = list(texts)
    known = {word for one in explained for word in words_of(one)}
    in_brackets = {match for text in whole for match in _EXPLAINED.findall(text)}
    found: dict[str, None] = {}
    for text in whole:
        for match in _ABBREVIATION.findall(text):
            if (
                match not in KNOWN | in_brackets
                and not _ROMAN.fullmatch(match)
                and match.lower() not in known
            ):
                found[match] = None
    return list(found)
