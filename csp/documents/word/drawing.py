"""A figure in Word: a picture that says aloud what the drawing on a page says."""

from io import BytesIO

from docx.shared import Mm
from docx.text.run import Run

from csp.documents.word.elements import element
from csp.documents.word.styles import PLAIN, TEXT_WIDTH
from csp.documents.word.writer import Writer
from csp.kernel.xml_letters import on_one_line

HIGHEST = 190  # millimetres, as in the PDF


def draw(writer: Writer, png: bytes, *, name: str, said: str) -> None:
    """Put a figure at the end of the document, as wide as the text unless it would be too high."""
    paragraph, holder = writer.paragraph(PLAIN), element("r")
    paragraph.append(holder)
    writer.add(paragraph)
    shape = Run(holder, writer.document._body).add_picture(BytesIO(png), width=Mm(TEXT_WIDTH))
    if shape.height > Mm(HIGHEST):
        shape.width = round(shape.width * Mm(HIGHEST) / shape.height)
        shape.height = Mm(HIGHEST)
    about = shape._inline.docPr
    about.set("name", name)
    about.set("descr", on_one_line(said))
