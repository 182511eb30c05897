"""How an agreement reads itself back, and its worked example."""

import pytest

from csp.kernel.cost_shares import (
    Among,
    ByPercentages,
    ByWeights,
    Equally,
    FixedSums,
    InKind,
    LeadPays,
    Payer,
    Pool,
    Rule,
    example,
    in_words,
    per_cent,
)
from tests.unit.kernel.cost_partners import COUNTY, LOWMERE, VALE

THREE = (VALE, LOWMERE, COUNTY)
TWO = (VALE, COUNTY)
HALF = Payer("vale", 5_000)
FIXED = FixedSums({"vale": 100_000, "lowmere": 50_000})
PERCENTAGES = ByPercentages({"vale": 3_333, "lowmere": 0, "county": 6_667})
FIRST_IN_ORDER = "Odd pence go to whoever stands first in this order."
LARGEST_PARTS = (
    "Odd pence go to those with the largest part of a penny, and of equal ones to whoever stands first"
    " in this order."
)
HALF_UP = "What it pays is worked out to the nearest penny, half a penny up."


@pytest.mark.parametrize(
    ("rule", "sharers", "words"),
    [
        (
            Rule(Equally()),
            THREE,
            [
                (
                    "The cost is shared equally by three: Vale District Council, Lowmere Borough Council "
                    "and Marshland County Council."
                ),
                FIRST_IN_ORDER,
            ],
        ),
        (Rule(Equally()), (VALE,), ["The cost is for Vale District Council alone."]),
        (
            Rule(Equally(), Payer("vale", 5_000, 500_000), Among.OTHERS),
            THREE,
            [
                "Vale District Council pays 50% of the cost, but no more than £5,000.00.",
                HALF_UP,
                "The rest is shared equally by the other two: Lowmere Borough Council and Marshland County Council.",
                FIRST_IN_ORDER,
            ],
        ),
        (
            Rule(Equally(), HALF),
            TWO,
            [
                "Vale District Council pays 50% of the cost.",
                HALF_UP,
                "The rest is shared equally by both: Vale District Council and Marshland County Council.",
                FIRST_IN_ORDER,
            ],
        ),
        (
            Rule(first=Payer("vale", 10_000)),
            THREE,
            ["Vale District Council pays 100% of the cost."],
        ),
        (
            Rule(LeadPays("county"), FIXED),
            THREE,
            [
                "Fixed sums are paid first: Vale District Council £1,000.00 and Lowmere Borough Council £500.00.",
                (
                    "Of a cost that is less than £1,500.00, each pays in proportion to its sum; "
                    "odd pence go to those with the largest part of a penny."
                ),
                "Marshland County Council, the lead, pays the rest.",
            ],
        ),
        (
            Rule(InKind(), Pool(300_000)),
            THREE,
            [
                (
                    "The pool, into which £3,000.00 a year are to be paid, pays until it is empty. "
                    "Nobody is asked for that part."
                ),
                "The rest is given in kind: nobody is charged for it.",
            ],
        ),
        (
            Rule(PERCENTAGES),
            THREE,
            [
                (
                    "The cost is shared by percentages: Vale District Council 33.33% "
                    "and Marshland County Council 66.67%."
                ),
                "Without a part in it: Lowmere Borough Council.",
                LARGEST_PARTS,
            ],
        ),
        (
            Rule(ByWeights({"vale": 1_200, "county": 34_000})),
            TWO,
            [
                (
                    "The cost is shared by weights, which make 35,200 together: Vale District Council 1,200 "
                    "and Marshland County Council 34,000."
                ),
                LARGEST_PARTS,
            ],
        ),
    ],
)
def test_an_agreement_reads_itself_back(rule, sharers, words):
    assert in_words(rule, sharers) == words


def test_a_worked_example_ends_with_what_each_pays():
    assert example(Rule(InKind(), Payer("vale", 5_000, 30_000)), TWO, 100_000) == [
        "For example, a cost of £1,000.00.",
        "Vale District Council pays 50% of £1,000.00, which is £500.00, but no more than £300.00.",
        "The remaining £700.00 is given in kind: nobody is charged for it.",
        (
            "Altogether: Vale District Council £300.00, Marshland County Council £0.00 and in kind £700.00. "
            "That makes £1,000.00."
        ),
    ]


def test_a_worked_example_names_what_the_pool_pays():
    *_, altogether = example(Rule(Equally(), Pool(10_000)), TWO, 10_500)

    assert altogether == (
        "Altogether: Vale District Council £2.50, Marshland County Council £2.50 and the pool £100.00. "
        "That makes £105.00."
    )


@pytest.mark.parametrize(
    ("basis_points", "written"),
    [(5_000, "50%"), (9_850, "98.50%"), (5, "0.05%"), (0, "0%"), (10_000, "100%"), (-150, "−1.50%")],
)
def test_a_percentage_is_written_whole_or_with_two_digits(basis_points, written):
    assert per_cent(basis_points) == written
