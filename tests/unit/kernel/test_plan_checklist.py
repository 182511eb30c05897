"""What a plan must set out: each point by table, and what holds of every plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.plan_checklist import COUNTY_GROUP, ENGLAND, WALES, points_of
from csp.kernel.plan_snapshot import SnapAction, SnapCommitment, SnapPlan, SnapPriority

AUTHORITIES = ("Marshland Constabulary", "Vale District Council")
WHOLE = SnapPlan(
    key="plan",
    title="Community Safety Plan 2027 to 2030",
    starts_on=date(2027, 4, 1),
    ends_on=date(2030, 3, 31),
    state="drafting",
    assessment="The assessment of last autumn",
    strategy="Less crime and disorder, less re-offending, fewer harmed by drugs, less serious violence.",
    resources="The partnership’s fund",
    engagement="A public meeting in October",
    summary="Six authorities work together",
    priorities=(SnapPriority("p1", "1", "Knives"), SnapPriority("p2", "2", "Homes")),
    actions=(
        SnapAction("a1", "1.1", "Talk in schools", priority="p1"),
        SnapAction("a2", "2.1", "Visit homes", priority="p2"),
    ),
    commitments=tuple(SnapCommitment(name, name, "Six people", "Fewer") for name in AUTHORITIES),
)


def missing(plan, rules=ENGLAND, authorities=AUTHORITIES):
    points = points_of(plan, authorities=authorities, rules=rules, waived={})
    return {one.asked.code: one.missing for one in points if one.missing}


@pytest.mark.parametrize("rules", [ENGLAND, WALES])
def test_nothing_is_missing_from_a_whole_plan(rules):
    assert missing(WHOLE, rules) == {}


def test_what_counts_from_other_plans_is_not_taken_for_an_action_of_its_own():
    def steps(plan):
        points = points_of(plan, authorities=AUTHORITIES, rules=ENGLAND, waived={}, counts_others=True)
        return next(one.missing for one in points if one.asked.code == "c")

    own = "No action of its own yet; those counted from other plans are not part of its text"
    assert steps(replace(WHOLE, actions=())) == (own,)
    assert steps(replace(WHOLE, actions=WHOLE.actions[:1])) == ("No action yet under 2. Homes",)


def part(place, **changed):
    parts = list(WHOLE.commitments)
    parts[place] = replace(parts[place], **changed)
    return tuple(parts)


@pytest.mark.parametrize(
    ("changed", "code", "sentences"),
    [
        ({"strategy": ""}, "a", ("The strategy is not written",)),
        (
            {"strategy": "Crime, drugs and serious violence."},
            "a",
            ("Does not speak of re-offending",),
        ),
        (
            {"strategy": "Crime, reoffending and serious violence."},
            "a",
            ("Does not speak of the misuse of drugs, alcohol and other substances",),
        ),
        ({"assessment": ""}, "b", ("Not yet said which strategic assessment it draws on",)),
        ({"priorities": ()}, "b", ("No priority yet",)),
        ({"actions": ()}, "c", ("No action yet",)),
        ({"actions": WHOLE.actions[:1]}, "c", ("No action yet under 2. Homes",)),
        (
            {"actions": (WHOLE.actions[0], replace(WHOLE.actions[1], state="stopped"))},
            "c",
            ("No action yet under 2. Homes",),
        ),
        (
            {"resources": "", "commitments": part(0, resources="")},
            "d",
            ("Not yet said what it allocates and deploys: Marshland Constabulary",),
        ),
        (
            {"commitments": part(0, success="")},
            "e",
            ("Not yet said how success is measured: Marshland Constabulary",),
        ),
        (
            {"commitments": ()},
            "e",
            tuple(f"Not yet said how success is measured: {name}" for name in AUTHORITIES),
        ),
        ({"engagement": ""}, "f", ("Not yet said how people who live and work here are heard",)),
        ({"summary": ""}, "summary", ("The summary for the public is not written",)),
    ],
)
def test_what_is_missing_is_said_by_name(changed, code, sentences):
    found = missing(replace(WHOLE, **changed))

    assert found[code] == sentences
    assert set(found) - {code} <= {"violence"}  # without a strategy, nothing speaks of that either


def test_serious_violence_is_asked_for_since_it_is_in_section_6():
    quiet = replace(WHOLE, strategy=WHOLE.strategy.replace(", less serious violence", ""), priorities=())
    before = replace(quiet, starts_on=date(2020, 4, 1), ends_on=date(2023, 1, 30))
    since = replace(before, ends_on=date(2023, 1, 31))

    assert "violence" in missing(quiet)
    assert "violence" not in missing(before)
    assert "violence" in missing(since)


def test_a_priority_about_knives_speaks_of_serious_violence():
    quiet = replace(WHOLE, strategy=WHOLE.strategy.replace(", less serious violence", ""))

    assert "violence" in missing(quiet)
    assert "violence" not in missing(
        replace(quiet, priorities=(replace(quiet.priorities[0], title="Knife crime"), quiet.priorities[1]))
    )


@pytest.mark.parametrize(
    ("first", "last", "is_met"),
    [
        (date(2027, 4, 1), date(2030, 3, 31), True),
        (date(2027, 4, 1), date(2028, 3, 31), False),
        (date(2027, 4, 1), date(2030, 4, 1), False),
        (date(2024, 3, 1), date(2027, 2, 28), True),
    ],
)
def test_in_wales_the_strategy_is_for_three_years(first, last, is_met):
    plan = replace(WHOLE, starts_on=first, ends_on=last)

    assert ("a" not in missing(plan, WALES)) == is_met
    assert missing(plan, ENGLAND) == {}


@pytest.mark.parametrize(
    ("letter", "asks", "without"),
    [
        (
            "a",
            "A strategy for crime and disorder, re-offending and the misuse of substances",
            {"strategy": ""},
        ),
        ("b", "The priorities, drawn from the strategic assessment", {"assessment": "", "priorities": ()}),
        ("c", "The steps that the responsible authorities are to take", {"actions": ()}),
        ("d", "How they allocate and deploy their resources", {"resources": "", "commitments": ()}),
        ("e", "How each of them measures its success", {"commitments": ()}),
        ("f", "How people who live and work here are heard and can help", {"engagement": ""}),
    ],
)
def test_each_paragraph_of_regulation_11_has_its_point(letter, asks, without):
    bare = replace(WHOLE, **without)
    points = points_of(bare, authorities=AUTHORITIES, rules=ENGLAND, waived={})
    point = next(one for one in points if one.asked.source == f"SI 2007/1830, regulation 11(1)({letter})")

    assert (point.asked.letter, point.asked.words) == (f"({letter})", asks)
    assert not point.is_met


def test_regulation_11_has_six_paragraphs_and_the_rest_of_the_list_is_written_elsewhere():
    points = points_of(WHOLE, authorities=AUTHORITIES, rules=ENGLAND, waived={})

    assert [one.asked.letter for one in points if one.asked.letter] == [f"({one})" for one in "abcdef"]
    assert {one.asked.code: one.asked.source for one in points if not one.asked.letter} == {
        "violence": "Crime and Disorder Act 1998, section 6(1)",
        "summary": "SI 2007/1830, regulation 14",
    }


def test_each_point_says_whose_regulation_it_is():
    def sources(rules):
        points = points_of(WHOLE, authorities=AUTHORITIES, rules=rules, waived={})
        return {one.asked.code: one.asked.source for one in points}

    assert sources(ENGLAND)["e"] == "SI 2007/1830, regulation 11(1)(e)"
    assert sources(WALES)["e"] == "SI 2007/3076, regulation 9(1)(e)"
    assert sources(ENGLAND)["summary"] == "SI 2007/1830, regulation 14"
    assert sources(WALES)["summary"] == "SI 2007/3076"


def test_a_county_group_has_no_such_list():
    assert points_of(WHOLE, authorities=AUTHORITIES, rules=COUNTY_GROUP, waived={}) == ()


def test_a_point_that_is_waived_is_settled_and_still_not_met():
    bare = replace(WHOLE, engagement="")
    points = points_of(bare, authorities=AUTHORITIES, rules=ENGLAND, waived={"f": "Agreed in May"})
    point = next(one for one in points if one.asked.code == "f")

    assert (point.is_met, point.is_settled, point.waived) == (False, True, "Agreed in May")
    assert all(one.is_settled for one in points)


texts = st.sampled_from(
    ["", "Crime and disorder", "re-offending", "alcohol", "weapons", "Anti-social: drugs"]
)
plans = st.fixed_dictionaries(
    {
        **dict.fromkeys(("strategy", "assessment", "resources", "engagement", "summary"), texts),
        "priorities": st.sampled_from([(), WHOLE.priorities[:1], WHOLE.priorities]),
        "actions": st.sampled_from([(), WHOLE.actions[:1], WHOLE.actions]),
        "commitments": st.sampled_from([(), WHOLE.commitments[:1], WHOLE.commitments]),
    }
).map(lambda changed: replace(WHOLE, **changed))  # type: ignore[arg-type]
waivers = st.dictionaries(st.sampled_from("abcdef"), st.just("Because"))


@given(plans, st.sampled_from([ENGLAND, WALES]), waivers)
def test_the_list_is_always_whole_and_a_waiver_hides_nothing(plan, rules, waived):
    points = points_of(plan, authorities=AUTHORITIES, rules=rules, waived=waived)
    bare = points_of(plan, authorities=AUTHORITIES, rules=rules, waived={})

    assert [one.asked.code for one in points] == ["a", "violence", "b", "c", "d", "e", "f", "summary"]
    assert [one.missing for one in points] == [one.missing for one in bare]
    assert all(one.is_settled == (not one.missing or one.asked.code in waived) for one in points)


@given(plans, st.sampled_from([ENGLAND, WALES]), st.permutations(AUTHORITIES))
def test_one_more_authority_never_makes_anything_less_missing(plan, rules, authorities):
    few = missing(plan, rules, authorities[:1])
    all_of_them = missing(plan, rules, authorities)

    assert all(set(few[code]) <= set(all_of_them[code]) for code in few)
