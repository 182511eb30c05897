"""A pool that grew, and costs that change after others took from it: nothing moves that nobody touched."""

from datetime import date

import pytest

from csp.web import clock
from dhr.presenters.cost_shares import page_of
from dhr.services.cost_anew import share_anew, worked_out_anew
from dhr.services.costs import remove_cost
from tests.integration.charging import drawn, send_all
from tests.integration.reviewing import open_review
from tests.integration.spending import change, paid, paid_altogether, spend
from tests.integration.test_cost_pools import FIRST, SECOND, a_pool, from_pool
from tests.integration.test_year_locks import adjust, lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    a_pool()
    return open_review()


def test_a_credit_cancels_its_cost_though_the_pool_grew_meanwhile(made):
    line = spend(made, net=2_000, cost_on=FIRST)
    credit = spend(made, net=-2_000, cost_on=SECOND)

    assert from_pool(line) == 1_000
    assert paid(credit) == {name: -pence for name, pence in paid(line).items()}


def test_a_credit_gives_back_to_the_pool_no_more_than_the_review_took(made):
    other = open_review(code_name="Amber Willow")
    line = spend(made, net=2_000, cost_on=FIRST)
    change(made, line, net=400)
    spend(other, net=600, cost_on=FIRST)
    spend(made, net=1_600, cost_on=FIRST)

    credit = spend(made, net=-2_000, cost_on=FIRST)

    assert from_pool(credit) == -400
    assert set(paid_altogether(made.review).values()) == {0}


def test_an_adjustment_takes_a_cost_back_from_partners_and_pool_as_they_paid_it(made):
    line = spend(made, net=2_000, cost_on=FIRST)
    lock()

    back = adjust(made, line, -2_000)

    assert paid(back) == {name: -pence for name, pence in paid(line).items()}


def test_what_one_review_gives_back_is_for_the_next_cost_and_not_for_those_that_were_shared(made):
    other = open_review(code_name="Amber Willow")
    line = spend(made, net=1_000, cost_on=FIRST)
    theirs = spend(other, net=600, cost_on=FIRST)
    drawn(other)
    send_all(other)
    before = paid(theirs)

    change(made, line, net=200)
    change(other, theirs, supplier="Chairs Ltd")
    after = spend(other, net=50, cost_on=FIRST)

    assert (from_pool(theirs), paid(theirs)) == (0, before)
    assert from_pool(after) == 50


def test_a_cost_after_the_one_that_changed_draws_from_the_pool_as_it_was_when_it_was_shared(made):
    other = open_review(code_name="Amber Willow")
    theirs = spend(other, net=700, cost_on=FIRST)
    first, second = spend(made, net=200, cost_on=FIRST), spend(made, net=500, cost_on=FIRST)
    assert [from_pool(one) for one in (first, second)] == [200, 100]
    change(other, theirs, net=100)

    change(made, first, net=150)

    assert [from_pool(one) for one in (first, second)] == [150, 150]


def test_a_removed_cost_leaves_what_it_took_to_those_after_it(made):
    first, second = spend(made, net=900, cost_on=FIRST), spend(made, net=500, cost_on=FIRST)

    remove_cost(key=first.key, version=1, reason="Twice", by=made.by(), now=clock.now())

    assert from_pool(second) == 500
    assert sum(paid(second).values()) == 500


def test_working_out_anew_asks_the_pool_again_and_shows_it_first(made):
    other = open_review(code_name="Amber Willow")
    line = spend(made, net=1_000, cost_on=FIRST)
    theirs = spend(other, net=600, cost_on=FIRST)
    change(made, line, net=200)

    [anew] = worked_out_anew(review=other.review, by=other.by())
    assert (anew.line, anew.shared.from_pool) == (theirs, 600)
    assert share_anew(review=other.review, by=other.by(), now=clock.now()) == [theirs]

    assert from_pool(theirs) == 600


def test_the_page_of_a_cost_says_what_the_pool_had_paid_before_it_grew(made):
    spend(made, net=1_500, cost_on=FIRST)
    line = spend(made, net=1_800, cost_on=SECOND)

    steps = page_of(made.by(), line=line).steps

    assert "Of the first the pool had paid £10.00." in steps[0]
    assert steps[1] == "The pool pays £20.00 and is then empty. Nobody is asked for this part."


def test_what_is_left_in_a_year_is_drawn_once_though_costs_of_two_years_alternate(made):
    days = [FIRST, SECOND, FIRST, SECOND, date(2026, 6, 1)]

    lines = [spend(made, net=700, cost_on=day) for day in days]

    assert [from_pool(one) for one in lines] == [700, 700, 0, 600, 0]
