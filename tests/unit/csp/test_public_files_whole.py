"""Whole files as programs write them: what they say of whoever worked on them is in no byte that everybody gets."""

import re
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from csp.documents import public_pdf, public_word
from csp.documents.public_pdf import NotForEverybody
from tests.integration import publishing

TITLE = "Overview report"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HOME = "file:///C:/Users/Wren/notes.docx"
MORE = "http://schemas.microsoft.com/office/word"


def jpeg():
    """A photo as a telephone takes it: who took it, a comment, and a second picture behind its end."""
    told = Image.Exif()
    told[0x013B] = "Wren Castell"  # artist
    written = BytesIO()
    drawn = Image.linear_gradient("L").convert("RGB")
    drawn.save(written, "JPEG", exif=told, comment=b"Wren", progressive=True, icc_profile=b"a profile")
    return written.getvalue() + written.getvalue()


def png():
    said = PngInfo()
    said.add_text("Author", "Wren Castell")
    said.add_itxt("XML:com.adobe.xmp", "<x>Wren</x>")
    written = BytesIO()
    Image.linear_gradient("L").save(written, "PNG", pnginfo=said)
    return written.getvalue()


def pixels(content):
    return Image.open(BytesIO(content)).convert("RGB").tobytes()


def a_report(with_more=lambda made: None):
    """A Word document as Word writes it: headings, two pictures, links, sittings, properties."""
    made = docx.Document()
    made.core_properties.author = made.core_properties.last_modified_by = "Wren Castell"
    made.add_heading("What was learnt", 1)
    said = made.add_paragraph("Ada asked for help four times.")
    said._p.set(f"{{{MAIN}}}rsidR", "00A11CE5")
    for content, name in ((jpeg(), r"C:\Users\Wren\photo.jpg"), (png(), "Wren.png")):
        made.add_picture(BytesIO(content))
        next(iter(made.element.xpath("//pic:cNvPr")[-1:])).set("name", name)
    made.part.relate_to(HOME, f"{OFFICE}/hyperlink", is_external=True)
    made.part.relate_to("https://vale.example/help", f"{OFFICE}/hyperlink", is_external=True)
    settings = made.settings.element
    settings.append(
        parse_xml(
            f'<w:rsids xmlns:w="{MAIN}"><w:rsidRoot w:val="00A11CE5"/><w:rsid w:val="00A11CE5"/></w:rsids>'
        )
    )
    version = f'<w15:docId xmlns:w15="{MORE}/2012/wordml" w15:val="{{00A11CE5-0000-4000-8000-00000000}}"/>'
    settings.append(parse_xml(version))
    with_more(made)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def with_parts(content, **parts):
    written = BytesIO(content)
    with ZipFile(written, "a", ZIP_DEFLATED) as packed:
        for name, said in parts.items():
            packed.writestr(name, said)
    return written.getvalue()


def told(content):
    """Everything that stands in any part of a Word document, and what the parts are called."""
    packed = ZipFile(BytesIO(content))
    return b"\n".join([name.encode() + packed.read(name) for name in packed.namelist()])


def test_a_word_document_reads_the_same_and_says_nobody():
    about = {
        "customXml/item9.xml": b"<a>Wren</a>",
        "docProps/custom.xml": b"<a>Wren</a>",
        "word/printerSettings/printerSettings1.bin": b"Wren",
        "word/glossary/_rels/settings.xml.rels": b'<Relationship Target="file:///C:/Users/Wren/a.dotx"/>',
    }
    given = with_parts(a_report(), **about)
    assert b"Wren" in told(given)
    assert b"00A11CE5" in told(given)

    content, has_headings = public_word.for_everybody(given, title=TITLE)

    assert has_headings
    assert b"Wren" not in told(content) + content
    assert b"00A11CE5" not in told(content)
    assert not re.search(rb"customXml/|thumbnail|printerSettings", told(content))
    read = docx.Document(BytesIO(content))
    assert [one.text for one in read.paragraphs][:2] == ["What was learnt", "Ada asked for help four times."]
    assert (read.core_properties.title, read.core_properties.author) == (TITLE, "")
    links = {one.target_ref for one in read.part.rels.values() if one.is_external}
    assert links == {"about:blank", "https://vale.example/help"}
    shown = [one.target_part.blob for one in read.part.rels.values() if one.reltype.endswith("/image")]
    assert {pixels(one) for one in shown} == {pixels(jpeg()), pixels(png())}
    assert any(b"a profile" in one for one in shown), "its colours stay"


def commented(made):
    made.add_comment(made.paragraphs[1].runs, text="Is that her sister?", author="Wren Castell")


def changed(made):
    made.paragraphs[1]._p.append(
        parse_xml(f'<w:ins xmlns:w="{MAIN}" w:id="1" w:author="Wren Castell"><w:r><w:t>x</w:t></w:r></w:ins>')
    )


@pytest.mark.parametrize(("more", "sentence"), [(commented, "holds comments"), (changed, "tracked changes")])
def test_a_word_document_that_somebody_still_works_on_is_refused(more, sentence):
    with pytest.raises(NotForEverybody, match=sentence):
        public_word.for_everybody(a_report(more), title=TITLE)


@pytest.mark.parametrize("name", ["word/afchunk1.docx", "word/embeddings/oleObject1.bin", "word/afchunk.mht"])
def test_a_word_document_with_another_file_in_it_is_refused(name):
    with pytest.raises(NotForEverybody, match="has other files in it"):
        public_word.for_everybody(with_parts(a_report(), **{name: b"Wren"}), title=TITLE)


def link(**says):
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, **says)


def a_pdf():
    """A PDF as programs write it: pictures, links, and what is noted in any part."""
    made = pikepdf.open(BytesIO(publishing.pdf()))
    page = made.pages[0].obj
    photo = pikepdf.Stream(
        made, b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=256, Height=256
    )
    photo.write(jpeg(), filter=pikepdf.Name.DCTDecode)
    packed = pikepdf.Stream(
        made, b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=256, Height=256
    )
    both = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
    packed.write(zlib.compress(jpeg()), filter=both)
    packed.Metadata = pikepdf.Stream(made, b"Wren")
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=photo, B=packed))
    away = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://vale.example/help")
    page.Annots = pikepdf.Array(
        [
            link(A=away, T="Wren"),
            link(A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="C:/Users/Wren/notes.docx")),
            link(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=HOME)),
            None,
        ]
    )
    scripts = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="Wren()")
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["a", scripts])))
    made.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Stream(made, b"Wren"))
    made.Root.Metadata = pikepdf.Stream(made, b"<x>Wren")
    return plain(made)


def plain(made):
    """Its bytes with nothing packed, so that whatever it says stands in them."""
    written = BytesIO()
    made.save(written, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def test_a_pdf_reads_the_same_and_says_nobody():
    given = a_pdf()
    assert b"Wren" in given

    content, _ = public_pdf.for_everybody(given, title=TITLE)

    with pikepdf.open(BytesIO(content)) as made:
        assert b"Wren" not in plain(made) + content
        page = made.pages[0].obj
        held = [page.Resources.XObject.A, page.Resources.XObject.B]
        for one in held:
            assert (str(one.Filter), one.Width) == ("/DCTDecode", 256)
            assert pixels(one.read_raw_bytes()) == pixels(jpeg())
        assert str(page.Annots[0].A.URI) == "https://vale.example/help"
        assert "/A" not in page.Annots[1]
        assert "/A" not in page.Annots[2]


def test_a_pdf_with_a_picture_that_can_t_be_read_is_refused():
    with pikepdf.open(BytesIO(publishing.pdf())) as made:
        photo = pikepdf.Stream(made, b"")
        photo.write(b"\xff\xd8 Wren", filter=pikepdf.Name.DCTDecode)
        made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=photo))
        given = plain(made)

    with pytest.raises(NotForEverybody, match="picture in the PDF can’t be read"):
        public_pdf.for_everybody(given, title=TITLE)
