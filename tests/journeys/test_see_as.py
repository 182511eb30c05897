"""A coordinator sees the site as an officer has it, changes nothing, and stops."""

import pytest
from playwright.sync_api import expect

from tests.journeys.action_steps import WORK
from tests.journeys.inviting_steps import PEOPLE
from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, NEIL
from tests.journeys.visit import DESK, PHONE

BANNER = "You are looking at this as Neil Farrow, Officer,"
NARROW = 320


@pytest.mark.parametrize(("width", "scripts"), [(DESK, True), (PHONE, True), (NARROW, False)])
def test_a_coordinator_sees_my_work_as_an_officer_has_it(journey: Journey, width: int, scripts: bool):
    journey.given_signed_in(NEIL, width=width)
    journey.when_they_open_their_work()
    theirs = journey.page.locator("#main").inner_text()

    journey.given_signed_in(JUNE, width=width, scripts=scripts)
    journey.open(f"{PEOPLE}?words=neil")
    journey.follow("Neil Farrow")
    journey.press("See the site as Neil Farrow does")
    journey.then_the_page_says(BANNER)
    assert journey.page.locator("#main").inner_text() == theirs
    stop = journey.page.get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_in_viewport()

    journey.when_they_open_what_the_round_asks()
    journey.then_the_page_says(BANNER)
    journey.and_report("4.7")
    journey.then_the_heading_is("You can’t do this")
    journey.then_the_page_says("nothing can be changed or downloaded")

    journey.press("Stop")
    journey.then_the_heading_is("Neil Farrow")
    journey.and_it_does_not_say("You are looking at")
    journey.open(WORK)
    journey.then_the_page_says("Hello, June.")
    journey.and_every_page_met_the_accessibility_baseline()
