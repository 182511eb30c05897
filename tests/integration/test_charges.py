"""What partners are asked for, and what became of it: to the penny, once, and never changed after it was sent."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404

from csp.audit import NewerVersion
from csp.web import clock
from dhr.models import Capacity, Charge, CostRule, CostType, Payment, ReviewRules
from dhr.services.charges import CHANGED, NOTHING, ChargeAnswers, draw_up, drop_charge, send_charge
from dhr.services.cost_anew import share_anew
from dhr.services.cost_rules import RuleAnswers
from dhr.services.payments import (
    PaymentAnswers,
    note_agreed,
    note_invoiced,
    note_payment,
    remove_payment,
    restore_charge,
    write_off,
)
from tests.integration import costing, people
from tests.integration.charging import HALF, ON_ACTUAL, ON_ESTIMATE, drawn, knows, pay, send, send_all
from tests.integration.reviewing import Reviewing, join, open_review
from tests.integration.spending import DAY, ESTIMATE, change, paid, responsible, spend

pytestmark = pytest.mark.django_db
TODAY = people.TODAY


@pytest.fixture
def made() -> Reviewing:
    costing.agreed()
    return open_review()


@pytest.fixture
def sent(made) -> Charge:
    """A charge to one partner of £875.00 or so, sent today."""
    spend(made)
    drawn(made)
    return send(made, Charge.objects.get(seat=costing.seat("County Council")))


def whole(made: Reviewing) -> dict[str, int]:
    """What each partner was asked for of a review, altogether."""
    found: dict[str, int] = {}
    for one in Charge.objects.filter(review=made.review).exclude(state="draft"):
        found[str(one.seat)] = found.get(str(one.seat), 0) + one.total
    return found


def act(made: Reviewing) -> dict:
    return {"by": made.by(), "now": clock.now()}


def test_each_partner_is_asked_for_its_share_of_what_it_has_cost(made):
    line = spend(made, net=699_850)

    assert drawn(made) == paid(line)
    assert {(one.basis, one.state, one.reference) for one in Charge.objects.all()} == {
        ("actual", "draft", "")
    }


def test_a_charge_says_what_it_is_for_by_type_and_financial_year(made):
    costing.agreed(title="Legal", rules={CostType.LEGAL: costing.EQUALLY})
    spend(made, net=60_000, cost_on=date(2026, 9, 1))
    spend(made, net=6_000, cost_type=CostType.LEGAL)

    drawn(made)

    lines = Charge.objects.get(seat=costing.seat("County Council")).lines
    share = len(responsible())
    assert list(lines.values_list("cost_type", "year", "pence")) == [
        ("chair", 2026, 60_000 // share),
        ("legal", 2026, 6_000 // share),
    ]


def test_drawn_up_again_drafts_are_replaced_and_what_was_sent_is_not_asked_for_again(made):
    spend(made, net=60_000)
    drawn(made)
    first = Charge.objects.get(seat=costing.seat("County Council"))
    send(made, first)
    spend(made, net=6_000)

    again = drawn(made)

    share = len(responsible())
    assert again[str(first.seat)] == 6_000 // share
    assert sum(again.values()) == 66_000 - 60_000 // share
    assert Charge.objects.filter(state="draft").count() == share


def test_a_percentage_of_the_estimate_is_asked_for_and_what_it_cost_later_trued_up(made):
    spend(made, kind=ESTIMATE, net=700_000)
    asked = drawn(made, HALF)
    send_all(made)
    cost = spend(made, net=200_000)

    given_back = drawn(made)

    assert abs(sum(asked.values()) - 350_000) < len(asked)
    assert given_back == {name: pence - asked[name] for name, pence in paid(cost).items()}
    send_all(made)
    assert whole(made) == paid(cost)


def test_a_partner_that_leaves_is_given_back_what_it_was_asked_for_of_later_costs(made):
    line = spend(made, cost_on=DAY)
    drawn(made)
    send_all(made)
    before = whole(made)
    gone = costing.seat("Probation")
    gone.ends_on = DAY - timedelta(days=1)
    gone.save()

    with pytest.raises(
        ValidationError, match=r"Cost 1 would be shared differently now\. Work out anew who pays"
    ):
        drawn(made)
    share_anew(review=made.review, **act(made))
    proposed = drawn(made)

    assert proposed[str(gone)] == -before[str(gone)]
    send_all(made)
    assert {name: pence for name, pence in whole(made).items() if pence} == paid(line)


def test_when_every_share_was_asked_for_there_is_nothing_to_draw_up(made):
    spend(made)
    drawn(made)
    send_all(made)

    with pytest.raises(ValidationError) as refused:
        drawn(made)

    assert refused.value.messages == [NOTHING]


def test_what_is_in_kind_or_not_shared_is_asked_of_nobody(made):
    costing.agreed(title="Venues", rules={CostType.VENUE: RuleAnswers(rest=CostRule.Rest.IN_KIND)})
    spend(made, cost_type=CostType.VENUE)
    spend(made, shared_by="nobody", chosen_why="The council bears it")

    with pytest.raises(ValidationError, match="Nothing is left to ask for"):
        drawn(made)


def test_a_percentage_has_to_be_said(made):
    spend(made, kind=ESTIMATE)

    with pytest.raises(ValidationError) as refused:
        drawn(made, ChargeAnswers(ON_ESTIMATE))

    assert refused.value.message_dict == {
        "basis_points": ["Enter what percentage of the estimate is asked for"]
    }


# Sending


def test_a_charge_is_numbered_when_it_is_sent_in_one_row_for_all_reviews_of_the_partnership(made):
    other = open_review(code_name="Amber Willow")
    for review in (made, other):
        spend(review)
        drawn(review)

    numbers = [one.reference for review in (made, other) for one in send_all(review)]

    assert numbers == [f"2026-{number:04}" for number in range(1, 2 * len(responsible()) + 1)]


def test_a_charge_that_is_sent_says_when_it_is_due_and_whom_it_went_to(made):
    ReviewRules(partnership=people.vale(), days_to_pay=14).save()
    seat = costing.seat("County Council")
    knows(seat, contact="Accounts payable", purchase_order="PO 77", budget_code="A1")
    spend(made)
    drawn(made)

    charge = send(made, Charge.objects.get(seat=seat))

    assert (charge.state, charge.sent_on, charge.due_on) == ("sent", TODAY, TODAY + timedelta(days=14))
    assert (charge.contact, charge.purchase_order, charge.budget_code) == ("Accounts payable", "PO 77", "A1")


def test_nothing_is_sent_to_a_partner_of_whom_nobody_knows_where_charges_go(made):
    spend(made)
    drawn(made)
    charge = Charge.objects.get(seat=costing.seat("County Council"))

    with pytest.raises(ValidationError, match=r"Say first whom the charges of .* go to"):
        send_charge(key=charge.key, version=1, **act(made))
    charge.refresh_from_db()
    assert (charge.state, charge.number) == ("draft", None)


def test_a_draft_is_not_sent_when_the_costs_changed_since(made):
    line = spend(made)
    drawn(made)
    change(made, line, net=800_000)

    with pytest.raises(ValidationError) as refused:
        send(made, Charge.objects.get(seat=costing.seat("County Council")))

    assert refused.value.messages == [CHANGED]


def test_a_draft_is_not_sent_to_a_partner_that_left_the_table_for_these_costs(made):
    spend(made)
    drawn(made)
    gone = costing.seat("Probation")
    gone.ends_on = DAY - timedelta(days=1)
    gone.save()

    with pytest.raises(ValidationError, match="Cost 1 would be shared differently now"):
        send(made, Charge.objects.get(seat=gone))


def test_what_was_sent_stays_as_it_was_when_costs_change(made, sent):
    before = list(sent.lines.values_list("cost_type", "year", "pence"))
    for line in made.review.costlines.all():
        change(made, line, net=1_000)

    sent.refresh_from_db()
    assert list(sent.lines.values_list("cost_type", "year", "pence")) == before
    assert sum(pence for _, _, pence in before) == sent.total
    with pytest.raises(PermissionDenied, match="It was sent, so it does not change any more"):
        send(made, sent)
    with pytest.raises(PermissionDenied, match="It was sent"):
        drop_charge(key=sent.key, version=sent.version, **act(made))


def test_a_draft_is_dropped_and_its_history_stays(made):
    spend(made)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat("County Council"))

    drop_charge(key=draft.key, version=1, **act(made))

    assert not Charge.objects.filter(pk=draft.pk).exists()
    assert Charge.history.filter(id=draft.pk, history_type="-").exists()


# What becomes of it


def test_a_charge_is_agreed_invoiced_and_paid_in_parts(made, sent):
    by = act(made)
    note_agreed(key=sent.key, version=2, agreed_on=TODAY, purchase_order="PO 9", **by)
    note_invoiced(key=sent.key, version=3, invoiced_on=TODAY, invoice="INV 4", **by)
    pay(made, sent, 10_000)
    pay(made, sent, sent.total - 10_000)

    sent.refresh_from_db()
    assert (sent.state, sent.purchase_order, sent.invoice) == ("invoiced", "PO 9", "INV 4")
    assert [one.pence for one in sent.payments.all()] == [10_000, sent.total - 10_000]


def test_of_two_people_who_pay_one_charge_the_second_is_told(made, sent):
    pay(made, sent, 10_000)

    with pytest.raises(NewerVersion):
        note_payment(key=sent.key, version=2, answers=PaymentAnswers(10_000, TODAY), **act(made))
    assert Payment.objects.count() == 1


def test_the_same_form_sent_twice_pays_once(made, sent):
    answers, key = PaymentAnswers(10_000, TODAY), "k" * 10
    note_payment(key=sent.key, version=2, answers=answers, payment=key, **act(made))

    with pytest.raises(IntegrityError), transaction.atomic():
        note_payment(key=sent.key, version=3, answers=answers, payment=key, **act(made))


@pytest.mark.parametrize(
    ("given", "about", "sentence"),
    [
        ((0, TODAY), "pence", "Enter an amount above £0.00"),
        ((-5, TODAY), "pence", "Enter an amount above £0.00"),
        ((10_000_000, TODAY), "pence", "Only £{left} is still owed. Enter that or less"),
        ((5, TODAY + timedelta(days=1)), "paid_on", "The day it was paid must be today or before"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_beside_its_answer(made, sent, given, about, sentence):
    pence, on = given
    with pytest.raises(ValidationError) as refused:
        pay(made, sent, pence, on=on)

    left = f"{sent.total // 100:,}.{sent.total % 100:02}"
    assert refused.value.message_dict == {about: [sentence.format(left=left)]}


def test_of_a_credit_it_is_noted_what_was_given_back(made, sent):
    for line in made.review.costlines.all():
        change(made, line, net=1_000)
    drawn(made)
    credit = send(made, Charge.objects.get(seat=sent.seat, state="draft"))

    pay(made, credit, 500)

    assert [one.pence for one in credit.payments.all()] == [-500]
    with pytest.raises(ValidationError, match=r"is left to give back\. Enter that or less"):
        pay(made, credit, -credit.total)


def test_a_payment_noted_by_mistake_is_removed_with_a_reason(made, sent):
    pay(made, sent, 10_000)
    payment = Payment.objects.get()

    remove_payment(key=payment.key, version=1, reason="Another charge", **act(made))

    assert not Payment.objects.exists()
    assert Payment.history.filter(history_type="-").get().history_change_reason == "Another charge"
    pay(made, sent, sent.total)


def test_what_is_left_is_written_off_with_a_reason_and_that_can_be_taken_back(made, sent):
    pay(made, sent, 10_000)
    sent.refresh_from_db()
    off = write_off(key=sent.key, version=sent.version, why="Withdrew from the partnership", **act(made))

    assert (off.state, off.written_off_on) == ("written_off", TODAY)
    with pytest.raises(PermissionDenied, match=r"It is written off\. Take that back first\."):
        pay(made, sent, 5)
    assert str(sent.seat) not in drawn(made)
    back = restore_charge(key=off.key, version=off.version, reason="They paid", **act(made))
    assert (back.state, back.written_off_on, back.written_off_why) == ("sent", None, "")


def test_what_is_paid_in_whole_is_not_written_off(made, sent):
    pay(made, sent, sent.total)
    sent.refresh_from_db()

    with pytest.raises(ValidationError, match=r"It is paid in whole, so nothing is left to write off\."):
        write_off(key=sent.key, version=sent.version, why="So", **act(made))


def test_a_day_before_it_was_sent_or_after_today_is_refused(made, sent):
    for day, sentence in (
        (TODAY - timedelta(days=1), "The day the partner agreed must be on or after the day it was sent"),
        (TODAY + timedelta(days=1), "The day the partner agreed must be today or before"),
    ):
        with pytest.raises(ValidationError) as refused:
            note_agreed(key=sent.key, version=2, agreed_on=day, **act(made))
        assert refused.value.message_dict == {"agreed_on": [sentence]}


# Who


def test_the_finance_officer_notes_payments_and_neither_asks_nor_writes_off(made, sent):
    join(made, Capacity.FINANCE)
    finance = {"by": made.by(Capacity.FINANCE), "now": clock.now()}
    pay(made, sent, 500, by=finance["by"])
    sent.refresh_from_db()

    with pytest.raises(PermissionDenied, match="Only the review’s coordinator and deputy can ask partners"):
        draw_up(review=made.review, answers=ChargeAnswers(ON_ACTUAL), **finance)
    with pytest.raises(PermissionDenied, match="Only the review’s coordinator and deputy can ask partners"):
        write_off(key=sent.key, version=sent.version, why="So", **finance)


def test_whoever_is_not_let_into_the_money_finds_no_charge(made, sent):
    join(made, Capacity.CHAIR)

    for by in (made.by(Capacity.CHAIR), people.reader("june")):
        with pytest.raises(Http404):
            write_off(key=sent.key, version=sent.version, why="So", by=by, now=clock.now())
        assert not Charge.objects.visible_to(by).exists()
        assert not Payment.objects.visible_to(by).exists()
