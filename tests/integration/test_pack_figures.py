"""Where the figures of a report come from: the rule for every reader, the records for those who may open them."""

import pytest
from django.urls import reverse

from csp.models import Circle
from plans.models import Action, Plan
from scrutiny.models import PackFigures
from tests.integration import papers, people, together
from tests.integration.reading import words


@pytest.fixture
def pack():
    return papers.issued_pack()


def page(pack, part="status-chart"):
    return reverse("scrutiny:pack-figure", args=["vale", pack.key, part])


def test_the_coordinator_sees_the_records_that_a_figure_counts(june, pack):
    late = PackFigures.objects.get(pack=pack).figures["key-figures"][3]

    shown = june.get(page(pack, "key-figures"))

    said = words(shown)
    assert f"Late: {len(late['records'])}" in said
    first = Action.objects.get(key=late["records"][0][1])
    assert f'href="{first.get_absolute_url()}">{first.reference} {first.title}</a>' in shown.content.decode()
    assert "An action is late while something is expected of it after its due date." in said
    read = june.get(pack.get_absolute_url())
    assert page(pack, "key-figures") in read.content.decode()


def test_a_plan_that_became_restricted_is_counted_as_it_was_and_named_to_nobody_who_may_not_open_it(
    june, pack
):
    kept = PackFigures.objects.get(pack=pack).figures["key-figures"][1]["records"]
    circle = Circle(partnership=people.vale())
    circle.save()
    Plan.objects.filter(pk=pack.report.plan_id).update(circle=circle, public_version=None)

    said = words(june.get(page(pack, "key-figures")))

    assert f"All actions: {len(kept)} {len(kept)} records that you may not open." in said
    titles = Action.objects.filter(key__in=[key for _, key in kept]).values_list("title", flat=True)
    assert [title for title in titles if title in said] == []


def test_a_councillor_reads_the_rule_and_the_number(sign_in, pack):
    hal = sign_in("hal")

    said = words(hal.get(page(pack, "actions-priority-1")))

    assert "Every action that stood there on 23 November 2026" in said
    number = len(PackFigures.objects.get(pack=pack).figures["actions-priority-1"][0]["records"])
    assert f": {number} {number} records that you may not open." in said
    assert words(hal.get(pack.get_absolute_url())).count("Where this comes from") > 10


def test_what_is_not_traced_has_no_page(june, pack):
    assert june.get(page(pack, "summary-1")).status_code == 404
    assert june.get(page(pack, "nothing")).status_code == 404


def test_whoever_writes_a_section_sees_what_its_figures_count_today(tom):
    section = together.given()

    said = words(tom.get(reverse("scrutiny:section-figure", args=["vale", section.key, "year-ahead-dates"])))

    assert "9 December 2026: The strategy group meets." in said
    assert "as they were counted on 23 November 2026" in said
    missing = reverse("scrutiny:section-figure", args=["vale", section.key, "key-figures"])
    assert tom.get(missing).status_code == 404
