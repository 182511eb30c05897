"""A review round: an officer reports, the coordinator asks back, the officer answers, and the round is locked."""

import re

import pytest

from tests.journeys.journey import Journey
from tests.journeys.people import ELIN, JUNE, TOM
from tests.journeys.visit import DESK, PHONE

ROUND = "Autumn round 2026"


def given_a_report_and_half_of_another(journey: Journey) -> str:
    """Tom reports on the first action that he is asked about; return its reference."""
    journey.given_signed_in(TOM)
    journey.when_they_open_their_work()
    journey.when_they_open_what_the_round_asks()
    first, second = journey.page.locator(".sp-report .sp-ref").all_inner_texts()[:2]
    journey.when_they_fill_in(second, "On track", "Half a sentence about this")
    journey.when_they_fill_in(first, "On track", "All four officers are named.")
    journey.and_report(first)
    journey.then_it_is_reported(first)
    journey.and_the_card_holds(second, "Half a sentence about this")
    journey.then_the_page_says("It is not reported yet")
    return first


def test_a_round_is_reported_on_returned_answered_and_locked(journey: Journey):
    first = given_a_report_and_half_of_another(journey)

    journey.given_signed_in(JUNE)
    journey.when_they_open_the_rounds()
    journey.follow(ROUND)
    journey.follow("Marshland Constabulary")
    journey.follow(re.compile(rf"^Return {re.escape(first)} "))
    journey.and_answer("What do you want to know?", "By which day will they meet?")
    journey.press("Return the report")
    journey.then_the_page_says("is returned. Its holder is told by e-mail")

    journey.when_it_is_the_turn_of(TOM)
    journey.when_they_open_their_work()
    journey.then_the_page_says(f"Answer June Okafor about {first}")
    journey.when_they_open_what_the_round_asks()
    journey.then_the_page_says("By which day will they meet?")
    journey.when_they_fill_in(first, "On track", "They meet on 11 December.")
    journey.and_report(first)
    journey.then_it_is_reported(first)

    journey.when_it_is_the_turn_of(JUNE)
    journey.when_they_open_the_rounds()
    journey.follow(ROUND)
    journey.follow("Lock the round")
    journey.press("Lock the round")
    journey.then_the_page_says("is locked. What it holds stays as it is")

    journey.when_it_is_the_turn_of(TOM)
    journey.page.reload()
    journey.look("locked")
    journey.then_the_page_says("locked")
    journey.and_every_page_met_the_accessibility_baseline()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_every_tab_of_a_plan_meets_the_baseline(journey: Journey, width: int):
    journey.given_signed_in(ELIN, width=width)
    journey.when_they_open_the_list()

    for tab in ("Priorities", "Measures", "Rounds", "Agreement"):
        journey.follow(re.compile(f"^{tab}"), within=journey.page.locator(".sp-tabs"))
    for page in ("What changed", "As at a day"):
        journey.page.go_back()
        journey.follow(page)
    journey.and_every_page_met_the_accessibility_baseline()
