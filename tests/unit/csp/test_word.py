"""A report becomes a Word document with the words, numbers and figures of its PDF."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.conf import settings
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from csp.documents.html import html_of
from csp.documents.pictures import pictures_of
from csp.documents.render import CannotRender
from csp.documents.word import word_of
from csp.kernel.report import number
from csp.kernel.report.appendices import Appendix
from tests.programs import require
from tests.unit.csp.sample import PRIORITIES, SCHEME, sample


@pytest.fixture(scope="module", autouse=True)
def _pango():
    require("pango")


@pytest.fixture(scope="module")
def numbered():
    return number(sample(24))


@pytest.fixture(scope="module")
def pictures(numbered):
    return pictures_of(numbered)


@pytest.fixture(scope="module")
def content(numbered, pictures):
    return word_of(numbered, pictures=pictures)


@pytest.fixture(scope="module")
def document(content):
    return Document(BytesIO(content))


def said_by(element):
    """What a part of the document says, with its breaks and tabs as spaces."""
    marks = {qn("w:t"): None, qn("w:br"): " ", qn("w:tab"): " "}
    found = [marks[one.tag] or one.text or "" for one in element.iter(*marks)]
    return " ".join("".join(found).split())


def of_style(document, *names):
    return [one for one in document.paragraphs if one.style.name in names]


def places(document):
    """The paragraph in which each place that links lead to begins, by the name of the place."""
    return {
        one.get(qn("w:name")): one.getparent() for one in document.element.body.iter(qn("w:bookmarkStart"))
    }


def test_its_headings_stand_in_the_navigator_in_the_order_and_at_the_levels_of_the_page(document):
    found = [(one.style.name, one.text) for one in of_style(document, "Heading 1", "Heading 2", "Heading 3")]

    assert found == [
        ("Heading 1", "Annual report 2026/27"),
        ("Heading 2", "Recommendations"),
        ("Heading 2", "1. Summary"),
        ("Heading 2", "2. Action plan"),
        *(("Heading 3", name) for name in PRIORITIES),
        ("Heading 2", "3. Money"),
        ("Heading 2", "4. Words used in this report"),
        ("Heading 3", "Statuses"),
        ("Heading 3", "Terms"),
    ]


def test_each_number_is_text_at_its_place_and_is_that_of_the_pdf(document, numbered):
    found = {name: said_by(paragraph) for name, paragraph in places(document).items()}

    for target in numbered.targets.values():
        name = target.words.lower().replace(" ", "_").replace(".", "_")
        begins = target.words if target.words[0].isupper() else target.number
        assert re.match(rf"{re.escape(begins)}[. ]", found[name]), (target.words, found[name])
    assert len(numbered.numbers) == 19


def test_a_number_hangs_before_its_words_and_no_list_of_word_can_change_it(document):
    paragraphs = of_style(document, "Numbered Paragraph")

    assert [one.text.partition("\t")[0] for one in paragraphs] == ["1.1", "1.2", "2.1", "3.1"]
    assert all(one._p.pPr.numPr is None for one in paragraphs)
    assert paragraphs[0].style.paragraph_format.first_line_indent < 0


def test_a_reference_leads_to_its_place_and_none_leads_nowhere(document):
    known = places(document)
    links = [one for one in document.element.body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]

    led = {said_by(one): said_by(known[one.get(qn("w:anchor"))]) for one in links}

    assert led["Figure 1"] == "Figure 1. Anti-social behaviour incidents by month"
    assert led["section 2"] == "2. Action plan"
    assert led["paragraph 3.1"].startswith("3.1 Income and spend are set out in")
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in known)


def test_a_link_to_a_page_leads_to_it(document):
    outside = {
        document.part.rels[one.get(qn("r:id"))].target_ref: said_by(one)
        for one in document.element.body.iter(qn("w:hyperlink"))
        if one.get(qn("r:id"))
    }

    assert outside == {"https://vale.example/plan": "the plan"}


def test_its_contents_are_right_before_word_has_counted_anything(document, numbered):
    listed = [said_by(one._p) for one in of_style(document, "toc 1", "toc 2")]
    headings = [one.text for one in of_style(document, "Heading 2", "Heading 3")]
    captions = [one.text for one in of_style(document, "Caption")]
    codes = [one.text.strip() for one in document.element.body.iter(qn("w:instrText"))]
    marks = [one.get(qn("w:fldCharType")) for one in document.element.body.iter(qn("w:fldChar"))]

    assert listed == [*headings, *captions]
    assert captions == [one.title for one in numbered.figures_and_tables]
    assert codes == [r'TOC \o "2-3" \n \h \z', r'TOC \n \h \z \t "Caption,1"']
    assert marks == ["begin", "separate", "end"] * 2


def test_every_table_has_heads_that_are_repeated_and_a_name(document):
    front, *tables = document.tables

    assert [cell.text for cell in front.columns[0].cells][:2] == ["Report to", "Date of meeting"]
    assert len(tables) == 6
    for table in tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr is None or row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    named = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables]
    assert named[:2] == ["Front sheet", "Table 1. Actions under Domestic abuse"]


def test_a_status_is_its_letter_and_its_word(document):
    told = {said_by(row.cells[4]._tc) for row in document.tables[1].rows[1:]}

    assert told == {f"{one.letter} {one.word}" for one in SCHEME}


def test_a_figure_is_a_picture_that_says_aloud_what_the_page_says(document, numbered, pictures):
    figures = [one for one in numbered.figures_and_tables if one.svg]
    shapes = [shape._inline for shape in document.inline_shapes]

    assert [shape.docPr.get("descr") for shape in shapes] == [one.said for one in figures]
    assert "This year: Apr 212, May 231" in shapes[0].docPr.get("descr")
    assert [shape.docPr.get("name") for shape in shapes] == ["Figure 1", "Figure 2"]
    for one in figures:
        picture = Image.open(BytesIO(pictures[one.anchor]))
        assert picture.format == "PNG"
        assert picture.width == 1700
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 20, "It is blank"


def test_nothing_that_the_pdf_says_is_missing(document, numbered):
    drawn = re.sub(r"<(svg|title)\b.*?</\1>", "", html_of(numbered), flags=re.DOTALL)
    edges = [document.sections[0].header, document.sections[0].footer]
    told = " ".join(said_by(one._element) for one in (document, *edges) if hasattr(one, "_element"))

    for text in re.findall(r">([^<>]+)<", drawn):
        words = " ".join(text.replace("&#x27;", "'").replace("&amp;", "&").split())
        assert words in told, words


def test_every_page_says_its_number_the_title_and_which_part_it_is(document):
    foot = document.sections[0].footer._element

    assert "Annual report 2026/27 · Part 1, public" in said_by(foot)
    assert [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "Scrutiny Committee, 19 April 2027" in said_by(document.sections[0].header._element)


def test_the_file_says_its_title_and_language_and_nobodys_name_and_no_time_of_day(content, document):
    about = document.core_properties

    assert about.title == "Annual report 2026/27: Vale and Marsh Community Safety Partnership"
    assert {about.author, about.last_modified_by, about.comments} == {"Saferplan", ""}
    assert (about.language, {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}) == (
        "en-GB", {"en-GB"},
    )  # fmt: skip
    assert str(about.created) == str(about.modified) == "2027-03-31 00:00:00+00:00"
    with ZipFile(BytesIO(content)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = parts.read("docProps/core.xml").decode() + parts.read("docProps/app.xml").decode()
    assert "June" not in properties


def test_the_same_report_gives_the_same_bytes_in_another_process(content):
    script = (
        "import django; django.setup()\n"
        "from hashlib import sha256\n"
        "from csp.kernel.report import number\n"
        "from csp.documents.pictures import pictures_of\n"
        "from csp.documents.word import word_of\n"
        "from tests.unit.csp.sample import sample\n"
        "numbered = number(sample(24))\n"
        "print(sha256(word_of(numbered, pictures=pictures_of(numbered))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LANG": "cy_GB.UTF-8"}

    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == sha256(content).hexdigest()


def test_a_report_without_a_figure_starts_no_process(monkeypatch):
    short = sample(0)
    monkeypatch.setattr("csp.documents.bounded.subprocess.Popen", None)
    words = [section for section in short.sections if section.key == "words"]

    assert (
        pictures_of(number(type(short)(**{**vars(short), "sections": tuple(words), "recommendations": ()})))
        == {}
    )


def test_figures_that_do_not_all_come_back_are_no_pictures(numbered, monkeypatch):
    monkeypatch.setattr("csp.documents.pictures.pictured", lambda *_, **__: [b"one"])

    with pytest.raises(CannotRender, match="could not be made into pictures"):
        pictures_of(numbered)


def test_appendices_stand_at_its_end_and_among_its_contents_with_what_is_known_of_each(pictures):
    file = Appendix("appendix-a", "Figures", "By ward.", sha256="0" * 64, size=2048, pages=3, is_tagged=True)
    link = Appendix(
        "appendix-b", "Minutes & notes", form="Web page", link="https://vale.example/minutes?a=1&b=2"
    )
    report = replace(sample(24), appendices=(file, link))

    made = Document(BytesIO(word_of(number(report), pictures=pictures)))

    said = [one.text for one in made.paragraphs]
    assert said[-7:] == [
        "Appendices",
        "Appendix A: Figures",
        "By ward.",
        "Not accessible as far as can be checked: it does not say what language it is in.",
        "PDF, 3 pages, 2 KB, a file of its own beside this report.",
        "Appendix B: Minutes & notes",
        "Web page: https://vale.example/minutes?a=1&b=2",
    ]
    entries = [one.text for one in made.paragraphs if one.style.name.startswith("toc")]
    assert {"Appendices", "Appendix A: Figures", "Appendix B: Minutes & notes"} <= set(entries)
    links = {one.target_ref for one in made.part.rels.values() if one.is_external}
    assert "https://vale.example/minutes?a=1&b=2" in links
