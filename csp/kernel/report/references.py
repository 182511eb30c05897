"""References by identity: what `{ref:key}` in a text becomes, and what is no reference."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from csp.kernel.markdown import to_paper

# A reference as written, unless a backslash stands before it.
_WRITTEN = re.compile(r"(?<!\\)\{(ref|number|note):([^{}\n]*)\}")
# What stands for it while the text is read as Markdown begins and ends with characters that mean nothing.
_OPEN, _CLOSE = "\ue000", "\ue001"
_STRAY = re.compile(f"[{_OPEN}{_CLOSE}]")
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
    is_note: bool = False

    @property
    def mark(self) -> str:
        """Return where the mark of a note stands."""
        return f"{self.anchor}-mark"


def literal(text: str) -> str:
    """Return plain text so that Markdown shows it as it is: for titles and names inside a paragraph."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def literal_lines(text: str) -> str:
    """Return plain text so that Markdown shows it as it is, with its lines and paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "\n\n".join("\\\n".join(map(literal, one.split("\n"))) for one in paragraphs)


def linked(
    text: str, targets: Mapping[str, Target], *, where: str, to_html: Callable[[str], str] = to_paper
) -> SafeString:
    """Return a Markdown text as clean HTML in which its references are links; ``where`` is for the refusal."""
    found: list[tuple[str, Target]] = []
    # A text can't hold its own hash, so that nothing that was typed, as a letter or an entity, is taken for this.
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def place(match: re.Match[str]) -> str:
        kind, key = match.groups()
        if kind == "note" and not (key in targets and targets[key].is_note):
            return match[0]  # words that somebody typed
        if key not in targets:
            raise CannotNumber(
                f"{where} refers to “{key}”, and this report has nothing of that name to refer to."
            )
        found.append((kind, targets[key]))
        return f"{_OPEN}{mark}x{len(found) - 1}{_CLOSE}"

    html = to_html(_WRITTEN.sub(place, text))
    placed = re.compile(f"{_OPEN}{mark}x(\\d+){_CLOSE}")
    # Every second part is a link that somebody wrote: a link can't stand inside a link, the words can.
    parts = [
        placed.sub(
            lambda match, inside=at % 2: _drawn(*found[int(match[1])], inside=bool(inside), where=where), part
        )
        for at, part in enumerate(_LINK.split(html))
    ]
    if len(placed.findall(html)) != len(found):
        raise CannotNumber(
            f"{where} has a reference inside the address of a link. Write it outside the address."
        )
    return mark_safe(_STRAY.sub("", "".join(parts)))  # noqa: S308  (cleaned; what was put in is escaped)


def _drawn(kind: str, target: Target, *, inside: bool, where: str) -> str:
    if kind == "note":
        if inside:
            raise CannotNumber(f"{where} has the mark of a note inside a link. Write it behind the link.")
        return format_html(
            '<sup><a id="{}" href="#{}" aria-label="Note {number}">{number}</a></sup>',
            target.mark,
            target.anchor,
            number=target.number,
        )
    words = target.words if kind == "ref" else target.number
    return words if inside else format_html('<a href="#{}">{}</a>', target.anchor, words)
