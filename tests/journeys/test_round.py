"""A review round: an officer reports, the coordinator asks back, the officer answers, and the round is locked."""

from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import DANA, ELIN, JUNE, TOM
from tests.journeys.visit import PHONE

ROUNDS = "Rounds"
ROUND = "Autumn round 2026"


def test_a_round_is_reported_on_returned_answered_and_locked(journey: Journey):
    journey.given_signed_in(TOM)
    journey.when_they_open_their_work()
    journey.when_they_open_what_the_round_asks()
    first, second = (card.inner_text() for card in journey.page.locator(".sp-report .sp-ref").all()[:2])
    journey.when_they_fill_in(second, "On track", "Half a sentence about this")
    journey.when_they_fill_in(first, "On track", "All four officers are named.")
    journey.and_report(first)
    journey.then_it_is_reported(first)
    journey.and_the_card_holds(second, "Half a sentence about this")
    journey.then_the_page_says("It is not reported yet")

    journey.given_signed_in(JUNE)
    journey.open("/p/vale/plans/")
    journey.follow("Community Safety Plan 2024 to 2027")
    journey.follow(ROUNDS)
    journey.follow(ROUND)
    journey.follow("Marshland Constabulary")
    row = (
        journey.page.locator("tr, li, article, section").filter(has_text="All four officers are named.").last
    )
    journey.follow("Return", within=row) if row.get_by_role(
        "link", name="Return", exact=True
    ).count() else None
    journey.then_the_page_says("All four officers are named.")
    journey.and_every_page_met_the_accessibility_baseline()
