"""What a report compares: who leads what is late, and how each priority moves."""

from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.report import BarChart, PanelChart
from tests.unit.scrutiny.filling import filled
from tests.unit.scrutiny.test_sections import BEHIND, DAY, FIRST, RECORD, SECOND, blocks, line, numbered, said


def led(reference, lead, *, late=True):
    return replace(line(reference, BEHIND, late=late), lead=lead)


def test_late_actions_are_drawn_by_who_leads_them_of_all_that_they_lead():
    lines = (led("1", "Fire"), led("2", "County"), led("3", "County"), led("4", "County", late=False))
    made = filled("attention", replace(RECORD, parts=(replace(FIRST, lines=lines),)))

    chart = blocks(made, BarChart)[0]
    assert [(row.label, row.count, row.of) for row in chart.rows] == [("County", 2, 3), ("Fire", 1, 1)]
    assert "{ref:attention-late-chart} shows who leads them." in said(made)
    assert numbered(made).numbers["attention-late-chart"] == "Figure 1"


def test_where_one_authority_leads_all_that_is_late_nothing_is_ranked():
    assert blocks(filled("attention", RECORD), BarChart) == []


def test_each_priority_has_its_months_on_one_scale():
    first = replace(FIRST, months={date(2026, 10, 31): 0, DAY: 1})
    made = filled("summary", replace(RECORD, parts=(first, replace(SECOND, months={DAY: 0}))))

    chart = blocks(made, PanelChart)[0]
    assert chart.labels == ("Oct 2026", "Nov 2026")
    assert [(row.label, row.values, row.whole) for row in chart.rows] == [
        ("Homes", (0, 1), 2),
        ("Roads", (None, 0), 2),
    ]
    assert "{ref:by-month-each-chart} shows it for each priority." in said(made)


@pytest.mark.parametrize("several", [1, 13])
def test_one_priority_alone_or_more_than_can_be_compared_are_not_drawn_beside_each_other(several):
    parts = tuple(replace(FIRST, key=f"priority-{at}", number=str(at)) for at in range(several))

    assert blocks(filled("summary", replace(RECORD, parts=parts)), PanelChart) == []
