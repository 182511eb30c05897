"""The pages that lock a financial year, and adjust a cost in one."""

import pytest
from django.urls import reverse

from csp.kernel import day_words
from dhr.models import Capacity, CostLine, YearLock
from tests.integration import costing, people
from tests.integration.reading import boxes, words
from tests.integration.reviewing import join, open_review
from tests.integration.spending import paid, spend
from tests.integration.test_year_locks import LAST_YEAR, lock

LIST = "/p/vale/reviews/years/"
ADD = "/p/vale/reviews/years/2025/lock/"


@pytest.fixture
def made():
    costing.agreed(starts_on=LAST_YEAR.replace(month=4))
    return open_review()


def adjust(line):
    return reverse("dhr:cost-line-adjust", args=["vale", line.key])


def test_everybody_reads_which_years_are_locked_and_a_coordinator_locks_one(sign_in):
    june, tom = sign_in("june"), sign_in("tom")
    assert "2025–26 April 2025 to March 2026 Open Lock 2025–26 2024–25" in words(june.get(LIST))
    assert "This can’t be taken back" in words(june.get(ADD))

    answer = june.post(ADD, boxes(june.get(ADD)), follow=True)

    assert "The financial year 2025–26 is locked" in words(answer)
    said, today = words(tom.get(LIST)), day_words.plain(people.TODAY)
    assert f"2025–26 April 2025 to March 2026 Locked on {today} 2024–25" in said
    assert "2024–25 April 2024 to March 2025 Locked with the years after it" in said
    assert "Lock 20" not in said


def test_the_page_is_the_same_whether_or_not_there_are_reviews(sign_in):
    tom = sign_in("tom")
    before = words(tom.get(LIST))

    spend_in_a_review()

    assert words(tom.get(LIST)) == before


def spend_in_a_review():
    costing.agreed(starts_on=LAST_YEAR.replace(month=4))
    spend(open_review(), cost_on=LAST_YEAR)


def test_no_year_is_locked_that_is_not_over_and_by_nobody_else(sign_in):
    assert sign_in("june").get("/p/vale/reviews/years/2026/lock/").status_code == 404
    answer = sign_in("tom").post(ADD, {})
    assert answer.status_code == 403
    assert "Only a review coordinator can lock a financial year." in words(answer)
    assert not YearLock.objects.exists()


def test_a_cost_of_a_locked_year_leads_to_its_adjustment(made, sign_in):
    line = spend(made, cost_on=LAST_YEAR)
    lock()
    wren = sign_in("wren")
    assert "Adjust this cost" in words(wren.get(line.get_absolute_url()))

    typed = boxes(wren.get(adjust(line))) | {"what": "Invoiced twice", "net": "-700.00"}
    answers = [wren.post(adjust(line), typed, follow=True) for _ in range(2)]

    assert "The adjustment of cost 1 is noted" in words(answers[0])
    [correction] = CostLine.objects.filter(adjusts=line)
    assert (correction.net, sum(paid(correction).values())) == (-70_000, -70_000)
    assert "It corrects Cost 1" in words(wren.get(correction.get_absolute_url()))
    assert "Cost 2" in words(wren.get(line.get_absolute_url()))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"net": ""}, "Enter by how much it is adjusted"),
        ({"net": "0"}, "Enter an amount other than £0.00"),
        ({"net": "7k"}, "Write the amount in full, like 7000 or 7,000.00."),
        ({"what": ""}, "Enter what it is for"),
        (
            {"cost_on-year": "2025", "cost_on-month": "10"},
            "Years up to 31 March 2026 are locked. Give it a later day, and say under what it is for when it was",
        ),
    ],
)
def test_an_adjustment_that_cannot_be_comes_back_with_what_was_typed(made, sign_in, given, sentence):
    line = spend(made, cost_on=LAST_YEAR)
    lock()
    wren = sign_in("wren")

    typed = boxes(wren.get(adjust(line))) | {"what": "Invoiced twice", "net": "-700.00"} | given
    answer = wren.post(adjust(line), typed)

    assert sentence in words(answer)
    assert {name: boxes(answer)[name] for name in given} == given
    assert CostLine.objects.count() == 1


def test_a_large_adjustment_is_asked_about_once_as_a_large_cost_is(made, sign_in):
    line = spend(made, cost_on=LAST_YEAR)
    lock()
    wren = sign_in("wren")
    typed = boxes(wren.get(adjust(line))) | {"what": "Invoiced twice", "net": "-10,000,000"}
    asked = "Is −£10,000,000.00 right? Tick the box below if it is, or change the amount"

    answer = wren.post(adjust(line), typed)

    assert asked in words(answer)
    assert "Yes, −£10,000,000.00 is right" in words(answer)
    wren.post(adjust(line), typed | {"sure": "-100"})
    assert CostLine.objects.count() == 1
    assert "is noted" in words(wren.post(adjust(line), typed | {"sure": "-1000000000"}, follow=True))
    assert CostLine.objects.get(adjusts=line).net == -1_000_000_000


def test_what_can_be_changed_is_not_adjusted_and_what_cannot_is_not_changed(made, sign_in):
    locked, free = spend(made, cost_on=LAST_YEAR), spend(made)
    lock()
    wren = sign_in("wren")

    refused = wren.get(adjust(free))
    assert refused.status_code == 403
    assert "No locked year depends on it. Change it instead." in words(refused)
    for what in ("edit", "remove"):
        answer = wren.get(reverse(f"dhr:cost-line-{what}", args=["vale", locked.key]))
        assert answer.status_code == 403
        assert "Note an adjustment of it instead." in words(answer)
    assert "Change this cost" not in words(wren.get(locked.get_absolute_url()))


def test_a_finance_officer_adjusts_nothing(made, sign_in):
    join(made, Capacity.FINANCE)
    line = spend(made, cost_on=LAST_YEAR)
    lock()

    answer = sign_in("fenn").get(adjust(line))

    assert answer.status_code == 403
    assert "Only the review’s coordinator and deputy can change what it costs." in words(answer)
