"""Footnotes as they are typed, and the sentence for each fault."""

import pytest

from csp.kernel.footnotes import LONGEST, fault_of_notes, keyed, taken_apart, without_marks

TYPED = """Thefts fell by a third.[^1] Nobody knows why.[^why]

[^1]: Recorded crime, year to September.
[^why]: See {ref:measures-table}
and [the release](https://stats.example/).

More follows."""


def test_words_and_notes_are_taken_apart():
    typed = taken_apart(TYPED)

    assert [part for part in typed.words.split("\n") if part] == [
        "Thefts fell by a third.[^1] Nobody knows why.[^why]",
        "More follows.",
    ]
    assert typed.notes == (
        ("1", "Recorded crime, year to September."),
        ("why", "See {ref:measures-table}\nand [the release](https://stats.example/)."),
    )


def test_the_place_of_an_exempt_passage_ends_a_note_and_stays_in_the_words():
    typed = taken_apart("It fell.[^1]\n\n[^1]: By a third.\n{exempt:exempt-1}")

    assert typed.notes == (("1", "By a third."),)
    assert typed.words.endswith("\n{exempt:exempt-1}")


def test_marks_refer_to_their_notes_in_the_order_of_the_words():
    words, notes = keyed("B.[^b] A.[^a]\n\n[^a]: First typed.\n[^b]: Second.", key="summary")

    assert words.strip() == "B.{note:summary-note-1} A.{note:summary-note-2}"
    assert list(notes.items()) == [("summary-note-1", "Second."), ("summary-note-2", "First typed.")]


@pytest.mark.parametrize(
    "text",
    [
        "It fell.[^1]",
        "[^1]: A note alone.",
        "No notes at all, and a \\[^1] that is none.",
        "Twice.[^1] And again.[^1]\n\n[^1]: One.",
    ],
)
def test_words_at_fault_and_words_without_notes_stay_as_they_were_typed(text):
    assert keyed(text, key="summary") == (text, {})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TYPED, ""),
        ("", ""),
        ("It fell.[^1]", "[^1] has no note. Write it on a line of its own that begins with “[^1]: ”"),
        (
            "It fell.\n\n[^2]: By a third.",
            "The note [^2] has no mark in the words. Put its mark where it belongs, or take it out",
        ),
        (
            "It fell.[^1]\n\n[^1]: One.\n[^1]: Two.",
            "Two notes begin with “[^1]:”. Give each a mark of its own",
        ),
        (
            "It fell.[^1] It rose.[^1]\n\n[^1]: One.",
            "[^1] stands in the words twice. Give each place a note of its own",
        ),
        ("It fell.[^1]\n\n[^1]:", "The note [^1] says nothing. Write it behind its mark, on the same line"),
        (
            f"It fell.[^1]\n\n[^1]: {'x' * (LONGEST + 1)}",
            "The note [^1] has 501 characters, and a note has 500 at most",
        ),
        (
            "A.[^1] B.[^2]\n\n[^1]: One.[^2]\n[^2]: Two.",
            "The note [^1] has the mark of another. Write both as one note",
        ),
    ],
)
def test_each_fault_has_its_sentence(text, sentence):
    assert fault_of_notes(text) == sentence


def test_a_note_of_500_letters_is_not_too_long():
    assert fault_of_notes(f"It fell.[^1]\n\n[^1]: {'ŵ' * LONGEST}") == ""


def test_without_its_marks_a_text_has_the_letters_it_would_have_without_notes():
    assert without_marks("Jane[^1] Doe[^x]") == "Jane Doe"
