"""What a partner was asked for by type of cost and year: every column and row of the table adds up."""

from dhr.models import CostType
from dhr.presenters.statement_types import types_of
from dhr.queries.statements import AskedFor

CHAIR, TRAVEL = CostType.CHAIR, CostType.TRAVEL


def test_types_stand_in_their_own_order_and_the_last_row_is_all_of_them_together():
    first = [AskedFor(TRAVEL, 2026, 1_050), AskedFor(CHAIR, 2025, 70_000)]
    second = [AskedFor(CHAIR, 2026, 30_001), AskedFor(CHAIR, 2025, -20_000)]

    table = types_of([first, second])

    assert table.years == ["2025–26", "2026–27"]
    assert table.rows == [
        ("Independent chair", [("2025–26", "£500.00"), ("2026–27", "£300.01")], "£800.01"),
        ("Travel", [("2025–26", "£0.00"), ("2026–27", "£10.50")], "£10.50"),
    ]
    assert (table.totals, table.total) == ([("2025–26", "£500.00"), ("2026–27", "£310.51")], "£810.51")


def test_of_no_charge_there_is_nothing_by_type():
    table = types_of([])

    assert (table.years, table.rows, table.totals) == ([], [], [])
