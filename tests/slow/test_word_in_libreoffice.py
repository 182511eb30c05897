"""The report of the demonstration as Word, opened by another program: LibreOffice finds every heading in it."""

import subprocess
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from csp.documents.pictures import pictures_of
from csp.documents.word import word_of
from csp.kernel.report import Heading, thaw
from tests.integration import papers
from tests.programs import require

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def numbered():
    require("pango")
    return thaw(papers.built_pack().snapshot)


def converted(content, folder):
    """The document as a PDF that LibreOffice made of it, with its headings as bookmarks."""
    program = require("libreoffice")
    (folder / "report.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    subprocess.run(
        [program, "--headless", profile, "--convert-to", options, "--outdir", folder, folder / "report.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return pikepdf.open(BytesIO((folder / "report.pdf").read_bytes()))


def bookmarks(items):
    """Every bookmark with its level, in order."""
    for item in items:
        yield 1, " ".join(item.title.split())
        yield from ((level + 1, title) for level, title in bookmarks(item.children))


def test_libreoffice_opens_it_and_has_every_heading_in_its_navigator(numbered, tmp_path):
    pdf = converted(word_of(numbered, pictures=pictures_of(numbered)), tmp_path)

    with pdf.open_outline() as outline:
        found = list(bookmarks(outline.root))

    expected = [(1, numbered.report.title), (2, "Recommendations")]
    for section in numbered.sections:
        expected.append((2, section.heading))
        expected += [(3, one.block.title) for one in section.blocks if isinstance(one.block, Heading)]
    assert found == expected
    assert len(found) > 12


def test_it_has_every_page_number_and_every_caption_there(numbered, tmp_path):
    converted(word_of(numbered, pictures=pictures_of(numbered)), tmp_path)
    pages = pypdfium2.PdfDocument(tmp_path / "report.pdf")

    said = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)

    count = len(pages)
    assert count > 8
    assert f"Page{count}of{count}" in said
    captions = ["".join(one.title.split()) for one in numbered.figures_and_tables]
    assert [caption for caption in captions if said.count(caption) < 2] == []  # in the contents, and above it
