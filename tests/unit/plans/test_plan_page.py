"""A plan's overview in figures, bars and words."""

from types import SimpleNamespace

from csp.models import Authority, Seat
from plans.presenters.plan_page import Attention, figures, priority_rows, totals_of
from tests.unit.plans.scheme import BEHIND, DONE, GOOD, OFF, SCHEME

CALM = Attention(late=0, late_at_first=0, silent=0, unheld=0)


def test_the_totals_add_up_what_each_priority_counts():
    assert totals_of({1: {GOOD: 2, None: 1}, 2: {GOOD: 3}, None: {OFF: 1}}) == {GOOD: 5, None: 1, OFF: 1}
    assert totals_of({}) == {}


def test_a_plan_with_worries_says_how_many_and_where_they_are():
    totals = {DONE: 4, GOOD: 5, BEHIND: 2, OFF: 1, None: 1}

    shown = figures(totals, SCHEME, Attention(late=3, late_at_first=5, silent=2, unheld=1), "/list/")

    assert [(one.value, one.is_worry) for one in shown] == [
        ("9 of 13", False),
        ("1", True),
        ("3", True),
        ("2", True),
    ]
    assert [(one.more, one.more_url) for one in shown if one.more] == [
        ("5 after the date first agreed", "/list/?due=first")
    ]
    assert [one.url for one in shown[1:]] == [
        "/list/?status=kkkkkkkkk5",
        "/list/?due=late",
        "/list/?silent=on",
    ]


def test_a_plan_without_worries_has_none():
    assert not any(one.is_worry for one in figures({GOOD: 2}, SCHEME, CALM, "/list/"))


def test_a_row_is_drawn_for_each_priority_and_one_for_actions_under_none():
    council = Authority(name="Vale District Council", kind=Authority.Kind.DISTRICT_COUNCIL)
    lead = Seat(authority=council, sits_as=council.kind)

    class Priority(SimpleNamespace):
        def __str__(self):
            return self.name

    led = Priority(
        pk=1, key="aa", name="1. Alleys", lead_seat=lead, lead_person=SimpleNamespace(pk=7, name="Sol Carden")
    )
    unled = Priority(pk=2, key="bb", name="2. Bikes", lead_seat=None, lead_person=None)

    rows = priority_rows([led, unled], {1: {GOOD: 2}, None: {OFF: 1}}, SCHEME, "/list/")

    assert [row.name for row in rows] == ["1. Alleys", "2. Bikes", "Under no priority"]
    assert [row.lead for row in rows] == ["Sol Carden, Vale District Council", "Nobody leads it yet", ""]
    gone = priority_rows([led, unled], {}, SCHEME, "/list/", left={7})
    assert [row.lead for row in gone] == [
        "Its lead has left: Sol Carden, Vale District Council",
        "Nobody leads it yet",
    ]
    assert rows[0].url == "/list/?priority=aa"
    assert "1. Alleys: 2 actions. 2 on track" in rows[0].bar
    assert "2. Bikes: no actions" in rows[1].bar
