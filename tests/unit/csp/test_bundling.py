"""A report and its appendices in one PDF to be printed: every page says which it is, whichever way it is turned."""

from io import BytesIO

import pikepdf
import pytest

from csp.documents import bundling
from csp.documents.bundling import NOT_MADE, Part, bundled
from csp.documents.bundling_child import together
from csp.documents.page_text import PageText
from csp.documents.render import CannotRender, render
from csp.kernel.report import Appendix, number
from tests.integration import attaching
from tests.programs import require
from tests.unit.csp.sample import sample
from tests.verapdf import check


def one_pdf(*parts, stamp="Appendix B"):
    asked = [{"size": len(part), "bookmark": f"Part {at}", "stamp": stamp} for at, part in enumerate(parts)]
    made, pages = together({"title": "Together", "parts": asked}, b"".join(parts))
    return pikepdf.open(BytesIO(made)), pages


def drawn(page):
    contents = page.Contents
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"".join(one.read_bytes() for one in streams).decode("latin-1")


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [
        (0, "1 0 0 1 0 0 cm"),
        (90, "0 1 -1 0 595 0 cm"),
        (180, "-1 0 0 -1 595 842 cm"),
        (270, "0 -1 1 0 0 842 cm"),
        (-90, "0 -1 1 0 0 842 cm"),
    ],
)
def test_a_stamp_turns_with_its_page(rotate, matrix):
    made, _ = one_pdf(attaching.pdf("One", "Two", "Three", rotate=rotate))

    assert matrix in drawn(made.pages[2])
    assert "(Appendix B, page 3 of 3) Tj" in drawn(made.pages[2])


def test_a_stamp_stands_inside_what_is_shown_of_a_page():
    def crop(made):
        made.pages[0].obj.CropBox = pikepdf.Array([50, 60, 500, 800])

    made, _ = one_pdf(attaching.pdf(change=crop))

    assert "1 0 0 1 50 60 cm" in drawn(made.pages[0])


def test_nothing_that_is_for_a_screen_alone_goes_in():
    def linked(made):
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9])
        )
        page = made.pages[0].obj
        page.Annots, page.StructParents = pikepdf.Array([made.make_indirect(link)]), 0

    made, _ = one_pdf(attaching.pdf(change=linked))

    assert not {"/Annots", "/StructParents", "/Tabs"} & set(made.pages[0].keys())
    assert "/StructTreeRoot" not in made.Root


def test_the_same_parts_give_the_same_bytes_and_a_part_without_a_stamp_has_none():
    parts = (attaching.pdf("One"), attaching.pdf("Two"))
    asked = {"title": "T", "parts": [{"size": len(one), "bookmark": "", "stamp": ""} for one in parts]}

    made = together(asked, b"".join(parts))

    assert together(asked, b"".join(parts)) == made
    with pikepdf.open(BytesIO(made[0])) as opened:
        assert "page 1 of 1" not in drawn(opened.pages[0])


def with_appendices():
    file = Appendix("appendix-a", "Survey", sha256="0", size=900, pages=1, is_tagged=True, language="en-GB")
    link = Appendix("appendix-b", "Strategy", form="PDF, 40 pages", link=attaching.ADDRESS)
    made = sample(3)
    return number(type(made)(**{**vars(made), "appendices": (file, link)}))


@pytest.fixture
def pango():
    require("pango")


@pytest.mark.usefixtures("pango")
def test_the_cover_lists_what_is_in_it_and_what_is_not_and_says_that_it_is_not_the_accessible_version():
    numbered = with_appendices()
    report = render(numbered)
    assert report.checks.passed, [one.words for one in report.checks.failures]

    made = bundled(
        numbered, report.pdf, pages=report.pages, parts=[Part(numbered.appendices[0], attaching.pdf())]
    )

    assert made.pages == report.pages + 2
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        said = PageText().of(opened.pages[0]).replace(" ", "")
    assert "Thisisnottheaccessibleversion." in said
    assert f"Page{made.pages}" in said
    assert "AppendixA:Survey" in said
    assert "Notinthisfile" in said
    assert f"AppendixB:Strategy:{attaching.ADDRESS}" in said


@pytest.mark.usefixtures("pango")
def test_a_report_that_lists_appendices_is_accessible_and_fit_to_be_kept(tmp_path):
    (pdf := tmp_path / "report.pdf").write_bytes(render(with_appendices()).pdf)

    assert [(one.flavour, one.faults) for one in check([pdf])] == [("ua1", []), ("2a", [])]


@pytest.mark.usefixtures("pango")
def test_parts_that_cannot_be_put_together_are_a_sentence():
    numbered = with_appendices()

    with pytest.raises(CannotRender) as refused:
        bundled(numbered, b"no PDF", pages=1, parts=[Part(numbered.appendices[0], b"none either")])

    assert str(refused.value) == NOT_MADE
    assert bundling.TO_PRINT not in refused.value.detail
