"""What a section said last time is taken from the report that was issued, as it was typed."""

from datetime import date

from csp.kernel.report import Paragraph, Report, Section, freeze, number
from scrutiny.sources.footnotes import with_notes
from scrutiny.sources.last_year import words_of
from scrutiny.sources.own_words import notes_of, typed_in
from tests.unit.scrutiny.filling import row

DAY = date(2026, 1, 20)


def frozen(*blocks):
    return freeze(number(Report("T", "P", "C", DAY, DAY, (Section("summary", "Summary", blocks),))))


def test_it_is_its_own_words_as_they_were_typed_and_nothing_that_was_filled_in():
    snapshot = frozen(
        Paragraph("summary-1", "See {ref:progress}."),
        Paragraph("summary-2", "- a\n\n- b"),
        Paragraph("progress", "Of the 8 actions, 3 are complete."),
    )

    assert words_of(snapshot, name="summary") == "See {ref:progress}.\n\n- a\n\n- b"
    assert words_of(snapshot, name="year-ahead") == ""


def test_a_table_that_was_typed_can_be_typed_on():
    typed = "Table: By ward\n| Ward | Incidents |\n| --- | ---: |\n| North \\| Sea | 33 |"

    assert (
        words_of(frozen(*typed_in(row("summary", f"Few.\n\n{typed}"))), name="summary") == f"Few.\n\n{typed}"
    )


def test_notes_that_were_typed_can_be_typed_on():
    section = row("summary", "Few.[^b]\n\nMore.[^a]\n\n[^a]: One.\n[^b]: Two.")
    made = with_notes(Section("summary", "Summary", tuple(typed_in(section))), notes_of(section))

    assert (
        words_of(frozen(*made.blocks), name="summary") == "Few.[^1]\n\nMore.[^2]\n\n[^1]: Two.\n\n[^2]: One."
    )


def test_a_report_that_is_not_known_here_any_more_says_nothing():
    assert words_of({**frozen(), "version": 99}, name="summary") == ""
    assert words_of({}, name="summary") == ""
