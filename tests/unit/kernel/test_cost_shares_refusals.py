"""What cannot be agreed about the sharing of costs, and what one is told to change."""

import pytest

from csp.kernel.cost_shares import (
    Among,
    ByPercentages,
    ByWeights,
    CannotShare,
    Concerns,
    Equally,
    FixedSums,
    InKind,
    LeadPays,
    Line,
    Payer,
    Pool,
    Rule,
    Sharer,
    check,
    example,
    in_words,
    share_lines,
    share_out,
)
from tests.unit.kernel.cost_partners import COUNTY, EIGHT, LOWMERE, VALE

THREE = (VALE, LOWMERE, COUNTY)
CAPPED = Payer("vale", 5_000, cap=500_000)
SHARERS, FIRST, REST = Concerns


def refusal(rule, sharers=THREE):
    with pytest.raises(CannotShare) as refused:
        check(rule, sharers)
    return str(refused.value), refused.value.about


@pytest.mark.parametrize(
    ("sharers", "sentence"),
    [
        ((), "Name at least one partner who shares the cost."),
        (
            (VALE, COUNTY, Sharer("vale", "Vale District Council")),
            "Vale District Council stands in the agreed order twice. Take it out once.",
        ),
    ],
)
def test_those_who_share_are_named_once_each(sharers, sentence):
    assert refusal(Rule(Equally()), sharers) == (sentence, SHARERS)


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (
            Payer("police", 5_000),
            "The partner who pays first is not among those who share. Add it to them, or choose one of them.",
        ),
        (Payer("vale", 0), "The partner who pays first must pay more than 0% and no more than 100%."),
        (Payer("vale", 10_001), "The partner who pays first must pay more than 0% and no more than 100%."),
        (Payer("vale", -1), "The partner who pays first must pay more than 0% and no more than 100%."),
        (Payer("vale", 5_000, cap=0), "A cap must be above £0.00. Change it, or take it out."),
        (Payer("vale", 5_000, cap=-1), "A cap must be above £0.00. Change it, or take it out."),
        (
            FixedSums({"vale": 100, "police": 100}),
            "A partner with a fixed sum is not among those who share. Add it to them, or take out its sum.",
        ),
        (FixedSums({"vale": 100, "county": -1}), "A fixed sum cannot be below £0.00."),
        (FixedSums({"vale": 0}), "Give at least one partner a fixed sum above £0.00."),
        (FixedSums({}), "Give at least one partner a fixed sum above £0.00."),
        (Pool(-1), "The pool holds −£0.01. It must hold £0.00 or more."),
    ],
)
def test_who_pays_first_is_one_who_shares_and_pays_something(first, sentence):
    assert refusal(Rule(Equally(), first)) == (sentence, FIRST)


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (None, "Say how the cost is shared."),
        (CAPPED, "Say what happens above the cap."),
        (Payer("vale", 10_000, cap=500_000), "Say what happens above the cap."),
        (Payer("vale", 4_950), "Say who pays the other 50.50%."),
        (FixedSums({"vale": 100_000}), "Say what happens above the fixed sums."),
        (Pool(300_000), "Say what happens when the pool is empty."),
    ],
)
def test_an_agreement_says_what_happens_to_every_penny(first, sentence):
    assert refusal(Rule(first=first)) == (sentence, REST)


def test_a_partner_who_pays_the_whole_without_a_cap_leaves_nothing_to_be_said():
    check(Rule(first=Payer("vale", 10_000)), THREE)


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (
            ByPercentages({"vale": 5_000, "county": 4_850}),
            "They make 98.50%. Change them so that they make 100%.",
        ),
        (
            ByPercentages({"vale": 5_000, "county": 5_100}),
            "They make 101%. Change them so that they make 100%.",
        ),
        (ByPercentages({}), "They make 0%. Change them so that they make 100%."),
        (ByPercentages({"vale": 10_100, "county": -100}), "A percentage cannot be below 0."),
        (
            ByPercentages({"vale": 5_000, "police": 5_000}),
            "A partner with a percentage is not among those who share. Add it to them, or take out its percentage.",
        ),
        (ByWeights({"vale": 0, "county": 0}), "Give at least one partner a weight above 0."),
        (ByWeights({}), "Give at least one partner a weight above 0."),
        (ByWeights({"vale": 2, "county": -1}), "A weight cannot be below 0."),
        (
            ByWeights({"vale": 2, "police": 0}),
            "A partner with a weight is not among those who share. Add it to them, or take out its weight.",
        ),
        (
            LeadPays("police"),
            "The lead is not among those who share. Add it to them, or choose one of them.",
        ),
    ],
)
def test_shares_are_given_to_those_who_share_and_make_a_whole(rest, sentence):
    assert refusal(Rule(rest)) == (sentence, REST)


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (
            ByPercentages({"vale": 5_000, "county": 5_000}),
            (
                "Vale District Council pays first, so it has no percentage of the rest. "
                "Take out its percentage, or share the rest among everybody."
            ),
        ),
        (
            ByWeights({"vale": 1, "county": 2}),
            (
                "Vale District Council pays first, so it has no weight of the rest. "
                "Take out its weight, or share the rest among everybody."
            ),
        ),
    ],
)
def test_who_has_paid_first_has_no_part_of_what_the_others_share(rest, sentence):
    assert refusal(Rule(rest, CAPPED, Among.OTHERS)) == (sentence, REST)
    check(Rule(rest, CAPPED, Among.EVERYBODY), THREE)


def test_a_part_of_nothing_is_no_part():
    check(Rule(ByWeights({"vale": 0, "county": 2}), CAPPED, Among.OTHERS), THREE)


def test_somebody_is_left_to_share_the_rest():
    everybody_paid = FixedSums({one.key: 100 for one in THREE})
    nobody_left = ("Nobody is left to share the rest. Share it among everybody, or add a partner.", REST)

    assert refusal(Rule(Equally(), everybody_paid, Among.OTHERS)) == nobody_left
    check(Rule(Equally(), everybody_paid, Among.EVERYBODY), THREE)
    check(Rule(InKind(), everybody_paid, Among.OTHERS), THREE)
    check(Rule(LeadPays("vale"), everybody_paid, Among.OTHERS), THREE)


@pytest.mark.parametrize(
    "ask",
    [
        lambda rule: share_out(100, rule, EIGHT),
        lambda rule: share_lines([Line("a", 100)], rule, EIGHT),
        lambda rule: share_lines([], rule, EIGHT),
        lambda rule: in_words(rule, EIGHT),
        lambda rule: example(rule, EIGHT, 100),
    ],
)
def test_nothing_is_shared_or_read_back_of_what_cannot_be_agreed(ask):
    with pytest.raises(CannotShare, match=r"^Say what happens above the cap\.$"):
        ask(Rule(first=CAPPED))
