"""How figures and other people's words stand in the sentences of a report."""

import pytest

from csp.kernel.charts.segment import Segment
from scrutiny.sources import wording

LONG = "Twelve visits were made. " * 20


def test_statuses_are_said_in_the_partnerships_own_words():
    segments = [Segment("B", "Complete", "blue", 5), Segment("A", "Behind", "amber", 1)]

    assert wording.by_status(segments) == "5 are complete and 1 is behind"


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_a_sentence(parts, said):
    assert wording.listed(parts) == said


def test_a_short_report_is_quoted_whole():
    assert wording.shortened("131 of 140 trained (94%).") == "131 of 140 trained (94%)."


def test_a_long_report_ends_at_the_end_of_a_sentence():
    short = wording.shortened(LONG)

    assert short.endswith("Twelve visits were made. …")
    assert len(short) <= wording.LONGEST_PROGRESS + 2


def test_a_long_report_without_sentences_ends_after_a_word():
    short = wording.shortened("visit, " * 100)

    assert short.endswith("visit …")
    assert len(short) <= wording.LONGEST_PROGRESS + 2


def test_one_endless_word_is_cut():
    assert len(wording.shortened("x" * 5000)) == wording.LONGEST_PROGRESS + 2


def test_a_list_in_a_report_follows_after_semicolons():
    text = "What we will do now:\n\n- see everyone\n- ask twice\n\nNothing more."

    assert wording.shortened(text) == "What we will do now: see everyone; ask twice. Nothing more."


def test_a_date_or_a_number_at_the_start_of_a_line_is_no_list():
    assert wording.shortened("In all\n24 of 25 conferences") == "In all 24 of 25 conferences"


def test_quoted_words_mean_nothing_to_markdown_and_refer_to_nothing():
    assert wording.quoted("**Bold** {ref:summary}") == r"\*\*Bold\*\* \{ref\:summary\}"
    assert (
        wording.without_references("See {ref:summary} and {number:x}")
        == r"See \{ref:summary} and \{number:x}"
    )


def test_an_empty_line_begins_a_paragraph_and_a_list_stays_with_what_it_follows():
    typed = "First.\nStill first.\n\nSecond:\n\n- one\n- two\n\n\nThird."

    assert wording.paragraphs(typed) == ["First.\nStill first.", "Second:\n\n- one\n- two", "Third."]
    assert wording.paragraphs("  \n\n ") == []


@pytest.mark.parametrize(
    "typed", ["note it", "1. note it", "(a) note it", "- note it", "a) note it", "  • note it"]
)
def test_recommendations_lose_the_numbers_somebody_typed(typed):
    assert wording.recommendations(f"{typed}\n\n") == ["note it"]


def test_a_recommendation_that_begins_with_a_figure_keeps_it():
    assert wording.recommendations("12 actions need a new date") == ["12 actions need a new date"]


def test_a_reference_is_named_where_it_has_no_number_yet():
    assert wording.references_named("See {ref:action-plan}.") == "See [action plan]."


def test_a_line_that_is_only_a_number_or_a_dash_asks_nothing():
    assert wording.recommendations("-\n1.\n 2) \n•\n—\nnote it") == ["note it"]
