"""The bench's own arithmetic: what is met, what is missed, and what is printed."""

import pytest

from tests.bench import numbers
from tests.bench.numbers import Number, evenness, milliseconds, summary
from tests.bench.words import IN_ALL, Words


@pytest.mark.parametrize(("measured", "met"), [(24.9, True), (25, True), (25.1, False), (None, False)])
def test_a_target_is_met_up_to_the_number_itself_and_what_was_not_measured_is_missed(measured, met):
    assert Number("List", measured, 25, "ms").is_met is met


def test_a_line_says_what_was_measured_the_best_of_it_the_target_and_the_verdict():
    line = str(Number("List", 25.31, 25, "ms", "11 queries", best=20.06))

    assert " ".join(line.split()) == "List 25.3 (best 20.1) at most 25 ms MISSED 11 queries"


def test_a_line_without_a_measurement_says_so():
    assert " ".join(str(Number("Memory", None, 150, "MB")).split()) == "Memory none at most 150 MB MISSED"


def test_the_summary_names_what_is_missed():
    held, missed = Number("List", 20, 25, "ms"), Number("Start", 2, 1.5, "s")

    assert summary([held, missed]) == "1 of 2 targets met. Missed: Start."
    assert summary([held]) == "1 of 1 targets met."


def test_the_first_calls_only_warm_up_and_the_median_of_the_rest_counts(monkeypatch):
    seconds = iter([0.004, 0.002, 0.009])
    called = []
    monkeypatch.setattr(numbers, "cpu_seconds", lambda call: next(seconds))

    spent, best = milliseconds(lambda: called.append("warm"), times=3, before=2)

    assert (spent, best) == (pytest.approx(4), pytest.approx(2))
    assert called == ["warm", "warm"]


def test_a_machine_whose_pace_changed_is_owned_up_to():
    assert evenness([1.3, 1.5, 1.4]) == "The machine kept an even pace."
    assert evenness([1.3, 2.4]) == (
        "The machine was busy: the same work took 1.3 to 2.4 ms. Measure again when it is quiet."
    )


def test_the_words_are_the_same_at_each_start_and_are_found_by_one_search():
    one, other = Words(), Words()

    assert [one.key(), one.name(), one.title()] == [other.key(), other.name(), other.title()]
    assert IN_ALL in one.detail()
