"""Appendices of packs: frozen with them, listed in them, looked through before they are public, and taken away."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.urls import reverse

from csp import files
from csp.documents.render import CannotRender
from csp.files import content_of
from csp.jobs import Stopped, WithoutAJob
from csp.kernel.report import thaw
from csp.models import AuditEvent
from csp.web import clock
from plans.models import ProgressUpdate
from scrutiny.models import Appendix, CommitteeMember, Pack, PackAppendix
from scrutiny.queries.appendices import attached_open_to
from scrutiny.services.appendices import move_appendix, remove_appendix
from scrutiny.services.packs import CannotIssue, begin_pack, build, issue_pack
from tests.integration import attaching, papers, people
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.programs import require

SECRET = "The neighbour heard it twice before the door was opened that night"
NAMES = "vale-annual-report-2027-01-19"


def remove(one):
    remove_appendix(key=one.key, version=one.version, by=people.reader("june"), now=clock.now())


def written(client, text):
    """What a client is answered who writes the summary so."""
    page = reverse("scrutiny:section-write", args=["vale", papers.section().key])
    return client.post(page, {**boxes(client.get(page)), "words": text}, follow=True)


def issue(pack):
    return issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())


def appended(pack):
    return thaw(pack.snapshot).appendices


def test_a_pack_freezes_each_appendix_with_its_letter_hash_size_pages_and_what_is_known():
    one = attaching.add()
    attaching.add(attaching.link())

    pack = papers.built_pack()

    first, second = appended(pack)
    assert (first.label, first.appendix.title, first.appendix.pages) == ("Appendix A", attaching.TITLE, 1)
    assert (first.appendix.sha256, first.appendix.size) == (one.checked.file.sha256, one.checked.file.size)
    assert (first.appendix.is_tagged, first.appendix.language) == (True, "en-GB")
    assert (second.label, second.appendix.link, second.appendix.form) == (
        "Appendix B",
        attaching.ADDRESS,
        "PDF, 40 pages",
    )
    assert dict(thaw(pack.snapshot).report.front)["Documents attached"] == (
        f"Appendix A: {attaching.TITLE}\nAppendix B: Strategy of the policing body"
    )


def test_changing_the_appendices_later_changes_no_pack(django_capture_on_commit_callbacks):
    one, other = attaching.add(), attaching.add(attaching.link())
    pack = papers.built_pack()
    before = appended(pack)

    with django_capture_on_commit_callbacks(execute=True):
        move_appendix(appendix=other, up=True, by=people.reader("june"), now=clock.now())
        remove(Appendix.objects.get(pk=one.pk))

    again = Pack.objects.get(pk=pack.pk)
    assert appended(again) == before
    kept = PackAppendix.objects.get(pack=pack)
    assert kept.letter == "A"
    assert content_of(kept.checked.file)
    assert issue(again).state == "issued"


def test_a_report_without_appendices_says_nothing_of_any():
    pack = papers.built_pack()

    assert pack.snapshot["report"]["appendices"] == []
    assert "Documents attached" not in dict(thaw(pack.snapshot).report.front)
    assert pack.bundle is None


def test_a_snapshot_of_before_there_were_appendices_is_still_read():
    pack = papers.built_pack()
    del pack.snapshot["report"]["appendices"]

    assert thaw(pack.snapshot).appendices == []


def test_a_reference_is_to_the_appendix_wherever_it_stands(june):
    attaching.add()
    other = attaching.add(attaching.link())
    refused = written(june, "As {ref:appendix-c} shows.")
    assert "appendix-a, appendix-b" in words(refused)
    assert "What you wrote is saved" in words(written(june, "As {ref:appendix-b} shows."))
    move_appendix(appendix=other, up=True, by=people.reader("june"), now=clock.now())

    pack = papers.built_pack()

    first = thaw(pack.snapshot).sections[0]
    assert any('<a href="#ref-appendix-b">Appendix A</a>' in one.html for one in first.blocks)


def test_a_reference_to_an_appendix_that_is_gone_stops_the_build():
    one = attaching.add()
    papers.write("As {ref:appendix-a} shows.")
    remove(one)

    with pytest.raises(Stopped, match="refers to “appendix-a”"):
        papers.built_pack()


def test_one_that_some_people_cannot_read_is_advice_and_no_obstacle(june):
    attaching.add(attaching.answers(attaching.pdf(is_tagged=False)))
    pack = papers.built_pack()

    said = words(june.get(pack.get_absolute_url()))

    assert f"Appendix A: {attaching.TITLE} is not accessible as far as can be checked: it has no tags" in said
    assert issue(pack).state == "issued"


def test_a_missing_file_stops_the_build_with_what_to_do():
    one = attaching.add()
    files.keeping.storages["private"].delete(one.checked.file.place)

    with pytest.raises(Stopped, match=r"The file of Appendix A is not here as it was kept\. Choose it again"):
        papers.built_pack()


def test_a_file_that_went_missing_since_blocks_the_issue():
    one = attaching.add()
    pack = papers.built_pack()
    files.keeping.storages["private"].delete(one.checked.file.place)

    with pytest.raises(CannotIssue, match="The file of Appendix A is not here as it was kept"):
        issue(pack)


def test_an_appendix_that_is_removed_while_the_report_is_built_keeps_nothing(monkeypatch):
    one = attaching.add()

    draw = papers.rendered

    def slowly(*_, **named):
        remove(one)
        return draw(**named)

    monkeypatch.setattr(papers, "rendered", slowly)
    with pytest.raises(Stopped, match="An appendix was changed while this was built"):
        papers.built_pack()

    assert not PackAppendix.objects.exists()


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({"content": attaching.pdf(SECRET)}, ["the file of Appendix A"]),
        ({"content": attaching.word(SECRET), "name": "a.docx"}, ["the file of Appendix A"]),
        ({"about": SECRET}, ["Appendix A"]),
        ({"title": SECRET}, ["the front sheet", "Appendix A", "the file of Appendix A"]),
    ],
)
def test_words_of_a_restricted_plan_are_found_in_titles_words_and_files(given, places):
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=SECRET)
    attaching.add(attaching.answers(**given))

    pack = papers.built_pack()

    assert pack.exposed == places
    assert "restricted" in pack.failures


def test_words_that_became_restricted_since_are_found_in_a_file_when_it_is_issued():
    attaching.add(attaching.answers(attaching.pdf(SECRET)))
    pack = papers.built_pack()
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=SECRET)

    with pytest.raises(CannotIssue, match="the file of Appendix A"):
        issue(pack)


def test_a_councillor_reads_and_takes_each_appendix_all_of_it_and_one_to_print(sign_in):
    pack = attaching.any_pack()
    hal = sign_in("hal")
    page = hal.get(pack.get_absolute_url())
    said = words(page)
    assert f"Appendix A: {attaching.TITLE} Download Appendix A (PDF, 1 page, " in said
    assert "Accessible as far as can be checked" in said
    assert "Download the report and its appendices (zip)" in said
    assert "Download all of it to print (PDF, 12 pages, 1 KB)" in said
    one = PackAppendix.objects.get(pack=pack)
    last = AuditEvent.objects.latest("pk").pk

    alone = hal.get(reverse("scrutiny:pack-appendix-download", args=["vale", one.key]))
    whole = hal.get(reverse("scrutiny:pack-zip", args=["vale", pack.key]))
    printed = hal.get(reverse("scrutiny:pack-print", args=["vale", pack.key]))

    assert f'filename="{NAMES}-appendix-a.pdf"' in alone["Content-Disposition"]
    assert f'filename="{NAMES}.zip"' in whole["Content-Disposition"]
    assert f'filename="{NAMES}-to-print.pdf"' in printed["Content-Disposition"]
    with ZipFile(BytesIO(b"".join(whole.streaming_content))) as packed:
        assert packed.namelist() == [f"{NAMES}.pdf", f"{NAMES}-appendix-a.pdf"]
        assert packed.read(f"{NAMES}-appendix-a.pdf") == b"".join(alone.streaming_content)
    noted = AuditEvent.objects.filter(pk__gt=last).order_by("pk").values_list("verb", flat=True)
    assert list(noted) == ["pack-appendix.downloaded", "pack-zip.downloaded", "pack-print.downloaded"]


def pages_of(pack):
    one = PackAppendix.objects.get(pack=pack)
    return [
        reverse("scrutiny:pack-appendix-download", args=["vale", one.key]),
        reverse("scrutiny:pack-zip", args=["vale", pack.key]),
        reverse("scrutiny:pack-print", args=["vale", pack.key]),
    ]


def test_of_a_pack_that_is_not_issued_its_members_get_nothing(sign_in):
    attaching.add()
    pack = papers.built_pack()

    assert [sign_in("hal").get(page).status_code for page in pages_of(pack)] == [404, 404, 404]
    assert not attached_open_to(people.reader("hal")).exists()
    assert attached_open_to(people.reader("june")).count() == 1


def test_a_councillor_who_is_on_the_committee_no_more_gets_nothing(sign_in):
    pack = attaching.any_pack()
    hal = sign_in("hal")
    assert [hal.get(page).status_code for page in pages_of(pack)] == [200, 200, 200]

    CommitteeMember.objects.filter(person=people.person("hal")).update(
        ends_on=people.TODAY - timedelta(days=1)
    )

    assert [hal.get(page).status_code for page in pages_of(pack)] == [404, 404, 404]
    assert not attached_open_to(people.reader("hal")).exists()


def test_a_pack_without_appendices_has_no_zip_and_nothing_to_print(june):
    pack = papers.issued_pack()

    for name in ("pack-zip", "pack-print"):
        assert june.get(reverse(f"scrutiny:{name}", args=["vale", pack.key])).status_code == 404
    assert "zip" not in words(june.get(pack.get_absolute_url()))


def test_a_file_that_is_not_here_any_more_is_said_and_not_noted(june):
    pack = attaching.any_pack()
    one = PackAppendix.objects.get(pack=pack)
    files.keeping.storages["private"].delete(one.checked.file.place)
    last = AuditEvent.objects.latest("pk").pk

    for page in (
        reverse("scrutiny:pack-appendix-download", args=["vale", one.key]),
        reverse("scrutiny:pack-zip", args=["vale", pack.key]),
    ):
        said = words(june.get(page, follow=True))
        assert "This file can’t be sent: it is not here as it was kept." in said
    assert not AuditEvent.objects.filter(pk__gt=last).exists()


def test_what_cannot_be_put_together_to_print_is_advice(june):
    attaching.add()

    def fails(*_, **__):
        raise CannotRender("No.", "why")

    pack = papers.built_pack(together=fails)

    assert pack.bundle is None
    said = words(june.get(pack.get_absolute_url()))
    assert "The appendices could not be put into one PDF with the report. They are there one by one." in said


def test_a_word_document_is_listed_and_not_printed():
    attaching.add(attaching.answers(attaching.word(), name="survey.docx"))

    pack = papers.built_pack()

    assert pack.bundle is None
    assert appended(pack)[0].appendix.form_words.startswith("Word document, ")


def test_a_whole_pack_is_drawn_put_together_and_stamped():
    """Real pages: the report lists its appendices and passes its checks; each page to print says which it is."""
    require("pango")
    attaching.add(attaching.answers(attaching.pdf("One", "Two", rotate=90)))
    attaching.add(attaching.link())
    begun = begin_pack(key=papers.report().key, by=people.reader("june"), now=clock.now())

    build(key=begun.key, by=people.reader("june"), progress=WithoutAJob(clock.now))

    pack = Pack.objects.get(pk=begun.pk)
    assert not pack.failures
    with pikepdf.open(BytesIO(content_of(pack.bundle))) as bundle:
        assert len(bundle.pages) == pack.bundle_pages == pack.pages + 3
        stamps = [page.Contents for page in bundle.pages]
        last = b"".join(part.read_bytes() for part in stamps[-1])
        assert b"(Appendix A, page 2 of 2) Tj" in last
        assert b"0 1 -1 0 595 0 cm" in last
        with bundle.open_outline() as outline:
            assert [one.title for one in outline.root] == [
                "Cover",
                pack.title,
                f"Appendix A: {attaching.TITLE}",
            ]


def test_the_search_of_a_report_finds_its_appendices(june):
    attaching.add()
    pack = papers.built_pack()

    found = words(june.get(pack.get_absolute_url(), {"words": attaching.TITLE}))

    assert f"Appendix A Appendix A: {attaching.TITLE}" in found
