"""Every change to an action, field by field."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from csp.kernel.saves import Change
from plans.presenters.changes import FIELDS, saves_of

NAMES = {"status_id": {1: "On track", 2: "Behind"}.__getitem__}


def version(at, who="June Okafor", reason="", **values):
    person = SimpleNamespace(name=who) if who else None
    rest = {name: None for name, _ in FIELDS}
    return SimpleNamespace(
        history_date=at, history_user=person, history_change_reason=reason, **{**rest, **values}
    )


def day(number):
    return datetime(2026, 11, number, 10, tzinfo=UTC)


def test_each_save_says_who_when_why_and_what():
    versions = [
        version(day(1), title="Gate alleys", due_on=date(2026, 12, 31)),
        version(day(2), title="Gate nine alleys", due_on=None, status_id=2, reason="More money"),
    ]

    [save] = saves_of(versions, NAMES)

    assert (save.who, save.reason, save.at) == ("June Okafor", "More money", day(2))
    assert save.label == "Changed by June Okafor on 2 November 2026 at 10:00"
    assert save.changes == [
        Change("What will be done", "Gate alleys", "Gate nine alleys"),
        Change("Due date", "31 December 2026", "Nothing"),
        Change("Status", "Nothing", "Behind"),
    ]


def test_the_newest_save_is_first_and_a_save_that_changed_nothing_is_left_out():
    versions = [
        version(day(1), title="A"),
        version(day(2), title="B"),
        version(day(3), title="B"),
        version(day(4), title="C"),
    ]

    assert [save.at for save in saves_of(versions, NAMES)] == [day(4), day(2)]


def test_a_save_by_nobody_says_so():
    versions = [version(day(1), title="A"), version(day(2), who=None, title="B", reason=None)]

    assert saves_of(versions, NAMES)[0].who == "Nobody named"
    assert saves_of(versions, NAMES)[0].reason == ""


def test_a_save_just_before_midnight_in_summer_is_on_the_day_it_was_in_london():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    [save] = saves_of([version(day(1), title="A"), version(late, title="B")], NAMES)

    assert save.label.endswith("on 1 July 2026 at 00:30")


def test_two_saves_of_one_moment_have_boxes_that_are_called_differently():
    versions = [version(day(1), title="A"), version(day(2), title="B"), version(day(2), title="C")]

    second, first = saves_of(versions, NAMES)

    assert first.label == second.label
    assert first.box != second.box
