"""Footnotes of a report: numbered in data, linked both ways, and the same in Part 1 and Part 2."""

import json
from dataclasses import replace

import pytest

from csp.kernel.report import (
    CannotNumber,
    Footnote,
    Footnotes,
    Paragraph,
    Prose,
    Section,
    freeze,
    number,
    thaw,
)
from tests.unit.csp.sample import sample

NOTES = (Footnote("one-note-1", "See {ref:two-1}."), Footnote("one-note-2", "By *2030*."))
EXEMPT = Footnote("exempt-1-note-1", "Of one firm.", is_exempt=True)
WORDS = Paragraph("one-1", "It fell.{note:one-note-1} It is to fall.{note:one-note-2}")
FIRST = Section("one", "What was done", (WORDS, Footnotes("one-notes", NOTES)))
SECOND = Section(
    "two",
    "What is next",
    (
        Paragraph("two-1", "More.{note:two-note-1}"),
        Footnotes("two-notes", (Footnote("two-note-1", "Soon."),)),
    ),
)
SECRET = Section(
    "one",
    "What was done",
    (
        WORDS,
        Prose("exempt-1-1", "It costs much.{note:exempt-1-note-1}"),
        Footnotes("one-notes", (*NOTES, EXEMPT)),
    ),
)


def report(*sections):
    return replace(sample(1), sections=sections, recommendations=())


def notes(numbered):
    return [
        (note.number, note.html.strip())
        for section in numbered.sections
        for one in section.blocks
        for note in one.notes
    ]


def test_notes_are_numbered_through_the_report_and_refer_to_its_parts():
    assert notes(number(report(FIRST, SECOND))) == [
        ("1", '<p>See <a href="#ref-two-1">paragraph 2.1</a>.</p>'),
        ("2", "<p>By <em>2030</em>.</p>"),
        ("3", "<p>Soon.</p>"),
    ]


def test_a_mark_leads_to_its_note_and_says_what_it_is():
    html = number(report(FIRST, SECOND)).sections[0].blocks[0].html

    said = 'aria-label="Note 1">1</a></sup>'
    assert f'It fell.<sup><a id="ref-one-note-1-mark" href="#ref-one-note-1" {said}' in html


def test_exempt_notes_have_letters_so_that_both_parts_number_the_others_alike():
    part_1, part_2 = number(report(FIRST, SECOND)), number(report(SECRET, SECOND))

    assert [shown for shown, _ in notes(part_2)] == ["1", "2", "a", "3"]
    assert set(part_1.numbers.items()) < set(part_2.numbers.items())


def test_notes_are_kept_and_come_back_with_their_numbers():
    made = number(report(SECRET, SECOND))

    assert thaw(json.loads(json.dumps(freeze(made)))) == made
    assert made.numbers["two-note-1"] == "note 3"


@pytest.mark.parametrize(
    "text", ["No mark.", "{note:two-note-1} and {note:two-note-1}", "{note:two-note-1}\n\n{note:two-note-1}"]
)
def test_a_note_without_exactly_one_mark_is_refused(text):
    wrong = replace(SECOND, blocks=(Paragraph("two-1", text), SECOND.blocks[1]))

    with pytest.raises(CannotNumber, match="The notes of “What is next” and their marks in its words differ"):
        number(report(wrong))


def test_the_mark_of_a_note_is_no_part_of_a_link():
    words = "[More{note:two-note-1}](https://a.example/)"
    wrong = replace(SECOND, blocks=(Paragraph("two-1", words), SECOND.blocks[1]))

    with pytest.raises(CannotNumber, match="the mark of a note inside a link"):
        number(report(wrong))


def test_what_only_looks_like_a_mark_stays_as_it_was_typed():
    plain = Section("one", "One", (Paragraph("one-1", "It fell.[^1] {note:nothing} {note:one-1}"),))

    assert "It fell.[^1] {note:nothing} {note:one-1}" in number(report(plain)).sections[0].blocks[0].html


def test_after_z_comes_aa():
    many = tuple(Footnote(f"n-{at}", "x", is_exempt=True) for at in range(28))
    words = "".join(f"{{note:{one.key}}}" for one in many)
    made = number(report(Section("one", "One", (Prose("p", words), Footnotes("one-notes", many)))))

    assert [shown for shown, _ in notes(made)][-3:] == ["z", "aa", "ab"]
