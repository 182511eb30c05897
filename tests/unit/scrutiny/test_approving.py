"""What is approved of a report is all that it says and all that goes with it, but not who approved it."""

from dataclasses import replace

from csp.documents.html import html_of
from csp.kernel.report import Approved, freeze, number, thaw
from scrutiny.sources.approving import fingerprint_of
from tests.unit.csp.sample import sample

DOCUMENT = sample(4)
ADA = Approved("finance", "Section 151 officer", "Ada Lindqvist, Director, 23 November 2026")
FILES = [("A", "1" * 64)]


def test_who_approved_it_changes_nothing_of_what_was_approved():
    named = replace(DOCUMENT, approvals=(ADA,))

    assert fingerprint_of([(named, FILES)]) == fingerprint_of([(DOCUMENT, FILES)])


def test_other_words_another_file_another_letter_and_another_part_are_something_else():
    others = [
        [(replace(DOCUMENT, title="Another"), FILES)],
        [(DOCUMENT, [("A", "2" * 64)])],
        [(DOCUMENT, [("B", "1" * 64)])],
        [(DOCUMENT, FILES), (DOCUMENT, FILES)],
        [(DOCUMENT, [])],
    ]

    hashes = {fingerprint_of(parts) for parts in ([(DOCUMENT, FILES)], *others)}

    assert len(hashes) == 1 + len(others)


def test_who_approved_it_is_frozen_and_stands_last_on_the_front_sheet():
    made = number(replace(DOCUMENT, approvals=(ADA,)))

    assert thaw(freeze(made)) == made
    line = "Section 151 officer: Ada Lindqvist, Director, 23 November 2026"
    assert made.report.front_sheet == (*DOCUMENT.front, ("Approved by", line))
    assert line in html_of(made)


def test_a_report_that_was_frozen_before_names_nobody():
    kept = freeze(number(DOCUMENT))
    del kept["report"]["approvals"]

    assert thaw(kept).report.front_sheet == DOCUMENT.front
