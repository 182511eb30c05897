"""Asking partners for their shares, as pages show it: who owes what, what was asked, what became of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.web import clock
from dhr.models import Capacity, Charge, Payment
from dhr.services.cost_anew import share_anew
from tests.integration import costing, people
from tests.integration.charging import drawn, filled, knows, page, pay, send, send_all
from tests.integration.reading import title, words
from tests.integration.reviewing import join, open_review
from tests.integration.spending import DAY, ESTIMATE, change, spend

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


# The list


def test_nobody_was_asked_at_first_and_there_is_a_way_to_begin(made, sign_in):
    said = words(sign_in("wren").get(page("charge-list", made.review)))

    assert "No partner was asked for anything yet" in said
    assert "Draw up charges" in said


def test_the_list_says_what_each_partner_bears_was_asked_for_has_paid_and_owes(made, sent, sign_in):
    pay(made, sent, 50_000)

    said = words(sign_in("wren").get(page("charge-list", made.review)))

    assert f"{sent.seat} £875.00 £875.00 £500.00 £375.00" in said
    assert f"{costing.seat('Probation')} £875.00 £0.00 £0.00 £0.00" in said
    assert "Altogether £5,250.00 £875.00 £500.00 £375.00" in said
    assert "5 charges are drafts. Open each, look at it, and send it." in said
    assert (
        f"2026-0001 , {sent.seat} {sent.seat} What it has cost so far Paid in part £875.00 £500.00 £375.00"
        in said
    )
    assert said.index("Draft , ") < said.index("2026-0001 , ")


def test_what_is_late_stands_in_its_band_in_words(made, sent, sign_in):
    Charge.objects.filter(pk=sent.pk).update(due_on=TODAY - timedelta(days=40))

    said = words(sign_in("wren").get(page("charge-list", made.review)))

    assert "1 to 30 days late £0.00 31 to 60 days late £875.00 61 to 90 days late £0.00" in said
    assert "More than 90 days late £0.00 Altogether £875.00" in said
    assert "14 Oct 2026 5 weeks late" in said


def test_what_is_written_off_counts_as_asked_for_and_is_owed_no_more(made, sent, sign_in):
    pay(made, sent, 50_000)
    wren = sign_in("wren")
    filled(wren, "charge-forgo", sent, why="Withdrew from the partnership")

    said = words(wren.get(page("charge-list", made.review)))

    assert f"{sent.seat} £875.00 £875.00 £500.00 £375.00 £0.00" in said
    assert "What was asked for is what was paid, written off and is still owed." in said


def test_the_list_asks_the_same_number_of_queries_for_few_charges_and_for_many(made, sent, sign_in):
    wren = sign_in("wren")
    few = asked(wren, made)

    for number in range(1, 6):
        spend(made, net=6_000 * number)
        drawn(made)
        send_all(made)
    assert Charge.objects.count() >= 30
    assert asked(wren, made) == few


def asked(client, made):
    client.get(page("charge-list", made.review))
    with CaptureQueriesContext(connection) as queries:
        client.get(page("charge-list", made.review))
    return len(queries)


# Drawing up


def test_charges_are_drawn_up_for_a_percentage_of_the_estimate(made, sign_in):
    spend(made, kind=ESTIMATE, net=600_000)
    wren = sign_in("wren")
    shown = words(wren.get(page("charge-draw", made.review)))
    assert f"{costing.seat(COUNTY)} £1,000.00" in shown

    said = words(
        filled(wren, "charge-draw", made.review, basis="estimate", basis_points="37.5 %", stage="chair")
    )

    assert "6 charges are drawn up. Look at each, then send it" in said
    assert "37.50% of the estimate: Independent chair appointed Not sent yet £375.00" in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose what partners are asked for"),
        ({"basis": "estimate"}, "Enter what percentage of the estimate is asked for"),
        ({"basis": "estimate", "basis_points": "0"}, "Percentage must be from 0.01% to 100%"),
        ({"basis": "estimate", "basis_points": "101"}, "Percentage must be from 0.01% to 100%"),
        ({"basis": "estimate", "basis_points": "a half"}, "Percentage must be a number, like 12.5"),
        (
            {"basis": "actual"},
            "Nothing is left to ask for: every partner was asked for its share of these costs.",
        ),
    ],
)
def test_what_cannot_be_drawn_up_is_refused(typed, sentence, made, sign_in):
    spend(made, kind=ESTIMATE)

    answer = filled(sign_in("wren"), "charge-draw", made.review, **typed)

    assert title(answer).startswith("Error: ")
    assert sentence in words(answer)
    assert not Charge.objects.exists()


def test_while_others_would_share_the_costs_now_there_is_the_way_to_work_them_out_anew(made, sign_in):
    spend(made, cost_on=DAY)
    gone = costing.seat("Probation")
    gone.ends_on = DAY - timedelta(days=1)
    gone.save()

    answer = filled(sign_in("wren"), "charge-draw", made.review, basis="actual")

    assert "Cost 1 would be shared differently now. Work out anew who pays, and come back." in words(answer)
    assert reverse("dhr:cost-line-share", args=["vale", made.review.key]) in answer.content.decode()


def test_a_partner_that_left_is_given_back_what_it_was_asked_for(made, sent, sign_in):
    send_all(made)
    gone = costing.seat("Probation")
    gone.ends_on = DAY - timedelta(days=1)
    gone.save()
    share_anew(review=made.review, by=made.by(), now=clock.now())
    wren = sign_in("wren")

    said = words(filled(wren, "charge-draw", made.review, basis="actual"))

    assert f"Draft , {gone} {gone} What it has cost so far Not sent yet −£875.00" in said
    draft = Charge.objects.get(seat=gone, state="draft")
    assert "To give back £875.00" in words(wren.get(draft.get_absolute_url()))
    send(made, draft)
    listed = words(wren.get(page("charge-list", made.review)))
    assert "More than 90 days late £0.00 Altogether £5,250.00" in listed
    assert "Besides, £875.00 is to be given back to partners." in listed


# Sending and dropping


def test_a_charge_is_sent_gets_its_number_and_offers_its_letter(made, sign_in):
    knows(costing.seat(COUNTY), contact="Accounts payable", email="accounts@county.example")
    spend(made, net=525_000)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat(COUNTY))
    wren = sign_in("wren")
    shown = words(wren.get(page("charge-send", draft)))
    assert "Accounts payable, accounts@county.example" in shown
    assert "Asked for £875.00" in shown

    said = words(filled(wren, "charge-send", draft))

    assert "It is charge 2026-0001 now. Pass its letter on to the partner" in said
    assert "Sent on 23 November 2026 To Accounts payable" in said
    assert "To be paid by 23 December 2026 in 4 weeks" in said
    assert "Download the letter (PDF)" in said


def test_to_whom_nobody_has_said_nothing_is_sent_and_there_is_the_way_to_say_it(made, sign_in):
    spend(made)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat(COUNTY))
    wren = sign_in("wren")

    shown = wren.get(page("charge-send", draft))

    assert "Nobody has said yet whom its charges go to" in words(shown)
    assert page("account-edit", draft.seat) in shown.content.decode()
    assert "Send it" not in words(shown)
    answer = wren.post(page("charge-send", draft), {"version": draft.version}, follow=True)
    assert Charge.objects.get(pk=draft.pk).is_draft
    assert answer.status_code == 200


def test_a_draft_is_not_sent_once_the_costs_changed(made, sign_in):
    line = spend(made)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat(COUNTY))
    knows(draft.seat)
    change(made, line, net=900_000)

    said = words(filled(sign_in("wren"), "charge-send", draft))

    assert (
        "The costs, or what was asked for, changed since this was drawn up. Draw the charges up again."
        in said
    )


def test_a_draft_that_was_drawn_up_anew_meanwhile_says_that_it_went(made, sign_in):
    spend(made)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat(COUNTY))
    drawn(made)

    answer = sign_in("wren").get(draft.get_absolute_url())

    assert answer.status_code == 410
    assert "This draft of a charge was removed" in words(answer)


def test_a_draft_is_dropped(made, sign_in):
    spend(made)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat(COUNTY))

    said = words(filled(sign_in("wren"), "charge-drop", draft))

    assert "The draft is dropped" in said
    assert not Charge.objects.filter(pk=draft.pk).exists()


def test_a_charge_that_was_sent_is_neither_sent_again_nor_dropped(made, sent, sign_in):
    wren = sign_in("wren")

    for name in ("charge-send", "charge-drop"):
        answer = wren.get(page(name, sent))
        assert answer.status_code == 403
        assert "It was sent, so it does not change any more." in words(answer)


# Who


def test_the_finance_officer_reads_and_pays_and_is_offered_neither_sending_nor_writing_off(
    made, sent, sign_in
):
    join(made, Capacity.FINANCE)
    fenn = sign_in("fenn")

    shown = words(fenn.get(sent.get_absolute_url()))
    assert "Note a payment" in shown
    assert "Write off what is left" not in shown
    listed = words(fenn.get(page("charge-list", made.review)))
    assert "Draw up charges" not in listed
    assert (
        "5 charges are drafts. Only the review’s coordinator and deputy can ask partners for money." in listed
    )
    assert "Open each, look at it, and send it" not in listed
    assert "The payment is noted" in words(filled(fenn, "charge-pay", sent, pence="1"))
    draft = Charge.objects.filter(state="draft").first()
    refused = fenn.get(page("charge-send", draft))
    assert refused.status_code == 403
    assert "Only the review’s coordinator and deputy can ask partners for money." in words(refused)


def test_a_finance_officer_is_not_told_to_draw_up_the_first_charges(made, sign_in):
    join(made, Capacity.FINANCE)

    said = words(sign_in("fenn").get(page("charge-list", made.review)))

    assert "No partner was asked for anything yet" in said
    assert "Only the review’s coordinator and deputy can ask partners for money." in said
    assert "draw up a charge for each partner" not in said


def test_to_the_chair_and_to_everybody_else_there_is_no_charge(made, sent, sign_in):
    pay(made, sent, 10)
    join(made, Capacity.CHAIR)

    for called in ("imogen", "june", "tess"):
        client = sign_in(called)
        for name in ("charge-detail", "charge-pay", "charge-letter", "charge-forgo"):
            assert client.get(page(name, sent)).status_code == 404
        assert client.get(page("charge-list", made.review)).status_code == 404
        assert client.get(page("payment-remove", Payment.objects.get())).status_code == 404


def test_the_costs_and_the_charges_lead_to_one_another(made, sent, sign_in):
    wren = sign_in("wren")

    costs = wren.get(reverse("dhr:cost-line-list", args=["vale", made.review.key])).content.decode()

    assert page("charge-list", made.review) in costs
    assert (
        reverse("dhr:account-list", args=["vale"])
        in wren.get(page("charge-list", made.review)).content.decode()
    )
