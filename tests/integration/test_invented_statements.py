"""The demonstration’s statement is read by a partner that is late; a year is locked, and years have budgets."""

from datetime import date

import pytest

from csp.demonstration.load import Cast
from dhr.demonstration import stating
from dhr.models import ReviewBudget, StatementReader, YearLock
from tests.integration import costing, people


@pytest.mark.parametrize("today", [people.TODAY, date(2027, 4, 1), date(2028, 2, 29)])
def test_it_can_be_told_on_any_day(today):
    seats = {stating.BODY: costing.seat("Integrated Care Board")}
    told_by = {"june.okafor@vale.example": people.person("june"), stating.READER: people.person("leila")}

    stating.load(Cast(people.vale(), today, "!", {}, seats, told_by))

    assert StatementReader.objects.get().person == people.person("leila")
    begins = today.year - (today.month < 4)
    assert [one.year - begins for one in ReviewBudget.objects.order_by("year")] == [-1, 0, 1]
    assert YearLock.objects.get().period.ends_on.year == today.year - (today.month < 4) - 1
