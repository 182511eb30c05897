"""Somebody hands their work over, and their successor signs in and finds it first on their page."""

import re

from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import DANA, JUNE, TOM
from tests.journeys.visit import PHONE

NOTE = "The panel meets on the first Tuesday; ring Ade before it."


def test_an_officer_hands_over_to_a_colleague_who_finds_it_first(journey: Journey):
    journey.given_signed_in(TOM, width=PHONE)
    journey.open("/p/vale/")
    journey.follow("Hand over your work")
    journey.then_the_heading_is("Hand over your work")

    # A mistake first: nobody is chosen, and what was written stays.
    journey.and_answer("What should they know about 6.2?", NOTE)
    for box in journey.page.get_by_role("checkbox").all():
        if not (box.get_attribute("name") or "").startswith("take_"):
            continue
        box.set_checked(str(box.evaluate("one => one.labels[0].innerText")).startswith("6.2"))
    journey.press("Hand over")
    journey.then_the_summary_links_lead_to_the_questions("Choose who takes these over")
    journey.then_the_answer_is("What should they know about 6.2?", NOTE)

    journey.page.get_by_label("Who takes these over?").select_option(label=DANA.name)
    journey.press("Hand over")
    journey.then_the_page_says("Handed over to Dana Whitlock: 1 action")
    journey.and_it_does_not_say("Tell everyone who reports a hate crime")

    journey.given_somebody_new()
    journey.open("/")
    journey.and_sign_in_as(DANA)
    first = journey.page.locator("main h2").first
    expect(first).to_have_text("Handed over to you")
    journey.then_the_page_says("From Tom Ferrier on")
    journey.then_the_page_says(NOTE)
    journey.follow(re.compile("^6.2 Tell everyone"), within=journey.page.locator("#handed-over"))
    journey.then_the_page_says("Handed over by Tom Ferrier to Dana Whitlock")

    journey.open("/p/vale/")
    journey.press("I have taken these over")
    journey.and_it_does_not_say("Handed over to you")
    journey.then_the_page_says("Tell everyone who reports a hate crime")
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_coordinator_hands_over_what_a_leaver_left(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.open("/p/vale/people/?state=ended")
    journey.follow("Gareth Stroud")
    journey.then_the_page_says("Held by nobody, and still in the name of Gareth Stroud: 2 open actions.")
    journey.follow("Hand over their work")

    journey.page.get_by_label("Who takes these over?").select_option(label=DANA.name)
    journey.press("Hand over")

    journey.then_the_page_says("Handed over to Dana Whitlock: 2 actions")
    journey.then_the_page_says("There is nothing to hand over")
    journey.and_every_page_met_the_accessibility_baseline()
