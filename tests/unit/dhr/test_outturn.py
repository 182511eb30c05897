"""What a review will have cost: nothing is counted twice, and nothing that is still to come is left out."""

from datetime import date

import pytest

from dhr.models import CostLine, CostType
from dhr.models.outturn import Outturn, YearSum, outturn_by_type, outturn_by_year

E, C, A = CostLine.Kind.ESTIMATE, CostLine.Kind.COMMITMENT, CostLine.Kind.ACTUAL


def lines(*given):
    """Costs of the chair as (how certain, pence, number of what it comes out of, whether it is the last of that)."""
    return [
        CostLine(pk=number, kind=kind, cost_type="chair", net=pence, against_id=against, is_last=is_last)
        for number, (kind, pence, against, is_last) in enumerate(given, start=1)
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([(E, 700, None, False)], 700),
        ([(E, 700, None, False), (A, 200, 1, False)], 700),
        ([(E, 700, None, False), (A, 200, 1, False), (A, 600, 1, False)], 800),
        ([(E, 700, None, False), (A, 200, 1, False), (A, 300, 1, True)], 500),
        ([(E, 700, None, False), (C, 650, 1, True), (A, 200, 2, False)], 650),
        ([(E, 700, None, False), (C, 400, 1, False), (A, 450, 2, True)], 700),
        ([(E, 700, None, False), (C, 650, 1, True), (A, 100, 2, False), (A, -30, 2, True)], 70),
        ([(E, 700, None, False), (A, 50, None, False)], 750),
        ([(A, -5, None, False)], -5),
    ],
)
def test_an_estimate_stands_for_itself_until_more_came_or_the_last_of_it(given, expected):
    assert outturn_by_type(lines(*given))["chair"].expected == expected


def test_each_certainty_is_added_up_by_type_without_vat_that_is_recovered():
    chair = lines((E, 700, None, False), (C, 650, 1, False), (A, 200, 2, False), (A, 1, None, False))
    legal = CostLine(pk=9, kind=A, cost_type=CostType.LEGAL, net=100, vat=20, recovered=15)

    found = outturn_by_type([*chair, legal])

    assert found == {
        "chair": Outturn(estimated=700, committed=650, actual=201, expected=701),
        "legal": Outturn(actual=105, expected=105),
    }
    assert sum(found.values(), Outturn()) == Outturn(700, 650, 306, 806)


def dated(*given):
    """Costs of the chair as (how certain, pence, number of what it comes out of, day)."""
    found = lines(*((kind, pence, against, False) for kind, pence, against, _ in given))
    for line, (*_, day) in zip(found, given, strict=True):
        line.cost_on = day
    return found


LAST, THIS = date(2026, 3, 31), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([(E, 700, None, LAST)], {2025: YearSum(0, 700)}),
        ([(E, 700, None, LAST), (A, 200, 1, THIS)], {2025: YearSum(0, 500), 2026: YearSum(200, 0)}),
        ([(E, 700, None, LAST), (A, 900, 1, THIS)], {2025: YearSum(), 2026: YearSum(900, 0)}),
        (
            [(E, 700, None, LAST), (C, 650, 1, THIS), (A, 100, 2, THIS)],
            {2025: YearSum(0, 50), 2026: YearSum(100, 550)},
        ),
    ],
)
def test_what_is_still_to_come_falls_in_the_year_of_what_it_comes_out_of(given, expected):
    found = dated(*given)

    assert outturn_by_year(found) == expected
    assert (
        sum(one.expected for one in outturn_by_year(found).values())
        == outturn_by_type(found)["chair"].expected
    )
