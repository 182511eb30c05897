"""A pool that grows between two costs: what it pays of each, and what a credit gives back to whom."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csp.kernel.cost_shares import (
    ByWeights,
    Drawn,
    Equally,
    InKind,
    Line,
    Pool,
    Rule,
    drawn_of,
    share_line,
    share_lines,
)
from tests.unit.kernel.cost_partners import EIGHT, NINE

# A busy machine takes its time; that is no fault of a share.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WEIGHTS = ByWeights({one.key: 3 * place + 1 for place, one in enumerate(NINE)})
pence = st.integers(-200_000, 400_000) | st.integers(-9, 9)
held = st.integers(0, 300_000) | st.integers(0, 9)
rests = st.sampled_from([Equally(), WEIGHTS, InKind()])


def shared(costs, rest):
    """Share costs of which each finds something else in the pool: (pence, held)."""
    earlier, found = [], []
    for place, (cost, in_it) in enumerate(costs):
        drawn = drawn_of(cost, held=in_it, earlier=earlier)
        before = sum(one for one, _ in earlier)
        rule = Rule(rest, first=Pool(in_it))
        found.append(share_line(Line(str(place), cost), rule, NINE, before=before, drawn=drawn))
        earlier.append((cost, found[-1].from_pool))
    return found


def accounted(one):
    return sum(one.amounts.values()) + one.from_pool + one.in_kind


@patiently
@given(st.lists(st.tuples(pence, held), max_size=8), st.integers(1, 400_000), held, held, rests)
def test_a_cost_and_its_credit_cancel_for_everybody_and_the_pool_however_it_grew(
    before, cost, then, later, rest
):
    *_, line, credit = shared([*before, (cost, then), (-cost, later)], rest)

    assert credit.amounts == {key: -amount for key, amount in line.amounts.items()}
    assert (credit.from_pool, credit.in_kind) == (-line.from_pool, -line.in_kind)


@patiently
@given(st.lists(st.tuples(pence, held), max_size=8), rests)
def test_every_cost_is_shared_to_its_last_penny_and_the_pool_is_never_owed_anything(costs, rest):
    found = shared(costs, rest)

    assert [accounted(one) for one in found] == [cost for cost, _ in costs]
    for place, (one, (cost, in_it)) in enumerate(zip(found, costs, strict=True)):
        had_paid = sum(earlier.from_pool for earlier in found[:place])
        if cost < 0:
            assert -had_paid <= one.from_pool <= 0
        else:
            assert 0 <= one.from_pool <= min(cost, max(in_it - had_paid, 0))


@patiently
@given(st.lists(pence, max_size=8), held, rests)
def test_a_pool_that_stays_as_it_is_pays_the_first_costs_as_it_always_did(costs, in_it, rest):
    one_by_one = shared([(cost, in_it) for cost in costs], rest)
    lines = [Line(str(place), cost) for place, cost in enumerate(costs)]
    together = share_lines(lines, Rule(rest, first=Pool(in_it)), NINE)

    assert [(one.from_pool, one.amounts) for one in one_by_one] == [
        (one.from_pool, one.amounts) for one in together
    ]


@pytest.mark.parametrize(
    ("cost", "held", "earlier", "drawn"),
    [
        (2_000, 1_000, [], Drawn(0, 1_000)),
        (1_500, 2_000, [(1_500, 1_000)], Drawn(1_000, 1_000)),
        (-2_000, 2_000, [(2_000, 1_000)], Drawn(1_000, -1_000)),
        (-400, 1_000, [(1_000, 1_000), (500, 0)], Drawn(1_000, 0)),
        (-600, 1_000, [(1_000, 1_000), (500, 0)], Drawn(1_000, -100)),
        (-500, 1_000, [], Drawn(0, 0)),
        (700, 1_000, [(-500, 0)], Drawn(0, 200)),
        (-700, 1_000, [(-500, 0), (700, 200)], Drawn(200, -200)),
        (10, 500, [(1_000, 1_000)], Drawn(1_000, 0)),
    ],
)
def test_what_a_pool_pays_after_what_it_paid(cost, held, earlier, drawn):
    assert drawn_of(cost, held=held, earlier=earlier) == drawn


def test_how_a_share_was_reached_says_what_the_pool_had_paid_before():
    rule = Rule(Equally(), first=Pool(200_000))

    line = share_line(Line("2", 180_000), rule, EIGHT, before=150_000, drawn=Drawn(100_000, 100_000))

    totals, pool, rest = line.steps
    assert totals.endswith("its shares of these. Of the first the pool had paid £1,000.00.")
    assert pool == "The pool pays £2,000.00 and is then empty. Nobody is asked for this part."
    assert rest.startswith("The remaining £1,300.00 shared equally by ")
    assert (
        line.how("vale")
        == "Vale District Council: £162.50 of £3,300.00, less £62.50 of £1,500.00, is £100.00."
    )


def test_a_credit_of_which_the_pool_paid_nothing_says_so():
    [line] = share_lines([Line("1", -800)], Rule(Equally(), first=Pool(1_000)), EIGHT)

    assert "The pool has no part in it." in line.steps
    assert "shared equally" in line.steps[-1]
