"""The parts that every page is put together from; what each one looks like is shown in the gallery."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html

register = template.Library()

COLOURS = {"blue", "green", "amber", "red", "grey", "yellow"}
STATES = {"done", "wait", "part", "late"}
CALL_OUTS = {"information", "public", "clash", "late", "work"}


@register.inclusion_tag("components/demonstration.html")
def demonstration() -> dict[str, Any]:
    """Draw the line that stands on every page of a demonstration, whatever made the page."""
    return {"is_demonstration": settings.DEMONSTRATION}


@register.simple_tag
def status_tag(tag: Any, *, big: bool = False) -> str:
    """Draw a status (``.letter``, ``.word``, ``.colour``): people read both, a screen reader says the word.

    Written here rather than as a template, because a page has hundreds of them.
    """
    colour = tag.colour if tag.colour in COLOURS else "grey"
    return format_html(
        '<span class="sp-status sp-status--{}{}"><b class="sp-status__letter" aria-hidden="true">{}</b>'
        '<span class="sp-status__word">{}</span></span>',
        colour,
        " sp-status--big" if big else "",
        tag.letter,
        tag.word,
    )


@register.simple_tag
def state(kind: str, words: str) -> str:
    """Draw the state of anything but an action: ``done``, ``wait``, ``part`` or ``late``, with its words."""
    return format_html('<span class="sp-state sp-state--{}">{}</span>', _known(kind, STATES), words)


@register.inclusion_tag("components/status_key.html")
def status_key(scheme: Iterable[Any]) -> dict[str, Any]:
    """Draw the key to a scheme: tags that also have a ``.meaning``."""
    return {"scheme": scheme}


@register.inclusion_tag("components/crumbs.html")
def crumbs(items: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Draw the way back up: (label, url) pairs, outermost first."""
    return {"items": items}


@register.inclusion_tag("components/crumbs.html")
def crumbs_to(*steps: str) -> dict[str, Any]:
    """Draw the way back up from labels and addresses in turn, outermost first."""
    return {"items": list(zip(steps[::2], steps[1::2], strict=True))}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[tuple[str, str, bool]], label: str = "Parts of this page") -> dict[str, Any]:
    """Draw the tabs at the foot of a page head: (label, url, is_here)."""
    return {"items": items, "label": label}


@register.inclusion_tag("components/key_figures.html")
def key_figures(figures: Iterable[Any]) -> dict[str, Any]:
    """Draw three or four figures: each with ``.value``, ``.words``, ``.is_worry`` and ``.url`` (or none)."""
    return {"figures": figures}


@register.inclusion_tag("components/facts.html")
def facts(rows: Sequence[Sequence[str]], *, tight: bool = False) -> dict[str, Any]:
    """Draw facts as (term, value) or (term, value, small print); ``tight`` in a side column."""
    return {"rows": rows, "tight": tight}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """Draw a history, newest first.

    Each entry has ``.kind`` (update, change or challenge), ``.tag`` (a status or None), ``.heading`` (who or
    what, in bold), ``.detail`` (the rest of the line, with its own comma or space), ``.body`` (text or safe
    HTML) and ``.note``.
    """
    return {"entries": entries}


@register.inclusion_tag("components/chips.html")
def chips(items: Sequence[tuple[str, str]], *, clear_url: str = "") -> dict[str, Any]:
    """Draw what a list is filtered by: (label, url without it) pairs, each of which removes itself."""
    return {"items": items, "clear_url": clear_url}


@register.inclusion_tag("components/pages.html")
def pages(page: Any, what: str = "results") -> dict[str, Any]:
    """Draw the pages of a list: ``.first`` to ``.last`` of ``.total``, ``.links`` as (label, url, is_here).

    A link without an address is drawn as plain text: the gap in “1 … 7 8”. One page alone draws no links.
    """
    return {"page": page, "what": what}


@register.simple_block_tag
def call_out(
    content: str, kind: str = "information", heading: str = "", level: int = 2, *, alert: bool = False
) -> str:
    """Draw a call-out round its content: ``information``, ``public``, ``clash``, ``late`` or ``work``.

    ``alert`` is for what has to be read first: it takes the focus when the page opens, as the error summary does.
    """
    context = {"content": content, "kind": _known(kind, CALL_OUTS), "heading": heading, "level": level}
    return render_to_string("components/call_out.html", {**context, "alert": alert})


@register.simple_block_tag
def table_box(content: str, label: str) -> str:
    """Draw a named box that scrolls by itself, and by keyboard, round a table."""
    return render_to_string("components/table_box.html", {"content": content, "label": label})


@register.simple_block_tag
def nothing_here(content: str, heading: str, level: int = 2) -> str:
    """Draw an empty list: what is empty, and one way out (``empty`` is a word of ``for``)."""
    return render_to_string(
        "components/nothing_here.html", {"content": content, "heading": heading, "level": level}
    )


@register.simple_block_tag
def done(content: str, heading: str, level: int = 2) -> str:
    """Draw what has been done, in the past tense, and when."""
    return render_to_string("components/done.html", {"content": content, "heading": heading, "level": level})


def _known(word: str, words: set[str]) -> str:
    if word not in words:
        raise template.TemplateSyntaxError(f"“{word}” is none of: {', '.join(sorted(words))}")
    return word
