"""Markdown in, clean HTML out: the same on a page, in a PDF and in Word."""

import nh3
from markdown_it import MarkdownIt

# People write paragraphs, lists, emphasis and links. Headings and pictures would break a page's outline.
_READ = MarkdownIt("commonmark", {"html": False}).disable(
    ["heading", "lheading", "image", "hr", "code", "fence"]
)
_TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code"}


def to_html(text: str) -> str:
    """Return safe HTML for what a person wrote; HTML that they typed is shown as they typed it."""
    return nh3.clean(
        _READ.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
