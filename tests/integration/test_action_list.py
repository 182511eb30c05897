"""The action list: what each filter finds, each order, the pages, and what it costs."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from csp.kernel.folding import reference_key
from plans.models import Action, Priority
from tests.integration import people
from tests.integration.reading import references, words

TODAY = people.TODAY
LATE = {"1.15", "2.6", "2.12", "3.1", "4.7", "5.6"}
SILENT = {"1.15", "2.9", "2.15", "3.8", "4.7", "5.6"}


@pytest.fixture
def listed(june):
    """Return what June's list shows for the choices in the address; all pages together."""

    def show(**choices):
        address = reverse("plans:action-list", args=["vale", people.plan().key])
        pages = [june.get(address, {**choices, "page": number}) for number in (1, 2)]
        two = "Showing 1 to 50" in words(pages[0])
        return references(pages[0]) + (references(pages[1]) if two else [])

    return show


def of_the_database(**chosen):
    found = Action.objects.filter(plan=people.plan(), **chosen).values_list("reference", flat=True)
    return sorted(found, key=reference_key)


def test_every_action_is_listed_in_the_order_people_count_with_2_10_after_2_9(listed):
    shown = listed()

    assert shown == of_the_database()
    assert shown.index("2.10") == shown.index("2.9") + 1
    assert len(shown) == 63


def test_exactly_these_six_are_late(listed):
    assert set(listed(due="late")) == LATE


def test_exactly_these_six_are_silent(listed):
    assert set(listed(silent="on")) == SILENT


def test_a_finished_action_is_neither_late_nor_silent(listed):
    Action.objects.filter(reference__in=LATE | SILENT).update(status=people.status("B"))

    assert listed(due="late") == listed(silent="on") == []


def test_an_action_due_today_is_not_late_and_one_due_yesterday_is(listed):
    Action.objects.filter(reference="4.9").update(due_on=TODAY)
    Action.objects.filter(reference="6.4").update(due_on=TODAY - timedelta(days=1))

    assert set(listed(due="late")) == LATE | {"6.4"}


@pytest.mark.parametrize("number", ["1", "4", "6"])
def test_a_priority_shows_its_own_actions(number, listed):
    priority = Priority.objects.get(plan=people.plan(), number=number)

    assert listed(priority=priority.key) == of_the_database(priority=priority)


@pytest.mark.parametrize("letter", "BGARN")
def test_a_status_shows_what_is_reported_so(letter, listed):
    reported = of_the_database(status__letter=letter, state="open")

    assert listed(status=people.status(letter).key) == reported


@pytest.mark.parametrize(
    ("state", "references"),
    [("closed", ["1.12", "4.3"]), ("stopped", ["3.9"]), ("in_abeyance", ["2.8"]), ("carried", [])],
)
def test_what_was_decided_is_shown_by_itself(state, references, listed):
    assert listed(status=state) == references


def test_each_action_is_under_one_status_or_one_decision(listed):
    keys = [*(people.status(letter).key for letter in "BGARN"), "closed", "stopped", "in_abeyance", "carried"]
    shown = [reference for key in keys for reference in listed(status=key)]

    assert sorted(shown) == sorted(set(shown))
    assert sorted(shown + of_the_database(status=None, state="open")) == sorted(listed())


def test_still_open_leaves_out_what_is_over_or_reported_complete(listed):
    over = of_the_database(state__in=["closed", "stopped", "carried"])
    complete = of_the_database(status__letter="B", state="open")

    assert sorted([*listed(open="on"), *over, *complete]) == sorted(listed())
    assert "2.8" in listed(open="on")


def test_two_statuses_show_both(listed):
    keys = [people.status(letter).key for letter in "AR"]

    assert listed(status=keys) == of_the_database(status__letter__in="AR", state="open")


def test_an_authority_shows_what_it_leads(listed):
    seat = people.action("1.6").lead_seat

    assert listed(lead=seat.key) == of_the_database(lead_seat=seat)


def test_held_by_nobody_shows_what_names_nobody_and_what_somebody_left_behind(listed):
    assert listed(lead="nobody") == ["1.14", "2.9", "2.15", "5.6"]


def test_held_by_me_shows_my_own(sign_in):
    address = reverse("plans:action-list", args=["vale", people.plan().key])

    assert references(sign_in("neil").get(address, {"mine": "on"})) == of_the_database(
        lead_person=people.person("neil")
    )


def test_soon_is_the_next_thirty_days_and_open(listed):
    last = TODAY + timedelta(days=30)

    shown = listed(due="soon")

    assert shown == [
        ref for ref in of_the_database(due_on__range=(TODAY, last)) if people.action(ref).is_open
    ]
    assert "4.5" in shown


def test_moved_shows_what_is_no_longer_due_on_the_date_first_agreed(listed):
    Action.objects.filter(reference="4.9").update(due_on=None)

    assert set(listed(due="moved")) == {"1.3", "1.7", "1.16", "2.4", "2.6", "3.1", "3.8", "4.7", "4.9"}


def test_no_date_shows_what_has_none(listed):
    Action.objects.filter(reference="4.9").update(due_on=None)

    assert listed(due="none") == ["4.9"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ŴYNNE", True),
        ("ŵynne", True),
        ("wynne lane", True),
        ("lane wynne", True),
        ("wynne street", False),
        ("  ", True),
    ],
)
def test_words_find_an_action_whatever_their_case_accents_and_order(typed, found, june, listed):
    address = reverse("plans:action-add", args=["vale", people.plan().key])
    june.post(address, {"title": "Light Ŵynne Lane", "reference": "9.9"})

    assert ("9.9" in listed(words=typed)) is found


@pytest.mark.parametrize("typed", ["100%", "_", "\\", "'; --", '"', "<b>", "🙂", "\x00"])
def test_signs_that_mean_something_to_a_database_mean_nothing_here(typed, june):
    page = june.get(reverse("plans:action-list", args=["vale", people.plan().key]), {"words": typed})

    assert page.status_code == 200
    assert ("0 actions" in words(page)) is (typed != "\x00")
    assert typed == "\x00" or f'value="{escape(typed)}"' in page.content.decode()


def test_a_pasted_page_of_words_is_looked_for_by_its_beginning(listed):
    assert listed(words="cuckooing " * 20) == listed(words="cuckooing") != []


def test_a_status_that_is_none_leaves_those_that_are(listed):
    good = people.status("G").key

    assert listed(status=[good, "2222222222"]) == listed(status=good)


def test_choices_narrow_each_other(listed):
    police = people.action("1.6").lead_seat

    assert listed(lead=police.key, silent="on") == ["2.9"]
    assert listed(due="late", silent="on") == ["1.15", "4.7", "5.6"]
    assert listed(due="late", silent="on", status=people.status("A").key, words="sol") == []
    assert listed(due="late", lead="nobody") == ["5.6"]


@pytest.mark.parametrize(
    "unknown",
    [
        {"priority": "2222222222"},
        {"lead": "somebody"},
        {"due": "yesterday"},
        {"status": "2222222222"},
        {"sort": "colour"},
        {"sort": "-"},
        {"sort": "--due"},
        {"page": "many"},
        {"colour": "blue"},
    ],
)
def test_what_the_address_gets_wrong_counts_as_no_answer(unknown, june, listed):
    page = june.get(reverse("plans:action-list", args=["vale", people.plan().key]), unknown)

    assert page.status_code == 200
    assert references(page)[:3] == ["1.1", "1.2", "1.3"]


def ranked(order):
    """Return every reference in the order asked for, computed without the database's help."""
    rules: dict[str, Callable[[Any], Any]] = {
        "reference": lambda one: (),
        "title": lambda one: "".join(mark for mark in one.title.lower() if mark.isalnum() and mark.isascii()),
        "lead": lambda one: (one.lead_seat is None, one.lead_seat.authority.name if one.lead_seat else ""),
        "due": lambda one: (one.due_on is None, one.due_on or date.max),
        "status": lambda one: (one.status is None, one.status.position if one.status else 0),
        "reported": lambda one: (one.reported_on is not None, one.reported_on or date.min),
    }
    found = Action.objects.filter(plan=people.plan()).select_related("lead_seat__authority", "status")
    by_reference = sorted(found, key=lambda one: (reference_key(one.reference), one.key))
    return [one.reference for one in sorted(by_reference, key=rules[order])]


@pytest.mark.parametrize("order", ["reference", "title", "lead", "due", "status", "reported"])
def test_each_order_is_the_same_forwards_as_python_sorts_it(order, listed):
    assert listed(sort=order) == ranked(order)


@pytest.mark.parametrize("order", ["reference", "title", "lead", "due", "status", "reported"])
def test_each_order_backwards_is_exactly_the_other_way_round(order, listed):
    assert listed(sort=f"-{order}") == list(reversed(listed(sort=order)))


def test_the_list_comes_fifty_a_page_and_keeps_what_was_chosen(june):
    address = reverse("plans:action-list", args=["vale", people.plan().key])

    first, second, *beyond = (
        june.get(address, {"sort": "title", "page": page}) for page in (1, 2, 99, 0, -1)
    )

    assert (len(references(first)), len(references(second))) == (50, 13)
    assert not set(references(first)) & set(references(second))
    assert "63 actions, by title. Showing 1 to 50." in words(first)
    assert "51 to 63 of 63" in words(second)
    assert 'href="?sort=title&amp;page=2"' in first.content.decode()
    assert [references(page) for page in beyond] == [references(second)] * 3


def test_rows_stand_under_their_priorities(june):
    page = june.get(reverse("plans:action-list", args=["vale", people.plan().key])).content.decode()

    bands = re.findall(r'scope="rowgroup">([^<]*)<', page)
    assert bands[:2] == ["1. Domestic abuse", "2. Exploitation"]


def test_a_row_says_all_that_matters_in_words(june):
    said = words(june.get(reverse("plans:action-list", args=["vale", people.plan().key]), {"words": "4.7"}))

    assert "County Council Neil Farrow" in said
    assert re.search(
        r"24 Oct 2026 late, was 25 Jul 2026, 121 days ago A Behind ▼ from on track 21 Jul 2026 silent", said
    ), said


def test_a_list_that_finds_nothing_says_so_and_offers_the_way_back(june):
    page = june.get(reverse("plans:action-list", args=["vale", people.plan().key]), {"words": "kestrel"})

    assert "0 actions" in words(page)
    assert (
        "No actions match None of the plan’s actions fits everything you asked for. Show them all"
        in words(page)
    )


def test_each_choice_is_a_chip_that_takes_itself_away(june):
    page = june.get(
        reverse("plans:action-list", args=["vale", people.plan().key]), {"due": "late", "words": "gate"}
    )

    assert 'href="?words=gate"' in page.content.decode()
    assert 'href="?due=late"' in page.content.decode()
    assert "Remove “gate”" in words(page)


def test_fifty_rows_cost_what_three_rows_cost_and_no_more_than_twelve_queries(
    june, django_assert_max_num_queries
):
    address = reverse("plans:action-list", args=["vale", people.plan().key])
    with django_assert_max_num_queries(12) as fifty:
        assert len(references(june.get(address))) == 50

    keep = (
        Action.objects.filter(plan=people.plan()).order_by("reference_order").values_list("pk", flat=True)[:3]
    )
    Action.objects.exclude(pk__in=list(keep)).update(plan=_elsewhere())
    with django_assert_max_num_queries(12) as three:
        assert len(references(june.get(address))) == 3

    assert len(three) == len(fifty)


def _elsewhere():
    plan = people.plan()
    plan.pk, plan.key, plan.title = None, "bcdfghjkmn", "Elsewhere"
    plan.save()
    return plan
