"""Text as people paste it, made plain: what Word, Outlook and a spreadsheet leave behind is taken out."""

import re
import unicodedata

# Word's own marks: a soft line break, a page break, a hyphen that doesn't break.
_WORD = {"\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\u2011": "-", "\u2028": "\n", "\u2029": "\n\n"}
# Zero-width space, word joiner, byte order mark, soft hyphen. Joiners in emoji and Persian words stay.
_UNSEEN = "\u200b\u2060\ufeff\xad\x1f"
# Characters that turn the direction of the rest of a page, and so can make it say something else.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = dict.fromkeys("\xa0\u202f\u2007\u2009\u3000", " ")

_TABLE = str.maketrans({**_WORD, **_SPACES, **dict.fromkeys(_UNSEEN + _TURNING)})
# NUL is left, for the form to refuse: nobody pastes one.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1d\x7f-\x9f]")


def plain_lines(text: str) -> str:
    """Return the text of a large box: its lines, and at most one empty line between paragraphs."""
    ended_alike = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    plain = unicodedata.normalize("NFC", _CONTROL.sub("", ended_alike))
    lines = "\n".join(line.rstrip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def plain_line(text: str) -> str:
    """Return the text of a single line: line ends, tabs and runs of spaces become one space."""
    return " ".join(plain_lines(text).split())
