"""What the writer of a report may refer to and link to, and the sentence for what leads nowhere."""

import pytest

from csp.kernel.report import Section, number
from scrutiny.sources.footnotes import with_notes
from scrutiny.sources.own_words import fault_of, fault_of_footnotes, notes_of, parts_of, typed_in
from tests.unit.scrutiny import test_sections as made
from tests.unit.scrutiny.filling import filled, row

SURE = ("priorities", "action-plan", "measures", "glossary")
SECTIONS = [row("summary", "One.\n\nTwo."), *map(row, SURE), row("year-ahead", "More.")]
PARTS = parts_of(SECTIONS, asked="note it\nask")


@pytest.mark.parametrize(
    "text",
    [
        "See {ref:priorities} and {number:action-plan}, {ref:summary-2}, {ref:year-ahead-1}, {ref:recommendation-2}.",
        "[the plan](https://vale.example/plan) and [June](mailto:june.okafor@vale.example)",
        "\\{ref:nowhere} is no reference; [this] is no link",
        "",
    ],
)
def test_what_leads_somewhere_is_in_order(text):
    assert fault_of(text, parts=PARTS) == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{ref:nowhere}", "This answer refers to “nowhere”, and this report has nothing of that name"),
        ("{ref:summary-3}", "refers to “summary-3”"),
        (
            "[x](https://vale.example/{ref:summary})",
            "This answer has a reference inside the address of a link. Write it outside the address",
        ),
        (
            "see [the minutes](minutes.docx)",
            "A link leads to “minutes.docx”. Begin its address with https:// or mailto:",
        ),
        ("[x](//evil.example/a)", "A link leads to “//evil.example/a”."),
        ("[x](/p/vale/plans/)", "A link leads to “/p/vale/plans/”."),
        ("[x](#ref-priorities)", "A link leads to “#ref-priorities”."),
        ("[x](https://[)", "A link leads to “https://%5B”."),
        ("[x](http:)", "A link leads to “http:”."),
    ],
)
def test_what_leads_nowhere_has_its_sentence(text, sentence):
    assert sentence in fault_of(text, parts=PARTS)


def test_the_year_ahead_can_be_referred_to_when_there_is_one():
    assert fault_of("{ref:year-ahead}", parts=PARTS) == ""
    assert "refers to" in fault_of("{ref:year-ahead}", parts=parts_of([row("year-ahead", "\n\n")], asked=""))


def test_every_name_on_offer_is_a_name_in_a_full_report():
    record = made.replace(made.RECORD, measures=(made.MeasureLine("M1", "Fewer thefts", "", ""),))
    sections = (
        filled("summary", record, typed="One.\n\nTwo."),
        filled("priorities", record),
        filled("action-plan", record),
        filled("measures", record),
        filled("glossary", record),
    )
    whole = number(made.Report("T", "P", "C", made.DAY, made.DAY, sections))

    offered = {name for name in PARTS if not name.startswith(("year-ahead", "recommendation"))}
    assert offered <= whole.targets.keys()


NOTED = "It fell.[^1]\n\n| A |\n| - |\n| 1 |\n\n[^1]: See {ref:priorities}."


def test_notes_stand_at_the_end_of_their_section_in_the_order_of_their_marks():
    section = row("summary", "It fell.[^b] And rose.[^a]\n\n[^a]: One.\n[^b]: Two.\n\nMore.")
    made_ = with_notes(Section("summary", "Summary", tuple(typed_in(section))), notes_of(section))

    assert [one.text for one in made_.blocks[:2]] == [
        "It fell.{note:summary-note-1} And rose.{note:summary-note-2}",
        "More.",
    ]
    assert [one.text for one in made_.blocks[2].notes] == ["Two.", "One."]


def test_what_a_note_says_is_held_to_the_same_rules_as_the_words():
    assert fault_of(NOTED, parts=PARTS) == ""
    assert "refers to “nowhere”" in fault_of(NOTED.replace("priorities", "nowhere"), parts=PARTS)
    assert "A link leads to “a.docx”" in fault_of("It.[^1]\n\n[^1]: [x](a.docx)", parts=PARTS)
    assert "inside a link" in fault_of("[It[^1]](https://a.example/)\n\n[^1]: So.", parts=PARTS)
    assert fault_of("It fell.[^1]\n\n[^1]: Police (2026)", parts=PARTS) == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (NOTED, ""),
        (
            NOTED.replace("| 1 |", "| 1[^2] |") + "\n[^2]: One.",
            "A table can’t have the mark of a note. Write what it says in a paragraph beside the table",
        ),
        ("It fell.{note:summary-note-1}", "Write a footnote as [^1], with the note on a line of its own"),
        ("It fell.[^1]", "[^1] has no note. Write it on a line of its own that begins with “[^1]: ”"),
    ],
)
def test_notes_that_could_not_be_printed_have_their_sentence(words, sentence):
    assert fault_of_footnotes(words) == sentence


def test_marks_that_are_at_fault_are_printed_as_they_were_typed_before():
    section = row("summary", "It fell.[^1]")

    assert [one.text for one in typed_in(section)] == ["It fell.[^1]"]
    assert notes_of(section) == {}
