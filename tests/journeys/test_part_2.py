"""A coordinator marks something as exempt, names a councillor, builds and issues; others find Part 1 alone."""

import re

from tests.journeys.journey import Journey
from tests.journeys.people import ALED, HAL, JUNE
from tests.journeys.review_steps import choose

SCRUTINY = "/p/vale/scrutiny/"
NARROW = 320
REPORT = re.compile("^Annual report")
BID = "The bid of Zarquon Lighting came to 48,210 pounds and is open until Candlemas."


def mark_a_passage(journey: Journey) -> None:
    """Mark a passage of the summary as exempt; the first time, without a reason."""
    journey.follow("Mark something as exempt")
    journey.and_choose("In which section?", "Summary")
    journey.and_answer("The words that are exempt", BID)
    choose(
        journey,
        "Under which paragraph of Schedule 12A?",
        "3: the financial or business affairs of a person or body, the council’s own too",
    )
    journey.press("Mark it as exempt")
    journey.then_the_title_begins("Error: ")
    journey.then_the_page_says("Enter why the public interest is in keeping it exempt")
    journey.and_answer("Why does the public interest in keeping it exempt outweigh", "Bids are open.")
    journey.press("Mark it as exempt")
    journey.then_the_page_says("Passage in “Summary”")


def test_something_is_exempt_and_a_councillor_who_is_named_reads_it_on_a_phone(journey: Journey):
    journey.given_signed_in(JUNE, width=NARROW)
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    journey.follow("Part 2: what is exempt, and who reads it")
    mark_a_passage(journey)
    journey.follow("Name somebody")
    journey.and_choose("Who may read what is exempt?", HAL.name)
    journey.press("Name this person")
    journey.then_the_page_says("Hal Brearley can read Part 2 of this report")
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    journey.and_build_it()
    journey.and_issue_it()
    journey.follow("Part 2, for those who are named")
    journey.then_the_page_says(BID)
    part_2 = journey.page.url

    journey.given_signed_in(HAL, width=NARROW)
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    journey.then_the_page_says("Exempt information was left out here, under paragraph 3")
    journey.follow("Part 2, for those who are named")
    journey.then_the_page_says(BID)
    journey.then_the_page_says("that you opened this is recorded")

    journey.given_signed_in(ALED, width=NARROW)
    answer = journey.page.goto(part_2)
    assert answer is not None
    assert answer.status == 404
    journey.and_every_page_met_the_accessibility_baseline()
