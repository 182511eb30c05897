"""Text for the documents that are XML inside, such as a picture or a Word file."""

import re

# What XML has no place for: control characters, halves of characters, and two that are never any.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(text: str) -> str:
    """Return the text without what no XML can hold."""
    return _NOT_XML.sub("", text)


def on_one_line(text: str) -> str:
    """Return the text on one line, without what no XML can hold."""
    return " ".join(fit_for_xml(text).split())
