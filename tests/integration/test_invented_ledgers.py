"""The demonstration's layout for the ledger, and its pool into which some partners have paid."""

from datetime import date

import pytest

from csp.demonstration.load import Cast
from dhr.demonstration import ledgers
from dhr.models import CostAgreement, LedgerLayout
from tests.integration import costing, ledgering, people, pooling
from tests.integration.reading import words

NAMES = {"mcc": "County Council", "vdc": "District Council", "pol": "Constabulary"}


@pytest.mark.parametrize("today", [people.TODAY, date(2027, 4, 1), date(2027, 5, 10), date(2028, 2, 29)])
def test_it_can_be_told_on_any_day(today, sign_in):
    seats = {code: costing.seat(name) for code, name in NAMES.items()}
    june = {"june.okafor@vale.example": people.person("june")}

    ledgers.load(Cast(people.vale(), today, "!", {}, seats, june))

    agreement = CostAgreement.objects.get()
    assert sum(one.pence for one in agreement.pool_payments.all()) == 185_000
    assert LedgerLayout.objects.get().in_order[0].text == "R4410"


def test_its_pages_say_what_is_left_and_how_charges_are_written(sign_in):
    test_it_can_be_told_on_any_day(people.TODAY, sign_in)
    tom = sign_in("tom")

    said = words(tom.get(pooling.page("list", CostAgreement.objects.get())))
    assert "Marshland Constabulary £250.00 £100.00 £150.00" in said
    layouts = words(tom.get(ledgering.LIST))
    assert "Council finance system Account, Their reference, Date, Customer" in layouts
