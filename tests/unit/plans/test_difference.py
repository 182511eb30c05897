"""What changed between two moments, line by line: nothing vanishes, and each change says what it means."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from csp.kernel.plan_snapshot import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapMilestone,
    SnapObjective,
    SnapPlan,
    SnapPriority,
    difference,
)
from plans.presenters.difference import Differences, figures_of, rows_of, state_words
from plans.presenters.difference_words import Reasons, not_kept_words

PRIORITY = SnapPriority("p1", "1", "Burglary")
OTHER = SnapPriority("p2", "2", "Drugs")
OBJECTIVE = SnapObjective("o1", "p1", "1A", "Fewer of them")
ACTION = SnapAction(
    "a1", "1.1", "Gate the alleys", priority="p1", due_on=date(2026, 6, 1), original_due_on=date(2026, 3, 1)
)
MEASURE = SnapMeasure("m1", "M1", "Burglaries", better="down", unit="offences", target_value="300")
STEP = SnapMilestone(
    "s1", "a1", "Keys cut", due_on=date(2026, 5, 1), original_due_on=date(2026, 4, 2), note="Soon"
)
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
    milestones=(STEP,),
)
PARTS: dict[str, Any] = {
    "priorities": PRIORITY,
    "objectives": OBJECTIVE,
    "actions": ACTION,
    "measures": MEASURE,
    "commitments": COMMITMENT,
    "milestones": STEP,
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
    "every": "quarter",
    "lag_weeks": 0,
    "target_value": "305",
    "target_on": date(2027, 3, 31),
    "reached_on": date(2026, 5, 2),
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


def with_step(**changes):
    return replace(PLAN, milestones=(replace(STEP, **changes),))


def test_a_milestone_that_slipped_stands_apart_with_its_action_and_against_its_first_day():
    found = sections(PLAN, with_step(due_on=date(2026, 5, 15)))

    (line,) = found["slipped-steps"].lines
    assert (line.reference, line.title) == ("1.1", "Gate the alleys: Keys cut")
    assert (line.before, line.after) == ("1 May 2026", "15 May 2026")
    assert line.note == "14 days later; 43 days after the date first agreed"
    shown = [(one.value, one.words, one.is_worry) for one in figures_of(found.values())]
    assert shown == [("1", "milestones slipped", True)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"due_on": date(2026, 4, 30)}, ("Due date of a milestone", "1 May 2026", "30 Apr 2026")),
        ({"due_on": None}, ("Due date of a milestone", "1 May 2026", "No date")),
        ({"reached_on": date(2026, 5, 2)}, ("Day it was reached", "Nothing", "2 May 2026")),
        ({"title": "Keys given out"}, ("What will have happened", "Keys cut", "Keys given out")),
        ({"note": ""}, ("Note", "Soon", "Nothing")),
    ],
)
def test_whatever_else_becomes_of_a_milestone_is_told(changes, said):
    (line,) = sections(PLAN, with_step(**changes))["steps"].lines

    assert (line.field, line.before, line.after) == said


def test_a_milestone_that_was_removed_says_by_whom_and_one_that_went_with_its_action_says_so():
    moment = datetime(2026, 5, 3, 12, tzinfo=UTC)
    row = SimpleNamespace(history_user=SimpleNamespace(name="June Okafor"), history_date=moment)
    without = replace(PLAN, milestones=())

    (removed,) = sections(PLAN, without, removed={"s1": row})["steps"].lines
    (along,) = sections(PLAN, replace(without, actions=()))["steps"].lines

    assert (removed.field, removed.before) == ("No longer in the plan", "Keys cut, by 1 May 2026")
    assert removed.note == "Removed by June Okafor on 3 May 2026"
    assert along.note == "Went with its action"


def test_what_reads_otherwise_of_a_measure_is_written_as_measures_write_it():
    later = replace(MEASURE, target_value="1305", title="Burglaries of homes", better="up")

    lines = sections(PLAN, replace(PLAN, measures=(later,)))["parts"].lines

    assert [(one.field, one.before, one.after) for one in lines] == [
        ("What is measured", "Burglaries", "Burglaries of homes"),
        ("Which way is good", "Fewer is better", "More is better"),
        ("Target as a number", "300 offences", "1,305 offences"),
    ]


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        (set(), ""),
        ({"milestones"}, "milestones"),
        (
            {"measures.source", "milestones"},
            "milestones; what exactly a measure counts, its source, its target as a number and the day of that",
        ),
        ({"actions.forecast"}, "some details"),
    ],
)
def test_what_was_not_kept_is_named(lacks, said):
    assert not_kept_words(lacks) == said
