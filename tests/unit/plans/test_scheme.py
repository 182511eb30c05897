"""How a status and its changes are worded."""

import pytest

from plans.forms.statuses import SCHEMES
from plans.models import Status
from plans.presenters.scheme import NOT_REPORTED, ORDER, Scheme, change_words
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


def made(name):
    rows = [Status(pk=at, key=f"kkkkkkkkk{at}", **vars(one)) for at, one in enumerate(SCHEMES[name][1], 1)]
    return Scheme.of(rows)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_ready_made_scheme_has_letters_and_words_that_differ_and_something_that_is_complete(name):
    tags = list(made(name).tags.values())

    assert len({tag.letter for tag in tags}) == len({tag.word for tag in tags}) == len(tags)
    assert tags[0].is_going_well
    assert all(len(tag.meaning) > 3 for tag in tags)


def test_whatever_a_status_can_stand_for_has_a_place_between_best_and_worst():
    assert set(ORDER) == set(Status.StandsFor)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (2, 6, "▼ from on track"),
        (6, 2, "▲ from awaiting partner"),
        (6, 3, "▼ from awaiting partner"),
        (4, 6, "▲ from off track"),
        (2, 7, "from on track"),
        (4, 7, "from off track"),
        (7, 2, "from in abeyance"),
        (7, 7, "Same"),
    ],
)
def test_to_wait_is_worse_than_on_track_and_to_be_held_is_neither_better_nor_worse(before, now, words):
    scheme = made("partners")

    assert change_words(scheme.tag(now), scheme.tag(before)) == words


def test_a_change_between_two_that_mean_the_same_is_neither_better_nor_worse():
    scheme = made("rayg")

    assert change_words(scheme.tag(4), scheme.tag(3)) == "from delayed"
    assert change_words(scheme.tag(3), scheme.tag(4)) == "from at risk"


def test_only_off_track_is_off_track_and_only_complete_and_on_track_go_well():
    tags = made("partners").tags.values()

    assert [tag.word for tag in tags if tag.is_off_track] == ["Off track"]
    assert [tag.word for tag in tags if tag.is_going_well] == ["Complete", "On track"]
