"""Draws a numbered report as one HTML document and a style sheet, for the renderer."""

from functools import cache
from pathlib import Path
from string import Template

from django.conf import settings
from django.template.loader import render_to_string

from csp.kernel.report import NumberedReport

STYLE = Path("static") / "print" / "document.css"


def html_of(numbered: NumberedReport) -> str:
    """Return the whole document, with the parts that the pages of the web have too."""
    return render_to_string("documents/report.html", {"document": numbered, "paper": True}).strip()


def style_of(numbered: NumberedReport) -> str:
    """Return its style sheet; no text of the report reaches it, only its colours, which were checked."""
    return _sheet().substitute(brand=numbered.colour, heading=numbered.heading_colour)


@cache
def _sheet() -> Template:
    return Template((settings.BASE_DIR / STYLE).read_text(encoding="utf-8"))
