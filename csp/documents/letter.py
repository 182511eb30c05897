"""Renders a letter as a PDF and checks it, as reports are: one that fails a check is not sent."""

from io import BytesIO
from pathlib import Path
from string import Template

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string

from csp.documents.html import STYLE
from csp.documents.render import Bounds, CannotRender, drawn
from csp.documents.seen import Seen
from csp.documents.verify import of_itself, of_making, of_the_standards, page_numbers
from csp.kernel.letter import Letter

OWN_STYLE = Path("static") / "print" / "letter.css"
BOUNDS = Bounds(seconds=20, wait=30)  # somebody waits for it
EVERY_LETTER = "Every letter could be drawn."


def render_letter(letter: Letter) -> bytes:
    """Return the letter as a PDF that passed its checks, or raise CannotRender."""
    html = render_to_string("documents/letter.html", {"letter": letter}).strip()
    sheets = [(settings.BASE_DIR / one).read_text(encoding="utf-8") for one in (STYLE, OWN_STYLE)]
    style = Template("".join(sheets)).substitute(brand=letter.colour, heading=letter.colour)
    pdf, noted = drawn(html, style, places={}, beat=lambda: None, bounds=BOUNDS)
    with pikepdf.open(BytesIO(pdf)) as document:
        seen = Seen(document, dict(noted.names))
        checks = [
            page_numbers(seen),
            *of_itself(seen, language=letter.language, title=letter.whole_title),
            *of_the_standards(seen),
            *of_making(seen, noted, letters=EVERY_LETTER),
        ]
    if failed := [one.words for one in checks if not one.passed]:
        raise CannotRender(f"The letter was drawn, but did not pass its checks. {failed[0]}")
    return pdf
