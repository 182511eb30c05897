"""The PDF of a published plan: of the version that the public sees, made once, for everyone, and of nothing else."""

import hashlib
import re

import pytest
from django.urls import reverse

from csp.models import AuditEvent, Job, MadePdf, Person, StoredFile
from csp.web import clock
from plans.models import Plan
from plans.services.publications import PDF
from tests import verapdf
from tests.integration import papers, pdfs, people, published
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.test_pack_whole import text_of
from tests.integration.working import do_the_work
from tests.programs import require

LINK = re.compile(r"\(PDF, 9 pages, 1 KB\)")


@pytest.fixture(autouse=True)
def _without_versions():
    published.forget()


def page_of(name, key=None):
    return reverse(f"plans:{name}", args=["vale", key or people.plan().key])


def show(client, kept):
    given = {"is_read": "on", "version": people.plan().version}
    return client.post(page_of("version-show", kept.key), given, follow=True)


def waiting():
    return Job.objects.filter(kind="csp.make-pdf", state=Job.State.WAITING)


def make():
    with pdfs.drawn():
        return do_the_work()


def content(answer):
    return b"".join(answer.streaming_content)


def test_showing_a_version_has_its_pdf_made_and_the_public_reads_it_without_a_cookie(june, client):
    kept = published.version(published=True)

    page = words(show(june, kept))

    assert "The PDF is being made. How far it is" in page
    assert client.get(page_of("publication-pdf")).status_code == 404
    assert not LINK.search(words(client.get(page_of("publication-detail"))))
    make()
    assert "The PDF that the public sees (PDF, 9 pages, 1 KB)" in words(june.get(kept.get_absolute_url()))
    public = client.get(page_of("publication-detail"))
    assert f"{kept.content['title']} (PDF, 9 pages, 1 KB)" in words(public)
    sent = client.get(page_of("publication-pdf"))
    assert (sent.status_code, sent["Content-Type"]) == (200, "application/pdf")
    assert sent["Content-Disposition"] == 'inline; filename="vale-plan-2026-11-23-version-1.pdf"'
    assert content(sent) == papers.PDF
    assert public.cookies == sent.cookies == {}
    assert client.post(page_of("publication-pdf")).status_code == 405


def test_it_is_withdrawn_with_the_version_and_comes_back_with_it_as_it_was(june, client):
    kept = published.version(published=True)
    show(june, kept)
    make()
    first = MadePdf.objects.get().file

    june.post(page_of("plan-withdraw"), {"version": people.plan().version})

    assert client.get(page_of("publication-pdf")).status_code == 404
    show(june, kept)
    assert not waiting().exists()
    assert MadePdf.objects.get().file == first
    assert content(client.get(page_of("publication-pdf"))) == papers.PDF


def test_another_version_takes_its_place_with_a_pdf_of_its_own(june, client):
    show(june, published.version(published=True))
    make()

    second = published.version(published=True)
    show(june, second)

    assert client.get(page_of("publication-pdf")).status_code == 404
    make()
    assert "version-2.pdf" in client.get(page_of("publication-pdf"))["Content-Disposition"]
    assert MadePdf.objects.filter(kind=PDF, is_public=True).count() == 2


def test_a_version_that_is_taken_down_before_is_never_made_into_a_pdf(june):
    show(june, published.version(published=True))

    june.post(page_of("plan-withdraw"), {"version": people.plan().version})
    [job] = make()

    assert job.state == Job.State.FAILED
    assert not MadePdf.objects.exists()


def test_a_version_that_the_public_does_not_see_has_no_pdf(june):
    kept = published.version(published=True)

    answer = june.post(page_of("version-pdf", kept.key))

    assert answer.status_code == 403
    assert "The public does not see this version, so no PDF of it is made." in words(answer)
    assert not MadePdf.objects.exists()
    assert "PDF" not in words(june.get(kept.get_absolute_url()))


def test_a_version_shown_before_there_were_pdfs_gets_one_by_a_button_once(june, tom):
    kept = published.shown()
    assert "Make a PDF" in words(june.get(kept.get_absolute_url()))
    assert "Make a PDF" not in words(tom.get(kept.get_absolute_url()))

    for _ in range(2):
        waits = june.post(page_of("version-pdf", kept.key))["Location"]

    assert waiting().count() == 1
    assert AuditEvent.objects.filter(verb="plan-version.pdf-asked-for", at=clock.now()).count() == 2
    make()
    assert june.get(waits)["Location"] == kept.get_absolute_url()
    again = june.post(page_of("version-pdf", kept.key), follow=True)
    assert "The PDF is there already" in words(again)
    assert "Make a PDF" not in words(again)
    assert tom.post(page_of("version-pdf", kept.key)).status_code == 403


def test_whoever_presses_the_button_after_another_coordinator_is_told_that_it_is_being_made(june, sign_in):
    kept = published.shown()
    aled = sign_in("aled")
    june.post(page_of("version-pdf", kept.key))

    told = aled.post(page_of("version-pdf", kept.key), follow=True)

    assert "The PDF is being made: somebody else asked for it" in words(told)
    assert waiting().count() == 1
    assert AuditEvent.objects.filter(verb="plan-version.pdf-asked-for", at=clock.now()).count() == 1


def test_the_preview_says_that_a_pdf_is_made_too_and_then_how_far_it_is(june):
    kept = published.version(published=True)
    preview = page_of("version-show", kept.key)

    assert "A PDF with the same words is made then, once, and stands beside it." in words(june.get(preview))
    show(june, kept)
    assert "The PDF is being made." in words(june.get(preview))


def test_one_that_could_not_be_made_says_why_and_is_tried_again(june, client):
    kept = published.version(published=True)
    show(june, kept)
    with pdfs.drawn(lambda *_, **__: papers.rendered(check=papers.BAD)):
        do_the_work()

    page = words(june.get(kept.get_absolute_url()))

    assert "The PDF couldn’t be made. It was drawn, but did not pass its checks." in page.replace("'", "’")
    assert "Try again" in page
    assert not LINK.search(words(client.get(page_of("publication-detail"))))
    june.post(page_of("version-pdf", kept.key))
    make()
    assert client.get(page_of("publication-pdf")).status_code == 200


def test_a_file_that_is_not_as_it_was_kept_is_not_sent(june, client):
    kept = published.version(published=True)
    show(june, kept)
    make()
    StoredFile.objects.update(sha256="0" * 64)

    assert client.get(page_of("publication-pdf")).status_code == 404


def test_a_restricted_plan_has_no_pdf_for_anybody(june, client, sign_in):
    made = open_restricted_plan()
    kept = published.version(plan=made.plan, by="aled", published=True)

    assert june.post(page_of("version-pdf", kept.key)).status_code == 404
    assert sign_in("aled").post(page_of("version-pdf", kept.key)).status_code == 403
    assert client.get(page_of("publication-pdf", made.plan.key)).status_code == 404
    assert not MadePdf.objects.exists()


def test_the_real_pdf_says_what_the_page_says_names_nobody_and_is_accessible(june, client, tmp_path):
    require("pango")
    open_restricted_plan()
    kept = published.version(published=True)
    show(june, kept)

    do_the_work()

    sent = content(client.get(page_of("publication-pdf")))
    assert hashlib.sha256(sent).hexdigest() == MadePdf.objects.get().file.sha256
    pages, beside = text_of(sent)
    whole = "".join("".join(pages).split())
    summary = next(line for line in kept.content["summary"].splitlines() if line)
    assert "".join(summary.split()) in whole
    promised = [one for one in kept.content["actions"] if one["state"] not in ("stopped", "carried")]
    assert [one["title"] for one in promised if "".join(one["title"].split()) not in whole] == []
    assert [
        name for name in Person.objects.values_list("name", flat=True) if "".join(name.split()) in whole
    ] == []
    assert CANARY not in whole + beside
    (tmp_path / "plan.pdf").write_bytes(sent)
    assert [one.faults for one in verapdf.check([tmp_path / "plan.pdf"])] == [[], []]
    assert Plan.objects.get(pk=kept.plan_id).public_version_id == kept.pk
