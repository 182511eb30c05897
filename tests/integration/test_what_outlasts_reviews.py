"""What a destroyed review leaves in sums over all reviews: pools are not filled again, numbers not given again."""

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.models import Capacity, ChargesNumbered, CostShare, PoolDrawn
from dhr.services.destructions import destroy_review
from dhr.services.payments import write_off
from tests.integration import costing, ending
from tests.integration.charging import drawn, pay, send_all
from tests.integration.reading import words
from tests.integration.reviewing import join, open_review
from tests.integration.spending import ACTUAL, ESTIMATE, change, spend
from tests.integration.test_cost_pools import FIRST, SECOND, a_pool, from_pool

pytestmark = pytest.mark.django_db


def destroyed(made):
    ending.close(made.review)
    asked = ending.asked(made)
    by = made.by(Capacity.DEPUTY)
    return destroy_review(review=made.review, asked=asked.key, by=by, now=clock.now())


def test_what_a_destroyed_review_took_from_a_pool_is_not_there_again():
    a_pool()
    made, other = open_review(), open_review(code_name="Amber Willow")
    spend(made, net=700, cost_on=FIRST)

    destroyed(made)

    assert from_pool(spend(other, net=700, cost_on=FIRST)) == 300
    assert from_pool(spend(other, kind=ESTIMATE, net=700, cost_on=FIRST)) == 300


def test_what_several_took_is_kept_as_one_sum_that_names_no_review():
    version = a_pool()
    reviews = [open_review(code_name=name) for name in ("Amber Willow", "Slate Umbrella", "Green Harbour")]
    for made in reviews:
        spend(made, net=200, cost_on=FIRST)
        spend(made, kind=ESTIMATE, net=5_000, cost_on=FIRST)
    spend(reviews[0], net=-50, cost_on=FIRST)

    for made in reviews[:2]:
        destroyed(made)

    [kept] = PoolDrawn.objects.all()
    assert (kept.agreement, kept.cost_type, kept.pence) == (version.agreement, "chair", 350)
    taken = CostShare.objects.filter(bearer="pool", line__kind=ACTUAL)
    assert [one.pence for one in taken] == [200]
    assert from_pool(spend(reviews[2], net=2_000, cost_on=SECOND)) == 1_450


def test_a_review_that_took_nothing_from_a_pool_leaves_nothing():
    costing.agreed()
    made = open_review()
    spend(made)

    destroyed(made)

    assert not PoolDrawn.objects.exists()


def test_the_number_of_a_charge_that_went_with_its_review_is_not_given_again():
    costing.agreed()
    made, other = open_review(), open_review(code_name="Amber Willow")
    for one in (other, made):
        spend(one)
        drawn(one)
    kept, gone = ([one.reference for one in send_all(each)] for each in (other, made))
    destroyed(made)
    spend(other, net=80_000)
    drawn(other)

    after = [one.reference for one in send_all(other)]

    numbers = [int(one.split("-")[1]) for one in (*kept, *gone, *after)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_number_follows_the_charges_that_are_there_though_none_was_kept():
    costing.agreed()
    made = open_review()
    spend(made)
    drawn(made)
    sent = send_all(made)
    ChargesNumbered.objects.all().delete()
    spend(made)
    drawn(made)

    [first, *_] = send_all(made)

    assert first.number == len(sent) + 1


def pages_of(made, sign_in):
    """What the page that asks says to the coordinator, and the one that approves to the deputy and the chair."""
    join(made, Capacity.CHAIR)
    ending.close(made.review)
    wren, ansel, imogen = (sign_in(one) for one in ("wren", "ansel", "imogen"))
    asking = words(wren.get(reverse("dhr:destruction-add", args=["vale", made.review.key])))
    ending.asked(made)
    approve = reverse("dhr:destruction-approve", args=["vale", made.review.key])
    return asking, words(ansel.get(approve)), words(imogen.get(approve))


def test_before_it_is_destroyed_whoever_sees_the_money_reads_what_is_still_owed(sign_in):
    costing.agreed()
    made = open_review()
    spend(made, net=800_000)
    drawn(made)
    sent = send_all(made)
    first, second, *_ = sent
    pay(made, first, first.total)
    write_off(key=second.key, version=second.version, why="Left", by=made.by(), now=clock.now())

    asking, approving, chairs = pages_of(made, sign_in)

    left = sum(one.total for one in sent[2:])
    said = f"{len(sent) - 2} of its charges are not paid: £{left // 100:,}.{left % 100:02} is still owed."
    assert said in asking
    assert said in approving
    assert "its charges" not in chairs


def test_what_is_to_be_given_back_is_named_apart(sign_in):
    costing.agreed()
    made = open_review()
    line = spend(made, net=800_000)
    drawn(made)
    for one in send_all(made):
        pay(made, one, one.total)
    change(made, line, net=400_000)
    drawn(made)
    back = send_all(made)

    asking, _, _ = pages_of(made, sign_in)

    assert f"{len(back)} of its charges are not given back yet: £4,000.00 is owed to partners." in asking
    assert "not paid" not in asking


def test_the_chair_reads_the_same_whatever_it_costs_and_is_owed(sign_in):
    costing.agreed()
    made = open_review()
    asking, _, before = pages_of(made, sign_in)
    assert "No partner was asked to pay for it." in asking

    spend(made, net=800_000)
    drawn(made)
    pay(made, send_all(made)[0], 100)

    approve = reverse("dhr:destruction-approve", args=["vale", made.review.key])
    assert words(sign_in("imogen").get(approve)) == before
    assert "Its coordinator and deputy see what is still owed." in before
    assert "What it costs, and what partners were asked for Not told" in before
    assert "is still owed. Once" in words(sign_in("ansel").get(approve))


def test_that_everything_is_paid_is_said_too(sign_in):
    costing.agreed()
    made = open_review()
    spend(made, net=800_000)
    drawn(made)
    for one in send_all(made):
        pay(made, one, one.total)

    asking, _, _ = pages_of(made, sign_in)

    assert "All that partners were asked to pay for it is paid or written off." in asking
