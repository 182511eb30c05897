"""What an authority leads and owes, its sheet, and what nobody answers for, as a coordinator and a lead find them."""

import re

from tests.journeys.journey import Journey
from tests.journeys.people import DANA, JUNE
from tests.journeys.visit import PHONE


def test_a_coordinator_finds_what_nobody_answers_for_and_how_an_authority_does(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_open_their_work()
    journey.follow(re.compile("nobody who answers for them$"), within=journey.page.locator(".sp-asks h3"))
    journey.then_the_page_says("Actions nobody answers for")
    journey.page.get_by_label("Why").select_option("Its holder has left")
    journey.press("Show these")
    journey.then_the_page_says("Its holder has left")

    journey.open("/p/vale/plans/")
    journey.follow("What each authority leads, owes and reported")
    journey.follow("Marshland Constabulary")
    journey.then_the_page_says("How it reported, round by round")
    journey.follow("Sheet to print or send")
    journey.then_the_page_says("It names authorities and posts, and no person")
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_lead_reads_their_authoritys_page_on_a_phone(journey: Journey):
    journey.given_signed_in(DANA, width=PHONE)
    journey.open("/p/vale/plans/authorities/")
    journey.page.get_by_label("Plan", exact=True).select_option(label="Community Safety Plan 2024 to 2027")
    journey.press("Show this")
    journey.follow("Marshland Constabulary")
    journey.then_the_page_says("without a holder who is there")
    journey.follow("without a holder who is there")
    journey.then_the_page_says("You see those that your authority leads.")
    journey.and_every_page_met_the_accessibility_baseline()
