"""How shares of a cost are explained, figure by figure."""

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
    Sharer,
    share_lines,
    share_out,
)
from tests.unit.kernel.cost_partners import COUNTY, EIGHT, LOWMERE, VALE

THREE = (VALE, LOWMERE, COUNTY)
TWO = (VALE, COUNTY)
ELEVEN = tuple(Sharer(str(place), f"Partner {place}") for place in range(1, 12))
CHAIR = Rule(Equally(), Payer("commissioner", 5_000, cap=500_000), Among.OTHERS)
HALF = Payer("vale", 5_000)
FIXED = FixedSums({"vale": 100_000, "lowmere": 50_000})
PERCENTAGES = ByPercentages({"vale": 3_333, "lowmere": 0, "county": 6_667})
WEIGHTS = ByWeights({"vale": 5, "lowmere": 6, "county": 19})


@pytest.mark.parametrize(
    ("total", "rule", "sharers", "steps"),
    [
        (0, Rule(Equally()), EIGHT, ["There is nothing to share."]),
        (700_000, Rule(Equally()), EIGHT, ["£7,000.00 shared equally by eight is £875.00 each."]),
        (
            699_850,
            Rule(Equally()),
            EIGHT,
            [
                (
                    "£6,998.50 shared equally by eight is £874.81 each; the 2 pence left over go to the first two "
                    "in the agreed order: Vale District Council and Lowmere Borough Council."
                )
            ],
        ),
        (
            1,
            Rule(Equally()),
            EIGHT,
            [
                (
                    "£0.01 shared equally by eight is £0.00 each; the penny left over goes to the first "
                    "in the agreed order: Vale District Council."
                )
            ],
        ),
        (110, Rule(Equally()), ELEVEN, ["£1.10 shared equally by 11 is £0.10 each."]),
        (
            -2,
            Rule(Equally()),
            TWO,
            [
                "This is a credit of £0.02. It is shared as a cost of £0.02 is, and each amount is then given back.",
                "£0.02 shared equally by two is £0.01 each.",
            ],
        ),
        (500, Rule(Equally()), (VALE,), ["£5.00 is for Vale District Council alone."]),
        (500, Rule(LeadPays("vale")), THREE, ["£5.00 is paid by Vale District Council, the lead."]),
        (500, Rule(InKind()), THREE, ["£5.00 is given in kind: nobody is charged for it."]),
    ],
)
def test_how_the_whole_of_a_cost_is_shared(total, rule, sharers, steps):
    assert share_out(total, rule, sharers).steps == steps


@pytest.mark.parametrize(
    ("total", "rule", "sharers", "steps"),
    [
        (
            1_200_000,
            CHAIR,
            EIGHT,
            [
                "Marshland commissioner pays 50% of £12,000.00, which is £6,000.00, but no more than £5,000.00.",
                "The remaining £7,000.00 shared equally by the other seven is £1,000.00 each.",
            ],
        ),
        (
            1_000_000,
            CHAIR,
            EIGHT[5:],
            [
                "Marshland commissioner pays 50% of £10,000.00, which is £5,000.00.",
                "The remaining £5,000.00 shared equally by the other two is £2,500.00 each.",
            ],
        ),
        (
            1_000_001,
            CHAIR,
            (COUNTY, EIGHT[-1], VALE, LOWMERE),
            [
                "Marshland commissioner pays 50% of £10,000.01, which is £5,000.005, but no more than £5,000.00.",
                "The remaining £5,000.01 shared equally by the other three is £1,666.67 each.",
            ],
        ),
        (
            1_000,
            Rule(Equally(), HALF, Among.OTHERS),
            THREE,
            [
                "Vale District Council pays 50% of £10.00, which is £5.00.",
                "The remaining £5.00 shared equally by the other two is £2.50 each.",
            ],
        ),
        (
            1_003,
            Rule(Equally(), HALF, Among.OTHERS),
            THREE,
            [
                "Vale District Council pays 50% of £10.03, which is £5.015, rounded to £5.02.",
                (
                    "The remaining £5.01 shared equally by the other two is £2.50 each; the penny left over goes "
                    "to the first of them in the agreed order: Lowmere Borough Council."
                ),
            ],
        ),
        (
            1_000,
            Rule(Equally(), HALF),
            TWO,
            [
                "Vale District Council pays 50% of £10.00, which is £5.00.",
                "The remaining £5.00 shared equally by both is £2.50 each.",
            ],
        ),
        (
            1_200,
            Rule(Equally(), HALF),
            THREE,
            [
                "Vale District Council pays 50% of £12.00, which is £6.00.",
                "The remaining £6.00 shared equally by all three is £2.00 each.",
            ],
        ),
        (
            1_000,
            Rule(Equally(), HALF, Among.OTHERS),
            TWO,
            [
                "Vale District Council pays 50% of £10.00, which is £5.00.",
                "The remaining £5.00 is for Marshland County Council alone.",
            ],
        ),
        (
            500,
            Rule(InKind(), Payer("vale", 10_000, 1_000)),
            TWO,
            ["Vale District Council pays 100% of £5.00, which is £5.00."],
        ),
        (
            190_000,
            Rule(LeadPays("county"), FIXED),
            THREE,
            [
                (
                    "Fixed sums are paid first: Vale District Council £1,000.00 and Lowmere Borough Council £500.00; "
                    "together £1,500.00."
                ),
                "The remaining £400.00 is paid by Marshland County Council, the lead.",
            ],
        ),
        (
            190_000,
            Rule(InKind(), FixedSums({"vale": 100_000, "county": 0})),
            THREE,
            [
                "Fixed sums are paid first: Vale District Council £1,000.00.",
                "The remaining £900.00 is given in kind: nobody is charged for it.",
            ],
        ),
        (
            100,
            Rule(LeadPays("county"), FIXED),
            THREE,
            [
                (
                    "The fixed sums make £1,500.00 together, and the cost is £1.00, "
                    "so each partner pays in proportion to its sum."
                ),
                "Vale District Council: £1.00 × £1,000.00 ÷ £1,500.00 is £0.66 and 2/3 of a penny.",
                "Lowmere Borough Council: £1.00 × £500.00 ÷ £1,500.00 is £0.33 and 1/3 of a penny.",
                (
                    "The penny left over goes to the partner with the largest part of a penny "
                    "(of equal ones, to the first in the agreed order): Vale District Council."
                ),
            ],
        ),
        (
            100,
            Rule(Equally(), Pool(300)),
            TWO,
            ["The pool pays £1.00 and leaves £2.00 in it. Nobody is asked for this part."],
        ),
        (
            500,
            Rule(Equally(), Pool(300)),
            TWO,
            [
                "The pool pays £3.00 and is then empty. Nobody is asked for this part.",
                "The remaining £2.00 shared equally by both is £1.00 each.",
            ],
        ),
        (
            500,
            Rule(Equally(), Pool(0)),
            TWO,
            ["The pool is empty.", "£5.00 shared equally by two is £2.50 each."],
        ),
    ],
)
def test_how_it_is_shared_where_somebody_pays_first(total, rule, sharers, steps):
    assert share_out(total, rule, sharers).steps == steps


@pytest.mark.parametrize(
    ("total", "rest", "steps"),
    [
        (
            10_000,
            PERCENTAGES,
            [
                "£100.00 is shared by percentages.",
                "Vale District Council: 33.33% of £100.00 is £33.33.",
                "Marshland County Council: 66.67% of £100.00 is £66.67.",
            ],
        ),
        (
            101,
            PERCENTAGES,
            [
                "£1.01 is shared by percentages.",
                "Vale District Council: 33.33% of £1.01 is £0.33 and 6,633/10,000 of a penny.",
                "Marshland County Council: 66.67% of £1.01 is £0.67 and 3,367/10,000 of a penny.",
                (
                    "The penny left over goes to the partner with the largest part of a penny "
                    "(of equal ones, to the first in the agreed order): Vale District Council."
                ),
            ],
        ),
        (
            7_001,
            WEIGHTS,
            [
                "£70.01 is shared by weights, which make 30 together.",
                "Vale District Council: £70.01 × 5 ÷ 30 is £11.66 and 5/6 of a penny.",
                "Lowmere Borough Council: £70.01 × 6 ÷ 30 is £14.00 and 1/5 of a penny.",
                "Marshland County Council: £70.01 × 19 ÷ 30 is £44.33 and 29/30 of a penny.",
                (
                    "The 2 pence left over go to the partners with the largest parts of a penny (of equal ones, "
                    "to the first in the agreed order): Vale District Council and Marshland County Council."
                ),
            ],
        ),
    ],
)
def test_how_unequal_shares_are_worked_out(total, rest, steps):
    assert share_out(total, Rule(rest), THREE).steps == steps


def test_a_line_says_what_the_costs_came_to_without_it_and_with_it():
    first, second = share_lines([Line("a", 1_000), Line("b", 1_001)], Rule(Equally()), TWO)

    assert first.steps == ["£10.00 shared equally by two is £5.00 each."]
    assert second.steps == [
        (
            "The costs came to £10.00 before this and come to £20.01 with it. "
            "What each partner pays of it is the difference between its shares of these."
        ),
        (
            "£20.01 shared equally by two is £10.00 each; the penny left over goes to the first "
            "in the agreed order: Vale District Council."
        ),
    ]
    assert second.how("vale") == "Vale District Council: £10.01 of £20.01, less £5.00 of £10.00, is £5.01."


def test_a_line_says_why_somebodys_share_of_it_is_a_penny_less_than_nothing():
    rule = Rule(ByWeights({"vale": 3, "lowmere": 3, "county": 1}))

    _, penny = share_lines([Line("a", 10), Line("b", 1)], rule, THREE)

    assert penny.amounts == {"vale": 1, "lowmere": 1, "county": -1}
    assert penny.how("county") == "Marshland County Council: £0.01 of £0.11, less £0.02 of £0.10, is −£0.01."
    assert penny.steps[-1] == (
        "Where shares are not equal, an odd penny can go to another partner when the total changes,"
        " so somebody’s share of this has the opposite sign."
    )
