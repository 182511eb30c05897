"""A report says how the measures of the plan stand, and what to look at before it is issued."""

import pytest

from csp.kernel.report import LineChart, Note, PlainTable, thaw
from plans.models import Reading
from tests.integration import areas, measuring, papers
from tests.integration.reading import words

pytestmark = pytest.mark.django_db


def section():
    return next(one for one in papers.document().sections if one.key == "measures")


def found(kind):
    return [one for one in section().blocks if isinstance(one, kind)]


def test_each_measure_stands_with_its_figure_and_how_it_does():
    [table] = found(PlainTable)
    rows = {row[0].split()[0]: row[1:] for row in table.rows}

    assert rows["M4"][0] == "13 offences, September 2026, provisional"
    assert rows["M4"][1].startswith("Better: fewer.")
    assert rows["M4"][3] == "At its target"
    assert rows["M9"] == ("No figure yet", "", "Half as many.", "Held in abeyance")


def test_a_chart_has_the_year_before_and_the_target_and_its_notes_are_marked():
    [chart] = [one for one in found(LineChart) if one.caption.startswith("M4")]

    assert [one.name for one in chart.series] == ["Figure", "A year earlier", "Target"]
    assert len(chart.labels) == 13
    assert chart.marks.count("a") == 1
    assert any("Recording practice changed" in one.text for one in found(Note))


def test_figures_of_a_single_area_are_no_figures_of_the_whole():
    before = found(LineChart)
    one = measuring.reading("M4")
    one.pk, one.key, one.value = None, "area2345zz", 9000
    one.area = areas.area()

    one.save()

    assert Reading.objects.filter(area__isnull=False, value=9000).exists()
    assert found(LineChart) == before


def test_a_pack_from_before_charts_had_marks_is_read_as_it_was():
    pack = papers.built_pack()
    for one in pack.snapshot["report"]["sections"]:
        for block in one["blocks"]:
            block.pop("marks", None)
    pack.save()

    pack.refresh_from_db()
    assert thaw(pack.snapshot).report.title == pack.title


def test_what_to_look_at_is_listed_where_it_is_issued_and_stops_nothing(june, sign_in):
    pack = papers.built_pack()

    said = words(june.get(pack.get_absolute_url()))

    assert "Look at this before you issue it" in said
    assert "A figure is overdue of M5 Deliberate fires (October 2026)." in said
    assert pack.failures == []
    assert "3 of 3 checks passed" in said
    issued = papers.issued_pack()
    assert "Look at this before" not in words(sign_in("hal").get(issued.get_absolute_url()))
