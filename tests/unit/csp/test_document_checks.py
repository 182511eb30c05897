"""Each check of a PDF fails when what it looks for is broken, and says so in a sentence."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from csp.documents.checks import Check, Checks
from csp.documents.render import render
from csp.documents.verify import Noted, verify
from csp.kernel.report import Paragraph, number
from tests.programs import require
from tests.unit.csp.sample import sample


@pytest.fixture(scope="module", autouse=True)
def _pango():
    require("pango")


@pytest.fixture(scope="module")
def numbered():
    return number(sample(6))


@pytest.fixture(scope="module")
def pdf(numbered):
    return render(numbered).pdf


@pytest.fixture
def broken(pdf, numbered):
    """What the checks say of the PDF after something was done to it."""

    def failures(spoil=lambda document: None, *, report=numbered, noted=None):
        with pikepdf.open(BytesIO(pdf)) as document:
            spoil(document)
            spoilt = BytesIO()
            document.save(spoilt)
        return {one.name: one.words for one in verify(spoilt.getvalue(), report, noted or Noted()).failures}

    return failures


def elements(part):
    for one in part if isinstance(part, pikepdf.Array) else [part]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from elements(one.get("/K", pikepdf.Array()))


def the_first_figure(document):
    return next(one for one in elements(document.Root.StructTreeRoot.K) if one.S == "/Figure")


def fonts(document):
    return document.pages[2].Resources.Font


def test_a_pdf_as_it_was_made_passes(broken):
    assert broken() == {}


@pytest.mark.parametrize("not_a_pdf", [b"", b"%PDF-1.7 and no more"])
def test_what_is_no_pdf_cannot_be_opened(numbered, not_a_pdf):
    checks = verify(not_a_pdf, numbered, Noted())

    assert [one.words for one in checks.failures] == ["It can't be opened: it is not a whole PDF."]
    assert checks.pages == 0
    assert not checks.passed


def test_half_a_pdf_does_not_pass(numbered, pdf):
    assert not verify(pdf[: len(pdf) // 2], numbered, Noted()).passed


def test_a_page_that_was_taken_out(broken):
    def spoil(document):
        del document.pages[3]

    said = broken(spoil)

    assert said["page-numbers"].startswith("Page 1 does not say which page of ")
    assert "references" in said


def test_a_page_without_a_number(broken):
    def spoil(document):
        document.pages[3].Contents = document.make_stream(b"")

    assert broken(spoil)["page-numbers"].startswith("Page 4 does not say which page of ")


def test_a_reference_that_leads_nowhere(broken):
    def spoil(document):
        del pikepdf.NameTree(document.Root.Names.Dests)["ref-money"]

    assert broken(spoil)["references"] == "A reference leads nowhere: ref-money."


def test_a_paragraph_that_is_not_there(broken):
    more = sample(6)
    section = more.sections[0]
    section = replace(section, blocks=(*section.blocks, Paragraph("new", "New.")))
    report = number(replace(more, sections=(section, *more.sections[1:])))

    assert broken(report=report)["references"] == "A reference leads nowhere: ref-new."


def test_a_bookmark_with_other_words(broken):
    def spoil(document):
        document.Root.Outlines.First.Next.Title = "1. Another"

    assert broken(spoil) == {"contents": "The contents and the bookmarks do not agree about “1. Summary”."}


def test_a_bookmark_to_another_page(broken):
    def spoil(document):
        document.Root.Outlines.First.Next.Dest[0] = document.pages[4].obj

    assert broken(spoil) == {"contents": "The contents and the bookmarks do not agree about “1. Summary”."}


def test_contents_that_print_another_page(broken):
    def spoil(document):
        names = pikepdf.NameTree(document.Root.Names.Dests)
        place = names["ref-money"]
        place[0] = document.pages[2].obj
        document.Root.Outlines.Last.Prev.Dest[0] = document.pages[2].obj

    assert broken(spoil) == {"contents": "The contents and the bookmarks do not agree about “3. Money”."}


def test_no_bookmarks(broken):
    def spoil(document):
        del document.Root.Outlines

    assert broken(spoil) == {"contents": "The contents and the bookmarks do not agree about “1. Summary”."}


def test_another_language(broken):
    def spoil(document):
        document.Root.Lang = "fr"

    assert broken(spoil) == {"language": "It does not say that its language is en-GB."}


def test_a_title_that_is_not_shown(broken):
    def spoil(document):
        document.Root.ViewerPreferences.DisplayDocTitle = False

    title = "Annual report 2026/27: Vale and Marsh Community Safety Partnership"
    assert broken(spoil) == {"title": f"It does not show its title, “{title}”."}


def test_another_title(broken, numbered):
    other = replace(numbered, report=replace(numbered.report, title="Another report"))

    assert "title" in broken(report=other)


@pytest.mark.parametrize("alt", ["", "A picture"])
def test_a_figure_without_its_words(broken, alt):
    def spoil(document):
        the_first_figure(document).Alt = alt

    assert broken(spoil) == {"figures": "A figure is not given in words, with all its numbers."}


@pytest.mark.parametrize("mark", ["pdfuaid:part", "pdfaid:conformance"])
def test_no_mark_of_a_standard(broken, mark):
    def spoil(document):
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            del metadata[mark]

    assert broken(spoil)["standards"].endswith(f": no {mark}.")


def test_no_tags(broken):
    def spoil(document):
        del document.Root.StructTreeRoot

    said = broken(spoil)

    assert said["standards"].endswith(": no tags.")
    assert "figures" in said


def test_a_typeface_that_was_left_out(broken):
    def spoil(document):
        font = next(iter(fonts(document).values()))
        del font.DescendantFonts[0].FontDescriptor.FontFile2

    assert broken(spoil)["fonts"].startswith("A typeface is not inside it: ")


def test_a_letter_that_could_not_be_drawn(broken):
    line = '.notdef glyph rendered for Unicode string unsupported by fonts: "你" (U+4F60)'

    assert broken(noted=Noted(log=(line,))) == {
        "letters": 'There is no typeface here that has the letter "你" (U+4F60).'
    }


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"\u200d": ""}, "Every letter could be drawn."),
        ({"♞": "[x]"}, "1 letter or sign was written by name, as no typeface here has it: in the report."),
        (
            {"−": "[x]", "£": "[y]", "\u200d": ""},
            "2 letters or signs were written by name, as no typeface here has them: in section 1, Table 6.",
        ),
    ],
)
def test_letters_that_were_written_by_name_are_counted_with_their_places(pdf, numbered, names, words):
    checks = verify(pdf, numbered, Noted(names=names)).checks

    assert [one.words for one in checks if one.name == "letters"] == [words]


def test_a_warning_of_the_renderer(broken):
    assert broken(noted=Noted(log=("Ignored something",))) == {
        "warnings": "The renderer warned: Ignored something."
    }


def test_something_from_outside(broken):
    said = broken(noted=Noted(refused=("https://vale.example/x",)))

    assert said["alone"].endswith(": https://vale.example/x.")


@pytest.mark.parametrize("action", [{"/S": "/JavaScript", "/JS": "x"}, {"/S": "/URI", "/URI": "file:///etc"}])
def test_a_link_that_does_something_else(broken, action):
    def spoil(document):
        link = next(one for page in document.pages for one in page.get("/Annots", []) if "/A" in one)
        link.A = pikepdf.Dictionary({**action, "/S": pikepdf.Name(action["/S"])})

    assert "alone" in broken(spoil)


@pytest.mark.parametrize("name", ["OpenAction", "AA", "AcroForm"])
def test_something_that_starts_by_itself(broken, name):
    def spoil(document):
        document.Root[f"/{name}"] = pikepdf.Dictionary()

    assert broken(spoil) == {"alone": f"It brings something from outside, or starts something: /{name}."}


def test_a_file_inside(broken):
    def spoil(document):
        document.attachments["x.txt"] = b"x"

    assert "/EmbeddedFiles" in broken(spoil)["alone"]


def test_checks_are_kept_as_plain_values():
    checks = Checks(3, (Check("opens", True, "It opens."), Check("title", False, "It has none.")))

    assert checks.to_json() == {
        "pages": 3,
        "checks": [
            {"name": "opens", "passed": True, "words": "It opens."},
            {"name": "title", "passed": False, "words": "It has none."},
        ],
    }
    assert not checks.passed
    assert not Checks(0, ()).passed
