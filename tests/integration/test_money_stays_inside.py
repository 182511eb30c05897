"""Who takes out what a review costs is told to those who may see that alone, and no partner reads a code name."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import AuditEvent
from csp.policies.kept_words import SaysKeptWords
from csp.web import clock
from dhr.models import Capacity, Charge
from dhr.services.charges import send_charge
from dhr.services.exports import record_costs_export, record_ledger_export
from dhr.services.partner_accounts import AccountAnswers, set_account
from dhr.services.payments import note_agreed, note_invoiced
from dhr.services.reviews import ReviewAnswers, edit_review
from tests.integration import costing, people
from tests.integration.charging import drawn, filled, on, send_all
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, open_review
from tests.integration.spending import spend

pytestmark = pytest.mark.django_db
INSIDE = "you wrote a name that only some people may know, and others read it there"


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


@pytest.fixture
def charge(made):
    """What one partner was asked for, sent."""
    spend(made)
    drawn(made)
    return send_all(made)[0]


def trail_of(made, sign_in, called):
    return words(sign_in(called).get(reverse("dhr:review-trail", args=["vale", made.review.key])))


def test_the_chair_does_not_read_who_took_out_what_the_review_costs(made, sign_in):
    spend(made)
    for capacity in (Capacity.CHAIR, Capacity.FINANCE):
        join(made, capacity)
    wren = sign_in("wren")

    answer = wren.get(reverse("dhr:cost-line-csv", args=["vale", made.review.key]))

    assert b"".join(answer).decode("utf-8-sig").count("\n") == 2
    said = "Downloaded what a review costs"
    seen = {one: said in trail_of(made, sign_in, one) for one in ("wren", "ansel", "imogen")}
    assert seen == {"wren": True, "ansel": True, "imogen": False}


def test_what_was_taken_out_of_the_money_of_a_review_is_in_its_circle(made, charge):
    record_costs_export(review=made.review, by=made.by(), now=clock.now())
    record_ledger_export(charges=[charge], by=made.by(), now=clock.now())

    found = AuditEvent.objects.filter(verb__in=["cost-lines.exported", "charges.exported"])
    assert [(one.circle_id, one.subject, one.subject_id) for one in found.order_by("pk")] == [
        (made.review.money_circle_id, "dhr.review", made.review.pk)
    ] * 2


def test_a_code_name_in_what_a_partner_reads_of_its_charge_is_refused_and_nothing_is_lost(charge, sign_in):
    wren = sign_in("wren")
    typed = {
        "charge-invoice": {"invoice": f"{CODE_NAME} 1", **on("invoiced_on", people.TODAY)},
        "charge-agree": {"purchase_order": f"PO {CODE_NAME}", **on("agreed_on", people.TODAY)},
    }
    places = {"charge-invoice": "number of the invoice", "charge-agree": "purchase order number"}

    for page, answers in typed.items():
        answer = filled(wren, page, charge, **answers)

        assert f"Nothing is saved. Under “{places[page]}” {INSIDE}" in words(answer)
        name = next(iter(answers))
        assert answer.context["form"][name].value() == answers[name]
    charge.refresh_from_db()
    assert (charge.state, charge.invoice, charge.purchase_order) == ("sent", "", "")


@pytest.mark.parametrize("name", ["contact", "address", "purchase_order", "budget_code"])
def test_a_code_name_is_not_kept_where_charges_go_to_nor_sent_if_it_is_there(name, made):
    answers = AccountAnswers(**({"contact": "The finance team"} | {name: f"Of {CODE_NAME}"}))
    spend(made)
    drawn(made)
    draft = Charge.objects.select_related("seat").first()
    about = {"partnership": people.vale(), "seat": draft.seat, "version": 0, "answers": answers}

    with pytest.raises(SaysKeptWords):
        set_account(**about, by=made.by(), now=clock.now())
    set_account(**about, by=people.reader("june"), now=clock.now())  # who does not know what it is
    with pytest.raises(SaysKeptWords):
        send_charge(key=draft.key, version=1, by=made.by(), now=clock.now())

    draft.refresh_from_db()
    assert draft.is_draft


def test_what_the_ledger_calls_a_charge_is_noted_as_ever(made, charge):
    note_invoiced(
        key=charge.key,
        version=charge.version,
        invoiced_on=people.TODAY,
        invoice="INV 7",
        by=made.by(),
        now=clock.now(),
    )
    charge.refresh_from_db()
    note_agreed(
        key=charge.key,
        version=charge.version,
        agreed_on=people.TODAY,
        purchase_order="PO 1",
        by=made.by(),
        now=clock.now(),
    )

    found = Charge.objects.get(pk=charge.pk)
    assert (found.invoice, found.purchase_order) == ("INV 7", "PO 1")


def test_a_review_is_not_called_what_its_charges_say_to_a_partner(made, charge):
    note_invoiced(
        key=charge.key,
        version=charge.version,
        invoiced_on=people.TODAY,
        invoice="Slate Umbrella",
        by=made.by(),
        now=clock.now(),
    )
    answers = ReviewAnswers(**{**vars(ReviewAnswers.of(made.review)), "code_name": "Slate Umbrella"})

    with pytest.raises(ValidationError, match="or a charge to a partner says this one"):
        edit_review(key=made.review.key, version=1, answers=answers, reason="", by=made.by(), now=clock.now())
