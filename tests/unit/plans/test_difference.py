"""What changed between two moments, line by line: nothing vanishes, and each change says what it means."""

from dataclasses import fields, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from csp.kernel.plan_snapshot import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapObjective,
    SnapPlan,
    SnapPriority,
    difference,
)
from plans.presenters.difference import Differences, figures_of, rows_of, state_words
from plans.presenters.difference_words import Reasons

PRIORITY = SnapPriority("p1", "1", "Burglary")
OTHER = SnapPriority("p2", "2", "Drugs")
OBJECTIVE = SnapObjective("o1", "p1", "1A", "Fewer of them")
ACTION = SnapAction(
    "a1", "1.1", "Gate the alleys", priority="p1", due_on=date(2026, 6, 1), original_due_on=date(2026, 3, 1)
)
MEASURE = SnapMeasure("m1", "M1", "Burglaries", better="down")
COMMITMENT = SnapCommitment("c1", "Vale District Council")
PLAN = SnapPlan(
    "plan",
    "The plan",
    date(2024, 4, 1),
    date(2027, 3, 31),
    "agreed",
    priorities=(PRIORITY, OTHER),
    objectives=(OBJECTIVE,),
    actions=(ACTION,),
    measures=(MEASURE,),
    commitments=(COMMITMENT,),
)
PARTS: dict[str, Any] = {
    "priorities": PRIORITY,
    "objectives": OBJECTIVE,
    "actions": ACTION,
    "measures": MEASURE,
    "commitments": COMMITMENT,
}
# Another value for each field whose values are not free words.
OTHERWISE = {
    "due_on": date(2026, 7, 1),
    "original_due_on": date(2026, 4, 1),
    "reported_on": date(2026, 5, 1),
    "starts_on": date(2024, 5, 1),
    "ends_on": date(2027, 4, 1),
    "state": "stopped",
    "stands_for": "behind",
    "better": "up",
    "priority": "p2",
    "objective": "o1",
}


def sections(before, after, living=None, removed=None):
    reasons = Reasons(SimpleNamespace(pk=1), living or {}, removed or {})
    told = Differences(difference(before, after), before=before, after=after, reasons=reasons).sections()
    return {one.name: one for one in told}


def with_action(**changes):
    return replace(PLAN, actions=(replace(ACTION, **changes),))


EVERY_FIELD = [
    (kind, field.name) for kind, part in PARTS.items() for field in fields(part) if field.name != "key"
]


@pytest.mark.parametrize(("kind", "name"), EVERY_FIELD)
def test_every_field_that_reads_otherwise_stands_in_a_line(kind, name):
    part = replace(PARTS[kind], **{name: OTHERWISE.get(name, "Other words")})
    rest = tuple(one for one in getattr(PLAN, kind) if one.key != part.key)

    assert list(rows_of(sections(PLAN, replace(PLAN, **{kind: (part, *rest)})).values()))


@pytest.mark.parametrize("name", ["title", "starts_on", "ends_on", "assessment", "strategy", "resources"])
def test_every_text_of_the_plan_that_reads_otherwise_stands_in_a_line(name):
    found = sections(PLAN, replace(PLAN, **{name: OTHERWISE.get(name, "Other words")}))

    assert len(found["plan"].lines) == 1


@pytest.mark.parametrize("kind", PARTS)
def test_what_came_in_and_what_went_out_stand_in_a_line(kind):
    without = replace(PLAN, **{kind: ()})

    assert list(rows_of(sections(without, PLAN).values()))
    assert list(rows_of(sections(PLAN, without).values()))


def test_nothing_changed_has_no_sections():
    assert sections(PLAN, PLAN) == {}


@pytest.mark.parametrize(
    ("due", "name", "said"),
    [
        (date(2026, 7, 13), "later", "42 days later; 134 days after the date first agreed"),
        (date(2026, 6, 2), "later", "1 day later; 93 days after the date first agreed"),
        (date(2026, 3, 1), "sooner", "92 days sooner"),
        (date(2026, 2, 28), "sooner", "93 days sooner; 1 day before the date first agreed"),
        (None, "sooner", "Date taken away"),
    ],
)
def test_a_due_date_that_moved_says_by_how_much_and_against_the_first(due, name, said):
    assert [line.note for line in sections(PLAN, with_action(due_on=due))[name].lines] == [said]


def test_a_date_that_was_added_says_so():
    assert sections(with_action(due_on=None), PLAN)["sooner"].lines[0].note.startswith("Date added")


def test_what_slipped_furthest_stands_first():
    second = replace(ACTION, key="a2", reference="1.2")
    before = replace(PLAN, actions=(ACTION, second))
    later = replace(second, due_on=date(2027, 1, 1))
    after = replace(PLAN, actions=(replace(ACTION, due_on=date(2026, 6, 9)), later))

    assert [line.reference for line in sections(before, after)["later"].lines] == ["1.2", "1.1"]


@pytest.mark.parametrize(
    ("was", "now", "name"),
    [
        ("on_track", "off_track", "worse"),
        ("off_track", "behind", "better"),
        ("behind", "complete", "better"),
        ("", "on_track", "status"),
        ("on_track", "in_abeyance", "status"),
        ("on_track", "on_track", "status"),
    ],
)
def test_a_status_is_better_worse_or_neither(was, now, name):
    before, after = with_action(status="Was", stands_for=was), with_action(status="Now", stands_for=now)

    assert list(sections(before, after)) == [name]


def test_a_forecast_is_neither_better_nor_worse_and_stands_apart():
    before = with_action(status="Was", stands_for="on_track", last_words="Fine")
    after = with_action(status="Now", stands_for="behind", forecast="Off track", last_words="Slow")

    found = sections(before, after)

    shown = {
        name: [(line.field, line.before, line.after, line.note) for line in one.lines]
        for name, one in found.items()
    }
    assert shown == {
        "worse": [("Status", "Was", "Now", "Slow")],
        "forecast": [("Forecast", "No forecast", "Off track", "")],
    }
    assert [one.number for one in found.values()] == [1, 1]


def test_the_words_beside_a_forecast_are_not_lost():
    found = sections(PLAN, with_action(forecast="Off track", last_words="It will be hard"))

    assert (list(found), found["said"].lines[0].after) == (["forecast", "said"], "It will be hard")


def test_a_decision_tells_why():
    after = with_action(state="closed", state_why="All gates are in", outcome="Burglary fell")

    (line,) = sections(PLAN, after)["decided"].lines

    assert (line.before, line.after, line.note) == ("Open", "Closed", "All gates are in\nBurglary fell")


def test_what_is_gone_says_what_became_of_it():
    elsewhere = SimpleNamespace(
        plan_id=2, plan=SimpleNamespace(title="Plan B"), get_absolute_url=lambda: "/b/"
    )
    after = replace(PLAN, actions=())

    assert sections(PLAN, after, living={"a1": elsewhere})["dropped"].lines[0].note == "Moved to “Plan B”"
    assert sections(PLAN, after)["dropped"].lines[0].note == "No longer in this plan"


def test_what_an_action_stands_under_is_told_by_name():
    (line,) = sections(PLAN, with_action(priority="p2"))["wording"].lines

    assert (line.field, line.before, line.after) == ("Priority", "1. Burglary", "2. Drugs")


def test_the_figures_count_actions_and_worry_about_what_is_worse():
    found = sections(PLAN, with_action(due_on=date(2026, 9, 1), title="Other", detail="More"))

    shown = [(one.value, one.words, one.is_worry, one.url) for one in figures_of(found.values())]

    assert shown == [("1", "slipped", True, "#later"), ("1", "reworded", False, "#wording")]


def test_the_plan_itself_moved_on():
    assert state_words(PLAN, replace(PLAN, state="published")) == "The plan was agreed, and is published."
    assert state_words(PLAN, PLAN) == ""
