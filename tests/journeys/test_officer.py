"""An officer says how their action is going: at a desk, without JavaScript, without a mouse, on a phone."""

import re

from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import JOEL, LEWIS, NEIL, SOL
from tests.journeys.visit import PHONE


def test_an_officer_updates_the_late_action_first(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.and_sign_in_as(NEIL)
    journey.then_they_are_on_their_own_page(NEIL)
    journey.then_the_page_says("4.7 is after the due date")

    journey.when_they_open_what_the_round_asks()
    journey.when_they_fill_in(
        "4.7", "On track", "Eleven of fourteen lamps are lit; the last three follow on Friday."
    )
    journey.and_report("4.7")

    journey.then_it_is_reported("4.7")
    journey.then_the_list_says("4.7", "On track")
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_officer_updates_an_action_without_javascript(journey: Journey):
    journey.given_somebody_new(scripts=False)

    journey.when_they_open_the_site()
    journey.and_sign_in_as(JOEL)
    journey.then_the_page_says("Answer June Okafor about 3.1")

    journey.when_they_open_what_the_round_asks()
    journey.when_they_fill_in("3.1", "On track", "")
    journey.and_report("3.1")
    journey.then_the_title_begins("Error: ")
    journey.then_the_page_says("Say what has happened, as the status moved from behind to on track")

    journey.when_they_fill_in("3.1", "On track", "The youth worker starts on 1 December.")
    journey.and_report("3.1")

    journey.then_it_is_reported("3.1")
    journey.then_the_list_says("3.1", "On track")
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_officer_updates_an_action_with_the_keyboard_alone(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.when_they_tab_to(journey.page.get_by_label("E-mail address"))
    journey.and_type(SOL.email)
    journey.when_they_tab_to(journey.page.get_by_label("Password", exact=True))
    journey.and_type("try-saferplan-here")
    journey.and_press_enter_to_go_on()
    journey.then_they_are_on_their_own_page(SOL)

    journey.when_they_skip_to_the_content()
    journey.when_they_tab_to(journey.page.locator(".sp-asks h3 a").first)
    journey.and_press_enter_to_go_on()
    journey.when_they_skip_to_the_content()
    journey.when_they_tab_to(journey.page.get_by_role("radio", name="Behind"))
    journey.and_press_key("ArrowUp")
    journey.and_the_chosen_status_is("On track")
    journey.then_the_focus_is_seen()
    journey.when_they_tab_to(journey.page.get_by_role("textbox", name="What has happened"))
    journey.and_type("The letter is agreed and goes out from Monday.")
    journey.when_they_tab_to(journey.page.get_by_role("button", name=re.compile("^Report this")))
    journey.and_press_enter_to_go_on()

    journey.then_it_is_reported("1.15")
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_officer_updates_an_action_on_a_phone(journey: Journey):
    journey.given_signed_in(LEWIS, width=PHONE)

    journey.when_they_open_their_work()
    menu = journey.page.locator(".sp-nav__small")
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Plans")).to_be_visible()
    journey.look()
    journey.follow("Plans", within=menu)
    journey.when_they_open_the_list()
    row = journey.row_of("2.5")
    expect(journey.page.locator("#results thead")).not_to_be_in_viewport()
    cells = row.locator("td").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert len(set(map(round, cells))) < len(cells), "On a phone a row is a block, not a line of columns"

    journey.when_they_open_the_action("2.5")
    journey.when_they_write("Complete", "All nine tenants have a named officer.")
    journey.and_save_the_update()

    journey.then_the_update_is_saved("Complete", "All nine tenants")
    journey.and_every_page_met_the_accessibility_baseline()
