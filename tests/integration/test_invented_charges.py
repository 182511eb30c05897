"""The demonstration's charges: every state is there to be looked at, and they add up, whatever the day."""

from datetime import date

import pytest

from csp.demonstration.load import FOLDER, Cast, read
from csp.models import Authority, Seat
from dhr.demonstration import charging, costs, load, spending
from dhr.models import Charge, PartnerAccount
from tests.integration import people


def tell(today):
    """Tell of the reviews, what they cost, and who was asked, as on a day."""
    codes = {one["name"]: one["code"] for one in read(FOLDER / "partnership.toml")["authorities"]}
    authorities = {codes[one.name]: one for one in Authority.objects.filter(name__in=codes)}
    seats = {codes[one.authority.name]: one for one in Seat.objects.filter(partnership=people.vale())}
    june = {"june.okafor@vale.example": people.person("june")}
    cast = Cast(people.vale(), today, "!", authorities, seats, june)
    for told in (load.load, costs.load, spending.load, charging.load):
        told(cast)


@pytest.mark.parametrize("today", [people.TODAY, date(2027, 4, 1), date(2028, 2, 29)])
def test_every_state_of_a_charge_is_there_whatever_the_day(today):
    tell(today)

    found = list(Charge.objects.all())
    assert {one.state for one in found} == {"draft", "sent", "agreed", "invoiced", "written_off"}
    assert {one.is_credit for one in found} == {True, False}
    assert all(one.total == sum(line.pence for line in one.lines.all()) for one in found)
    paid = {one.reference: sum(each.pence for each in one.payments.all()) for one in found}
    assert any(0 < paid[one.reference] < one.total for one in found if one.state == "agreed")
    assert any(paid[one.reference] == one.total for one in found if one.state == "sent")
    assert PartnerAccount.objects.count() == 5
