"""The parts of pages, and pages as they are printed and in the reader's own colours."""

import pytest
from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE
from tests.journeys.visit import DESK, PHONE

NARROW = 320


@pytest.mark.parametrize("width", [DESK, PHONE, NARROW])
def test_every_part_in_the_gallery_meets_the_baseline(journey: Journey, width: int):
    journey.given_somebody_new(width=width)

    journey.open("/gallery/")

    journey.then_the_heading_is("States and small parts")
    journey.and_every_page_met_the_accessibility_baseline()


@pytest.mark.parametrize("path", ["/help/", "/accessibility/", "/privacy/", "/public/vale/cookies/"])
def test_every_notice_meets_the_baseline(journey: Journey, path: str):
    journey.given_somebody_new()

    journey.open(path)

    journey.and_every_page_met_the_accessibility_baseline()


@pytest.mark.parametrize("width", [PHONE, NARROW])
def test_the_tab_that_is_open_is_seen_on_a_telephone(journey: Journey, width: int):
    journey.given_signed_in(JUNE, width=width)
    journey.when_they_open_the_list()
    tabs = journey.page.locator(".sp-tabs")

    journey.follow("Agreement", within=tabs)

    expect(tabs.locator("[aria-current]")).to_have_text("Agreement")
    expect(tabs.locator("[aria-current]")).to_be_in_viewport(ratio=1)
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_printed_list_is_the_list_alone(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_open_the_list()

    journey.page.emulate_media(media="print")

    for part in (".sp-nav", ".sp-filter", ".sp-tabs", ".sp-head__do", ".sp-pages ol", ".govuk-skip-link"):
        for one in journey.page.locator(part).all():
            expect(one).to_be_hidden()
    expect(journey.page.get_by_role("heading", level=1)).to_be_visible()
    expect(journey.row_of("1.1")).to_contain_text("Complete")
    expect(journey.row_of("1.1").get_by_text("Complete")).to_be_visible()
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_printed_action_leaves_the_form_out(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_open_the_action("2.4")

    journey.page.emulate_media(media="print")

    expect(journey.page.get_by_role("button", name="Save this update")).to_be_hidden()
    expect(journey.page.locator(".sp-line > li").first).to_be_visible()
    journey.and_every_page_met_the_accessibility_baseline()


def test_statuses_are_words_in_the_readers_own_colours(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.page.emulate_media(forced_colors="active")
    journey.when_they_open_the_list()

    status = journey.row_of("1.1").get_by_text("Complete")
    expect(status).to_be_visible()
    colours = "one => { const style = getComputedStyle(one); return [style.color, style.backgroundColor] }"
    words, ground = status.evaluate(colours)
    assert words != ground
    journey.and_every_page_met_the_accessibility_baseline()
