"""A report says what reviews cost as far as everybody is told, and nothing where no year can be."""

from datetime import date

from csp.kernel.guarded_sums import OTHERS, Told
from csp.kernel.measures.periods import period_of
from csp.kernel.report import MoneyChart, Paragraph, PlainTable, Report, number
from dhr.queries.spend import Spend, YearSpend
from tests.unit.scrutiny.filling import filled, row
from tests.unit.scrutiny.test_sections import RECORD


def year(begins, total=None, about="", *, is_rounded=False, borne=None):
    told = None if total is None else Told(total, {}, borne or {})
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


SPEND = Spend(
    [
        year(2026, 900_000, is_rounded=True),
        year(2025),
        year(2024, 1_234_567, borne={1: 834_600, OTHERS: 400_000}),
        year(2023, 700_000, borne={1: 300_000, 2: 400_000}),
    ],
    {1: "Vale DC", 2: "County", OTHERS: "Other partners together"},
)


def parts(section, kind):
    return {one.key: one for one in section.blocks if isinstance(one, kind)}


def test_what_partners_bore_is_told_in_the_years_in_which_everybody_is_told_it():
    made = filled("review-costs", RECORD, spend=SPEND)

    shares = parts(made, PlainTable)["cost-shares-table"]
    assert [one.label for one in shares.columns] == ["Partner", "2023–24", "2024–25"]
    assert shares.rows == (
        ("County", "£4,000", "Not told apart"),
        ("Vale DC", "£3,000", "£8,346"),
        ("Other partners together", "Not told apart", "£4,000"),
    )
    assert shares.total == ("Together", "£7,000", "£12,346")
    charts = parts(made, MoneyChart)
    assert [one.label for one in charts["review-costs-chart"].rows] == [
        "2023–24",
        "2024–25",
        "2026–27, rounded",
    ]
    drawn = number(Report("T", "P", "C", date(2026, 11, 23), date(2026, 11, 23), (made,))).sections[0].blocks
    said = {one.block.key: one.said for one in drawn}
    assert said["cost-shares-chart"] == (
        "What each partner bore in 2024–25, to the pound. Vale DC: £8,346.00. Other partners together: £4,000.00"
    )


def test_no_share_is_told_where_no_year_is_told_by_partner():
    made = filled("review-costs", RECORD, spend=Spend([year(2026, 900_000), year(2025)], {}))

    assert [*parts(made, PlainTable)] == ["review-costs-table"]
    assert parts(made, MoneyChart) == {}
    assert filled("review-costs", RECORD, spend=Spend([year(2026), year(2025)], {})) is None


def test_costs_are_told_once_where_they_have_a_section_of_their_own():
    sections = [row("reviews"), row("review-costs")]

    assert filled("reviews", RECORD, spend=SPEND, sections=sections) is None
    assert filled("reviews", RECORD, spend=SPEND, sections=sections[:1])
