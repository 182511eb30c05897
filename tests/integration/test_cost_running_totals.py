"""Costs in one running total: none comes before one that stands, and nobody's pence move that nobody touched."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.web import clock
from dhr.models import CostLine, CostShare, CostType
from dhr.queries import costs
from dhr.services import cost_sharing
from dhr.services.cost_anew import share_anew, worked_out_anew
from dhr.services.cost_sharing import NotAddedUp
from dhr.services.costs import remove_cost
from tests.integration import costing
from tests.integration.reading import problems, words
from tests.integration.reviewing import open_review
from tests.integration.spending import ACTUAL, COMMITMENT, change, paid, paid_altogether, spend
from tests.integration.test_year_locks import LAST_YEAR, THIS_YEAR, adjust, lock

pytestmark = pytest.mark.django_db
BEFORE = (
    "Costs that were noted after this one are shared like that, and a financial year was locked since, so they change"
    " no more. Remove this one, and note it as a new cost"
)
RULES = {CostType.CHAIR: costing.EQUALLY, CostType.VENUE: costing.EQUALLY}


@pytest.fixture
def made():
    """A review in a partnership that shares chairs and venues equally, the year before too."""
    costing.agreed(starts_on=date(2025, 4, 1), rules=RULES)
    return open_review()


# A cost that is moved


@pytest.mark.parametrize(
    ("noted", "now", "beside"),
    [
        ({"cost_type": CostType.VENUE}, {"cost_type": CostType.CHAIR}, "cost_type"),
        ({"kind": COMMITMENT}, {"kind": ACTUAL}, "kind"),
    ],
)
def test_no_cost_is_moved_before_one_that_stands(made, noted, now, beside):
    line = spend(made, net=10_000, cost_on=THIS_YEAR, **noted)
    spend(made, cost_on=LAST_YEAR, net=70_000)
    lock()
    before = paid(line)

    with pytest.raises(ValidationError) as refused:
        change(made, line, net=100_000, **now)

    assert refused.value.message_dict == {beside: [BEFORE]}
    assert (CostLine.objects.get(pk=line.pk).net, paid(line)) == (10_000, before)


def test_nor_by_another_version_or_another_day(made):
    first = costing.agreed(title="Legal", starts_on=date(2025, 4, 1), rules={CostType.LEGAL: costing.EQUALLY})
    second = costing.agree(costing.next_draft(first, starts_on=date(2026, 4, 1)))
    line = spend(made, cost_type=CostType.LEGAL, net=10_000, cost_on=THIS_YEAR)
    spend(made, cost_type=CostType.LEGAL, net=70_000, cost_on=LAST_YEAR)
    lock()

    with pytest.raises(ValidationError) as refused:
        change(made, line, shared_by=first.key, chosen_why="It was ordered then")

    assert refused.value.message_dict == {"shared_by": [BEFORE]}
    assert CostLine.objects.get(pk=line.pk).under == second


def test_the_page_says_so_beside_the_question(made, sign_in):
    line = spend(made, net=10_000, cost_on=THIS_YEAR, cost_type=CostType.VENUE)
    spend(made, cost_on=LAST_YEAR)
    lock()
    typed = {"kind": "actual", "cost_type": "chair", "what": "Chairing", "net": "100.00", "sharing": "day"}
    day = {"cost_on-day": "1", "cost_on-month": "10", "cost_on-year": "2026"}

    page = reverse("dhr:cost-line-edit", args=["vale", line.key])
    answer = sign_in("wren").post(page, {**typed, **day, "version": "1"})

    assert answer.status_code == 200
    assert BEFORE in " ".join(problems(answer))


def test_what_would_not_add_up_is_not_saved(made, monkeypatch):
    line = spend(made, net=70_000)
    monkeypatch.setattr(cost_sharing, "_write", lambda *args: None)

    with pytest.raises(NotAddedUp):
        change(made, line, net=80_000)

    assert (CostLine.objects.get(pk=line.pk).net, sum(paid(line).values())) == (70_000, 70_000)


def test_the_costs_before_the_one_that_changed_are_left_alone(made):
    first, second = spend(made, net=100), spend(made, net=1)
    moved = CostShare.objects.filter(line=first).order_by("place")
    kept = [one.pk for one in moved]

    change(made, second, net=2)

    assert [one.pk for one in CostShare.objects.filter(line=first).order_by("place")] == kept


def test_words_about_a_cost_share_nothing_anew(made):
    first, second = spend(made, net=100), spend(made, net=1)
    kept = set(CostShare.objects.values_list("pk", flat=True))

    change(made, first, supplier="Chairs Ltd", what="Chairing once", reference="INV-7")
    change(made, second, vat=0, net=1, is_last=False)

    assert set(CostShare.objects.values_list("pk", flat=True)) == kept
    change(made, first, net=101)
    assert not set(CostShare.objects.values_list("pk", flat=True)) & kept


# An adjustment that is changed


def test_an_adjustment_whose_day_is_moved_is_still_shared_as_the_cost_it_corrects(made):
    line = spend(made, cost_on=LAST_YEAR, net=700_000)
    gone = costing.seat("Probation")
    gone.ends_on = date(2026, 3, 31)
    gone.save()
    costing.agree(costing.next_draft(line.under, starts_on=date(2026, 4, 1)))
    lock()
    back = adjust(made, line, -700_000)

    moved = change(made, back, cost_on=date(2026, 10, 2))

    assert (moved.under, moved.cost_on) == (line.under, date(2026, 10, 2))
    assert set(paid_altogether(made.review).values()) == {0}


@pytest.mark.parametrize(
    "given",
    [
        {"kind": COMMITMENT, "net": 10},
        {"cost_type": CostType.VENUE},
        {"shared_by": "nobody", "chosen_why": "It was ours"},
    ],
)
def test_an_adjustment_stays_of_the_kind_type_and_version_of_what_it_corrects(made, given):
    line = spend(made, cost_on=LAST_YEAR, net=700_000)
    lock()
    back = adjust(made, line, -700)
    where = next(iter(given))

    with pytest.raises(ValidationError) as refused:
        change(made, back, **given)

    assert refused.value.message_dict == {where: ["It corrects cost 1, and is shared as that is"]}


def test_what_an_adjustment_corrected_is_told_once_it_is_removed(made, sign_in):
    line = spend(made, cost_on=LAST_YEAR, net=700_000)
    lock()
    back = adjust(made, line, -700)
    remove_cost(key=back.key, version=1, reason="Noted twice", by=made.by(), now=clock.now())

    said = words(sign_in("wren").get(reverse("dhr:cost-line-changes", args=["vale", made.review.key])))

    assert "What it corrects Cost 1" in said


# A body with a new name

LAST = "Probation"  # the last one in the order of the names, and then the first one


def renamed(name: str, words: str) -> Any:
    seat = costing.seat(name)
    seat.authority.name = words
    seat.authority.save()
    return seat


def test_a_body_with_a_new_name_is_no_other_partner_and_moves_no_penny(made):
    line, other = spend(made, net=80_001), spend(made, net=80_001)
    before = {one: list(paid(one).values()) for one in (line, other)}
    seat = renamed(LAST, "Aaa Probation")

    lines = costs.of_review(made.by(), review=made.review)
    assert costs.out_of_date(made.by(), review=made.review, lines=lines) == []
    assert worked_out_anew(review=made.review, by=made.by()) == []
    assert share_anew(review=made.review, by=made.by(), now=clock.now()) == []

    assert {one: list(paid(one).values()) for one in (line, other)} == before
    assert str(seat) in paid(line)


def test_a_cost_that_follows_a_new_name_is_shared_in_the_order_of_those_before_it(made):
    spend(made, net=1)
    renamed(LAST, "Aaa Probation")

    line = spend(made, net=1)

    assert max(paid_altogether(made.review).values()) == 1
    assert list(paid(line).values()) == [0, 1, *[0] * (len(paid(line)) - 2)]
