"""Markdown in, clean HTML out: the same on a page, in a PDF and in Word."""

import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

# People write paragraphs, lists, emphasis and links. Headings and pictures would break a page's outline.
_READ = MarkdownIt("commonmark", {"html": False}).disable(
    ["heading", "lheading", "image", "hr", "code", "fence"]
)
_WORDS = {"p", "br", "ul", "ol", "li", "strong", "em", "blockquote", "code"}
_NO_LINK = re.compile(r'<a rel="[^"]*">(.*?)</a>', re.DOTALL)
_cleaned = partial(
    nh3.clean,
    tags=_WORDS | {"a"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer nofollow",
)


def to_html(text: str) -> str:
    """Return safe HTML for what a person wrote; HTML that they typed is shown as they typed it."""
    return _cleaned(_READ.render(text))


def to_words(text: str) -> str:
    """Return the same without its links: each is its text, for words that are quoted in a document."""
    return nh3.clean(_READ.render(text), tags=_WORDS, attributes={})


def to_plain(text: str) -> str:
    """Return the words of one line without any marks, as plain text."""
    return " ".join(unescape(nh3.clean(_READ.renderInline(text), tags=set())).split())


def to_paper(text: str) -> str:
    """Return the same for a document that leaves the site: a link that leads to no page or mailbox is its text."""
    html = _cleaned(_READ.render(text), attribute_filter=_outside)
    return _NO_LINK.sub(r"\1", html)


def addresses(text: str) -> list[str]:
    """Return the addresses of the links in a text, in order."""
    return [
        str(token.attrs.get("href", "")) for token in _all(_READ.parse(text)) if token.type == "link_open"
    ]


def leads_outside(address: str) -> bool:
    """Return whether an address means the same wherever it is read: a page of the web, or a mailbox."""
    try:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https"):
            return bool(parts.hostname) and "%" not in parts.netloc and parts.port != 0
    except ValueError:  # half an address of six groups, or no number for its port
        return False
    return parts.scheme == "mailto" and "@" in parts.path


def _outside(tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or leads_outside(value) else None


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
