"""What changed about a plan since a version, one line for each thing."""

from dataclasses import fields, replace
from datetime import date

import pytest

from csp.kernel.plan_promise import changed_promise
from csp.kernel.plan_snapshot import SnapMeasure, SnapMilestone
from csp.kernel.terms import Term, Words
from plans.presenters.plan_life_changes import LISTED_AT_MOST, lines_of
from tests.unit.kernel.test_plan_checklist import WHOLE


def lines(after, words=None):
    return lines_of(changed_promise(WHOLE, after), *([words] if words else []))


def test_nothing_changed_is_no_line():
    assert lines(WHOLE) == []
    assert lines_of(None) == []


def test_each_thing_that_changed_has_a_line_of_its_own():
    later = replace(WHOLE.actions[0], due_on=date(2028, 1, 1), title="Talk in every school")
    after = replace(
        WHOLE,
        summary="Shorter",
        actions=(later,),
        priorities=(*WHOLE.priorities, replace(WHOLE.priorities[0], key="p3", number="3", title="Roads")),
        commitments=(replace(WHOLE.commitments[0], success="More"), WHOLE.commitments[1]),
    )

    assert lines(after) == [
        "Summary for the public: reads otherwise",
        "Priority 3. Roads: added",
        "Action 2.1 Visit homes: taken out",
        "Action 1.1 Talk in every school: title, due date changed",
        "Part of Marshland Constabulary: how success is measured changed",
    ]


def test_a_priority_is_called_what_the_partnership_calls_it():
    after = replace(WHOLE, priorities=WHOLE.priorities[:1])

    assert lines(after, Words({Term.PRIORITY: "theme"}))[0] == "Theme 2. Homes: taken out"


def test_a_long_list_ends_with_how_many_more_there_are():
    many = tuple(replace(WHOLE.actions[0], key=f"n{number}") for number in range(LISTED_AT_MOST + 5))

    told = lines(replace(WHOLE, actions=(*WHOLE.actions, *many)))

    assert len(told) == LISTED_AT_MOST + 1
    assert told[-1] == "And 5 more"


STEP = SnapMilestone("s1", "a1", "Keys cut", due_on=date(2028, 1, 1))
MEASURE = SnapMeasure("m1", "M1", "Burglaries")
WITH_BOTH = replace(WHOLE, milestones=(STEP,), measures=(MEASURE,))


def test_a_milestone_that_slipped_or_was_taken_out_has_a_line_and_one_that_was_reached_has_none():
    def after(*steps):
        return lines_of(changed_promise(WITH_BOTH, replace(WITH_BOTH, milestones=steps)))

    assert after(replace(STEP, due_on=date(2028, 2, 1))) == ["Milestone Keys cut: due date changed"]
    assert after() == ["Milestone Keys cut: taken out"]
    assert after(replace(STEP, reached_on=date(2027, 12, 1), note="All of them")) == []


@pytest.mark.parametrize("name", [one.name for one in fields(SnapMeasure) if one.name != "key"])
def test_whatever_reads_otherwise_of_a_measure_has_a_line(name):
    after = replace(WITH_BOTH, measures=(replace(MEASURE, **{name: "Otherwise"}),))

    (line,) = lines_of(changed_promise(WITH_BOTH, after))

    assert line.endswith(" changed")
