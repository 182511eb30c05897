"""What becomes of a charge, as pages show it: agreed, invoiced, paid, written off, and that taken back."""

from datetime import timedelta

import pytest

from dhr.models import Capacity, Charge, Payment
from tests.integration import costing, people
from tests.integration.charging import drawn, filled, on, page, pay, send
from tests.integration.reading import boxes, title, words
from tests.integration.reviewing import join, open_review
from tests.integration.spending import change, spend

pytestmark = pytest.mark.django_db
COUNTY, TODAY = "County Council", people.TODAY


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


@pytest.fixture
def sent(made) -> Charge:
    """A charge of £875.00 to the county council, sent today; the drafts to the others are there."""
    spend(made, net=525_000)
    drawn(made)
    return send(made, Charge.objects.get(seat=costing.seat(COUNTY)))


def test_it_is_noted_that_a_partner_agreed_and_was_invoiced(made, sent, sign_in):
    wren = sign_in("wren")

    said = words(filled(wren, "charge-agree", sent, purchase_order="PO 9"))
    assert "Agreed on 23 November 2026" in said
    assert "Purchase order number PO 9" in said
    said = words(filled(wren, "charge-invoice", sent, invoice="INV 204"))
    assert "Invoiced on 23 November 2026 INV 204" in said
    assert Charge.objects.get(pk=sent.pk).state == "invoiced"


LATER, BEFORE = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
NUMBER = {"invoice": "INV 1"}
WRONG = [
    ("charge-agree", "agreed_on", {"agreed_on-day": "31"}, "Day the partner agreed must be a real date"),
    (
        "charge-agree",
        "agreed_on",
        on("agreed_on", LATER),
        "The day the partner agreed must be today or before",
    ),
    ("charge-agree", "agreed_on", on("agreed_on", BEFORE), "must be on or after the day it was sent"),
    ("charge-invoice", "invoice", {"invoice": ""}, "Enter the number of the invoice"),
    (
        "charge-invoice",
        "invoiced_on",
        on("invoiced_on", LATER) | NUMBER,
        "The day of the invoice must be today or before",
    ),
    ("charge-forgo", "why", {}, "Enter why it is written off"),
    ("charge-pay", "pence", {"pence": ""}, "Enter how much was paid"),
    ("charge-pay", "pence", {"pence": "£1,000,000"}, "Only £875.00 is still owed. Enter that or less"),
    ("charge-pay", "pence", {"pence": "7k"}, "Write the amount in full"),
    ("charge-pay", "pence", {"pence": "0"}, "Amount must be £0.01 or more"),
    ("charge-pay", "pence", {"pence": "-5"}, "Amount must be £0.01 or more"),
    ("charge-pay", "paid_on", on("paid_on", LATER), "The day it was paid must be today or before"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{one[0]}: {one[3]}" for one in WRONG])
def test_what_cannot_be_noted_is_refused_beside_its_question(wrong, sent, sign_in):
    name, field, typed, sentence = wrong

    answer = filled(sign_in("wren"), name, sent, **typed)

    assert title(answer).startswith("Error: ")
    assert any(sentence in one for one in answer.context["form"].errors[field])
    assert Payment.objects.count() == 0
    assert Charge.objects.get(pk=sent.pk).version == sent.version


def test_what_is_left_is_offered_as_the_payment_and_then_it_is_paid(made, sent, sign_in):
    pay(made, sent, 50_000)
    wren = sign_in("wren")
    shown = wren.get(page("charge-pay", sent))
    assert boxes(shown)["pence"] == "375.00"
    assert "£375.00 is left to pay." in words(shown)

    said = words(filled(wren, "charge-pay", sent, pence="£375", reference="BACS 2211"))

    assert "The payment is noted" in said
    assert "23 Nov 2026 BACS 2211 £375.00" in said
    assert "Altogether £875.00" in said
    assert "Note a payment" not in said


def test_a_payment_that_is_sent_twice_is_noted_once(made, sent, sign_in):
    wren = sign_in("wren")
    typed = boxes(wren.get(page("charge-pay", sent))) | {"pence": "100"}

    for _ in range(2):
        answer = wren.post(page("charge-pay", sent), typed, follow=True)
        assert "The payment is noted" in words(answer)

    assert [one.pence for one in Payment.objects.all()] == [10_000]


def test_a_payment_that_is_sent_again_after_its_own_clash_is_noted_once(sent, sign_in):
    wren = sign_in("wren")
    typed = boxes(wren.get(page("charge-pay", sent))) | {"pence": "100"}
    wren.post(page("charge-pay", sent), typed)
    version = Charge.objects.get(pk=sent.pk).version

    answer = wren.post(page("charge-pay", sent), typed | {"version": version, "opened": version}, follow=True)

    assert "The payment is noted" in words(answer)
    assert [one.pence for one in Payment.objects.all()] == [10_000]


def test_of_two_people_who_pay_the_second_sees_what_the_first_noted(made, sent, sign_in):
    join(made, Capacity.FINANCE)
    fenn = sign_in("fenn")
    typed = boxes(fenn.get(page("charge-pay", sent))) | {"pence": "875"}
    pay(made, sent, 87_500)

    answer = fenn.post(page("charge-pay", sent), typed, follow=True)

    assert "Somebody saved this while you were writing" in words(answer)
    assert "23 Nov 2026 BACS 7 £875.00" in words(answer)
    assert "Left to pay £0.00" in words(answer)
    again = fenn.post(page("charge-pay", sent), boxes(answer), follow=True)
    assert "Only £0.00 is still owed. Enter that or less" in words(again)
    assert Payment.objects.count() == 1


def test_of_two_people_who_note_the_invoice_the_second_sees_the_firsts(made, sent, sign_in):
    wren = sign_in("wren")
    typed = boxes(wren.get(page("charge-invoice", sent))) | {"invoice": "INV 2"}
    filled(wren, "charge-invoice", sent, invoice="INV 1")

    answer = wren.post(page("charge-invoice", sent), typed, follow=True)

    assert "Somebody saved this charge while you were writing" in words(answer)
    assert "Number of the invoice Nothing INV 1" in words(answer)
    assert Charge.objects.get(pk=sent.pk).invoice == "INV 1"


def test_of_a_credit_it_is_noted_what_was_given_back(made, sent, sign_in):
    for line in made.review.costlines.all():
        change(made, line, net=60_000)
    drawn(made)
    credit = send(made, Charge.objects.get(seat=sent.seat, state="draft"))

    said = words(filled(sign_in("wren"), "charge-pay", credit, pence="775.00"))

    assert "It is noted what was given back" in said
    assert "Given back £775.00 Left to give back £0.00" in said
    assert Payment.objects.get().pence == -77_500


def test_a_payment_noted_by_mistake_is_removed_and_its_reason_stays(made, sent, sign_in):
    pay(made, sent, 10_000)
    wren = sign_in("wren")

    said = words(filled(wren, "payment-remove", Payment.objects.get(), reason="Another charge"))

    assert "The payment is removed" in said
    assert "Left to pay £875.00" in said
    changes = words(wren.get(page("charge-changes", made.review)))
    assert f"Payment of charge 2026-0001, {sent.seat}".lower() in changes.lower()
    assert "(Another charge)" in changes


def test_what_is_written_off_says_why_and_that_can_be_taken_back(made, sent, sign_in):
    wren = sign_in("wren")
    said = words(filled(wren, "charge-forgo", sent, why="Withdrew, board of 3 November"))
    assert "Written off £875.00 Withdrew, board of 3 November" in said
    assert "Note a payment" not in said

    said = words(filled(wren, "charge-restore", sent, reason="They paid after all"))

    assert "It is not written off any more" in said
    assert "Left to pay £875.00" in said


def test_what_was_written_off_is_not_given_back_when_it_costs_less(made, sent, sign_in):
    for line in made.review.costlines.all():
        change(made, line, net=300_000)
    wren = sign_in("wren")
    pay(made, sent, 60_000)
    filled(wren, "charge-forgo", sent, why="Withdrew")

    filled(wren, "charge-draw", made.review, basis="actual")

    credit = Charge.objects.get(seat=sent.seat, state="draft")
    assert (credit.total, [one.pence for one in credit.lines.all()]) == (-10_000, [-10_000])
    send(made, credit)
    filled(wren, "charge-draw", made.review, basis="actual")
    assert not Charge.objects.filter(seat=sent.seat, state="draft").exists()


def test_why_it_is_written_off_is_looked_at_for_names(made, sent, sign_in):
    answer = filled(sign_in("wren"), "charge-forgo", sent, why="About Mrs Petra Quill, born 3 May 1980")

    assert "Look again before you save" in words(answer)
    assert Charge.objects.get(pk=sent.pk).state == "sent"


def test_every_change_is_told_in_the_fields_words(made, sent, sign_in):
    wren = sign_in("wren")
    filled(wren, "charge-invoice", sent, invoice="INV 204")

    said = words(wren.get(page("charge-changes", made.review)))

    assert "What became of it Sent Invoiced" in said
    assert "To be paid by Nothing 23 December 2026" in said
