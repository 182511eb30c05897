"""Whom charges go to, as pages show it: kept by a review coordinator, read by everybody, and no word of a review."""

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.models import PartnerAccount
from dhr.services.partner_accounts import AccountAnswers, set_account
from tests.integration import costing, people
from tests.integration.charging import filled, knows, page
from tests.integration.reading import boxes, title, words

pytestmark = pytest.mark.django_db
COUNTY = "County Council"


def accounts():
    return reverse("dhr:account-list", args=["vale"])


@pytest.fixture
def seat():
    return costing.seat(COUNTY)


@pytest.fixture
def rhian(sign_in):
    """Who coordinates reviews in Vale and its group."""
    costing.county_group()
    return sign_in("rhian")


def test_everybody_reads_whom_charges_go_to_and_only_a_review_coordinator_is_offered_to_change_it(
    seat, rhian, sign_in
):
    knows(seat, contact="Accounts payable", purchase_order="PO 77", budget_code="A1")
    said = words(sign_in("elin").get(accounts()))

    assert f"{seat} Accounts payable finance@partner.example PO 77 A1" in said
    assert f"{costing.seat('Probation')} Nobody has said" in said
    assert "It says whom charges go to, not whether there is a review. A review coordinator keeps it." in said
    assert page("account-edit", seat) not in sign_in("elin").get(accounts()).content.decode()
    assert page("account-edit", seat) in rhian.get(accounts()).content.decode()


def test_it_is_said_for_the_first_time_and_changed_later_with_who_changed_what(seat, rhian):
    said = words(filled(rhian, "account-edit", seat, contact="Accounts payable", address="Hall\nTown"))
    assert f"It is noted whom the charges of {seat} go to" in said

    filled(rhian, "account-edit", seat, contact="The treasurer")

    account = PartnerAccount.objects.get(seat=seat)
    assert (account.contact, account.address, account.version) == ("The treasurer", "Hall\nTown", 2)
    changed = words(rhian.get(page("account-edit", seat)))
    assert "Whom charges go to Accounts payable The treasurer" in changed


def test_the_same_again_changes_nothing(seat, rhian):
    knows(seat)

    assert "Nothing was changed" in words(filled(rhian, "account-edit", seat))
    assert PartnerAccount.objects.get(seat=seat).version == 1


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"contact": " "}, "contact", "Enter whom its charges go to"),
        ({"email": "finance"}, "email", "E-mail address must be an address like"),
        ({"contact": "x" * 121}, "contact", "120"),
        ({"address": "x" * 401}, "address", "400"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(typed, field, sentence, seat, rhian):
    answer = filled(rhian, "account-edit", seat, **({"contact": "Accounts"} | typed))

    assert title(answer).startswith("Error: ")
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert not PartnerAccount.objects.filter(seat=seat).exists()


def test_of_two_people_the_second_sees_what_the_first_said(seat, rhian):
    typed = boxes(rhian.get(page("account-edit", seat))) | {"contact": "Mine"}
    set_account(
        partnership=people.vale(),
        seat=seat,
        version=0,
        answers=AccountAnswers("Theirs"),
        by=people.reader("june"),
        now=clock.now(),
    )

    answer = rhian.post(page("account-edit", seat), typed)

    assert title(answer).startswith("Clash: ")
    assert "Whom charges go to Theirs" in words(answer)
    assert boxes(answer)["contact"] == "Mine"
    assert PartnerAccount.objects.get(seat=seat).contact == "Theirs"
    rhian.post(page("account-edit", seat), boxes(answer))
    assert PartnerAccount.objects.get(seat=seat).contact == "Mine"


def test_a_partner_that_left_stays_in_the_list_while_it_is_known_where_its_charges_go(seat, rhian):
    knows(seat)
    for one in (seat, costing.seat("Probation")):
        one.ends_on = costing.BEGINS
        one.save()

    said = words(rhian.get(accounts()))

    assert f"{seat} Left the partnership The finance team" in said
    assert "Probation Service" not in said


def test_a_colleague_without_the_role_reads_why_and_a_seat_of_elsewhere_is_not_there(
    seat, rhian, sign_in, fen
):
    refused = sign_in("tom").get(page("account-edit", seat))
    assert refused.status_code == 403
    assert "Only a review coordinator can change whom charges go to." in words(refused)
    elsewhere = fen.partnership.seats.first()
    assert rhian.get(page("account-edit", elsewhere)).status_code == 404


def test_who_pays_for_reviews_leads_to_whom_charges_go_to(sign_in):
    shown = sign_in("elin").get(reverse("dhr:cost-agreement-list", args=["vale"]))

    assert accounts() in shown.content.decode()
