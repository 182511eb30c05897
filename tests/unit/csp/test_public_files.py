"""Files that everybody will read: who wrote them goes, and comments and tracked changes are refused."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from csp.documents import public_pdf, public_word
from csp.documents.public_pdf import NotForEverybody
from tests.integration import publishing

TITLE = "Overview report & more"


def part_of(content, name):
    return ZipFile(BytesIO(content)).read(name).decode()


@pytest.mark.parametrize("is_tagged", [True, False])
def test_a_pdf_is_tagged_or_not(is_tagged):
    assert public_pdf.for_everybody(publishing.pdf(is_tagged=is_tagged), title=TITLE)[1] is is_tagged


def test_a_pdf_goes_out_under_its_public_title_without_who_wrote_it():
    content, _ = public_pdf.for_everybody(publishing.pdf(), title=TITLE)

    with pikepdf.open(BytesIO(content)) as made:
        assert dict(made.docinfo) == {"/Title": TITLE}
        assert dict(made.open_metadata()) == {"{http://purl.org/dc/elements/1.1/}title": TITLE}


def test_a_pdf_goes_on_saying_that_it_keeps_to_pdf_ua():
    with pikepdf.open(BytesIO(publishing.pdf())) as made:
        with made.open_metadata() as said:
            said["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"
            said["dc:creator"] = ["Wren Castell"]
        written = BytesIO()
        made.save(written)

    content, _ = public_pdf.for_everybody(written.getvalue(), title=TITLE)

    with pikepdf.open(BytesIO(content)) as made:
        assert made.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert b"Wren" not in content


def test_a_pdf_with_a_comment_is_refused():
    with pytest.raises(NotForEverybody, match="still holds comments"):
        public_pdf.for_everybody(publishing.pdf(comment="Is that her sister?"), title=TITLE)


def test_a_pdf_with_other_files_is_refused():
    with pikepdf.open(BytesIO(publishing.pdf())) as made:
        made.attachments["notes.txt"] = b"Her name"
        written = BytesIO()
        made.save(written)

    with pytest.raises(NotForEverybody, match="other files attached"):
        public_pdf.for_everybody(written.getvalue(), title=TITLE)


@pytest.mark.parametrize("locked", [{"user": "secret", "owner": "secret"}, {"user": "", "owner": "secret"}])
def test_a_pdf_with_a_password_is_refused(locked):
    with pikepdf.open(BytesIO(publishing.pdf())) as made:
        written = BytesIO()
        made.save(written, encryption=pikepdf.Encryption(**locked))

    with pytest.raises(NotForEverybody, match="without a password"):
        public_pdf.for_everybody(written.getvalue(), title=TITLE)


def test_what_is_half_a_pdf_is_refused():
    with pytest.raises(NotForEverybody, match="can’t be opened"):
        public_pdf.for_everybody(b"%PDF-1.7\nAgenda", title=TITLE)


def test_a_word_document_goes_out_under_its_public_title_without_who_wrote_it():
    people = b'<w15:person w15:author="Wren Castell"><w15:presenceInfo/></w15:person>'
    own = b'<Properties><property name="Case"><vt:lpwstr>Copper Lantern</vt:lpwstr></property></Properties>'
    app = b"<Properties><Manager>Wren Castell</Manager><Company>Vale</Company></Properties>"

    content, has_headings = public_word.for_everybody(
        publishing.word(**{"word/people.xml": people, "docProps/custom.xml": own, "docProps/app.xml": app}),
        title=TITLE,
    )

    assert has_headings
    core = part_of(content, "docProps/core.xml")
    assert "<dc:title>Overview report &amp; more</dc:title>" in core
    whole = "".join(part_of(content, name) for name in ZipFile(BytesIO(content)).namelist())
    assert "Wren" not in whole
    assert "Copper" not in whole
    assert "Ada" in part_of(content, "word/document.xml")


def test_a_word_document_without_headings_is_said_to_have_none():
    body = {"word/document.xml": b"<w:document>Ada</w:document>"}

    assert public_word.for_everybody(publishing.word(**body), title=TITLE)[1] is False


@pytest.mark.parametrize(
    ("part", "content", "sentence"),
    [
        ("word/comments.xml", b"<w:comments/>", "still holds comments"),
        ("word/document.xml", b'<w:document><w:ins w:author="Wren"/></w:document>', "tracked changes"),
        ("word/document.xml", b'<w:document><w:del w:id="1"/></w:document>', "tracked changes"),
        ("word/footnotes.xml", b'<w:footnotes><w:ins w:author="Wren"/></w:footnotes>', "tracked changes"),
    ],
)
def test_a_word_document_that_is_still_worked_on_is_refused(part, content, sentence):
    with pytest.raises(NotForEverybody, match=sentence):
        public_word.for_everybody(publishing.word(**{part: content}), title=TITLE)


def test_what_is_half_a_word_document_is_refused():
    with pytest.raises(NotForEverybody, match="can’t be opened"):
        public_word.for_everybody(publishing.word()[:-30], title=TITLE)


@pytest.mark.parametrize(
    ("part", "content", "sentence"),
    [
        (
            "word/document.xml",
            b'<w:document><w:sectPrChange w:author="Wren"/></w:document>',
            "tracked changes",
        ),
        ("word/document.xml", b"<w:document><w:cellIns w:author = 'Wren'/></w:document>", "tracked changes"),
        ("word/styles.xml", b'<w:styles><w:tblPrChange w:author="Wren"/></w:styles>', "tracked changes"),
        ("word/embeddings/Sheet1.xlsx", b"PK", "has other files in it"),
        ("word/activeX/activeX1.bin", b"1", "has other files in it"),
        ("word/footer1.xml", "<w:p>Wren</w:p>".encode("utf-16"), "can’t be opened"),
        ("word/media/image1.jpg", b"\xff\xd8 Wren", "picture in the Word document can’t be read"),
        ("word/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0\0\x09tEXtWren", "can’t be read"),
    ],
)
def test_what_could_say_who_worked_on_a_word_document_is_refused(part, content, sentence):
    with pytest.raises(NotForEverybody, match=sentence):
        public_word.for_everybody(publishing.word(**{part: content}), title=TITLE)


def test_of_a_word_document_only_its_text_goes_on_and_what_leads_there():
    there = b'<Relationship Id="1" Target="media/1.png"/><Relationship Id="3" Target="https://vale.example" '
    gone = b'<Relationship Id="2" Target="../customXml/item1.xml"/><Relationship Id="4" Target="people.xml"/>'
    override = b'<Override PartName="/%s" ContentType="x"/>'
    parts = {
        "[Content_Types].xml": b"<Types>"
        + override % b"word/document.xml"
        + override % b"a/1.xml"
        + b"</Types>",
        "word/_rels/document.xml.rels": b"<R>" + gone + there + b'TargetMode="External"/></R>',
        "word/_rels/settings.xml.rels": b'<Relationship Target="file:///C:/Users/Wren/mine.dotx"/>',
        "word/settings.xml": b'<w:s><w:attachedTemplate r:id="1"/><w:docVars>Wren</w:docVars><w:zoom/></w:s>',
        "word/media/1.png": b"",
    }
    others = (
        "customXml/item1.xml",
        "docProps/thumbnail.jpeg",
        "docProps/custom.xml",
        "a/1.xml",
        "word/people.xml",
    )
    identifier = b"<c><dc:identifier>Wren</dc:identifier><cp:contentStatus>Wren</cp:contentStatus></c>"
    parts |= dict.fromkeys(others, b"Wren") | {"docProps/core.xml": identifier}

    content, _ = public_word.for_everybody(publishing.word(**parts), title=TITLE)

    kept = ZipFile(BytesIO(content))
    assert not set(others) & set(kept.namelist())
    assert not [name for name in kept.namelist() if b"Wren" in kept.read(name)]
    assert (
        part_of(content, "word/_rels/document.xml.rels") == f'<R>{there.decode()}TargetMode="External"/></R>'
    )
    assert part_of(content, "word/settings.xml") == "<w:s><w:zoom/></w:s>"
    types = part_of(content, "[Content_Types].xml")
    assert "a/1.xml" not in types
    assert types.count("/docProps/core.xml") == types.count("/docProps/app.xml") == 1


def test_pictures_in_a_word_document_no_longer_say_where_and_by_whom():
    jpeg = b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xe1\0\x06Wren\xff\xff\xfe\0\x06Wren\xff\xda\0\x02\x01\xff\xd9"
    png = b"\x89PNG\r\n\x1a\n\0\0\0\x01IHDR1crcc\0\0\0\x04tEXtWrencrcc\0\0\0\0IENDcrccWren"
    parts = {"word/media/1.jpg": jpeg, "word/media/2.png": png}

    kept = ZipFile(BytesIO(public_word.for_everybody(publishing.word(**parts), title=TITLE)[0]))

    assert kept.read("word/media/1.jpg") == b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xda\0\x02\x01\xff\xd9"
    assert kept.read("word/media/2.png") == b"\x89PNG\r\n\x1a\n\0\0\0\x01IHDR1crcc\0\0\0\0IENDcrcc"


def changed(change):
    with pikepdf.open(BytesIO(publishing.pdf())) as made:
        change(made, made.pages[0].obj)
        written = BytesIO()
        made.save(written)
    return written.getvalue()


def linked(made, page):
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Contents="Wren noted it")
    page.Annots = pikepdf.Array([link])
    with made.open_metadata() as said:
        said["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"


def noted(made, page):
    page.Metadata = pikepdf.Stream(made, b"Wren")
    made.Root.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=pikepdf.String("Wren")))
    made.Root.AF = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="Wren.xlsx")])
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="Wren()")
    page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="Wren()"))
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(AA=pikepdf.Dictionary(Type=pikepdf.Name.Font))
    )


@pytest.mark.parametrize("change", [linked, noted])
def test_no_part_of_a_pdf_says_who_worked_on_it(change):
    content, _ = public_pdf.for_everybody(changed(change), title=TITLE)

    with pikepdf.open(BytesIO(content)) as made:
        written = BytesIO()
        made.save(written, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        if change is noted:
            assert "/AA" in made.pages[0].obj.Resources.Font, "a font may be called that"
        assert "{http://www.aiim.org/pdfua/ns/id/}part" not in made.open_metadata()
    assert b"Wren" not in written.getvalue()


def test_a_pdf_with_a_file_or_a_signature_in_any_of_its_parts_is_refused():
    def with_file(made, page):
        file = pikepdf.Dictionary(F=made.make_stream(b"Wren"))
        page.AF = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Filespec, EF=file)])

    def signed(made, page):
        made.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary(Name="Wren"))])
        )

    with pytest.raises(NotForEverybody, match="other files attached"):
        public_pdf.for_everybody(changed(with_file), title=TITLE)
    with pytest.raises(NotForEverybody, match="is signed"):
        public_pdf.for_everybody(changed(signed), title=TITLE)
