"""A logo is drawn anew, and stands with implications and risks on the front of a PDF and a Word document."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageFile

from csp.documents.logo import NotALogo, drawn_logo
from csp.documents.logo_child import drawn_anew
from csp.documents.render import render
from csp.documents.word import word_of
from csp.kernel.council_form import THROUGH
from csp.kernel.png import size_of
from csp.kernel.report import Footnote, Footnotes, Implication, Logo, NumberedReport, Risk, number
from csp.kernel.report.blocks import Paragraph
from csp.kernel.report.front import MATRIX
from csp.kernel.report.report import Section
from tests.programs import require
from tests.unit.csp.sample import sample


def picture(size=(600, 200), *, form="PNG", **said):
    kept = BytesIO()
    Image.new("RGB", size, "#7a1f5c").save(kept, form, **said)
    return kept.getvalue()


@pytest.fixture(scope="module")
def numbered() -> NumberedReport:
    logo = Logo(b64encode(picture()).decode(), "Vale District Council", 600, 200)
    words = (Paragraph("one-1", "Much.{note:one-note-1}"), Paragraph("one-2", "More."))
    notes = Footnotes("one-notes", (Footnote("one-note-1", "As [reported](https://vale.example/)."),))
    sections = (Section("one", "What was done", (*words, notes)),)
    implied = Implication("financial", "Financial", is_yes=True, detail="£3,000 a year.")
    risk = Risk(
        "pool",
        "The pool is empty",
        "High: likelihood high, impact high",
        "It is filled.",
        "Low: both",
        levels=(3, 3, 1, 1),
    )
    return number(
        replace(
            sample(1),
            sections=sections,
            recommendations=(),
            numbering=THROUGH,
            heading_colour="#7a1f5c",
            implications=(implied,),
            risks=(risk,),
            logo=logo,
        )
    )


def test_nothing_of_a_picture_is_kept_but_its_dots():
    place = Image.Exif()
    place[0x010E] = "taken in Mill Street"

    drawn = drawn_logo(picture((1800, 600), form="JPEG", exif=place))

    assert (drawn.width, drawn.height) == size_of(drawn.png) == (900, 300)
    assert b"Mill Street" not in drawn.png


def test_what_is_no_picture_is_refused_in_a_sentence():
    with pytest.raises(NotALogo, match="is damaged, or is no PNG or JPEG"):
        drawn_logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            picture((5000, 4000)),
            "The picture has 20 million dots, and a logo may have 16 million. Make it smaller",
        ),
        (picture((39, 400)), "The picture is 39 by 400 dots. A logo needs 40 by 40 at least"),
        (picture()[:60], "The picture can’t be opened: it is damaged"),
    ],
)
def test_a_picture_that_is_too_large_too_small_or_cut_off_is_refused(content, sentence, monkeypatch):
    # As in its own process: what draws PDFs, which may be in this one, lets pictures that are cut off pass.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)

    known, png = drawn_anew(content)

    assert known["refused"].startswith(sentence)
    assert png == b""


def test_the_front_is_drawn_as_a_pdf_that_passes_its_checks(numbered):
    require("pango")

    made = render(numbered)

    assert [one.words for one in made.checks.failures] == []


def test_the_front_is_written_in_word_with_the_words_of_its_logo(numbered):
    document = Document(BytesIO(word_of(numbered, pictures={MATRIX: picture()})))

    said = [[cell.text for cell in row.cells] for table in document.tables[1:] for row in table.rows]
    assert said == [
        ["Implication", "Any?", "Details"],
        ["Financial", "Yes", "£3,000 a year."],
        ["Risk", "If nothing is done", "What is done about it", "With that", "Who holds it"],
        [
            "1. The pool is empty",
            "High: likelihood high, impact high",
            "It is filled.",
            "Low: both",
            "Not said",
        ],
    ]
    logo, matrix = (one._inline.docPr.get("descr") for one in document.inline_shapes)
    assert logo == "Vale District Council"
    assert matrix.endswith(
        "Risk 1 is high (likelihood high, impact high), if nothing is done; "
        "low (likelihood low, impact low), with what is done about it"
    )
    headings = [one for one in document.paragraphs if one.style.name == "Heading 2"]
    assert [one.text for one in headings] == ["Implications", "Risks", "What was done"]
    assert str(document.styles["Heading 2"].font.color.rgb) == "7A1F5C"


def test_a_note_in_word_has_its_number_as_text_and_leads_both_ways(numbered):
    document = Document(BytesIO(word_of(numbered, pictures={MATRIX: picture()})))
    body = document.element.body
    places = {one.get(qn("w:name")): one.getparent() for one in body.iter(qn("w:bookmarkStart"))}
    links = {one.get(qn("w:anchor")): one for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))}

    [note] = [one for one in document.paragraphs if one.style.name == "Report Footnote"]
    assert note.text == "1\tAs reported."
    assert places["note_1"] is note._p
    assert links["note_1_mark"].getparent() is note._p
    [mark] = links["note_1"].iter(qn("w:r"))
    assert mark.rPr.find(qn("w:vertAlign")).get(qn("w:val")) == "superscript"
    assert places["note_1_mark"] is links["note_1"].getparent()
