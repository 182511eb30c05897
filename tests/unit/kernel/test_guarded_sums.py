"""What is told of sums of cases gives no single case away: not by itself, and not by subtraction."""

from collections import defaultdict
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from csp.kernel.guarded_sums import OTHERS, WHOLE, Part, Told, band_of, rounded, told, without_odd_pence

ALIKE = {"police": 1, "council": 1, "health": 2}


def shared(case, kind, pence, *, by=ALIKE, way="equally"):
    """Return the parts of an amount that some bear in these proportions."""
    whole = sum(by.values())
    return [Part(case, kind, bearer, pence * weight // whole, way) for bearer, weight in by.items()]


def test_too_few_cases_and_none_are_told_alike():
    assert told([], least=2) is told(shared("A", "chair", 4_000), least=2) is None


def test_two_cases_that_share_alike_are_told_by_kind_and_by_bearer():
    parts = [*shared("A", "chair", 4_000), *shared("B", "chair", 8_000), *shared("A", "legal", 400)]
    parts += shared("B", "legal", 800)

    assert told(parts, least=2) == Told(
        13_200, {"chair": 12_000, "legal": 1_200}, {"police": 3_300, "council": 3_300, "health": 6_600}
    )
    assert told(parts, least=3) is None


def test_kinds_of_too_few_cases_are_put_together():
    parts = [Part(case, "chair", "nobody", 100) for case in "AB"]
    parts += [Part("A", "legal", "nobody", 7), Part("B", "venue", "nobody", 8)]

    assert told(parts, least=2).kinds == {"chair": 200, OTHERS: 15}


def test_the_smallest_other_kind_joins_what_would_be_got_by_subtraction():
    parts = [
        Part(case, kind, "nobody", pence) for case in "AB" for kind, pence in (("chair", 100), ("travel", 3))
    ]
    parts.append(Part("A", "legal", "nobody", 7))

    assert told(parts, least=2).kinds == {"chair": 200, OTHERS: 13}


def test_where_nothing_else_is_safe_only_the_total_is_told():
    parts = [Part(case, "chair", "nobody", 100) for case in "AB"] + [Part("A", "legal", "nobody", 7)]

    assert told(parts, least=2) == Told(207)


def test_a_case_that_comes_to_nothing_or_less_hides_no_other():
    nothing = [Part("B", "chair", "nobody", 50), Part("B", "chair", "nobody", -50)]
    a_credit = [Part("B", "chair", "nobody", 50), Part("B", "legal", "nobody", -20)]

    for other in (nothing, a_credit):
        assert told([Part("A", "chair", "nobody", 100), *other], least=2) is None


def test_what_a_rule_gives_back_of_a_single_case_is_not_told_by_bearer():
    """One is shared equally, the other half by one: who knows the rules works out both from what two bear."""
    half = {"police": 2, "council": 1, "health": 1}
    parts = [*shared("A", "chair", 4_000), *shared("B", "chair", 8_000, by=half, way="half")]

    assert told(parts, least=2) == Told(12_000, {"chair": 12_000})


def test_a_bearer_is_not_taken_from_a_kind_to_be_left_with_a_single_case():
    """A paid by the police alone, B by police and council: the chair less the police would be what B cost them."""
    parts = [Part("A", "chair", "police", 9_000, "x"), Part("B", "chair", "police", 500, "x")]
    parts += [Part("B", "chair", "council", 500, "x"), Part("A", "venue", "council", 30, "y")]
    parts.append(Part("B", "venue", "council", 40, "y"))

    assert told(parts, least=2) == Told(10_070, {"chair": 10_000, "venue": 70})


def test_where_parts_depend_on_each_case_nothing_is_told_by_bearer():
    parts = [Part(case, "chair", bearer, 5_000) for case in "AB" for bearer in ("police", "council")]

    assert told(parts, least=2) == Told(20_000, {"chair": 20_000})


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (0, "Nothing, or under £10,000"),
        (-5, "Nothing, or under £10,000"),
        (999_999, "Nothing, or under £10,000"),
        (1_000_000, "£10,000 to under £25,000"),
        (4_999_999, "£25,000 to under £50,000"),
        (5_000_000, "£50,000 to under £100,000"),
        (10_000_000, "£100,000 or more"),
    ],
)
def test_a_band_says_about_how_much(pence, words):
    assert band_of([Part("A", "chair", "nobody", pence)]) == words


def test_nothing_has_the_band_of_little():
    assert band_of([]) == band_of([Part("A", "chair", "nobody", 1)])


def test_whole_thousands_still_make_the_total():
    exact = Told(1_950_000, {"chair": 1_249_999, "legal": 700_001}, {"police": 1_950_000})

    assert rounded(exact) == Told(2_000_000, {"chair": 1_300_000, "legal": 700_000}, {"police": 2_000_000})


def test_what_is_borne_is_told_without_the_odd_pence_that_count_cases():
    exact = Told(20_003, {"chair": 20_003}, {"council": 6_669, "health": 6_667, "police": 6_667})

    told_so = {"council": 6_700, "health": 6_700, "police": 6_600}
    assert without_odd_pence(exact) == Told(20_003, {"chair": 20_003}, told_so)
    assert without_odd_pence(Told(5)) == Told(5)


HOW = {"equally": {"x": 1, "y": 1, "z": 1}, "half": {"x": 2, "y": 1, "z": 1}, "alone": {"z": 1}}
PENCE = st.integers(1, 20_000).map(lambda number: number * 120)
# What each case came to of each kind, and how that was shared; most are shared alike.
GRID = st.dictionaries(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("klm")),
    st.tuples(PENCE, st.sampled_from(["equally", "equally", "equally", *HOW])),
    min_size=3,
)
ODD = st.lists(
    st.builds(
        Part,
        st.sampled_from("ABCD"),
        st.sampled_from("klm"),
        st.sampled_from("xyz"),
        st.integers(-5_000, 5_000),
        st.sampled_from([None, *HOW]),
    ),
    max_size=3,
)


def parts_of(grid):
    return [
        part
        for (case, kind), (pence, way) in grid.items()
        for part in shared(case, kind, pence, by=HOW[way], way=way)
    ]


PARTS = st.builds(lambda grid, odd: parts_of(grid) + odd, GRID, ODD)


def lines_of(found, parts):
    """Return each told number as the parts that it is a sum of, each known by its place."""
    for one, sums in (("kind", found.kinds), ("bearer", found.bearers)):
        apart = sums.keys() - {OTHERS}
        for name in sums:
            yield {
                at
                for at, part in enumerate(parts)
                if (getattr(part, one) in apart and getattr(part, one) == name)
                or (name == OTHERS and getattr(part, one) not in apart)
            }
    yield set(range(len(parts)))


def summed(parts):
    """Return the parts with those that are alike made one, and without what comes to nothing."""
    sums = defaultdict(int)
    for one in parts:
        sums[one.case, one.kind, one.bearer, one.way] += one.pence
    return [Part(*key[:3], pence, key[3]) for key, pence in sums.items() if pence]


@settings(max_examples=300, deadline=None)
@given(PARTS, st.sampled_from([2, 3]))
def test_no_sum_or_difference_of_told_numbers_is_of_too_few_cases(parts, least):
    found = told(parts, least=least)
    assume(found is not None)
    whole = summed(parts)
    lines = list(lines_of(found, whole))

    for signs in product((-1, 0, 1), repeat=len(lines)):
        weights = [
            sum(s for s, line in zip(signs, lines, strict=True) if at in line) for at in range(len(whole))
        ]
        cases = {part.case for part, weight in zip(whole, weights, strict=True) if weight}
        assert not cases or len(cases) >= least


@given(PARTS, st.sampled_from([2, 3]))
def test_every_told_number_is_what_it_says_and_they_make_the_total(parts, least):
    found = told(parts, least=least)
    assume(found is not None)
    whole = summed(parts)
    sums = [sum(whole[at].pence for at in line) for line in lines_of(found, whole)]

    assert sums == [*found.kinds.values(), *found.bearers.values(), found.total]
    for told_apart in (found.kinds, found.bearers):
        assert not told_apart or sum(told_apart.values()) == found.total


@given(PARTS)
def test_whole_thousands_make_their_total_and_are_near(parts):
    exact = told(parts, least=2)
    assume(exact is not None)
    near = rounded(exact)

    for was, now in ((exact.kinds, near.kinds), (exact.bearers, near.bearers)):
        assert was.keys() == now.keys()
        assert not now or sum(now.values()) == near.total
        assert all(pence % WHOLE == 0 for pence in now.values())
        assert all(abs(now[name] - was[name]) < WHOLE for name in was)
    assert abs(near.total - exact.total) <= WHOLE // 2


@settings(deadline=None)
@given(GRID)
def test_whoever_knows_every_rule_cannot_work_out_a_case_from_what_is_told(grid):
    """Amounts of single cases are unknown, parts of them are known: no told numbers leave only one case in play."""
    parts = parts_of(grid)
    found = told(parts, least=2)
    assume(found is not None)
    whole = summed(parts)
    rows = []
    for line in lines_of(found, whole):
        row = defaultdict(Fraction)
        for at in line:
            one = whole[at]
            by = HOW[one.way]
            row[one.case, one.kind, one.way] += Fraction(by[one.bearer], sum(by.values()))
        rows.append(row)
    columns = sorted({key for row in rows for key in row})
    for case in "ABCD":
        besides = [key for key in columns if key[0] != case]
        assert rank(rows, besides) == rank(rows, columns)


def rank(rows, columns):
    left = [[row.get(key, Fraction(0)) for key in columns] for row in rows]
    found = 0
    for at in range(len(columns)):
        pivot = next((row for row in left[found:] if row[at]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for number, row in enumerate(left):
            if number != found and row[at]:
                left[number] = [a - b * row[at] / pivot[at] for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found
