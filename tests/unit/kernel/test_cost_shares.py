"""What each partner pays of what a review costs: the cases that were worked out by hand."""

import pytest

from csp.kernel.cost_shares import (
    Among,
    ByPercentages,
    ByWeights,
    Equally,
    FixedSums,
    InKind,
    LeadPays,
    Line,
    Payer,
    Pool,
    Rule,
    share_lines,
    share_out,
)
from tests.unit.kernel.cost_partners import COMMISSIONER, COUNTY, EIGHT, FIRE, LOWMERE, NINE, VALE

EQUALLY = Rule(Equally())
CHAIR = Rule(Equally(), first=Payer("commissioner", 5_000, cap=500_000), among=Among.OTHERS)
# In pence: twenty-two costs that make £6,998.50, most of which do not divide by eight.
TWENTY_TWO = (
    50_001, 62_517, 33_333, 1, 7, 12_999, 45_000, 8_750, 64_311, 29_999, 30_003,
    41_250, 55_555, 3, 17_777, 60_000, 48_123, 2_499, 38_888, 21_111, 75_000, 2_723,
)  # fmt: skip
# The people who live in the area of each of nine partners, in thousands.
WEIGHTS = dict(zip((one.key for one in NINE), (131, 92, 88, 311, 311, 311, 40, 311, 0), strict=True))


def amounts(shared):
    return list(shared.amounts.values())


def lines(*pence):
    return [Line(f"line {place}", each) for place, each in enumerate(pence)]


def summed(shared_lines):
    return {key: sum(one.amounts[key] for one in shared_lines) for key in shared_lines[0].amounts}


@pytest.mark.parametrize(
    ("total", "rule", "sharers", "paid"),
    [
        pytest.param(700_000, EQUALLY, EIGHT, [87_500] * 8, id="£7,000.00 by eight"),
        pytest.param(699_850, EQUALLY, EIGHT, [87_482] * 2 + [87_481] * 6, id="£6,998.50 by eight"),
        pytest.param(1, EQUALLY, EIGHT, [1, 0, 0, 0, 0, 0, 0, 0], id="one penny"),
        pytest.param(-5, EQUALLY, EIGHT, [-1, -1, -1, -1, -1, 0, 0, 0], id="a credit of £0.05"),
        pytest.param(0, EQUALLY, EIGHT, [0] * 8, id="nothing"),
        pytest.param(1_200_000, CHAIR, EIGHT, [100_000] * 7 + [500_000], id="half, above the cap"),
        pytest.param(1_000_000, CHAIR, EIGHT, [71_429] * 4 + [71_428] * 3 + [500_000], id="half, at the cap"),
        pytest.param(700_001, CHAIR, EIGHT, [50_000] * 7 + [350_001], id="half, below the cap"),
        pytest.param(-1_200_000, CHAIR, EIGHT, [-100_000] * 7 + [-500_000], id="the credit of it"),
        pytest.param(
            1_300_000,
            Rule(Equally(), first=Payer("commissioner", 5_000, cap=500_000)),
            EIGHT,
            [100_000] * 7 + [600_000],
            id="the payer shares the rest too",
        ),
        pytest.param(
            800_000,
            Rule(first=Payer("county", 10_000)),
            EIGHT,
            [0, 0, 0, 800_000, 0, 0, 0, 0],
            id="one partner pays the whole",
        ),
        pytest.param(
            10_000,
            Rule(ByPercentages({"vale": 3_333, "lowmere": 3_333, "county": 3_334})),
            (VALE, LOWMERE, COUNTY),
            [3_333, 3_333, 3_334],
            id="percentages",
        ),
        pytest.param(
            1_001,
            Rule(ByPercentages({"vale": 5_000, "county": 5_000})),
            (COUNTY, LOWMERE, VALE),
            [501, 0, 500],
            id="percentages that leave a penny",
        ),
        pytest.param(
            1_595_000,
            Rule(ByWeights(WEIGHTS)),
            NINE,
            [131_000, 92_000, 88_000, 311_000, 311_000, 311_000, 40_000, 311_000, 0],
            id="nine by weights",
        ),
        pytest.param(
            699_850,
            Rule(ByWeights(WEIGHTS)),
            NINE,
            [57_480, 40_367, 38_612, 136_460, 136_460, 136_460, 17_551, 136_460, 0],
            id="nine by weights, with odd pence",
        ),
        pytest.param(50_000, Rule(LeadPays("vale")), EIGHT, [50_000, *[0] * 7], id="the lead pays"),
    ],
)
def test_what_each_pays(total, rule, sharers, paid):
    shared = share_out(total, rule, sharers)

    assert list(shared.amounts) == [one.key for one in sharers]
    assert amounts(shared) == paid
    assert sum(paid) == total


@pytest.mark.parametrize(
    ("total", "paid", "from_pool"),
    [
        (200_000, [0, 0, 0], 200_000),
        (300_000, [0, 0, 0], 300_000),
        (300_100, [34, 33, 33], 300_000),
        (-300_100, [-100_034, -100_033, -100_033], 0),  # it paid nothing, so nothing is given back to it
    ],
)
def test_a_pool_pays_until_it_is_empty(total, paid, from_pool):
    shared = share_out(total, Rule(Equally(), first=Pool(300_000)), (VALE, LOWMERE, COUNTY))

    assert (amounts(shared), shared.from_pool) == (paid, from_pool)


@pytest.mark.parametrize(
    ("total", "paid"),
    [
        (190_000, [100_000, 50_000, 40_000]),
        (150_000, [100_000, 50_000, 0]),
        (90_000, [60_000, 30_000, 0]),
        (100, [67, 33, 0]),
    ],
)
def test_fixed_sums_are_paid_in_full_or_in_proportion(total, paid):
    rule = Rule(Equally(), first=FixedSums({"vale": 100_000, "lowmere": 50_000}), among=Among.OTHERS)

    assert amounts(share_out(total, rule, (VALE, LOWMERE, COUNTY))) == paid


def test_a_partner_whose_fixed_sum_is_nothing_has_not_paid_first():
    sums = FixedSums({"vale": 100_000, "lowmere": 0, "county": 0})

    shared = share_out(100_005, Rule(Equally(), first=sums, among=Among.OTHERS), (VALE, LOWMERE, COUNTY))

    assert amounts(shared) == [100_000, 3, 2]


def test_a_lead_pays_the_rest_though_it_paid_first():
    rule = Rule(LeadPays("vale"), first=Payer("vale", 2_500, cap=10_000), among=Among.OTHERS)

    assert amounts(share_out(100_000, rule, (LOWMERE, VALE))) == [0, 100_000]


def test_nobody_is_charged_for_what_is_given_in_kind():
    shared = share_out(120_000, Rule(InKind(), first=Payer("county", 5_000, cap=50_000)), EIGHT)

    assert (shared.amounts["county"], sum(amounts(shared)), shared.in_kind) == (50_000, 50_000, 70_000)


def test_half_a_penny_is_the_payers_and_never_makes_it_more_than_the_cost():
    shared = share_out(1, Rule(Equally(), first=Payer("vale", 5_000), among=Among.OTHERS), (VALE, LOWMERE))

    assert amounts(shared) == [1, 0]


def test_22_lines_end_in_the_same_shares_as_their_total_and_odd_pence_gather_on_nobody():
    shared = share_lines(lines(*TWENTY_TWO), EQUALLY, EIGHT)
    each_by_itself = sum(share_out(each, EQUALLY, EIGHT).amounts["vale"] for each in TWENTY_TWO)

    assert (len(TWENTY_TWO), sum(TWENTY_TWO)) == (22, 699_850)
    assert list(summed(shared).values()) == [87_482] * 2 + [87_481] * 6
    assert each_by_itself == 87_490  # each shared by itself, the first partner would pay 8 pence too much
    assert all(sum(one.amounts.values()) == one.pence for one in shared)
    assert [one.key for one in shared[:2]] == ["line 0", "line 1"]


def test_the_cap_is_reached_once_however_many_lines_there_are():
    shared = share_lines(lines(*[100_000] * 12), CHAIR, EIGHT)

    assert [one.amounts["commissioner"] for one in shared] == [50_000] * 10 + [0, 0]
    assert list(summed(shared).values()) == [100_000] * 7 + [500_000]


def test_a_line_that_the_pool_pays_and_one_given_in_kind():
    pool = Rule(InKind(), first=Pool(15_000))

    shared = share_lines(lines(10_000, 10_000, -12_000), pool, EIGHT)

    assert [(one.from_pool, one.in_kind) for one in shared] == [(10_000, 0), (5_000, 5_000), (-7_000, -5_000)]


def test_a_partner_that_leaves_pays_of_the_costs_until_then_and_of_none_after():
    until_it_left = share_lines(lines(350_000, 50_001), EQUALLY, EIGHT)
    after_it_left = share_lines(lines(299_849), EQUALLY, EIGHT[:6] + EIGHT[7:])

    first, then = summed(until_it_left), summed(after_it_left)

    assert (first["probation"], "probation" in then) == (50_000, False)
    assert sum(first.values()) + sum(then.values()) == 699_850
    assert (first["vale"], then["vale"]) == (50_001, 42_836)


def test_a_credit_takes_back_what_its_line_charged():
    cost, credit = share_lines(lines(699_850, -699_850), CHAIR, EIGHT)

    assert credit.amounts == {key: -amount for key, amount in cost.amounts.items()}


def test_two_seats_of_one_body_are_two_shares():
    seats = (COUNTY, FIRE, COMMISSIONER)

    assert share_out(300, EQUALLY, seats).amounts == {"county": 100, "fire": 100, "commissioner": 100}
