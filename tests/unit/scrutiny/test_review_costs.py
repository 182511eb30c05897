"""A report says what reviews cost as far as everybody is told, and nothing where no year can be."""

from datetime import date

from csp.kernel.guarded_sums import Told
from csp.kernel.measures.periods import period_of
from csp.kernel.report import Paragraph, PlainTable
from dhr.queries.spend import Spend, YearSpend
from tests.unit.scrutiny.filling import filled
from tests.unit.scrutiny.test_sections import RECORD


def year(begins, total=None, about="", *, is_rounded=False):
    told = None if total is None else Told(total, {}, {})
    return YearSpend(period_of("year", date(begins, 4, 1)), told, about, is_rounded)


def test_what_reviews_cost_is_told_by_year_as_far_as_everybody_is_told():
    spend = Spend([year(2026, 1_200_000, is_rounded=True), year(2025), year(2024, 1_234_567)], {})

    made = filled("reviews", RECORD, spend=spend)

    [table] = [one for one in made.blocks if isinstance(one, PlainTable)]
    assert table.rows == (
        ("2026–27", "£12,000, rounded"),
        ("2025–26", "Not told"),
        ("2024–25", "£12,345.67"),
    )
    assert "A year with too few to tell, or with none, says so." in " ".join(
        one.text for one in made.blocks if isinstance(one, Paragraph)
    )


def test_where_no_year_can_be_told_the_report_does_not_speak_of_costs():
    assert filled("reviews", RECORD, spend=Spend([year(2026), year(2025)], {})) is None
