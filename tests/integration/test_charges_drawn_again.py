"""Charges are drawn up once more: drafts that are no longer due go, and no estimate gives back what was spent."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from dhr.models import Charge
from dhr.models.cost_verb import CostVerb
from dhr.services.charges import GIVES_BACK, NOTHING, ChargeAnswers
from dhr.services.costs import remove_cost
from tests.integration import costing
from tests.integration.charging import HALF, ON_ESTIMATE, drawn, filled, send_all
from tests.integration.reading import problems, words
from tests.integration.reviewing import open_review
from tests.integration.spending import ESTIMATE, change, responsible, spend

pytestmark = pytest.mark.django_db
WHOLE = ChargeAnswers(ON_ESTIMATE, basis_points=10_000)


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


def remove(made, line):
    remove_cost(key=line.key, version=line.version, reason="Twice", by=made.by(), now=clock.now())


def test_drafts_that_are_no_longer_due_are_dropped_though_nothing_is_left_to_ask(made):
    line = spend(made, net=8_000)
    drawn(made)
    drafts = Charge.objects.count()
    remove(made, line)

    assert drawn(made) == {}

    assert not Charge.objects.exists()
    assert AuditEvent.objects.filter(verb=CostVerb.CHARGE_DROPPED).count() == drafts
    with pytest.raises(ValidationError) as refused:
        drawn(made)
    assert refused.value.messages == [NOTHING]


def test_the_page_says_that_they_are_dropped(made, sign_in):
    line = spend(made, net=8_000)
    drawn(made)
    remove(made, line)

    answer = filled(sign_in("wren"), "charge-draw", made.review, basis="actual")

    assert "Nothing is left to ask for. The drafts that were there are dropped" in words(answer)
    assert not Charge.objects.exists()


def test_a_part_of_the_estimate_does_not_give_back_what_was_asked_of_actual_costs(made, sign_in):
    spend(made, kind=ESTIMATE, net=600_000)
    spend(made, net=600_000)
    drawn(made)
    send_all(made)

    with pytest.raises(ValidationError) as refused:
        drawn(made, HALF)

    assert refused.value.message_dict == {"basis": [GIVES_BACK]}
    assert not Charge.objects.filter(state="draft").exists()
    page = reverse("dhr:charge-draw", args=["vale", made.review.key])
    answer = sign_in("wren").post(page, {"basis": "estimate", "basis_points": "50", "stage": ""})
    assert GIVES_BACK in " ".join(problems(answer))


def test_a_higher_part_of_the_estimate_may_follow_and_a_lower_estimate_gives_back(made):
    estimate = spend(made, kind=ESTIMATE, net=1_000 * len(responsible()))
    drawn(made, WHOLE)
    send_all(made)
    change(made, estimate, net=800 * len(responsible()))
    assert set(drawn(made, WHOLE).values()) == {-200}
    send_all(made)

    spend(made, net=100 * len(responsible()))
    assert set(drawn(made).values()) == {-700}
    send_all(made)

    assert set(drawn(made, WHOLE).values()) == {700}
