"""Who must be at the table on a day: the list of section 5(1), by kind of partnership and by date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.table import SeatAtTable, has_a_list, missing_on, not_named_on, rules_on
from csp.kernel.table_rules import IN_FORCE, RULES
from csp.models import Authority, Partnership, Seat

TODAY = date(2026, 11, 23)
SINCE = date(1990, 1, 1)
ICB, CCG, PCT = "integrated_care_board", "clinical_commissioning_group", "primary_care_trust"
AROUND = ("police", "fire", "probation")


def seat(sits_as: str, *, name: str = "", standing: str = "responsible", since=SINCE, until=None):
    return SeatAtTable(name or sits_as, sits_as, standing, since, until)


def seats(*kinds: str):
    return [seat(kind, name=f"{kind} {number}") for number, kind in enumerate(kinds)]


def sentences(kind: str, there, day: date = TODAY) -> list[str]:
    return [sentence for one in missing_on(kind, there, day) for sentence in one.sentences]


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        ("unitary", seats("unitary_council", *AROUND, ICB)),
        ("unitary", seats("district_council", *AROUND, ICB)),  # a metropolitan district
        ("two_tier", seats("district_council", "county_council", *AROUND, ICB)),
        ("combined", seats("district_council", "district_council", "county_council", *AROUND, ICB)),
        ("combined", seats("unitary_council", "unitary_council", *AROUND, ICB)),
        ("wales", seats("unitary_council", *AROUND, "local_health_board")),
        ("wales", seats("county_council", *AROUND, "local_health_board")),
    ],
)
def test_each_kind_of_partnership_has_a_table_at_which_nobody_is_missing(kind, there):
    assert missing_on(kind, there, TODAY) == []


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("unitary", ["council", *AROUND, ICB]),
        ("two_tier", ["district council", "county council", *AROUND, ICB]),
        ("combined", ["council of an area", "county council", *AROUND, ICB]),
        ("wales", ["county or county borough council", *AROUND, "Local Health Board"]),
    ],
)
def test_at_an_empty_table_everyone_is_missing(kind, missing):
    words = {
        "police": "police force",
        "fire": "fire and rescue authority",
        "probation": "provider of probation services",
        ICB: "integrated care board",
    }

    said = sentences(kind, [])

    assert sorted(said) == sorted(f"No {words.get(one, one)} has a seat." for one in missing)


@pytest.mark.parametrize(
    ("day", "paragraphs"),
    [
        (date(1998, 9, 29), []),
        (date(1998, 9, 30), ["(a)", "(a)", "(b)"]),
        (date(2003, 3, 31), ["(a)", "(a)", "(b)"]),
        (date(2003, 4, 1), ["(a)", "(a)", "(b)", "(d)"]),
        (date(2004, 4, 29), ["(a)", "(a)", "(b)", "(d)"]),
        (date(2004, 4, 30), ["(a)", "(a)", "(b)", "(d)", "(e)"]),
        (date(2010, 3, 31), ["(a)", "(a)", "(b)", "(d)", "(e)"]),
        (date(2010, 4, 1), ["(a)", "(a)", "(aa)", "(b)", "(d)", "(e)"]),
        (TODAY, ["(a)", "(a)", "(aa)", "(b)", "(d)", "(e)"]),
    ],
)
def test_the_list_of_a_two_tier_area_grew_with_the_act(day, paragraphs):
    assert [rule.paragraph for rule in rules_on("two_tier", day)] == paragraphs


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2004, 4, 30), PCT),
        (date(2013, 3, 31), PCT),
        (date(2013, 4, 1), CCG),
        (date(2022, 6, 30), CCG),
        (date(2022, 7, 1), ICB),
        (TODAY, ICB),
    ],
)
def test_which_health_body_of_england_must_be_there_goes_by_the_day(day, kind):
    [health] = [rule for rule in rules_on("unitary", day) if rule.paragraph == "(e)"]

    assert health.answered_by == (kind,)


def test_whose_seat_ended_and_nothing_followed_is_named():
    group = seat(CCG, name="Marshland Clinical Commissioning Group", until=date(2022, 6, 30))
    there = [*seats("unitary_council", *AROUND), group]

    assert missing_on("unitary", there, date(2022, 6, 30)) == []
    assert sentences("unitary", there, date(2022, 7, 1)) == [
        "No integrated care board has a seat.",
        "The seat of Marshland Clinical Commissioning Group ended on 30 June 2022.",
    ]


def test_only_the_seats_that_ended_last_are_named():
    trust = seat(PCT, name="Vale Primary Care Trust", until=date(2013, 3, 31))
    groups = [seat(CCG, name=f"{place} CCG", until=date(2022, 6, 30)) for place in ("Vale", "Moor")]

    said = sentences("unitary", [*seats("unitary_council", *AROUND), trust, *groups])

    assert said[1:] == [
        "The seat of Vale CCG ended on 30 June 2022.",
        "The seat of Moor CCG ended on 30 June 2022.",
    ]


def test_who_sits_otherwise_than_the_act_says_and_who_is_to_come_are_named():
    there = [
        *seats("unitary_council", "police", "probation"),
        seat("fire", name="Marshland Fire and Rescue", standing="cooperating"),
        seat(ICB, name="Marshland Integrated Care Board", since=date(2027, 4, 1)),
    ]

    assert sentences("unitary", there) == [
        "No fire and rescue authority has a seat.",
        "Marshland Fire and Rescue sits as a co-operating body: the Act makes it a responsible authority.",
        "No integrated care board has a seat.",
        "The seat of Marshland Integrated Care Board begins on 1 April 2027.",
    ]


def test_one_council_is_too_few_for_areas_that_act_as_one():
    there = [seat("district_council", name="Vale District Council"), *seats("county_council", *AROUND, ICB)]

    assert sentences("combined", there) == [
        "Only Vale District Council has a seat. Each of the areas has a council of its own."
    ]


def test_two_unitary_councils_do_not_stand_in_for_a_county_council_in_one_district():
    there = seats("district_council", "unitary_council", "unitary_council", *AROUND, ICB)

    assert sentences("two_tier", there) == ["No county council has a seat."]


def test_a_county_that_is_also_the_fire_authority_answers_to_both_entries_with_two_seats():
    county = seat("county_council", name="Marshland County Council")
    as_fire = seat("fire", name="Marshland County Council (as fire and rescue authority)")
    there = [county, *seats("district_council", "police", "probation", ICB)]

    assert sentences("two_tier", there) == ["No fire and rescue authority has a seat."]
    assert sentences("two_tier", [*there, as_fire]) == []


def test_a_county_group_has_no_list_and_nobody_missing():
    assert not has_a_list("county_group")
    assert rules_on("county_group", TODAY) == ()
    assert missing_on("county_group", [], TODAY) == []
    assert not_named_on("county_group", seats("charity"), TODAY) == []


def test_a_responsible_authority_that_the_act_does_not_name_is_said():
    there = [
        seat("commissioner", name="The Commissioner"),
        seat(CCG, name="Vale CCG"),
        seat("charity", name="Harbour", standing="invited"),
    ]

    assert not_named_on("unitary", there, TODAY) == [
        "The Commissioner sits as a responsible authority. The Act names no body of its kind here.",
        "Vale CCG sits as a responsible authority. Since 1 July 2022 the Act has named no body of its kind.",
    ]
    assert not_named_on("unitary", there, IN_FORCE - timedelta(days=1)) == []


def test_the_rules_know_the_same_kinds_as_the_tables():
    assert {kind for rule in RULES for kind in rule.kinds} == set(Partnership.Kind) - {"county_group"}
    kinds = {kind for rule in RULES for kind in (*rule.answered_by, *rule.took_over_from, *rule.or_by)}
    assert kinds <= set(Authority.Kind)
    assert Seat.Standing.RESPONSIBLE == "responsible"


def test_no_two_entries_of_one_paragraph_for_health_hold_on_one_day():
    health = [rule for rule in RULES if rule.paragraph == "(e)"]

    assert [(rule.since, rule.until) for rule in health] == [
        (date(2004, 4, 30), date(2013, 3, 31)),
        (date(2013, 4, 1), date(2022, 6, 30)),
        (date(2022, 7, 1), None),
    ]


DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
KINDS = st.sampled_from(list(Partnership.Kind.values))


@st.composite
def a_seat(draw):
    since, length = draw(DAYS), draw(st.none() | st.integers(0, 9000))
    until = None if length is None else since + timedelta(days=length)
    standing = draw(st.sampled_from(list(Seat.Standing.values)))
    return SeatAtTable("A body", draw(st.sampled_from(list(Authority.Kind.values))), standing, since, until)


TABLES = st.lists(a_seat(), max_size=12)


@given(KINDS, TABLES, a_seat(), DAYS)
def test_another_seat_never_makes_more_missing(kind, there, more, day):
    before = {one.rule for one in missing_on(kind, there, day)}

    assert {one.rule for one in missing_on(kind, [*there, more], day)} <= before


@given(KINDS, TABLES, DAYS)
def test_what_is_missing_is_on_the_list_and_says_something(kind, there, day):
    listed = rules_on(kind, day)

    for one in missing_on(kind, there, day):
        assert one.rule in listed
        assert one.sentences
        assert all(sentence.endswith(".") for sentence in one.sentences)


@given(KINDS, TABLES, DAYS)
def test_the_order_of_the_seats_does_not_decide_who_is_missing(kind, there, day):
    there_and_back = [[one.rule for one in missing_on(kind, some, day)] for some in (there, there[::-1])]

    assert there_and_back[0] == there_and_back[1]


@given(KINDS, TABLES, DAYS)
def test_seats_of_other_days_and_standings_answer_to_nothing(kind, there, day):
    counting = [one for one in there if one.standing == "responsible" and one.holds_on(day)]

    assert [one.rule for one in missing_on(kind, there, day)] == [
        one.rule for one in missing_on(kind, counting, day)
    ]


@given(KINDS, DAYS)
def test_a_seat_for_each_entry_leaves_nobody_missing(kind, day):
    there = [seat(rule.answered_by[0]) for rule in rules_on(kind, day) for _ in range(rule.least)]

    assert missing_on(kind, there, day) == []
