"""What a partner paid in beside what all reviews cost, on its statement: every payment, and no review by itself."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.presenters.statement_benefits import benefits_of
from dhr.queries.charges import payments_open_to
from dhr.services.statements import let_read, open_statement
from tests.integration import costing, people, pooling
from tests.integration.charging import drawn, pay, send_all
from tests.integration.reading import words
from tests.integration.reviewing import open_review
from tests.integration.spending import spend
from tests.integration.stating import read_as

pytestmark = pytest.mark.django_db
TODAY, LAST_YEAR = people.TODAY, date(2026, 3, 31)
HIDDEN = "Not told: too few reviews to tell, or none"


@pytest.fixture
def tom():
    """An officer of the police, who is on no review and reads its statement."""
    someone = people.person("tom")
    people.give_second_step(someone)
    given = {"by": people.reader("june"), "now": clock.now()}
    let_read(statement=statement(), person=someone, starts_on=TODAY, ends_on=None, **given)
    return people.reader("tom")


@pytest.fixture
def made():
    costing.agreed(starts_on=date(2025, 4, 1))
    return open_review()


def statement():
    seat, june = costing.seat("Constabulary"), people.reader("june")
    return open_statement(partnership=people.vale(), seat=seat, by=june, now=clock.now())


def asked(made, **given):
    """Have all partners asked for what the review cost, and return the charge of the police."""
    spend(made, **given)
    drawn(made)
    return next(one for one in send_all(made) if one.seat == statement().seat)


def told(reader):
    return benefits_of(reader, reading=read_as(reader, statement()))


def rows(reader):
    return {year: (paid, cost) for year, paid, cost in told(reader).rows}


def test_what_was_paid_stands_in_the_year_of_the_payment_whatever_year_the_cost_is_of(made, tom):
    charge = asked(made, cost_on=LAST_YEAR - timedelta(days=300))
    for pence, day in ((10_000, LAST_YEAR), (20_000, LAST_YEAR + timedelta(days=1))):
        pay(made, charge, pence, on=day)

    assert rows(tom)["2026–27"] == ("£200.00", HIDDEN)
    assert rows(tom)["2025–26"] == ("£100.00", HIDDEN)


def test_all_that_was_paid_is_on_it_and_makes_the_total(made, tom):
    charge = asked(made)
    for pence, day in ((10_000, TODAY), (20_000, TODAY), (1_000, TODAY)):
        pay(made, charge, pence, on=day)
    oldest = payments_open_to(made.by()).filter(pence=1_000).get()
    oldest.paid_on = date(2019, 5, 1)
    oldest.save()

    found = told(tom)

    assert rows(tom)["2026–27"][0] == "£300.00"
    assert found.rows[-1] == ("Earlier", "£10.00", HIDDEN)
    assert found.paid == "£310.00"


def test_what_was_paid_into_a_pool_is_paid_in(tom):
    pooling.pay(pooling.a_pool(), 2_500, name="Constabulary", on=date(2026, 5, 6))
    pooling.pay(pooling.any_pool(), 4_000, name="County Council", on=date(2026, 5, 6))

    assert rows(tom)["2026–27"][0] == "£25.00"


def test_what_all_reviews_cost_is_told_as_it_is_told_to_everybody(made, tom, sign_in):
    spend(made)
    page = reverse("dhr:statement-benefits", args=["vale", statement().key])
    assert rows(tom)["2026–27"] == ("£0.00", HIDDEN)

    asked(open_review(code_name="Amber Willow"))
    shown = words(sign_in("tom").get(page))

    assert "2026–27 £0.00 £14,000, rounded 2025–26 £0.00" in shown
    assert "Altogether £0.00 £14,000, rounded, of the years that are told" in shown


def test_the_file_has_the_same_as_plain_numbers_and_says_how_they_are_told(made, tom, sign_in):
    pay(made, asked(made), 10_000, on=LAST_YEAR)
    asked(open_review(code_name="Amber Willow"))

    answer = sign_in("tom").get(reverse("dhr:statement-benefits-csv", args=["vale", statement().key]))

    heads, *found = csv.reader(StringIO(answer.getvalue().decode("utf-8-sig")))
    assert heads == ["Financial year", "Paid in", "What all reviews cost", "How it is told"]
    assert found[:2] == [
        ["2026–27", "0.00", "14000.00", "Rounded to £1,000"],
        ["2025–26", "100.00", "", HIDDEN],
    ]
    assert answer["Content-Disposition"] == f'attachment; filename="vale-paid-in-{TODAY.isoformat()}.csv"'


def test_before_anything_is_paid_or_told_the_page_says_so(made, tom, sign_in):
    spend(made)
    page = words(sign_in("tom").get(reverse("dhr:statement-benefits", args=["vale", statement().key])))

    assert "Nothing was paid yet" in page
    assert "Download these figures" not in page


def test_nobody_reads_what_another_partner_paid(made, tom):
    charge = asked(made)
    other = next(one for one in type(charge).objects.exclude(pk=charge.pk))
    pay(made, other, 10_000)

    assert rows(tom)["2026–27"][0] == "£0.00"
