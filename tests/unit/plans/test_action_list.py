"""The action list: its sentence, heads, chips, bands and pages."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from plans.presenters.action_list import Band, PageLinks, bands, chips, heads, sentence
from plans.queries.actions import Wanted


def links(rows, number=1, address=""):
    return PageLinks.of(Paginator(range(rows), 50).get_page(number), QueryDict(address))


@pytest.mark.parametrize(
    ("rows", "number", "wanted", "said"),
    [
        (0, 1, Wanted(), "0 actions, in order of reference."),
        (1, 1, Wanted(order="due"), "1 action, by due date."),
        (50, 1, Wanted(order="title", backwards=True), "50 actions, by title, backwards."),
        (63, 1, Wanted(), "63 actions, in order of reference. Showing 1 to 50."),
        (63, 2, Wanted(order="reported"), "63 actions, by last update, longest ago first. Showing 51 to 63."),
    ],
)
def test_the_sentence_counts_and_says_the_order(rows, number, wanted, said):
    assert sentence(rows, wanted, links(rows, number)) == said


def test_the_head_one_sorts_by_turns_the_order_round_and_the_others_sort_by_theirs():
    made = {
        head.label: head for head in heads(Wanted(order="due"), QueryDict("sort=due&priority=abc&page=2"))
    }

    assert made["Due"].url == "?priority=abc&sort=-due"
    assert (made["Due"].arrow, made["Due"].aria_sort) == ("▲", "ascending")
    assert made["Ref"].url == "?priority=abc&sort=reference"
    assert (made["Ref"].arrow, made["Ref"].aria_sort) == ("↕", "")
    assert made["Last change"].url == ""


def test_a_list_sorted_backwards_turns_forwards_again():
    made = {head.label: head for head in heads(Wanted(order="due", backwards=True), QueryDict("sort=-due"))}

    assert made["Due"].url == "?sort=due"
    assert (made["Due"].arrow, made["Due"].aria_sort) == ("▼", "descending")


def test_each_chip_takes_away_its_own_choice_and_goes_back_to_the_first_page():
    chosen = {"words": [("gate", "“gate”")], "status": [("k1", "Behind"), ("k2", "Off track")]}

    made = chips(chosen, QueryDict("words=gate&status=k1&status=k2&page=2&sort=due"))

    assert made == [
        ("“gate”", "?status=k1&status=k2&sort=due"),
        ("Behind", "?words=gate&status=k2&sort=due"),
        ("Off track", "?words=gate&status=k1&sort=due"),
    ]


def test_rows_stand_under_their_priorities_only_in_order_of_reference():
    rows = [SimpleNamespace(band=name) for name in ("1. One", "1. One", "2. Two")]

    assert bands(rows, by_priority=True) == [Band("1. One", rows[:2]), Band("2. Two", rows[2:])]
    assert bands(rows, by_priority=False) == [Band("", rows)]


def test_one_page_alone_has_no_next():
    assert links(50).links == [("1", "?page=1", True)]


def test_pages_keep_the_rest_of_the_address_and_leave_a_gap_where_there_are_many():
    made = links(1000, number=10, address="priority=abc&page=10")

    assert [label for label, _, _ in made.links] == ["1", "…", "8", "9", "10", "11", "12", "…", "20", "Next"]
    assert made.links[-1][1] == "?priority=abc&page=11"
    assert made.links[1] == ("…", "", False)
    assert [label for label, _, here in made.links if here] == ["10"]
    assert (made.first, made.last, made.total) == (451, 500, 1000)
