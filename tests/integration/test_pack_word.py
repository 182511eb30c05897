"""A pack as a Word document: who may take it, what it is called, what is noted, and why there may be none."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from csp.documents.render import CannotRender
from csp.kernel.report import thaw
from csp.models import AuditEvent
from scrutiny.models import Pack
from tests.integration import papers, people
from tests.integration.reading import words
from tests.programs import require

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def _pango():
    require("pango")


def address(pack, name="pack-word"):
    return reverse(f"scrutiny:{name}", args=["vale", pack.key])


def taken():
    return AuditEvent.objects.filter(verb="pack.downloaded")


def test_a_councillor_takes_an_issued_pack_as_word_under_a_name_that_nobody_typed(sign_in):
    pack, hal = papers.issued_pack(), sign_in("hal")

    page = hal.get(pack.get_absolute_url())
    sent = hal.get(address(pack))

    assert f'href="{address(pack)}">Download as Word</a>' in page.content.decode()
    assert sent["Content-Type"] == TYPE
    assert sent["Content-Disposition"] == 'attachment; filename="vale-annual-report-2027-01-19.docx"'
    document = Document(BytesIO(sent.content))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    assert headings == ["Recommendations", *(one.heading for one in thaw(pack.snapshot).sections)]
    assert len(document.inline_shapes) == len(thaw(pack.snapshot).drawings) == 12
    [event] = taken()
    assert (event.person, event.subject_id) == (people.person("hal"), pack.pk)


def test_one_that_is_built_and_not_issued_is_its_writers_alone(sign_in):
    pack = papers.built_pack()

    assert sign_in("june").get(address(pack)).status_code == 200
    assert sign_in("hal").get(address(pack)).status_code == 404
    assert taken().count() == 1


def test_asking_for_its_headers_alone_is_no_download(june):
    assert june.head(address(papers.built_pack()))["Content-Type"] == TYPE
    assert not taken().exists()


def test_one_that_is_not_built_is_not_there(june):
    pack = papers.begin_pack(key=papers.report().key, by=people.reader("june"), now=papers.clock.now())

    assert june.get(address(pack)).status_code == 404


def test_one_that_would_be_numbered_otherwise_today_says_why_there_is_no_word_document(june):
    pack = papers.built_pack()
    Pack.objects.update(snapshot={**pack.snapshot, "numbers": {}})

    answer = june.get(address(pack), follow=True)

    assert "Download as Word" not in words(answer)
    assert (
        "This report can’t be made into a Word document. This report would be numbered otherwise today than when it "
        "was made. Read its PDF." in words(answer)
    )
    assert not taken().exists()


def test_one_whose_figures_can_not_be_drawn_says_so_and_the_detail_is_for_whoever_keeps_the_site(
    june, monkeypatch, caplog
):
    pack = papers.built_pack()

    def failing(*_, **__):
        raise CannotRender("It took too long.", "a line of a log")

    monkeypatch.setattr("csp.documents.pictures.pictured", failing)

    answer = june.get(address(pack), follow=True)

    said = words(answer)
    assert "The figures of this report could not be drawn, so there is no Word document of it now." in said
    assert "It can be read as a PDF." in said
    assert "a line of a log" in caplog.text
    assert "a line of a log" not in said
    assert not taken().exists()


def test_the_same_pack_gives_the_same_bytes_to_everybody_on_any_day(sign_in):
    pack = papers.issued_pack()

    assert sign_in("june").get(address(pack)).content == sign_in("elin").get(address(pack)).content
