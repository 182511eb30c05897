"""A locked round lies beside the one before: what moved, which way and why, and what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.plan_snapshot import SnapAction, SnapMilestone, SnapPlan, to_json
from plans.presenters.round_compared import compared
from plans.presenters.round_page import Count
from tests.unit.plans.scheme import SCHEME

BINS = SnapAction(
    "a1",
    "3.3",
    "Knife bins",
    lead="Constabulary",
    holder="Tom Ferrier",
    status="On track",
    stands_for="on_track",
)
FORM = SnapAction(
    "a2", "1.2", "One form", lead="County", status="Behind", stands_for="behind", last_words="Slow."
)
PLAN = SnapPlan("p", "Plan", date(2024, 4, 1), date(2027, 3, 31), "published", actions=(BINS, FORM))
SILENT = {"dropped_why": "", "returned": False, "reported_on": None}
SAID = {
    **SILENT,
    "reported_on": "2026-11-20",
    "by": "Tom Ferrier",
    "words": "Two were full.",
    "nothing_has_changed": False,
}


def beside(*actions, **asked):
    """Compare a plan of these actions, with what was asked about them by their keys, with the plan before."""
    told = [{"action": key, **one} for key, one in asked.items()]
    return compared({**to_json(replace(PLAN, actions=actions)), "asked": told}, to_json(PLAN), scheme=SCHEME)


def facts(rows):
    return [(one.reference, one.fact, one.why) for one in rows]


def test_nothing_moved():
    page = beside(BINS, FORM, a1=SAID, a2=SILENT)

    assert not any((page.better, page.worse, page.slipped, page.came_in, page.went_out))
    assert [(row.tag.word, row.before, row.now, row.change) for row in page.counts] == [
        ("On track", 1, 1, "Same"),
        ("Behind", 1, 1, "Same"),
    ]


def test_what_got_worse_says_so_with_the_word_it_came_from_and_what_was_said():
    worse = replace(BINS, status="Behind", stands_for="behind")

    page = beside(worse, FORM, a1=SAID)

    assert facts(page.worse) == [("3.3", "▼ from on track", "Two were full.")]
    assert page.worse[0].lead == "Constabulary, Tom Ferrier"
    assert not page.better
    assert [(row.tag.word, row.change) for row in page.counts] == [("On track", "−1"), ("Behind", "+1")]


def test_what_got_better_without_a_report_has_the_last_words():
    better = replace(FORM, status="On track", stands_for="on_track")

    assert facts(beside(BINS, better, a2=SILENT).better) == [("1.2", "▲ from behind", "Slow.")]


def test_a_word_the_partnership_has_given_up_since_still_counts():
    old = replace(FORM, status="Struggling", stands_for="off_track")

    page = beside(BINS, old)

    assert facts(page.worse) == [("1.2", "▼ from behind", "Slow.")]
    assert [row.tag.word for row in page.counts] == ["On track", "Behind", "Struggling"]


def test_a_due_date_that_moved_stands_with_the_one_before():
    page = beside(replace(BINS, due_on=date(2027, 1, 31)), FORM, a1=SAID)

    assert [(one.fact, one.before, one.why) for one in page.slipped] == [
        ("31 Jan 2027", "was without a date", "Two were full.")
    ]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"state": "closed", "outcome": "All bins are emptied."}, ("3.3", "Closed", "All bins are emptied.")),
        ({"state": "stopped", "state_why": "No money."}, ("3.3", "Stopped", "No money.")),
        ({"state": "in_abeyance", "state_why": "Waits."}, ("3.3", "In abeyance", "Waits.")),
    ],
)
def test_what_was_ended_or_held_goes_out_with_its_reason(state, said):
    assert facts(beside(replace(BINS, **state), FORM).went_out) == [said]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("closed", "Closed"),
        ("stopped", "Stopped"),
        ("in_abeyance", "Held in abeyance"),
        ("carried", "Carried forward"),
    ],
)
def test_what_was_decided_is_counted_as_such_and_not_by_the_last_status(state, word):
    page = beside(replace(BINS, state=state), replace(FORM, status="Struggling"))

    assert [(row.tag.word, row.before, row.now) for row in page.counts] == [
        ("On track", 1, 0),
        ("Behind", 1, 0),
        ("Struggling", 0, 1),
        (word, 0, 1),
    ]


def test_what_left_the_plan_and_what_is_new_in_it():
    page = beside(BINS, replace(FORM, key="a9", reference="7.1"))

    assert facts(page.went_out) == [("1.2", "Left the plan", "")]
    assert facts(page.came_in) == [("7.1", "New in the plan", "")]


def test_who_said_nothing_and_who_did_not_answer():
    page = beside(BINS, FORM, a1=SILENT, a2={**SILENT, "returned": True})

    assert facts(page.silent) == [("3.3", "Not reported", ""), ("1.2", "Returned, not answered", "")]


def test_the_figure_and_its_section_are_of_what_is_missing_whatever_was_said_before():
    page = beside(BINS, FORM, a1=SAID, a2={**SILENT, "returned": True})

    assert [(one.value, one.words) for one in page.figures][:2] == [
        ("1 of 2", "actions reported"),
        ("1", "not reported, or not answered"),
    ]


def test_whoever_had_left_by_the_lock_held_nothing():
    page = beside(BINS, FORM, a1={**SILENT, "holder_has_left": True}, a2=SILENT)

    assert [one.lead for one in page.silent] == [
        "Constabulary, nobody (Tom Ferrier is no longer here)",
        "County",
    ]


def test_an_authority_is_counted_as_it_led_when_the_round_was_locked():
    third = replace(BINS, key="a3", reference="3.10")
    gone = {**SILENT, "dropped_why": "Closed"}

    page = beside(BINS, third, FORM, a1=SAID, a3=SILENT, a2=gone)

    assert [(one.name, one.count, one.silent) for one in page.authorities] == [
        ("Constabulary", Count(2, 1, 0), "3.10")
    ]
    assert page.total == Count(2, 1, 0)


def test_a_report_that_says_nothing_has_changed_says_so():
    same = {**SAID, "words": "", "nothing_has_changed": True}

    page = beside(replace(BINS, due_on=date(2027, 1, 31)), FORM, a1=same)

    assert page.slipped[0].why == "Nothing has changed."
    assert page.total.unchanged == 1


STEP = SnapMilestone("s1", "a1", "Sites agreed", due_on=date(2026, 10, 1))


def steps_beside(*steps, before=(STEP,)):
    old = to_json(replace(PLAN, milestones=before))
    return compared(to_json(replace(PLAN, milestones=steps)), old, scheme=SCHEME)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"due_on": date(2026, 12, 1)}, ("1 Dec 2026", "was 1 Oct 2026")),
        ({"due_on": None}, ("No date", "was 1 Oct 2026")),
        ({"reached_on": date(2026, 9, 9)}, ("Reached 9 Sep 2026", "")),
        ({"title": "Sites bought"}, ("Worded otherwise", "was “Sites agreed”")),
    ],
)
def test_what_became_of_a_milestone_stands_with_its_action(changes, said):
    (row,) = steps_beside(replace(STEP, **changes)).steps

    assert (row.fact, row.before) == said
    assert (row.reference, row.lead) == ("3.3", "Constabulary")
    assert row.title.startswith("Knife bins: Sites ")


def test_a_milestone_that_came_in_or_went_out_is_told():
    new = replace(STEP, key="s2", title="Bins bought", due_on=None)

    rows = steps_beside(new).steps

    assert [(one.fact, one.before) for one in rows] == [
        ("New milestone", "Bins bought, no date"),
        ("No longer in the plan", "Sites agreed, by 1 Oct 2026"),
    ]


def test_a_milestone_that_moved_and_was_reached_is_counted_once():
    page = steps_beside(replace(STEP, due_on=date(2026, 12, 1), reached_on=date(2026, 9, 9)))

    assert [one.fact for one in page.steps] == ["1 Dec 2026", "Reached 9 Sep 2026"]
    assert page.number_of_steps == 1


def test_a_milestone_that_came_with_its_action_is_not_called_new():
    old = to_json(replace(PLAN, actions=(), milestones=()))

    (row,) = compared(to_json(replace(PLAN, milestones=(STEP,))), old, scheme=SCHEME).steps

    assert row.fact == "Came with its action"


def test_a_round_before_that_kept_no_milestones_says_so_and_calls_none_new():
    old = to_json(PLAN)
    del old["milestones"]

    page = compared(to_json(replace(PLAN, milestones=(STEP,))), old, scheme=SCHEME)

    assert (page.steps, page.knows_steps) == ([], False)
    assert steps_beside(STEP).knows_steps
