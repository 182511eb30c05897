"""The figures of a report as pictures, for a document that can't hold what a page draws."""

import re
from pathlib import Path
from string import Template

from django.conf import settings

from csp.documents.render import Bounds, CannotRender, pictured
from csp.kernel.report import NumberedReport

STYLE = Path("static") / "print" / "pictures.css"
BOUNDS = Bounds(seconds=30, wait=45)  # somebody waits for it
_SIZE = re.compile(r'<svg [^>]*\bwidth="(\d+)" height="(\d+)"')


def pictures_of(numbered: NumberedReport) -> dict[str, bytes]:
    """Return each figure of the report as PNG, by its anchor, or raise CannotRender.

    The process that draws them is started once, for all of them together; without a figure it is not started.
    """
    figures = numbered.drawings
    if not figures:
        return {}
    pages = "\n".join(_page(at, one.svg) for at, one in enumerate(figures))
    style = Template((settings.BASE_DIR / STYLE).read_text(encoding="utf-8")).substitute(pages=pages)
    shown = "".join(f'<div id="figure-{at}">{one.svg}</div>' for at, one in enumerate(figures))
    html = f'<!DOCTYPE html><html lang="en-GB"><head><title>Figures</title></head><body>{shown}</body></html>'
    pngs = pictured(html, style, bounds=BOUNDS)
    if len(pngs) != len(figures):
        raise CannotRender(
            "The figures could not be made into pictures. Tell whoever keeps this site.",
            f"{len(figures)} figures became {len(pngs)} pictures.",
        )
    return {one.anchor: png for one, png in zip(figures, pngs, strict=True)}


def _page(at: int, svg: str) -> str:
    """Return the page for a figure: as large as it is."""
    found = _SIZE.search(svg)
    if found is None:
        raise CannotRender("A figure of this report has no size.", svg[:200])
    return f"#figure-{at} {{ page: figure-{at}; }} @page figure-{at} {{ size: {found[1]}px {found[2]}px; }}"
