"""The plans of three real partnerships are imported whole, and every row is accounted for."""

from datetime import date

import pytest

from csp.web import clock
from plans.models import Action, PlanImport
from plans.services.importing import carry_out
from plans.services.imports import Target, confirm, start_import
from tests.integration import people
from tests.integration.importing import Waiting
from tests.unit.plans.imports.real_plans import real_plan


@pytest.mark.parametrize(
    ("name", "rows", "dated", "starts_on", "ends_on"),
    [
        ("uttlesford-2024", 18, 3, date(2024, 1, 1), date(2024, 12, 31)),
        ("salford-2002-05", 9, 6, date(2002, 4, 1), date(2005, 3, 31)),
        ("bexley-vawg-2024-28", 7, 5, date(2024, 4, 1), date(2028, 4, 30)),
    ],
)
def test_a_real_plan_is_imported_whole(name, rows, dated, starts_on, ends_on):
    by, now = people.reader("june"), clock.now()
    target = Target(title="A real plan", starts_on=starts_on, ends_on=ends_on)
    content = real_plan(name)

    one = start_import(partnership=people.vale(), target=target, content=content, name=name, by=by, now=now)
    confirm(key=one.key, version=one.version, by=by, now=now)
    carry_out(key=one.key, by=by, progress=Waiting())

    one = PlanImport.objects.get(pk=one.pk)
    made = Action.objects.filter(plan=one.plan)
    assert [line["outcome"] for line in one.rows] == ["action"] * rows
    assert (made.count(), made.exclude(due_on=None).count()) == (rows, dated)
    assert made.exclude(timescale="").count() >= dated
