"""References by identity: what `{ref:key}` in a text becomes, and what is no reference."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from csp.kernel.markdown import to_html

# A reference as written, unless a backslash stands before it.
_WRITTEN = re.compile(r"(?<!\\)\{(ref|number):([^{}\n]*)\}")
# What stands for it while the text is read as Markdown: characters that mean nothing and that no text may bring.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACED = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_LINK = re.compile(r"(<a\b[^>]*>.*?</a>)", re.DOTALL)
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|&~=:])")


class CannotNumber(ValueError):
    """One sentence that says what is wrong with a report's keys, references or values."""


@dataclass(frozen=True)
class Target:
    """What can be referred to: “Figure 1”, or “1” where only the number is wanted, and where it is."""

    words: str
    number: str
    anchor: str


def literal(text: str) -> str:
    """Return plain text so that Markdown shows it as it is: for titles and names inside a paragraph."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def linked(text: str, targets: Mapping[str, Target], *, where: str) -> SafeString:
    """Return a Markdown text as clean HTML in which its references are links; ``where`` is for the refusal."""
    found: list[tuple[str, Target]] = []

    def place(match: re.Match[str]) -> str:
        kind, key = match.groups()
        if key not in targets:
            raise CannotNumber(
                f"{where} refers to “{key}”, and this report has nothing of that name to refer to."
            )
        found.append((kind, targets[key]))
        return f"{_OPEN}{len(found) - 1}{_CLOSE}"

    bare = text.replace(_OPEN, "").replace(_CLOSE, "")
    html = to_html(_WRITTEN.sub(place, bare))
    # Every second part is a link that somebody wrote: a link can't stand inside a link, the words can.
    parts = [
        _PLACED.sub(lambda match, inside=at % 2: _drawn(*found[int(match[1])], inside=bool(inside)), part)
        for at, part in enumerate(_LINK.split(html))
    ]
    if len(_PLACED.findall(html)) != len(found):
        raise CannotNumber(
            f"{where} has a reference inside the address of a link. Write it outside the address."
        )
    return mark_safe("".join(parts))  # noqa: S308  (cleaned by to_html; what was put in is escaped)


def _drawn(kind: str, target: Target, *, inside: bool) -> str:
    words = target.words if kind == "ref" else target.number
    return words if inside else format_html('<a href="#{}">{}</a>', target.anchor, words)
