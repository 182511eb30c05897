"""The highlight report of a meeting as a PDF: for whoever may see the page, dated, downloads on the trail."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent, MadePdf
from csp.web import clock
from plans.models import Meeting, Plan
from tests import verapdf
from tests.integration import meeting, papers, pdfs, people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.seeing import seeing
from tests.integration.test_pack_whole import text_of
from tests.integration.working import do_the_work
from tests.programs import require


def page_of(name, key=None):
    return reverse(f"plans:meeting-{name}", args=["vale", key or meeting.autumn().key])


def make():
    with pdfs.drawn():
        return do_the_work()


def test_an_observer_asks_for_it_waits_and_downloads_it_and_that_is_on_the_trail(sign_in):
    elin = sign_in("elin")
    assert "As a PDF Make a PDF" in words(elin.get(page_of("highlights")))

    waits = elin.post(page_of("pdf"))["Location"]

    assert "Making the PDF" in words(elin.get(waits))
    assert "The PDF is being made. How far it is" in words(elin.get(page_of("highlights")))
    make()
    page = elin.get(waits, follow=True)
    assert page.redirect_chain[-1][0] == page_of("highlights")
    assert "Highlight report (PDF, 9 pages, 1 KB)" in words(page)
    assert "as at 12 August 2026" in words(page)
    assert "Only you can download it. It is removed 30 days after you asked for it." in words(page)
    sent = elin.get(page_of("download"))
    assert sent["Content-Disposition"] == (
        'attachment; filename="vale-highlights-2026-08-12-as-at-2026-08-12.pdf"'
    )
    assert b"".join(sent.streaming_content) == papers.PDF
    [event] = AuditEvent.objects.filter(verb="meeting-highlights.downloaded", at=clock.now())
    assert (event.person, event.subject_id) == (people.person("elin"), meeting.autumn().pk)


def test_looking_at_its_headers_or_having_none_notes_nothing(tom, sign_in):
    pdfs.highlighted("elin")
    elin = sign_in("elin")

    assert elin.head(page_of("download")).status_code == 200
    assert tom.get(page_of("download"))["Location"] == page_of("highlights")
    assert not AuditEvent.objects.filter(verb="meeting-highlights.downloaded").exists()


def test_whoever_looks_at_the_site_as_somebody_else_neither_sees_nor_takes_it(sign_in):
    pdfs.highlighted("tom")
    client = seeing(sign_in, "tom")

    assert client.get(page_of("download")).status_code == 403
    assert client.post(page_of("pdf")).status_code == 403
    assert "(PDF, 9 pages" not in words(client.get(page_of("highlights")))


@pytest.mark.parametrize("called", ["hal", "farida"])
def test_whoever_reads_no_plans_is_refused(called, sign_in):
    client = sign_in(called)

    assert client.get(page_of("download")).status_code == client.post(page_of("pdf")).status_code == 403


def test_when_the_plan_becomes_restricted_the_pdf_is_there_for_nobody(tom):
    pdfs.highlighted("tom")
    circle = open_restricted_plan().plan.circle_id
    Plan.objects.update(public_version=None)
    Plan.objects.filter(pk=people.plan().pk).update(circle=circle)

    for answer in (tom.get(page_of("highlights")), tom.get(page_of("download")), tom.post(page_of("pdf"))):
        assert answer.status_code == 404


def test_a_meeting_without_a_plan_has_none(tom):
    key = Meeting.objects.filter(plan=None, partnership=people.vale()).values_list("key", flat=True)[0]

    assert tom.post(page_of("pdf", key)).status_code == 404
    assert tom.get(page_of("download", key)).status_code == 404
    assert not MadePdf.objects.exists()


def test_the_real_pdf_says_what_the_page_says_and_is_accessible(june, tmp_path):
    require("pango")
    open_restricted_plan()
    key = meeting.winter().key
    page = june.get(page_of("highlights", key))
    june.post(page_of("pdf", key))

    do_the_work()

    content = b"".join(june.get(page_of("download", key)).streaming_content)
    pages, beside = text_of(content)
    whole = "".join("".join(pages).split())
    report = page.context["report"]
    lines = [line for _, _, part in page.context["parts"] for line in part] + report.achieved
    assert [line.title for line in lines if "".join(line.title.split()) not in whole] == []
    assert "lastyearkeepsallsixaims." in whole
    assert "Everythinghereisasitstoodon23November2026." in whole
    assert CANARY not in whole + beside
    (tmp_path / "highlights.pdf").write_bytes(content)
    assert [one.faults for one in verapdf.check([tmp_path / "highlights.pdf"])] == [[], []]
