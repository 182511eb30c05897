"""Somebody reports by the link in their letter, in two browsers; the coordinator sees it and withdraws a link."""

import re

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, TOM
from tests.journeys.visit import PHONE

ROUND = "Autumn round 2026"


def test_an_officer_reports_by_a_link_without_signing_in(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_open_the_rounds()
    journey.follow(ROUND)
    journey.and_remind_everyone()

    journey.given_somebody_new()
    journey.when_they_open_the_link_for_reporting_sent_to(TOM)
    journey.and_it_does_not_say("Tom Ferrier")
    journey.press("Continue")
    journey.then_the_page_says("This page is for Tom Ferrier")
    reference = journey.first_reference()
    journey.when_they_fill_in(reference, "On track", "Written on the train")
    journey.and_report(reference)
    journey.then_the_page_says("You have reported. What you said is below")
    first = journey.page

    journey.given_somebody_new(width=PHONE)
    journey.when_they_open_the_link_for_reporting_sent_to(TOM)
    journey.press("Continue")
    journey.then_the_heading_is("This link belongs to another browser")
    journey.when_they_open_the_link_for_reporting_sent_to(TOM)
    journey.press("Continue")
    journey.then_the_page_says("This page is for Tom Ferrier")
    journey.then_the_page_says(re.compile(r"Reported, \d+ \w+ \d+, by link"))

    journey.when_it_is_the_turn_of(JUNE)
    journey.follow("Marshland Constabulary")
    journey.then_the_page_says("Tom Ferrier, by link")
    journey.page.go_back()
    journey.follow("See the links of this round")
    journey.follow(re.compile("^Withdraw the link of Tom Ferrier"))
    journey.press("Withdraw this link")
    journey.then_the_page_says(re.compile(r"The link of Tom Ferrier of \d+ \w+ \d+ is withdrawn"))

    journey.page = first
    journey.follow("I no longer need this link")
    journey.press("End this link")
    journey.then_the_heading_is("The link is ended")
    journey.and_every_page_met_the_accessibility_baseline()
