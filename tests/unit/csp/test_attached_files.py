"""A file that somebody gives with a report: every fault has its sentence, and what is known of it is true."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from csp.documents import looking
from csp.documents.bounded import Bounds
from csp.documents.looking import look_through
from csp.documents.public_pdf import NotForEverybody
from tests.integration import attaching

PAGES = 300
BYTES = bytes(2_000)


def look(content, *, is_word=False, **bounds):
    return look_through(
        content,
        is_word=is_word,
        title="Survey",
        most_pages=PAGES,
        **({"bounds": Bounds(**bounds)} if bounds else {}),
    )


def script(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def script_of_a_name(made):
    action = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=made.make_stream(b"x()")))
    tree = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), action]))
    made.Root.Names = pikepdf.Dictionary(JavaScript=tree)


def program(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))


def form_of_a_program(made):
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), XFA=made.make_stream(b"<xdp/>"))


def film(made):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=pikepdf.Array([0, 0, 9, 9])
    )
    made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(note)])


def attachment(made):
    made.attachments["salaries.csv"] = b"1,2"


def comment(made):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="?", Rect=pikepdf.Array([0, 0, 9, 9])
    )
    made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(note)])


def huge_picture(made):
    """20,000 by 10,000 dots: a few bytes until somebody draws it."""
    picture = made.make_stream(BYTES, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    picture.Width, picture.Height = 20_000, 10_000
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 1
    made.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im0=picture)


def scan(made):
    picture = made.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    picture.Width, picture.Height = 1, 1
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    made.pages[1].obj.Resources.XObject = pikepdf.Dictionary(Im0=picture)
    made.pages[1].obj.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")


def many_pages(made):
    for _ in range(1_299):
        made.add_blank_page()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (attaching.pdf()[:400], "is damaged, or is no PDF. Save it again"),
        (b"%PDF-1.7\nAgenda\n%%EOF", "is damaged, or is no PDF. Save it again"),
        (
            attaching.pdf().replace(b"%%EOF", b""),
            "is not whole: its end is missing. Download or save it again",
        ),
        (
            attaching.pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
            "is encrypted. Save it without a password",
        ),
        (
            attaching.pdf(encryption=pikepdf.Encryption(owner="o", user="")),
            "is encrypted. Save it without a password",
        ),
        (attaching.pdf(change=many_pages), "has 1,300 pages, and an appendix may have 300. Split it"),
        (attaching.pdf(change=script), "holds a script, or something that starts by itself"),
        (attaching.pdf(change=script_of_a_name), "holds a script, or something that starts by itself"),
        (attaching.pdf(change=program), "holds a script, or something that starts by itself"),
        (attaching.pdf(change=form_of_a_program), "holds a script, or something that starts by itself"),
        (attaching.pdf(change=film), "holds sound, video or a model to turn"),
        (attaching.pdf(change=attachment), "has other files attached to it. Take them out"),
        (attaching.pdf(change=comment), "still holds comments. Take them out"),
        (attaching.pdf(change=huge_picture), "has 200 million dots, and one may have 50 million"),
    ],
)
def test_a_pdf_that_can_be_no_appendix_is_refused_with_what_to_do(content, sentence):
    with pytest.raises(NotForEverybody, match=sentence):
        look(content)


def with_part(name, said):
    written = BytesIO(attaching.word())
    with ZipFile(written, "a") as packed:
        packed.writestr(name, said)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (attaching.word()[:-200], "is damaged or not whole. Save it again"),
        (
            with_part("word/vbaProject.bin", b"x"),
            "holds macros or controls. Save it as an ordinary Word document",
        ),
        (
            with_part("word/embeddings/1.xlsx", b"x"),
            "has other files in it, such as the table behind a chart",
        ),
        (
            with_part("word/comments.xml", b"<w:comments/>"),
            "still holds comments. Take them out",
        ),
        (
            with_part(
                "word/media/1.png",
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
                + (20_000).to_bytes(4, "big")
                + (10_000).to_bytes(4, "big")
                + b"\x08\0\0\0\0crcc\0\0\0\0IENDcrcc",
            ),
            "has 200 million dots, and one may have 50 million",
        ),
    ],
)
def test_a_word_document_that_can_be_no_appendix_is_refused_with_what_to_do(content, sentence):
    with pytest.raises(NotForEverybody, match=sentence):
        look(content, is_word=True)


def test_what_is_known_of_a_pdf_is_its_pages_tags_language_and_words_and_no_author():
    found = look(attaching.pdf("First page", "Second page"))

    assert (found.pages, found.is_tagged, found.language) == (2, True, "en-GB")
    assert found.text.startswith("First page\nSecond page")
    with pikepdf.open(BytesIO(found.content)) as kept:
        assert str(kept.docinfo["/Title"]) == "Survey"
        assert "/Author" not in kept.docinfo
        assert kept.Root.ViewerPreferences.DisplayDocTitle


def test_a_pdf_without_tags_or_language_says_so():
    found = look(attaching.pdf(is_tagged=False, language=""))

    assert (found.is_tagged, found.language) == (False, "")


def test_turned_pages_are_kept_and_known():
    assert look(attaching.pdf("One", "Two", rotate=90)).turned == (1, 2)
    assert look(attaching.pdf("One", rotate=360)).turned == ()


def test_a_page_that_is_a_picture_without_a_letter_is_known():
    found = look(attaching.pdf("Words", "Gone", change=scan))

    assert found.silent == (2,)


def test_a_page_of_letters_that_nobody_can_name_is_known():
    def unnamed(made):
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)
        font.Encoding = pikepdf.Name("/Identity-H")
        made.pages[0].obj.Resources.Font.F1 = font

    assert look(attaching.pdf("ABCD", change=unnamed)).silent == (1,)


def test_words_are_read_out_of_fonts_that_say_what_their_codes_mean():
    def coded(made):
        table = (
            b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar "
            b"2 beginbfrange <03> <05> <0062> <06> <07> [<0077> <0175>] endbfrange"
        )
        font = pikepdf.Dictionary(attaching.FONT)
        font.ToUnicode = made.make_stream(table)
        made.pages[0].obj.Resources.Font.F1 = font
        made.pages[0].obj.Contents = made.make_stream(b"BT /F1 9 Tf [<0102> -300 <03040506>] TJ <07> ' ET")

    assert look(attaching.pdf(change=coded)).text == "Afibcdw ŵ\nSurvey"


def test_words_of_a_drawing_inside_a_page_and_beside_it_are_read():
    def drawn(made):
        form = made.make_stream(b"BT /F1 9 Tf (In a drawing) Tj ET", Subtype=pikepdf.Name.Form)
        form.BBox = pikepdf.Array([0, 0, 9, 9])
        page = made.pages[0].obj
        page.Resources.XObject = pikepdf.Dictionary(Fm0=form)
        page.Contents = made.make_stream(b"/Fm0 Do")
        figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=pikepdf.String("A map of Mill Street"))
        made.Root.StructTreeRoot.K = made.make_indirect(figure)

    assert look(attaching.pdf(change=drawn)).text == "In a drawing\nA map of Mill Street\nSurvey"


def test_letters_by_their_names_are_read():
    def named(made):
        differs = pikepdf.Array([65, pikepdf.Name("/wcircumflex"), pikepdf.Name("/eacute")])
        font = pikepdf.Dictionary(attaching.FONT)
        font.Encoding = pikepdf.Dictionary(Differences=differs)
        made.pages[0].obj.Resources.Font.F1 = font

    assert look(attaching.pdf("AB", change=named)).text == "ŵé\nSurvey"


def test_what_is_known_of_a_word_document():
    found = look(attaching.word("Burglary fell"), is_word=True)

    assert (found.pages, found.is_tagged, found.language) == (0, True, "en-US")
    assert "What the survey found" in found.text
    assert "Burglary fell" in found.text
    assert b"Castell" not in found.content


@pytest.mark.parametrize("bounds", [{"wait": 0.01}, {"memory": 40 * 1024 * 1024}])
def test_a_file_that_takes_too_much_is_refused_in_a_sentence(bounds):
    with pytest.raises(NotForEverybody, match="could not be looked through"):
        look(attaching.pdf(), **bounds)


def test_a_file_over_which_the_process_falls_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(looking.bounded, "module", lambda *_: ["false"])

    with pytest.raises(NotForEverybody, match="Print it to a new PDF, then choose that"):
        look(attaching.pdf())
