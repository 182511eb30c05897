"""What reviews are expected to cost: by year for those who see it, and one more review for everybody."""

from datetime import date

import pytest

from csp.models import Partnership, Person
from csp.queries.readers import reader_of
from dhr.models import Capacity, CostRule, CostType
from dhr.services.cost_rules import RuleAnswers
from tests.integration import costing, people
from tests.integration.reading import words
from tests.integration.reviewing import join, open_review
from tests.integration.spending import COMMITMENT, ESTIMATE, responsible, spend

PAGE = "/p/vale/reviews/forecast/"
BEGAN = date(2025, 4, 1)
pytestmark = pytest.mark.django_db


def test_what_one_more_review_would_cost_each_partner_is_shared_as_is_agreed_today(sign_in):
    rules = {CostType.CHAIR: costing.EQUALLY, CostType.VENUE: RuleAnswers(rest=CostRule.Rest.IN_KIND)}
    costing.agreed(rules=rules)

    said = words(sign_in("tom").get(PAGE, {"chair": "6,000", "venue": "120", "legal": "50.05"}))

    share = f"£{6_000 / len(responsible()):,.2f}"
    assert all(f"{name} {share}" in said for name in responsible())
    assert "Given in kind £120.00" in said
    assert "Not agreed: borne by the partnership that pays £50.05" in said
    assert "Altogether £6,170.05" in said
    assert f"Independent chair {costing.TITLE}, version 1 £6,000.00" in said
    assert "Legal advice Not agreed £50.05" in said


def test_without_an_agreement_nobody_shares_and_the_page_says_so(sign_in):
    said = words(sign_in("tom").get(PAGE))

    assert "Not agreed: borne by the partnership that pays £7,000.00" in said


def test_a_payer_without_a_seat_is_refused_with_the_sentence_and_the_rest_still_adds_up(sign_in):
    county = costing.seat("County Council")
    costing.agreed(rules={CostType.CHAIR: costing.half_of_the_chair(), CostType.TRAVEL: costing.EQUALLY})
    county.ends_on = date(2026, 10, 1)
    county.save()

    said = words(sign_in("tom").get(PAGE, {"chair": "100", "travel": "6"}))

    assert "Independent chair: The partner who pays first is not among those who share." in said
    assert "Cannot be shared £100.00" in said
    assert "Altogether £106.00" in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"chair": ""}, "Enter the amount of at least one type of cost"),
        ({"chair": "7k"}, "Write the amount in full, like 7000 or 7,000.00."),
    ],
)
def test_an_amount_that_cannot_be_read_is_refused_beside_its_box(sign_in, typed, sentence):
    said = words(sign_in("tom").get(PAGE, typed))

    assert sentence in said
    assert "What each partner would pay" not in said


def test_whoever_sees_what_reviews_cost_sees_them_by_year_and_nobody_else(sign_in):
    costing.agreed(starts_on=date(2025, 4, 1))
    made, other = open_review(), open_review(code_name="Amber Willow")
    estimate = spend(made, kind=ESTIMATE, net=700_000, cost_on=date(2026, 3, 1))
    spend(made, net=200_000, cost_on=date(2026, 5, 1), against=estimate.key)
    spend(other, kind=COMMITMENT, net=30_000, cost_on=date(2026, 5, 1))
    join(made, Capacity.FINANCE)

    of_wren, of_fenn, of_tom = (words(sign_in(one).get(PAGE)) for one in ("wren", "fenn", "tom"))

    assert "2 reviews whose costs you see" in of_wren
    assert "2025–26 £0.00 £5,000.00 £5,000.00 2026–27 £2,000.00 £300.00 £2,300.00" in of_wren
    assert "1 review whose costs you see" in of_fenn
    assert "2026–27 £2,000.00 £0.00 £2,000.00 Altogether £2,000.00 £5,000.00 £7,000.00" in of_fenn
    assert "whose costs you see" not in of_tom


def test_what_a_group_agreed_is_said_of_its_parts(sign_in):
    group = costing.county_group()
    rules = {CostType.CHAIR: costing.EQUALLY}
    costing.agreed(partnership=group, by=people.reader("rhian"), title="Costs in the county", rules=rules)

    said = words(sign_in("tom").get(PAGE))

    assert Partnership.objects.get(pk=people.vale().pk).parent == group
    assert "Independent chair Costs in the county, version 1 £7,000.00" in said


def test_at_the_address_of_a_county_group_it_says_where_to_look(sign_in):
    group = costing.county_group()
    rhian = Person.objects.get(name="Rhian Ellis")
    costing.agreed(
        title="Costs in Marsh", partnership=group, by=reader_of(rhian, today=people.TODAY), starts_on=BEGAN
    )

    said = words(sign_in("rhian").get("/p/marsh-county/reviews/forecast/"))

    where = f"Open this page at a partnership of the group: {people.vale()}."
    assert f"Independent chair: who shares it depends on where the review is. {where}" in said
    assert "Name at least one partner" not in said
