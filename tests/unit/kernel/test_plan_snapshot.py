"""A plan as it stood, kept as JSON, and what is different between two of them."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.plan_snapshot import (
    Changed,
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapMilestone,
    SnapObjective,
    SnapPlan,
    SnapPriority,
    difference,
    digest,
    from_json,
    to_json,
)
from csp.kernel.plan_snapshot.kept import is_whole

GATES = SnapAction("aaaa", "2.10", "Gate the alleys", due_on=date(2026, 6, 30), status="On track")
LAMPS = SnapAction("bbbb", "2.1", "Mend the lamps")
PLAN = SnapPlan(
    "cccc", "Plan 2026", date(2026, 4, 1), date(2027, 3, 31), state="drafting", actions=(GATES, LAMPS)
)

WORDS = st.text(max_size=8)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
KEYS = st.text("abcdefgh", min_size=4, max_size=4)


def parts(made):
    return st.lists(made, max_size=4, unique_by=lambda one: one.key).map(tuple)


ACTIONS = st.builds(SnapAction, KEYS, WORDS, WORDS, lead=WORDS, due_on=DAYS, status=WORDS, reported_on=DAYS)
PLANS = st.builds(
    SnapPlan,
    key=KEYS,
    title=WORDS,
    starts_on=st.dates(),
    ends_on=st.dates(),
    state=WORDS,
    strategy=WORDS,
    priorities=parts(st.builds(SnapPriority, KEYS, WORDS, WORDS)),
    objectives=parts(st.builds(SnapObjective, KEYS, KEYS, WORDS, WORDS)),
    actions=parts(ACTIONS),
    measures=parts(
        st.builds(SnapMeasure, KEYS, WORDS, WORDS, target_value=WORDS, target_on=DAYS, source=WORDS)
    ),
    commitments=parts(st.builds(SnapCommitment, KEYS, WORDS, WORDS)),
    milestones=parts(st.builds(SnapMilestone, KEYS, KEYS, WORDS, due_on=DAYS, reached_on=DAYS)),
)


@given(PLANS)
def test_what_is_kept_is_read_back_the_same(plan):
    assert from_json(json.loads(json.dumps(to_json(plan)))) == plan


@given(PLANS, PLANS)
def test_two_have_one_digest_only_when_they_are_the_same(one, other):
    assert (digest(to_json(one)) == digest(to_json(other))) == (one == other)


def test_the_digest_does_not_go_by_the_order_in_which_a_database_gives_the_keys():
    told = to_json(PLAN)

    assert digest(dict(reversed(told.items()))) == digest(told)


def test_one_that_was_kept_before_a_field_was_added_is_read_without_it():
    told = to_json(PLAN)
    del told["actions"][0]["forecast"]
    told["actions"][0]["no_longer_known"] = "x"

    assert from_json(told) == PLAN


@given(PLANS)
def test_nothing_is_different_from_itself(plan):
    assert not difference(plan, plan)


@given(PLANS, PLANS)
def test_whatever_is_in_one_and_not_in_the_other_is_named_once(before, after):
    found = difference(before, after).actions

    was, now = {one.key for one in before.actions}, {one.key for one in after.actions}
    assert {one.key for one in found.added} == now - was
    assert {one.key for one in found.dropped} == was - now
    both = {one.key: one for one in before.actions if one.key in now}
    assert {pair.after.key for pair in found.changed} == {
        one.key for one in after.actions if one.key in both and one != both[one.key]
    }


@given(PLANS, PLANS)
def test_backwards_the_difference_is_the_other_way_round(before, after):
    there, back = difference(before, after), difference(after, before)

    assert {one.key for one in there.actions.added} == {one.key for one in back.actions.dropped}
    assert {(one.name, one.before, one.after) for one in there.texts} == {
        (one.name, one.after, one.before) for one in back.texts
    }


@pytest.mark.parametrize(
    ("name", "value"), [("due_on", date(2026, 9, 30)), ("lead", "Vale Council"), ("detail", "With keys")]
)
def test_a_changed_field_is_named_with_both_values(name, value):
    later = replace(PLAN, actions=(replace(GATES, **{name: value}), LAMPS))

    [pair] = difference(PLAN, later).actions.changed

    assert pair.changes == (Changed(name, getattr(GATES, name), value),)
    assert difference(PLAN, later).reworded == (pair,)


def test_what_is_only_reported_does_not_read_otherwise():
    later = replace(PLAN, actions=(replace(GATES, status="Behind", last_words="Late keys"), LAMPS))

    found = difference(PLAN, later)

    assert found.reworded == ()
    assert [pair.after.key for pair in found.status_moves] == ["aaaa"]


@pytest.mark.parametrize(("after", "days"), [(date(2026, 7, 14), 14), (date(2026, 6, 23), -7), (None, None)])
def test_a_moved_date_says_by_how_many_days(after, days):
    later = replace(PLAN, actions=(replace(GATES, due_on=after), LAMPS))

    [move] = difference(PLAN, later).moves

    assert (move.part.reference, move.before, move.after, move.days) == (
        "2.10",
        date(2026, 6, 30),
        after,
        days,
    )


def test_an_action_that_became_another_place_in_the_list_is_not_a_change():
    assert not difference(PLAN, replace(PLAN, actions=(LAMPS, GATES)))


CRIMES = SnapMeasure("mmmm", "M1", "Burglaries", target="Fewer", target_value="300", lag_weeks=6)
STEP = SnapMilestone("ssss", "aaaa", "Keys cut", due_on=date(2026, 5, 1), original_due_on=date(2026, 5, 1))
FULL = replace(PLAN, measures=(CRIMES,), milestones=(STEP,))
# A version as versions were kept before milestones and all that is said of measures were, and its SHA-256.
KEPT_FIRST = {
    "key": "cccc",
    "title": "Plan 2026",
    "starts_on": "2026-04-01",
    "ends_on": "2027-03-31",
    "state": "drafting",
    "measures": [{"key": "mmmm", "reference": "M1", "title": "Burglaries", "target": "Fewer"}],
    "actions": [{"key": "aaaa", "reference": "2.10", "title": "Gate the alleys", "due_on": "2026-06-30"}],
}
ITS_DIGEST = "42f9d57c1fcc0c7ccf739171a08865bf5203cc436a375c2b89ca82719c790b88"


def kept_first(**changes):
    told = to_json(replace(FULL, **changes))
    del told["milestones"]
    known = ("key", "reference", "title", "priority", "unit", "better", "baseline", "target")
    told["measures"] = [{name: one[name] for name in known} for one in told["measures"]]
    return told


def test_what_was_not_kept_yet_is_no_change():
    first = from_json(kept_first())

    assert not difference(first, FULL)
    assert not difference(FULL, first)
    assert {"milestones", "measures.target_value"} <= difference(first, FULL).lacks


def test_what_both_kept_is_compared_though_one_of_them_lacks_the_rest():
    worse = replace(CRIMES, target="A few fewer", target_value="305")

    [pair] = difference(from_json(kept_first()), replace(FULL, measures=(worse,))).measures.changed

    assert pair.changes == (Changed("target", "Fewer", "A few fewer"),)


def test_one_that_was_kept_before_has_the_digest_it_had():
    assert is_whole(KEPT_FIRST, ITS_DIGEST)
    assert not is_whole({**KEPT_FIRST, "milestones": []}, ITS_DIGEST)
    assert from_json(KEPT_FIRST).measures[0].target == "Fewer"


def test_nothing_lacks_from_what_is_kept_today():
    assert from_json(to_json(FULL)).lacks == frozenset()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("target_value", "305"),
        ("target_on", date(2027, 3, 31)),
        ("source", "Police recorded crime"),
        ("coverage", "The whole district"),
        ("detail", "With attempts"),
        ("every", "quarter"),
        ("lag_weeks", 0),
        ("lead", "Vale Council"),
        ("why_held", "No system yet"),
    ],
)
def test_whatever_is_said_of_a_measure_is_a_change_when_it_reads_otherwise(name, value):
    later = replace(FULL, measures=(replace(CRIMES, **{name: value}),))

    [pair] = difference(FULL, later).measures.changed

    assert pair.changes == (Changed(name, getattr(CRIMES, name), value),)


def test_a_milestone_that_slipped_says_by_how_many_days():
    later = replace(FULL, milestones=(replace(STEP, due_on=date(2026, 5, 15)),))

    [move] = difference(FULL, later).step_moves

    assert (move.part.key, move.days) == ("ssss", 14)
    assert difference(FULL, later).moves == ()
