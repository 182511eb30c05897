"""A councillor, an observer and a stranger see what is theirs to see, and are told the rest in a sentence."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.action_steps import PLANS, WORK
from tests.journeys.journey import Journey
from tests.journeys.people import ELIN, GARETH, HAL, JUNE

REFUSED = "Your role does not open the partnership’s plans. Ask its coordinator if you need to."


def test_a_councillor_has_no_plans_and_is_told_why(journey: Journey):
    journey.given_signed_in(HAL)

    journey.when_they_open_their_work()
    journey.then_the_page_says("Nothing is asked of you")
    expect(
        journey.page.get_by_role("navigation", name="Main").get_by_role("link", name="Plans")
    ).to_have_count(0)
    journey.open(PLANS, expected=403)

    journey.then_the_heading_is("You can’t do this")
    journey.then_the_page_says(REFUSED)
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_stranger_finds_nothing_where_a_colleague_finds_the_plan(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_open_the_action("1.1")
    address = urlsplit(journey.page.url).path

    journey.given_signed_in(GARETH)
    journey.open("/")
    journey.then_the_page_says("You do not work with a partnership at present")
    for path in (WORK, PLANS, address, "/p/nowhere/"):
        journey.open(path, expected=404)
        journey.then_the_heading_is("Page not found")
        journey.and_it_does_not_say("Train front-line housing staff")

    journey.and_every_page_met_the_accessibility_baseline()


def test_an_observer_reads_and_changes_nothing(journey: Journey):
    journey.given_signed_in(ELIN)

    journey.open(PLANS)
    journey.follow(re.compile("^Community Safety Plan"))
    journey.then_the_page_says("Priorities")
    journey.and_it_does_not_say("Add an action")
    journey.when_they_open_the_action("2.4")

    journey.and_it_does_not_say("Save this update")
    journey.and_it_does_not_say("Change this action")
    journey.and_every_page_met_the_accessibility_baseline()


def test_somebody_signed_out_is_asked_to_sign_in_and_brought_back(journey: Journey):
    journey.given_somebody_new()

    journey.open(f"{PLANS}?from=mail")
    journey.then_the_heading_is("Sign in")
    journey.and_sign_in_as(JUNE)

    journey.then_the_heading_is("Plans")
    journey.then_the_address_has(**{"from": "mail"})
    journey.and_every_page_met_the_accessibility_baseline()
