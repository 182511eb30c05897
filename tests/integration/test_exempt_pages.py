"""The pages of Part 2: what is exempt is marked, people are named, and others find nothing."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.urls import reverse

from csp import files
from csp.documents.pdf_words import words_in
from csp.models import AuditEvent
from csp.web import clock
from scrutiny.models import ExemptMatter, Pack, Part2Reader
from scrutiny.services.packs import issue_pack
from tests.integration import attaching, exempting, papers, people
from tests.integration.reading import boxes, problems, words

WHY_MISSING = "Enter why the public interest is in keeping it exempt"
OF_PART_2 = ("pack-detail", "pack-download", "pack-word", "pack-zip", "pack-print")


def page(name, one):
    return reverse(f"scrutiny:{name}", args=["vale", one.key])


def part_2(public):
    return Pack.objects.get(report=public.report, number=public.number, audience="part_2")


def issued():
    """Both parts, issued, with an exempt passage and an exempt appendix; their PDF has one page of words."""
    exempting.passage()
    exempting.appendix()
    public = papers.built_pack(content=attaching.pdf("The whole report"))
    issue_pack(key=public.key, version=public.version, by=people.reader("june"), now=clock.now())
    return part_2(public)


def verbs(one):
    return list(
        AuditEvent.objects.filter(subject_id=one.pk).order_by("pk").values_list("verb", "person__name")
    )


def test_a_passage_is_marked_and_whoever_marks_it_is_named(sign_in):
    june, add = sign_in("june"), page("exemption-add", papers.report())
    given = {
        "kind": "passage",
        "section": papers.section().key,
        "passage": exempting.PASSAGE,
        "paragraph": "3",
    }

    refused = june.post(add, {**boxes(june.get(add)), **given, "reason": "", "passage": ""})
    sent = {**boxes(june.get(add)), **given, "reason": exempting.WHY}
    done = june.post(add, sent, follow=True)
    june.post(add, sent)

    assert problems(refused) == ["Enter the words that are exempt", WHY_MISSING]
    assert "It is exempt, and you are named to read it" in words(done)
    assert "Passage in “Summary”" in words(done)
    assert [one.words for one in ExemptMatter.objects.all()] == [exempting.PASSAGE]
    assert [one.person.name for one in Part2Reader.objects.all()] == [people.person("june").name]


def test_a_writer_who_is_not_named_learns_that_something_is_exempt_and_nothing_of_it(sign_in):
    matter = exempting.appendix()
    Part2Reader.objects.all().delete()
    june = sign_in("june")

    told = words(june.get(page("exemption-list", papers.report())))

    assert "You are not named on this report" in told
    assert "Exempt appendix: Appendix" in told
    assert exempting.APPENDIX_TITLE not in told
    assert exempting.WHY not in told
    for name in ("exemption-edit", "exemption-changes", "exemption-download", "exemption-remove"):
        assert june.get(page(name, matter)).status_code == 404
    pages = ("report-detail", "report-changes", "appendix-changes")
    assert [
        name for name in pages if exempting.APPENDIX_TITLE in words(june.get(page(name, papers.report())))
    ] == []


def test_what_is_exempt_is_opened_changed_and_taken_out_by_whoever_is_named(sign_in):
    matter, june = exempting.section(), sign_in("june")
    edit = page("exemption-edit", matter)

    opened = june.get(edit)
    june.post(edit, {**boxes(opened), "words": "Nobody would walk the quay.", "paragraph": "7"})
    told = words(june.get(page("exemption-changes", matter)))
    june.post(page("exemption-remove", matter), boxes(june.get(page("exemption-remove", matter))))

    assert exempting.SECTION_WORDS in opened.content.decode()
    assert "Nobody would walk the quay." in told
    assert [verb for verb, _ in verbs(matter) if verb.startswith("exempt-matter")] == [
        "exempt-matter.added",
        "exempt-matter.read",
        "exempt-matter.changed",
        "exempt-matter.read",
        "exempt-matter.removed",
    ]
    assert not ExemptMatter.objects.exists()


def test_part_2_is_found_read_and_taken_by_a_councillor_who_is_named_and_each_opening_is_written_down(
    sign_in,
):
    second, winifred = issued(), sign_in("winifred")
    public = page("pack-detail", Pack.objects.get(report=second.report, audience="part_1"))
    assert [winifred.get(page(name, second)).status_code for name in OF_PART_2] == [404] * 5
    assert second.get_absolute_url() not in winifred.get(public).content.decode()
    exempting.name("winifred")
    kept, who = files.content_of(second.file), people.person("winifred").name
    stamp = f"Not for publication. Taken by {who}, 23 November 2026"

    found, read = winifred.get(public), winifred.get(page("pack-detail", second))
    taken = winifred.get(page("pack-download", second))
    packed = ZipFile(BytesIO(b"".join(winifred.get(page("pack-zip", second)).streaming_content)))

    assert second.get_absolute_url() in found.content.decode()
    assert exempting.PASSAGE in words(read)
    assert "that you opened this is recorded" in words(read)
    assert [verb for verb, name in verbs(second) if name == who] == [
        "part-2.read",
        "pack.downloaded",
        "pack-zip.downloaded",
    ]
    assert taken["Content-Disposition"].endswith('part-2.pdf"')
    assert stamp in words_in(taken.content)["page 1"]
    assert [name for name in packed.namelist() if stamp not in words_in(packed.read(name))["page 1"]] == []
    assert files.content_of(second.file) == kept  # what is kept, and its hash, stay
    with pikepdf.open(BytesIO(taken.content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("{exempt:exempt-9}", "{exempt:exempt-9} stands for no exempt passage of this section"),
        ("See {exempt:exempt-1} here.", "Write {exempt:exempt-1} on a line of its own"),
        ("{exempt:exempt-1}\n\n{exempt:exempt-1}", "{exempt:exempt-1} stands there twice. Keep one of them"),
    ],
)
def test_the_place_of_a_passage_is_checked_where_words_are_written(sign_in, typed, sentence):
    exempting.passage()
    june, write = sign_in("june"), page("section-write", papers.section())

    assert problems(june.post(write, {**boxes(june.get(write)), "words": typed})) == [sentence]


def test_naming_is_ended_and_stays_told(sign_in):
    one, june = exempting.name("hal"), sign_in("june")
    end = page("exempt-reader-end", one)

    done = june.post(end, boxes(june.get(end)), follow=True)

    assert f"{one.person.name} reads Part 2 of this report no more" in words(done)
    assert "ended by June Okafor" in words(done)
