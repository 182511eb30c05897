"""The budget for reviews of a financial year: set by a review coordinator, beside what reviews cost."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from csp.kernel.named import Named
from csp.models import AuditEvent
from csp.web import clock
from dhr.models import ReviewBudget
from dhr.queries.cost_trail import review_budgets
from dhr.services.budgets import set_budget
from tests.integration import costing, people
from tests.integration.reading import boxes, title, words
from tests.integration.reviewing import open_review
from tests.integration.spending import ESTIMATE, spend

pytestmark = pytest.mark.django_db
LIST, PAGE = "/p/vale/reviews/budgets/", "/p/vale/reviews/budgets/2026/"
FORECAST = "/p/vale/reviews/forecast/"


def budgeted(pence=2_400_000, year=2026, version=0, by="june"):
    given = {"partnership": people.vale(), "year": year, "version": version, "pence": pence}
    return set_budget(**given, by=people.reader(by), now=clock.now())


def sent(client, **typed):
    return client.post(PAGE, boxes(client.get(PAGE)) | typed, follow=True)


def test_a_review_coordinator_sets_the_budget_of_a_year_and_everybody_reads_it(sign_in):
    said = words(sent(sign_in("june"), pence="£24,000"))

    event, (budget,) = AuditEvent.objects.latest("pk"), ReviewBudget.objects.all()
    assert (event.verb, event.circle_id) == ("review-budget.set", None)
    assert review_budgets(people.reader("tess"), ids=[budget.pk])[budget.pk] == Named("2026–27", LIST)
    assert "The budget of 2026–27 is saved" in said
    assert "2026–27 April 2026 to March 2027 £24,000.00 Change the budget of 2026–27" in said
    assert "2025–26 April 2025 to March 2026 Not set Set the budget of 2025–26" in said
    of_tom = words(sign_in("tom").get(LIST))
    assert "2026–27 April 2026 to March 2027 £24,000.00 2025–26" in of_tom
    assert "A review coordinator sets it." in of_tom


def test_it_is_changed_with_who_changed_what_and_the_same_again_changes_nothing(sign_in):
    june = sign_in("june")
    budgeted()

    sent(june, pence="18,000.50")

    assert "Budget £24,000.00 £18,000.50" in words(june.get(PAGE))
    assert "Nothing was changed" in words(sent(june))
    budget = ReviewBudget.objects.get()
    assert (budget.pence, budget.version) == (1_800_050, 2)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the budget, or 0 if there is none"),
        ("7k", "Write the amount in full, like 7000 or 7,000.00."),
        ("-1", "Budget must be £0.00 or more"),
        ("10,000,000", "Is £10,000,000.00 right? Tick the box below if it is, or change the amount"),
        ("100,000,001", "£100,000,000.00 is the largest amount that can be written here."),
    ],
)
def test_a_budget_that_cannot_be_comes_back_with_what_was_typed(sign_in, typed, sentence):
    answer = sent(sign_in("june"), pence=typed)

    assert title(answer).startswith("Error: ")
    assert sentence in words(answer)
    assert boxes(answer).get("pence", "") == typed
    assert not ReviewBudget.objects.exists()


def test_a_large_budget_is_asked_about_once_and_ticked_for_that_amount(sign_in):
    june = sign_in("june")
    for ticked, amount, there in (("1000000000", "10,000,001", 0), ("1000000000", "10,000,000", 1)):
        answer = sent(june, pence=amount, sure=ticked)
        assert ReviewBudget.objects.count() == there

    assert "The budget of 2026–27 is saved" in words(answer)


def test_of_two_people_the_second_sees_what_the_first_said(sign_in):
    june = sign_in("june")
    typed = boxes(june.get(PAGE)) | {"pence": "1,000"}
    budgeted(pence=99_900)

    answer = june.post(PAGE, typed)

    assert title(answer).startswith("Clash: ")
    assert "Budget £999.00" in words(answer)
    assert boxes(answer)["pence"] == "1,000"
    assert ReviewBudget.objects.get().pence == 99_900
    june.post(PAGE, boxes(answer))
    assert ReviewBudget.objects.get().pence == 100_000


def test_nobody_else_sets_it_and_no_year_far_away_has_one(sign_in):
    refused = sign_in("tom").get(PAGE)
    assert refused.status_code == 403
    assert "Only a review coordinator can set the budget for reviews." in words(refused)
    assert sign_in("june").get("/p/vale/reviews/budgets/2030/").status_code == 404
    with pytest.raises(PermissionDenied):
        budgeted(by="tom")
    with pytest.raises(ValidationError, match="Choose one of the last financial years"):
        budgeted(year=2030)
    with pytest.raises(ValidationError, match="Enter a budget from"):
        budgeted(pence=-1)


def test_the_database_keeps_one_budget_a_year_and_none_beyond_what_is_read():
    budgeted()

    for year, pence in ((2026, 1), (2025, 10_000_000_001)):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewBudget(partnership=people.vale(), year=year, pence=pence).save()


def test_the_forecast_says_in_words_what_is_left_of_the_budget_or_by_how_much_it_is_exceeded(sign_in):
    costing.agreed(starts_on=date(2024, 4, 1))
    made = open_review()
    for year, net in ((2024, 100_000), (2025, 100_001), (2026, 40_000)):
        spend(made, net=net, cost_on=date(year, 5, 1))
        budgeted(pence=100_000, year=year)
    spend(made, kind=ESTIMATE, net=10_000, cost_on=date(2026, 5, 1))

    said = words(sign_in("wren").get(FORECAST))

    assert "2024–25 £1,000.00 £0.00 £1,000.00 £1,000.00 Nothing left" in said
    assert "2025–26 £1,000.01 £0.00 £1,000.01 £1,000.00 £0.01 over budget" in said
    assert "2026–27 £400.00 £100.00 £500.00 £1,000.00 £500.00 left" in said
    assert "Altogether £2,400.01 £100.00 £2,500.01 £3,000.00 £499.99 left" in said


def test_a_year_without_a_budget_says_so_and_so_do_all_years_together(sign_in):
    costing.agreed(starts_on=date(2025, 4, 1))
    spend(open_review(), net=5_000, cost_on=date(2026, 5, 1))
    budgeted(year=2027)

    said = words(sign_in("wren").get(FORECAST))

    assert "2026–27 £50.00 £0.00 £50.00 Not set" in said
    assert "2027–28 £0.00 £0.00 £0.00 £24,000.00 £24,000.00 left" in said
    assert "Altogether £50.00 £0.00 £50.00 Not set" in said


def test_the_charts_of_the_forecast_say_every_amount(sign_in):
    costing.agreed()
    spend(open_review(), net=5_000, cost_on=date(2026, 5, 1))
    budgeted()

    shown = sign_in("wren").get(FORECAST, {"chair": "900"}).content.decode()
    years, new = re.findall(r'role="img" aria-label="(What[^"]+)"', shown)[::-1] or ["", ""]

    said = {one.split(".")[0] for one in (years, new)}
    assert said == {
        "What the reviews whose costs you see cost by financial year",
        "What one more review would cost each partner",
    }
    assert "2026–27: £50.00; budget £24,000.00" in shown


def test_whoever_sees_no_costs_reads_the_budget_and_nothing_of_a_review(sign_in):
    budgeted()
    tom = sign_in("tom")
    before = words(tom.get(FORECAST))

    costing.agreed(starts_on=date(2025, 4, 1), rules={"travel": costing.EQUALLY})
    spend(open_review(), net=5_000, cost_on=date(2026, 5, 1), cost_type="travel")

    assert "Financial year Budget 2026–27 £24,000.00" in before
    assert words(tom.get(FORECAST)) == before
    assert "Left of the budget" not in before
