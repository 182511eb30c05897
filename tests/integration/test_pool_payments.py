"""What partners are to pay into a pool year by year, and what was paid: noted once, and never more than is left."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.audit import NewerVersion
from csp.web import clock
from dhr.models import CostType, PoolPayment
from dhr.queries import cost_pools, pools
from dhr.services.cost_agreements import AgreementAnswers, edit_agreement
from dhr.services.pools import remove_pool_payment
from tests.integration import costing, people, pooling
from tests.integration.pooling import a_pool, left, pay

pytestmark = pytest.mark.django_db
COUNTY, POLICE = "Marshland County Council", "Marshland Constabulary"


def asked(agreement, until=people.TODAY):
    """What is asked for of each year, by the year, altogether."""
    found = pools.asked_by(costing.june(), agreements=[agreement], until=until)
    return {year: sum(sums.values()) for year, sums in found.get(agreement.pk, {}).items()}


def ends(agreement, day):
    edit_agreement(
        key=agreement.key,
        version=agreement.version,
        answers=AgreementAnswers(agreement.title, day),
        reason="It ended",
        by=costing.june(),
        now=clock.now(),
    )
    agreement.refresh_from_db()


def test_each_year_since_its_first_day_asks_each_partner_once():
    agreement = a_pool(starts_on=date(2024, 11, 5))

    assert asked(agreement) == {2024: 160_000, 2025: 160_000, 2026: 160_000}
    assert left(agreement, 2024) == {COUNTY: 100_000, POLICE: 60_000}


def test_what_counts_is_the_version_that_holds_on_the_first_of_april_or_when_the_agreement_began():
    agreement = a_pool(starts_on=date(2024, 11, 5))
    for starts_on, county in ((date(2025, 4, 1), 200_000), (date(2025, 9, 1), 300_000)):
        draft = costing.next_draft(agreement.versions.order_by("-number").first(), starts_on=starts_on)
        rule = pooling.rule({"County Council": county})
        costing.agree(costing.with_rules(draft, {CostType.TRANSLATION: rule}))

    assert asked(agreement) == {2024: 160_000, 2025: 200_000, 2026: 300_000}


def test_what_is_asked_for_is_what_the_pool_can_pay_out():
    agreement = a_pool(starts_on=date(2024, 11, 5))
    rule = agreement.versions.get().rules.get()

    for until in (date(2024, 11, 5), date(2025, 3, 31), date(2025, 4, 1), people.TODAY):
        assert sum(asked(agreement, until).values()) == cost_pools.paid_in(rule, until=until)


def test_several_types_of_cost_are_asked_for_together():
    rules = {CostType.TRANSLATION: pooling.rule(), CostType.TRAVEL: pooling.rule({"County Council": 1})}

    assert left(a_pool(rules=rules))[COUNTY] == 100_001


def test_nothing_is_asked_for_before_it_begins_nor_after_it_ended_nor_of_a_draft():
    agreement = a_pool()
    to_come = costing.agreed(
        title="Next", starts_on=date(2027, 4, 1), rules={CostType.TRAVEL: pooling.rule()}
    ).agreement
    draft = costing.draft(title="Draft", rules={CostType.VENUE: pooling.rule()}).agreement
    ends(agreement, date(2026, 3, 31))

    assert (asked(to_come), asked(draft)) == ({}, {})
    assert set(asked(agreement)) == {2025}


def test_a_payment_leaves_less_to_pay_and_the_last_one_nothing():
    agreement = a_pool()

    pay(agreement, 40_000)
    assert left(agreement) == {COUNTY: 60_000, POLICE: 60_000}
    pay(agreement, 60_000)

    assert left(agreement) == {COUNTY: 0, POLICE: 60_000}
    assert left(agreement, 2025) == {COUNTY: 100_000, POLICE: 60_000}
    with pytest.raises(ValidationError) as refused:
        pay(agreement, 1)
    assert refused.value.message_dict == {"seat": [f"{COUNTY} has nothing left to pay for 2026–27"]}


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (
            {"pence": 100_001},
            {"pence": ["Only £1,000.00 is still to be paid for 2026–27. Enter that or less"]},
        ),
        ({"pence": 0}, {"pence": ["Enter an amount above £0.00"]}),
        (
            {"on": people.TODAY + timedelta(days=1)},
            {"paid_on": ["The day it was paid must be today or before"]},
        ),
        ({"on": date(2026, 3, 31)}, {"paid_on": ["The day it was paid must be on or after 1 April 2026"]}),
        ({"name": "Probation"}, {"seat": ["Choose a partner from the list"]}),
    ],
)
def test_what_cannot_have_been_paid_is_refused_beside_the_answer(given, wrong):
    agreement = a_pool()

    with pytest.raises(ValidationError) as refused:
        pay(agreement, **({"pence": 1_000} | given))

    assert refused.value.message_dict == wrong
    assert not PoolPayment.objects.exists()


def test_a_year_in_which_nobody_is_to_pay_is_not_there(client):
    agreement = a_pool()

    for year in (2024, 2027):
        assert pools.year_of(costing.june(), agreement=agreement, year=year) is None


def test_of_two_people_who_note_a_payment_the_second_is_told():
    agreement = a_pool()
    pay(agreement, 1_000, version=0)

    with pytest.raises(NewerVersion):
        pay(agreement, 1_000, version=0)

    assert left(agreement)[COUNTY] == 99_000


def test_a_payment_that_is_sent_twice_is_noted_once():
    agreement = a_pool()

    found = {pay(agreement, 1_000, version=0, payment="23456789bc") for _ in range(2)}

    assert len(found) == PoolPayment.objects.count() == 1


def test_a_payment_that_was_a_mistake_is_removed_and_its_history_stays():
    agreement = a_pool()
    payment = pay(agreement, 1_000)
    said = {"key": payment.key, "reason": "It was for travel", "by": costing.june(), "now": clock.now()}
    with pytest.raises(NewerVersion):
        remove_pool_payment(version=2, **said)

    remove_pool_payment(version=1, **said)

    assert left(agreement)[COUNTY] == 100_000
    last = pools.versions_of(costing.june(), agreement=agreement)[-1]
    assert (last.history_type, last.history_change_reason) == ("-", "It was for travel")
    with pytest.raises(NewerVersion):  # a form that was opened before it was removed
        pay(agreement, 1_000, version=1)


def test_what_was_paid_beyond_what_is_asked_for_now_stands_below_nothing():
    agreement = a_pool()
    pay(agreement, 100_000)
    draft = costing.next_draft(agreement.versions.get(), starts_on=date(2026, 4, 1))
    costing.agree(costing.with_rules(draft, {CostType.TRANSLATION: pooling.rule({"Constabulary": 5})}))

    assert left(agreement) == {COUNTY: -100_000, POLICE: 5}


def test_whoever_keeps_the_agreement_notes_payments():
    agreement = a_pool()
    payment = pay(agreement, 1_000)
    refusal = "Only a review coordinator can change how the costs of reviews are shared."

    with pytest.raises(PermissionDenied, match=refusal):
        pay(agreement, 1, by=people.reader("tom"))
    with pytest.raises(PermissionDenied, match=refusal):
        remove_pool_payment(key=payment.key, version=1, reason="No", by=people.reader("tom"), now=clock.now())
