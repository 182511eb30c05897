"""How a status and its changes are worded."""

import pytest

from plans.presenters.scheme import NOT_REPORTED, change_words
from tests.unit.plans.scheme import BEHIND, DONE, GOOD, NEW, OFF, SCHEME


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (GOOD, GOOD, "Same"),
        (None, None, "Same"),
        (None, GOOD, ""),
        (BEHIND, GOOD, "▲ from behind"),
        (OFF, BEHIND, "▲ from off track"),
        (GOOD, DONE, "▲ from on track"),
        (NEW, GOOD, "▲ from not started"),
        (GOOD, BEHIND, "▼ from on track"),
        (BEHIND, OFF, "▼ from behind"),
        (NEW, BEHIND, "▼ from not started"),
        (DONE, GOOD, "▼ from complete"),
    ],
)
def test_a_change_says_whether_it_is_better_and_what_it_came_from(before, now, words):
    assert change_words(SCHEME.tag(now), SCHEME.tag(before)) == words


@pytest.mark.parametrize("status", [None, 0, 99])
def test_an_action_without_a_status_is_not_reported(status):
    assert SCHEME.tag(status) is NOT_REPORTED


def test_the_key_explains_not_reported_only_where_something_is():
    assert [tag.word for tag in SCHEME.key_for({GOOD: 3})] == [
        "Complete", "On track", "Behind", "Off track", "Not started",
    ]  # fmt: skip
    assert SCHEME.key_for({None: 1})[-1] is NOT_REPORTED


def test_a_bar_has_a_segment_for_each_status_that_has_actions_in_the_order_of_the_scheme():
    segments = SCHEME.segments({None: 2, OFF: 1, DONE: 4, GOOD: 0})

    assert [(one.letter, one.count) for one in segments] == [("B", 4), ("R", 1), ("–", 2)]
