"""Cost shares by their rules: whatever is agreed and whatever it costs, every penny is accounted for."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csp.kernel.cost_shares import (
    WHOLE,
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
    example,
    in_words,
    share_lines,
    share_out,
)
from csp.kernel.pence import pounds
from tests.unit.kernel.cost_partners import NINE

# A busy machine takes its time; that is no fault of a share.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

totals = st.integers(-2_000_000, 2_000_000)
costs = st.integers(0, 2_000_000)
sums = st.integers(0, 600_000)
lines = st.lists(st.integers(-200_000, 400_000) | st.integers(-9, 9), max_size=12)


@st.composite
def percentages(draw, sharers):
    """Percentages of some partners that make 100%."""
    cuts = sorted(draw(st.lists(st.integers(0, WHOLE), min_size=len(sharers) - 1, max_size=len(sharers) - 1)))
    edges = [0, *cuts, WHOLE]
    return {one.key: edges[place + 1] - edges[place] for place, one in enumerate(sharers)}


def weights(sharers):
    """Weights of some partners, at least one above 0."""
    each = st.fixed_dictionaries({one.key: st.integers(0, 400) for one in sharers})
    return each.filter(lambda named: any(named.values()))


def firsts(sharers):
    """Whoever may pay first, or nobody."""
    keys = st.sampled_from([one.key for one in sharers])
    some = st.dictionaries(keys, sums, min_size=1).filter(lambda named: any(named.values()))
    caps = st.none() | st.integers(1, 900_000)
    return (
        st.none() | st.builds(Payer, keys, st.integers(1, WHOLE), caps) | some.map(FixedSums) | sums.map(Pool)
    )


@st.composite
def agreements(draw):
    """A rule, and the partners who agreed it."""
    sharers = NINE[: draw(st.integers(2, len(NINE)))]
    first, among = draw(firsts(sharers)), draw(st.sampled_from(Among))
    sharing = Rule(Equally(), first, among).those_of_the_rest(sharers)
    lead = st.sampled_from(sharers).map(lambda one: LeadPays(one.key))
    kinds = [st.just(InKind()), lead]
    if sharing:
        kinds += [
            st.just(Equally()),
            weights(sharing).map(ByWeights),
            percentages(sharing).map(ByPercentages),
        ]
    return Rule(draw(st.one_of(kinds)), first, among), sharers


def accounted(shared):
    return sum(shared.amounts.values()) + shared.from_pool + shared.in_kind


def summed(shared_lines, sharers):
    """What each partner pays of all of these lines, then the pool, then what is in kind."""
    each = {one.key: sum(line.amounts[one.key] for line in shared_lines) for one in sharers}
    return [
        each,
        sum(line.from_pool for line in shared_lines),
        sum(line.in_kind for line in shared_lines),
    ]


def as_lines(pence):
    return [Line(str(place), each) for place, each in enumerate(pence)]


def shared_lines_of(pence, agreement):
    return share_lines(as_lines(pence), *agreement)


@patiently
@given(totals, agreements())
def test_the_amounts_with_the_pool_and_what_is_in_kind_make_the_total(total, agreement):
    shared = share_out(total, *agreement)

    assert accounted(shared) == total
    assert list(shared.amounts) == [one.key for one in agreement[1]]


@patiently
@given(costs, agreements())
def test_nobody_pays_less_than_nothing_of_a_cost(total, agreement):
    shared = share_out(total, *agreement)

    assert min([*shared.amounts.values(), shared.from_pool, shared.in_kind]) >= 0


def without_a_pool(agreement):
    rule, sharers = agreement
    return (replace(rule, first=None) if isinstance(rule.first, Pool) else rule), sharers


@patiently
@given(totals, agreements().map(without_a_pool))
def test_a_credit_is_shared_as_its_cost_is(total, agreement):
    cost, credit = share_out(total, *agreement), share_out(-total, *agreement)

    assert credit.amounts == {key: -amount for key, amount in cost.amounts.items()}
    assert (credit.from_pool, credit.in_kind) == (-cost.from_pool, -cost.in_kind)


@patiently
@given(costs, sums)
def test_a_pool_gets_nothing_back_that_it_has_not_paid(credit, held):
    shared = share_out(-credit, Rule(Equally(), Pool(held)), NINE)

    assert (shared.from_pool, shared.amounts) == (0, share_out(-credit, Rule(Equally()), NINE).amounts)


@patiently
@given(totals, st.integers(1, WHOLE), st.integers(1, 900_000))
def test_a_payer_with_a_cap_never_pays_more_than_its_cap_nor_than_its_share(total, basis_points, cap):
    rule = Rule(Equally(), Payer("fire", basis_points, cap), Among.OTHERS)

    paid = abs(share_out(total, rule, NINE).amounts["fire"])

    assert paid <= cap
    assert 2 * paid * WHOLE <= 2 * abs(total) * basis_points + WHOLE


@patiently
@given(costs, sums)
def test_a_pool_never_pays_more_than_is_in_it_and_the_partners_pay_only_then(total, held):
    shared = share_out(total, Rule(Equally(), Pool(held)), NINE)

    assert shared.from_pool == min(total, held)
    assert not any(shared.amounts.values()) or shared.from_pool == held


@patiently
@given(lines, agreements())
def test_every_line_is_shared_to_its_last_penny_and_together_they_are_the_shares_of_their_total(
    pence, agreement
):
    shared = shared_lines_of(pence, agreement)
    at_once = share_out(sum(pence), *agreement)

    assert [accounted(one) for one in shared] == pence
    assert summed(shared, agreement[1]) == [at_once.amounts, at_once.from_pool, at_once.in_kind]


@patiently
@given(lines.flatmap(lambda pence: st.tuples(st.just(pence), st.permutations(pence))), agreements())
def test_lines_in_any_order_end_in_the_same_totals(orders, agreement):
    one, other = (summed(shared_lines_of(pence, agreement), agreement[1]) for pence in orders)

    assert one == other


@patiently
@given(lines, st.integers(1, 400_000), agreements())
def test_a_line_and_its_credit_cancel_for_every_partner_whatever_stood_before(pence, cost, agreement):
    *_, line, credit = shared_lines_of([*pence, cost, -cost], agreement)

    assert credit.amounts == {key: -amount for key, amount in line.amounts.items()}
    assert (credit.from_pool, credit.in_kind) == (-line.from_pool, -line.in_kind)


@patiently
@given(lines, lines, lines, st.integers(1, 400_000), agreements())
def test_a_line_and_its_credit_cancel_whatever_stands_between_them(before, between, after, cost, agreement):
    with_both = shared_lines_of([*before, cost, *between, -cost, *after], agreement)
    with_none = shared_lines_of([*before, *between, *after], agreement)

    assert summed(with_both, agreement[1]) == summed(with_none, agreement[1])


@patiently
@given(st.lists(st.integers(0, 90_000) | st.integers(0, 9), min_size=1, max_size=12), agreements())
def test_no_partners_running_total_is_below_nothing_and_no_cost_gives_back_more_than_a_penny(
    pence, agreement
):
    shared = shared_lines_of(pence, agreement)

    assert min(min(one.after.amounts.values()) for one in shared) >= 0
    assert min(min(one.amounts.values()) for one in shared) >= -1


@patiently
@given(st.lists(st.integers(0, 90_000) | st.integers(0, 9), min_size=1, max_size=12))
def test_where_shares_are_equal_no_cost_gives_anything_back(pence):
    shared = share_lines(as_lines(pence), Rule(Equally()), NINE)

    assert min(min(one.amounts.values()) for one in shared) >= 0


@patiently
@given(st.integers(1, 2_000_000), agreements())
def test_every_agreement_reads_back_and_its_example_names_what_each_pays(total, agreement):
    shared = share_out(total, *agreement)
    *_, altogether = example(*agreement, total)

    assert all(sentence.endswith(".") for sentence in [*in_words(*agreement), *shared.steps])
    assert all(f"{one.name} {pounds(shared.amounts[one.key])}" in altogether for one in agreement[1])
    assert altogether.endswith(f"That makes {pounds(total)}.")
