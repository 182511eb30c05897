"""What is exempt of a report: kept apart, left out of Part 1, in Part 2 for those who are named alone."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp.kernel.report import number, thaw
from csp.kernel.report.parts import texts_in
from csp.models import Audience
from csp.web import clock
from scrutiny.models import Appendix, ExemptMatter, Pack, PackFigures, Part2Reader
from scrutiny.queries import exempt, packs
from scrutiny.services.appendices import remove_appendix
from scrutiny.services.exempt import change_exempt, take_out_exempt
from scrutiny.services.packs import CannotIssue, clear_pack, issue_pack
from scrutiny.services.part_2_readers import end_reader
from scrutiny.services.sections import remove_section
from tests.integration import exempting, papers, people

SECRETS = (
    exempting.PASSAGE,
    exempting.SECTION_TITLE,
    exempting.SECTION_WORDS,
    exempting.APPENDIX_TITLE,
    exempting.APPENDIX_WORDS,
    exempting.WHY,
)


def everything():
    """Mark one of each, and build both parts."""
    exempting.passage()
    exempting.section(paragraph=7)
    exempting.appendix()
    public = papers.built_pack()
    return public, Pack.objects.get(number=public.number, report=public.report, audience="part_2")


def issue(pack):
    return issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())


def test_part_1_says_that_something_was_left_out_and_part_2_what():
    public, second = everything()

    figures = {one: PackFigures.objects.get(pack=one).figures for one in (public, second)}
    assert figures[public] == figures[second]
    part_1, part_2 = json.dumps(public.snapshot), json.dumps(second.snapshot, ensure_ascii=False)
    assert [secret for secret in SECRETS if json.dumps(secret)[1:-1] in part_1] == []
    assert "Exempt information was left out here, under paragraph 3 (the financial" in part_1
    assert "Exempt information was left out here, under paragraph 7 (the prevention" in part_1
    for secret in (
        exempting.PASSAGE,
        exempting.SECTION_TITLE,
        exempting.SECTION_WORDS,
        exempting.APPENDIX_TITLE,
    ):
        assert secret in part_2
        assert secret not in json.dumps(figures[public], ensure_ascii=False)
    assert exempting.WHY not in part_2  # why it is exempt is kept, and not printed
    one, other = thaw(public.snapshot), thaw(second.snapshot)
    assert one.numbers.items() <= other.numbers.items()  # what is in both is numbered alike
    assert other.report.part == "Part 2, not for publication"
    assert dict(one.report.front)["Exempt information"].startswith(
        "Leaves out what is exempt under paragraphs 3 ("
    )


def test_part_1_is_built_without_asking_for_what_is_exempt():
    exempting.passage()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        said = " ".join(texts_in(papers.document()))

    assert "left out here, under paragraph 3" in said
    assert not [one for one in asked.captured_queries if "scrutiny_exemptmatter" in one["sql"]]


def test_part_2_is_open_to_those_who_are_named_and_to_nobody_by_their_role():
    public, second = everything()

    def opens(called):
        return packs.open_to(people.reader(called)).filter(key=second.key).exists()

    assert opens("june")  # who marked it, and so is named
    assert not opens("farida")
    issue(public)
    assert not opens("winifred")
    named = exempting.name("winifred")
    assert opens("winifred")
    assert not packs.issued(people.reader("winifred"), partnership=people.vale()).filter(key=second.key)
    end_reader(key=named.key, by=people.reader("june"), now=clock.now())
    assert not opens("winifred")
    assert not exempt.matter_open_to(people.reader("winifred")).exists()


def test_part_2_is_issued_with_part_1_by_somebody_who_may_not_read_it():
    public, second = everything()
    Part2Reader.objects.all().delete()

    issue(public)

    second.refresh_from_db()
    assert (second.state, second.issued_by) == (Pack.State.ISSUED, people.person("june"))
    assert not packs.open_to(people.reader("june")).filter(key=second.key).exists()


def test_part_1_is_not_issued_with_a_sentence_that_is_exempt_until_somebody_answers_for_it():
    papers.write(f"Lamps were mended.\n\nAs we heard: {exempting.PASSAGE.lower()}", kind="year-ahead")
    exempting.passage()

    public = papers.built_pack()

    assert [place for place in public.exposed if place.startswith("paragraph")] == ["paragraph 5.2"]
    said = {"key": public.key, "version": public.version, "by": people.reader("june"), "now": clock.now()}
    issue(clear_pack(reason="The supplier told the papers.", **said))


def test_what_is_marked_after_a_build_stops_its_issue():
    papers.write(exempting.PASSAGE, kind="year-ahead")
    public = papers.built_pack()
    exempting.passage()

    with pytest.raises(CannotIssue, match=r"paragraph 5\.1"):
        issue(public)


def test_the_title_of_an_exempt_appendix_is_looked_for_in_part_1():
    papers.write(f"See {exempting.APPENDIX_TITLE}.", kind="year-ahead")
    exempting.appendix()

    assert "paragraph 5.1" in papers.built_pack().exposed


def test_an_exempt_passage_cites_the_paragraphs_of_its_country_and_has_a_reason():
    with pytest.raises(ValidationError) as refused:
        exempting.passage(paragraph=14, reason="", words="")

    assert refused.value.message_dict == {
        "paragraph": ["Choose a paragraph that is in force where this partnership is"],
        "reason": ["Enter why the public interest is in keeping it exempt"],
        "words": ["Enter the words that are exempt"],
    }


def test_a_passage_stands_in_the_words_as_a_marker_and_goes_with_it():
    matter = exempting.passage()
    assert papers.section().words.endswith("\n\n{exempt:exempt-1}")
    assert exempting.PASSAGE not in papers.section().words

    changed = exempting.answers(words="The bid was withdrawn by Zarquon.", paragraph=5)
    one = change_exempt(
        key=matter.key, version=matter.version, answers=changed, by=people.reader("june"), now=clock.now()
    )
    assert (one.words, one.exemption.paragraph) == ("The bid was withdrawn by Zarquon.", 5)
    take_out_exempt(key=one.key, version=one.version, by=people.reader("june"), now=clock.now())

    assert "{exempt" not in papers.section().words
    assert exempting.passage().exemption.name == "exempt-2"


def test_an_exempt_section_and_appendix_go_with_their_rows_alone():
    section, appendix = exempting.section(), exempting.appendix()
    june, now = people.reader("june"), clock.now()
    row, letter = section.exemption.section, appendix.exemption.appendix

    with pytest.raises(PermissionDenied):
        remove_section(key=row.key, version=row.version, by=june, now=now)
    with pytest.raises(PermissionDenied):
        remove_appendix(key=letter.key, version=letter.version, by=june, now=now)
    for one in (section, appendix):
        take_out_exempt(key=one.key, version=one.version, by=june, now=now)

    assert not papers.report().sections.filter(pk=row.pk).exists()
    assert not Appendix.objects.filter(pk=letter.pk).exists()
    assert not ExemptMatter.objects.exists()


def test_the_note_of_an_exempt_passage_stays_in_part_2_and_is_looked_for_in_part_1():
    exempting.passage(words=f"Bids are open.[^1]\n\n[^1]: {exempting.PASSAGE}")
    said = f"{exempting.PASSAGE[:40]}[^1]{exempting.PASSAGE[40:]}\n\n[^1]: We heard it."
    assert exempting.PASSAGE not in str(papers.document())
    papers.write(said, kind="year-ahead")

    second = number(papers.document(part=Audience.PART_2))
    blocks = [block for section in second.sections for block in section.blocks]
    notes = {one.number: one.html for block in blocks for one in block.notes}
    exposed = papers.built_pack().exposed

    assert list(notes) == ["1", "a", "2"]
    assert notes["a"] == f"<p>{exempting.PASSAGE}</p>\n"
    assert [place for place in exposed if place.startswith("paragraph")] == ["paragraph 5.1"]
