"""Writing a report together, by its pages: what each sees, what is refused beside its box, and what is never lost."""

import re
from datetime import date

import pytest
from django.urls import reverse

from csp.kernel.report import Column, PlainTable, thaw
from scrutiny.models import ReportSection, SectionComment
from tests.integration import papers, people, together
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import open_restricted_plan


def page(name, section):
    return reverse(f"scrutiny:{name}", args=["vale", section.key])


def add_address():
    return reverse("scrutiny:section-add", args=["vale", papers.report().key])


def test_the_report_lists_its_sections_with_who_writes_each(june):
    together.written()

    said = words(june.get(papers.report().get_absolute_url()))

    assert (
        "The year ahead 4 words of its own Tom Ferrier, Constabulary 3 Dec 2026 Written, not signed" in said
    )
    assert "Summary 99 words of its own The coordinator No day Written" in said
    assert "Action plan No words of its own The coordinator No day Filled from the record" in said


def test_a_section_that_nothing_fills_and_nobody_wrote_is_not_said_to_be_filled(june):
    papers.write("", kind="year-ahead")

    said = words(june.get(papers.report().get_absolute_url()))

    assert "The year ahead No words of its own The coordinator No day Nothing written yet" in said


def test_an_officer_finds_their_section_writes_it_and_signs_it(tom):
    section = together.given()
    assert "Sign “The year ahead” of “Annual report 2026/27”" in words(tom.get("/p/vale/"))
    listed = words(tom.get("/p/vale/scrutiny/"))
    assert "Sections that you or your authority write" in listed
    assert "The year ahead Annual report 2026/27 Tom Ferrier, Constabulary 3 Dec 2026" in listed

    write = page("section-write", section)
    saved = tom.post(write, {**boxes(tom.get(write)), "words": "We begin again."}, follow=True)
    assert "What you wrote is saved" in words(saved)
    assert "Sign “The year ahead” of “Annual report 2026/27”" in words(tom.get("/p/vale/"))

    sign = page("section-sign", section)
    assert "you say for Marshland Constabulary that it may stand in the report" in words(tom.get(sign))
    signed = tom.post(sign, boxes(tom.get(sign)), follow=True)
    assert "You signed this section for Marshland Constabulary" in words(signed)
    assert "Signed Tom Ferrier, for Marshland Constabulary, on 23 November 2026" in words(signed)
    assert "Sign “The year ahead”" not in words(tom.get("/p/vale/"))


def test_how_it_reads_is_shown_in_its_place_and_nothing_is_saved(tom):
    section = together.given()
    write = page("section-write", section)

    shown = tom.post(
        write, {**boxes(tom.get(write)), "words": "Less of it: {ref:status-chart}.", "preview": "yes"}
    )

    said = words(shown)
    assert "Nothing is saved yet." in said
    assert "5. The year ahead Link to paragraph 5.1 Less of it: Figure 1 ." in said
    assert boxes(shown)["words"] == "Less of it: {ref:status-chart}."
    assert papers.section("year-ahead").words == section.words


def test_how_it_reads_shows_nothing_of_a_plan_that_became_restricted(tom):
    write = page("section-write", together.given())
    opened = boxes(tom.get(write))
    plan = people.plan()
    type(plan).objects.filter(pk=plan.pk).update(circle=open_restricted_plan().circle, public_version=None)

    shown = tom.post(write, {**opened, "words": "See {ref:summary}.", "preview": "yes"})

    assert "The plan of this report is not one that everyone may read." in words(shown)
    assert plan.title not in shown.content.decode()


def test_how_it_reads_says_when_another_section_refers_to_nothing(june):
    together.own("Knife crime")
    ReportSection.objects.filter(kind="summary").update(words="See {ref:nowhere}.")
    write = page("section-write", papers.section("own-knife-crime"))

    shown = june.post(write, {**boxes(june.get(write)), "words": "It fell.", "preview": "yes"})

    assert "Paragraph 1.1 refers to “nowhere”" in words(shown)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("See {ref:nowhere}.", "This answer refers to “nowhere”"),
        (
            "[this](minutes.docx)",
            "A link leads to “minutes.docx”. Begin its address with https:// or mailto:",
        ),
        ("Table: A\n| a | b |\n|---|---|\n| c |", "In the table “A” row 1 has 1 column, and the head has 2"),
        ("It fell.[^1]", "[^1] has no note. Write it on a line of its own that begins with “[^1]: ”"),
        ("x" * 20_001, "Words must be 20000 characters or fewer. It has 20001"),
    ],
)
def test_each_mistake_in_words_has_its_sentence_and_loses_nothing(typed, sentence, tom):
    section = together.given()
    write = page("section-write", section)

    sent = tom.post(write, {**boxes(tom.get(write)), "words": typed})

    assert problems(sent)[0].startswith(sentence)
    assert boxes(sent)["words"] == typed
    assert papers.section("year-ahead").words == section.words


def test_a_table_that_is_typed_stands_on_the_page_and_in_the_report_as_one(tom, june):
    typed = "By ward.\n\nTable: Incidents by ward\n| Ward | Incidents |\n| --- | ---: |\n| **North** | 33 |"
    together.written(f"{typed}\n\nSee {{ref:year-ahead-2}}.")

    shown = tom.get(page("section-detail", papers.section("year-ahead"))).content.decode()
    pack = papers.built_pack()
    [table] = [
        block
        for section in thaw(pack.snapshot).report.sections
        for block in section.blocks
        if block.key == "year-ahead-2"
    ]

    assert "<caption>Incidents by ward</caption>" in shown
    assert '<th scope="row">North</th>' in shown
    assert table == PlainTable(
        "year-ahead-2",
        "Incidents by ward",
        (Column("Ward"), Column("Incidents", is_number=True)),
        (("North", "33"),),
    )
    assert re.search(r"See Table \d+ ?\.", words(june.get(pack.get_absolute_url())))


def test_two_who_write_one_section_are_warned_and_neither_loses_a_word(tom, june):
    section = together.given()
    write = page("section-write", section)
    opened = boxes(tom.get(write))
    june.post(write, {**boxes(june.get(write)), "words": "As June wrote it."})

    clash = tom.post(write, {**opened, "words": "As Tom wrote it."})

    said = words(clash)
    assert "Somebody saved this section while you were writing" in said
    assert "As June wrote it." in said
    assert boxes(clash)["words"] == "As Tom wrote it."
    assert papers.section("year-ahead").words == "As June wrote it."
    tom.post(write, boxes(clash))
    assert papers.section("year-ahead").words == "As Tom wrote it."


def test_what_the_section_said_last_time_stands_beside_the_box_and_can_be_begun_from(june):
    papers.issued_pack()
    report = papers.report()
    meeting = report.meeting
    later = meeting.__class__(committee=meeting.committee, held_on=date(2028, 1, 18))
    later.save()
    report.meeting = later
    report.version += 1
    report.save()
    before = papers.section().words
    papers.write("")
    write = page("section-write", papers.section())

    shown = june.get(write)
    assert "In “Annual report 2026/27”, for the meeting on 19 January 2027" in words(shown)
    assert boxes(shown)["words"] == ""
    begun = june.get(f"{write}?last=yes")
    assert boxes(begun)["words"] == before


def test_a_section_is_added_once_however_often_it_is_sent(june):
    sent = {**boxes(june.get(add_address())), "kind": "words", "title": "Knife crime"}

    for _ in range(2):
        arrived = june.post(add_address(), sent, follow=True)
        assert "The section is added" in words(arrived)

    assert ReportSection.objects.filter(name__startswith="own-").count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose the kind of section"),
        ({"kind": "summary"}, "Choose the kind of section from the list"),
        ({"kind": "words"}, "Enter what this section is called"),
        ({"kind": "words", "title": "x" * 121}, "Title must be 120 characters or fewer. It has 121"),
        (
            {"kind": "foreword", "most_words": "many"},
            "Words at most must be a whole number from 1 to 5000",
        ),
        ({"kind": "foreword", "due_on-day": "3"}, "Day by which it is written must include a month and year"),
    ],
)
def test_each_mistake_in_a_new_section_has_its_sentence(sent, sentence, june):
    before = ReportSection.objects.count()

    answered = june.post(add_address(), {**boxes(june.get(add_address())), **sent})

    assert problems(answered) == [sentence]
    assert ReportSection.objects.count() == before


def test_a_person_who_does_not_write_for_the_authority_is_refused_beside_the_question(june):
    edit = page("section-edit", papers.section())
    sent = {**boxes(june.get(edit)), "seat": together.seat().key, "holder": people.person("ruth").key}

    answered = june.post(edit, sent)

    assert problems(answered) == ["This person does not write for that authority. Choose somebody who does"]
    assert papers.section().seat is None


def test_a_section_that_was_taken_out_meanwhile_says_so_and_shows_what_was_typed(june):
    section = together.own("Knife crime")
    write = page("section-write", section)
    opened = boxes(june.get(write))
    remove = page("section-remove", section)
    assert "The section is taken out" in words(june.post(remove, boxes(june.get(remove)), follow=True))

    gone = june.post(write, {**opened, "words": "Half a page of mine."})

    assert gone.status_code == 410
    assert "Knife crime was removed" in words(gone)
    assert "Half a page of mine." in words(gone)


def test_sections_move_by_their_buttons(june):
    june.post(page("section-move", papers.section("priorities")), {"way": "up"})

    said = words(june.get(papers.report().get_absolute_url()))
    assert said.index("The priorities No words") < said.index("Summary 99 words")


def test_comments_are_added_and_dealt_with(tom, june):
    section = together.given()
    where = page("section-comment", section)
    empty = june.post(where, {"text": " "})
    assert problems(empty) == ["Enter your comment"]
    sent = {**boxes(june.get(page("section-detail", section))), "text": "Say what changed."}
    for _ in range(2):
        june.post(where, sent)
    assert SectionComment.objects.count() == 1

    assert "Say what changed. June Okafor, 23 November 2026" in words(
        tom.get(page("section-detail", section))
    )
    settle = reverse("scrutiny:comment-settle", args=["vale", SectionComment.objects.get().key])
    assert "Dealt with: Tom Ferrier, 23 November 2026" in words(tom.post(settle, follow=True))


def test_every_change_of_the_report_and_its_sections_is_told(june):
    together.signed()
    section = papers.section()
    june.post(
        page("section-edit", section), {**boxes(june.get(page("section-edit", section))), "title": "In short"}
    )

    said = words(june.get(reverse("scrutiny:report-changes", args=["vale", papers.report().key])))

    assert "Section: The year ahead" in said
    assert "Section: In short" in said
    assert "Title Nothing In short" in said
    assert "Signed by Nothing Tom Ferrier" in said
    assert "Authority that writes it Nothing Marshland Constabulary" in said


@pytest.mark.parametrize(("called", "code"), [("tom", 200), ("dana", 200), ("ruth", 404), ("hal", 403)])
def test_who_opens_a_section_that_is_given_to_the_constabulary(called, code, sign_in):
    assert sign_in(called).get(page("section-detail", together.given())).status_code == code


def test_a_section_with_tables_and_charts_is_shown_as_it_reads(june):
    for kind in ("summary", "action-plan", "measures"):
        write = page("section-write", papers.section(kind))

        shown = june.post(write, {**boxes(june.get(write)), "words": "In short.", "preview": "yes"})

        assert "Link to paragraph" in words(shown)
        assert "In short." in words(shown)


def test_a_note_that_is_typed_is_shown_with_its_words_and_as_it_reads(tom):
    together.written("It fell.[^why]\n\n[^why]: In the year to *September*.")
    section = papers.section("year-ahead")
    write = page("section-write", section)

    written = words(tom.get(page("section-detail", section)))
    shown = tom.post(write, {**boxes(tom.get(write)), "preview": "yes"})

    assert "It fell. [note 1] Note 1: In the year to September ." in written
    assert re.search(r"It fell\. \d ", words(shown))
    said = r"Notes Link to note \d In the year to September \. Back to the text at note \d"
    assert re.search(said, words(shown))
