"""The demonstration's agreement on who pays for reviews: one version is agreed, and the next is drafted."""

from datetime import date

import pytest

from csp.demonstration.load import FOLDER, Cast, read
from csp.models import Authority, Seat
from dhr.demonstration import spending
from dhr.demonstration.costs import load
from dhr.demonstration.load import load as reviews_told
from dhr.models import AgreementVersion, CostAgreement, CostLine
from dhr.models.outturn import outturn_by_type
from dhr.services.cost_agreements import what_is_wrong
from tests.integration import costing, people
from tests.integration.reading import words


def tell(today):
    """Tell it as on a day."""
    codes = {one["name"]: one["code"] for one in read(FOLDER / "partnership.toml")["authorities"]}
    seats = {codes[one.authority.name]: one for one in Seat.objects.filter(partnership=people.vale())}
    june = {"june.okafor@vale.example": people.person("june")}
    load(Cast(people.vale(), today, "!", {}, seats, june))


def spend(today):
    """Tell of the reviews, of the agreement and of what they cost, as on a day."""
    codes = {one["name"]: one["code"] for one in read(FOLDER / "partnership.toml")["authorities"]}
    authorities = {codes[one.name]: one for one in Authority.objects.filter(name__in=codes)}
    seats = {codes[one.authority.name]: one for one in Seat.objects.filter(partnership=people.vale())}
    june = {"june.okafor@vale.example": people.person("june")}
    cast = Cast(people.vale(), today, "!", authorities, seats, june)
    for told in (reviews_told, load, spending.load):
        told(cast)


def test_it_says_who_pays_today_and_what_would_change(sign_in):
    tell(people.TODAY)

    agreement = CostAgreement.objects.get()
    said = words(sign_in("tom").get(costing.at_vale("cost-agreement-detail", agreement.key)))

    assert "Costs of reviews in Vale Version 1 since 1 April 2026" in said
    assert "Marshland County Council pays 50% of the cost, but no more than £5,000.00." in said
    assert "Vale District Council, the lead, pays the cost." in said
    assert "Nothing is agreed for translation and interpreting and other costs" in said
    assert "Version 2 1 Apr 2027" in said


@pytest.mark.parametrize("today", [date(2026, 4, 1), date(2027, 3, 31), date(2028, 2, 29)])
def test_whatever_the_day_the_draft_could_be_agreed(today):
    tell(today)

    (draft,) = AgreementVersion.objects.filter(state="draft")
    assert what_is_wrong(version=draft, by=costing.june()) == []


@pytest.mark.parametrize("today", [people.TODAY, date(2027, 4, 2)])
def test_what_the_invented_reviews_cost_is_shared_by_it_whatever_the_day(today):
    spend(today)

    lines = {one.what: one for one in CostLine.objects.all()}
    assert len(lines) == 12
    for one in lines.values():
        paid = sum(share.pence for share in one.shares.all())
        assert paid == (one.cost if one.under else 0)
    offer = lines["Chair, as first expected: 20 days"]
    contract = lines["Contract with the chair: 18 days"]
    assert (contract.against, contract.is_last) == (offer, True)
    found = outturn_by_type([one for one in lines.values() if one.review.code_name == "Linen Compass"])
    assert (found["chair"].actual, found["chair"].expected) == (630_000, 1_080_000)
