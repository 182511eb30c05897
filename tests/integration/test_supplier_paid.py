"""When the supplier of a cost was paid is noted whenever it is known, in a locked year too, and changes no share."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from dhr.models import CostLine
from dhr.services.cost_paid import note_supplier_paid
from tests.integration import costing, people
from tests.integration.charging import filled, on
from tests.integration.reading import words
from tests.integration.reviewing import open_review
from tests.integration.spending import ESTIMATE, paid, spend
from tests.integration.test_year_locks import LAST_YEAR, lock

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 4)


@pytest.fixture
def made():
    costing.agreed(starts_on=LAST_YEAR.replace(month=4))
    return open_review()


def note(made, line, day=DAY, *, version=1):
    return note_supplier_paid(key=line.key, version=version, paid_on=day, by=made.by(), now=clock.now())


def test_the_day_is_noted_of_an_invoice_of_a_locked_year_by_its_page(made, sign_in):
    line = spend(made, cost_on=LAST_YEAR)
    lock()
    shares, wren = paid(line), sign_in("wren")
    assert "Note when the supplier was paid" in words(wren.get(line.get_absolute_url()))

    answer = filled(wren, "cost-line-pay", line, **on("paid_on", DAY))

    assert "It is noted when the supplier was paid" in words(answer)
    assert "4 May 2026" in words(answer)
    line.refresh_from_db()
    assert (line.paid_on, line.net, paid(line)) == (DAY, 700_000, shares)
    [event] = AuditEvent.objects.filter(verb="cost-line.paid")
    assert event.circle_id == made.review.money_circle_id
    changes = words(wren.get(reverse("dhr:cost-line-changes", args=["vale", made.review.key])))
    assert "Day the supplier was paid Nothing 4 May 2026" in changes


def test_the_day_can_be_taken_back_and_the_same_again_changes_nothing(made):
    line = note(made, spend(made))

    again = note(made, line, version=line.version)
    assert again.version == line.version
    assert note(made, line, None, version=line.version).paid_on is None
    with pytest.raises(NewerVersion):
        note(made, line, version=1)


def test_a_day_to_come_and_an_estimate_are_refused(made, sign_in):
    line, estimate = spend(made), spend(made, kind=ESTIMATE)
    tomorrow = people.TODAY + timedelta(days=1)

    with pytest.raises(ValidationError, match="The day it was paid must be today or before"):
        note(made, line, tomorrow)
    with pytest.raises(PermissionDenied, match="Only an actual cost is paid"):
        note(made, estimate)

    said = words(filled(sign_in("wren"), "cost-line-pay", line, **on("paid_on", tomorrow)))
    assert "The day it was paid must be today or before" in said
    assert "Note when the supplier was paid" not in words(sign_in("wren").get(estimate.get_absolute_url()))
    assert not CostLine.objects.filter(paid_on__isnull=False).exists()
