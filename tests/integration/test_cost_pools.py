"""A pool that partners pay into every year pays first, for one review after another, and never more than is in it."""

from datetime import date

import pytest

from csp.web import clock
from dhr.models import AgreementVersion, CostRule, CostShare, CostType
from dhr.services.cost_agreements import AgreementAnswers, edit_agreement
from dhr.services.cost_rules import RuleAnswers
from tests.integration import costing, people
from tests.integration.reviewing import open_review
from tests.integration.spending import ACTUAL, ESTIMATE, change, paid, spend

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2025, 10, 1), date(2026, 5, 1)  # in the first financial year, and in the second


def a_pool(*, yearly=1_000, starts_on=date(2025, 7, 1)) -> AgreementVersion:
    sums = {costing.seat("District").key: yearly - 400, costing.seat("County Council").key: 400}
    pool = RuleAnswers(rest=CostRule.Rest.EQUALLY, first=CostRule.First.POOL, sums=sums)
    return costing.agreed(starts_on=starts_on, rules={CostType.CHAIR: pool})


def from_pool(line):
    return paid(line).get("The pool", 0)


def test_the_pool_pays_until_it_is_empty_and_partners_share_the_rest():
    a_pool()
    made = open_review()

    lines = [spend(made, net=600, cost_on=FIRST) for _ in range(3)]

    assert [from_pool(one) for one in lines] == [600, 400, 0]
    assert [sum(paid(one).values()) for one in lines] == [600] * 3
    assert [(one.before, one.pool) for one in lines] == [(0, 1_000), (600, 1_000), (1_200, 1_000)]


def test_each_financial_year_is_paid_in_once():
    a_pool()
    made = open_review()

    assert from_pool(spend(made, net=1_500, cost_on=FIRST)) == 1_000
    assert from_pool(spend(made, net=1_500, cost_on=SECOND)) == 1_000
    assert from_pool(spend(made, net=100, cost_on=SECOND)) == 0


def test_what_one_review_took_is_not_there_for_the_next():
    a_pool()
    made, other = open_review(), open_review(code_name="Amber Willow")
    spend(made, net=700, cost_on=FIRST)

    assert from_pool(spend(other, net=700, cost_on=FIRST)) == 300
    assert from_pool(spend(made, net=700, cost_on=FIRST)) == 0


def test_a_credit_gives_back_to_the_pool_what_it_paid():
    a_pool()
    made = open_review()
    line = spend(made, net=1_300, cost_on=FIRST)
    credit = spend(made, net=-1_300, cost_on=FIRST)

    assert paid(credit) == {name: -pence for name, pence in paid(line).items()}
    assert from_pool(spend(made, net=900, cost_on=FIRST)) == 900


def test_an_estimate_takes_nothing_out_and_is_held_against_what_others_took():
    a_pool()
    made, other = open_review(), open_review(code_name="Amber Willow")

    assert from_pool(spend(made, kind=ESTIMATE, net=1_200, cost_on=FIRST)) == 1_000
    assert from_pool(spend(made, kind=ACTUAL, net=900, cost_on=FIRST)) == 900
    assert from_pool(spend(made, kind=ESTIMATE, net=100, cost_on=FIRST)) == 0  # the first estimate has it all
    assert from_pool(spend(other, kind=ESTIMATE, net=500, cost_on=FIRST)) == 100


def test_the_pool_never_pays_more_than_was_paid_in_however_costs_change():
    a_pool()
    made, other = open_review(), open_review(code_name="Amber Willow")
    first = spend(made, net=100, cost_on=FIRST)
    spend(other, net=700, cost_on=FIRST)
    spend(made, net=100, cost_on=FIRST)

    change(made, first, net=5_000)

    taken = sum(CostShare.objects.filter(bearer="pool").values_list("pence", flat=True))
    assert taken == 1_000


def test_a_version_without_the_pool_pays_nothing_in_from_its_year_on():
    version = a_pool()
    draft = costing.next_draft(version, starts_on=date(2026, 4, 1))
    costing.agree(costing.with_rules(draft, {CostType.CHAIR: costing.EQUALLY}))
    made = open_review()

    late = spend(
        made, net=1_500, cost_on=SECOND, shared_by=version.key, chosen_why="Commissioned while it held"
    )

    assert (late.pool, from_pool(late)) == (1_000, 1_000)


def test_nothing_is_paid_in_after_the_agreement_has_ended():
    version = a_pool()
    agreement = version.agreement
    answers = AgreementAnswers(agreement.title, ends_on=date(2026, 3, 31))
    edit_agreement(
        key=agreement.key, version=1, answers=answers, reason="", by=people.reader("june"), now=clock.now()
    )
    made = open_review()

    late = spend(made, net=1_500, cost_on=SECOND, shared_by=version.key, chosen_why="Begun under it")

    assert from_pool(late) == 1_000
