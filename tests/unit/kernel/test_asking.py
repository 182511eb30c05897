"""What is still to be asked of partners: the difference between what they owe and what they were asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.asking import by_payer, part_of, still_to_ask

AMOUNTS = st.dictionaries(
    st.tuples(st.sampled_from(["chair", "legal"]), st.integers(2025, 2027)), st.integers(-10_000, 10_000)
)
LEDGER = st.dictionaries(st.sampled_from("ABC"), AMOUNTS)


def test_a_partner_is_asked_for_what_it_owes_and_was_not_asked_for():
    owed = {"A": {("chair", 2026): 500, ("legal", 2026): 20}, "B": {("chair", 2026): 500}}
    asked = {"A": {("chair", 2026): 400}, "B": {("chair", 2026): 500}}

    assert still_to_ask(owed, asked) == {"A": {("chair", 2026): 100, ("legal", 2026): 20}}


def test_whoever_owes_nothing_any_more_is_given_back_what_it_was_asked_for():
    assert still_to_ask({}, {"A": {("chair", 2026): 400}}) == {"A": {("chair", 2026): -400}}


def test_what_only_moves_between_types_and_years_asks_for_nothing():
    assert still_to_ask({"A": {("chair", 2027): 400}}, {"A": {("chair", 2026): 400}}) == {}


def test_a_percentage_rounds_half_a_penny_away_from_nothing():
    assert part_of({"a": 101, "b": -101, "c": 100, "d": 1}, 5_000) == {"a": 51, "b": -51, "c": 50, "d": 1}


@given(LEDGER, LEDGER)
def test_once_it_is_asked_for_nothing_is_left_to_ask(owed, asked):
    to_ask = still_to_ask(owed, asked)

    after = {partner: dict(amounts) for partner, amounts in asked.items()}
    for partner, amounts in to_ask.items():
        for what, pence in amounts.items():
            after.setdefault(partner, {})[what] = after.get(partner, {}).get(what, 0) + pence
    assert still_to_ask(owed, after) == {}
    for partner in {*owed, *asked}:
        assert sum(after.get(partner, {}).values()) == sum(owed.get(partner, {}).values())
    assert all(pence for amounts in to_ask.values() for pence in amounts.values())


@pytest.mark.parametrize(
    ("owed", "asked", "let_off", "found"),
    [
        (661, 767, 767, {}),  # nothing was paid, so nothing is given back
        (400, 875, 375, {"fire": {"chair": -100}}),  # 500 was paid
        (500, 875, 375, {}),
        (600, 875, 375, {}),
        (900, 875, 375, {"fire": {"chair": 25}}),
        (0, 875, 375, {"fire": {"chair": -500}}),
        (-50, -100, -100, {}),  # a credit that was never given back
        (150, -100, -100, {"fire": {"chair": 150}}),
    ],
)
def test_what_a_partner_was_let_off_is_neither_asked_for_again_nor_given_back(owed, asked, let_off, found):
    amounts = ({"fire": {"chair": one}} for one in (owed, asked, let_off))

    assert still_to_ask(*amounts) == found


@given(LEDGER, st.dictionaries(st.sampled_from("AB"), st.sampled_from("CD")))
def test_whoever_pays_for_others_pays_all_of_it_and_nobody_pays_twice(owed, payers):
    found = by_payer(owed, payers)

    for what in {what for amounts in owed.values() for what in amounts}:
        assert sum(one.get(what, 0) for one in found.values()) == sum(
            one.get(what, 0) for one in owed.values()
        )
    assert not set(found) & set(payers)
    assert by_payer(owed, {}) == owed
