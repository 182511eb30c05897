"""The coordinator finds actions among many: live, by the button, and by the address alone."""

import re

from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE

ALL = re.compile(r"^63 actions")


def test_the_list_narrows_while_the_coordinator_asks(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_open_the_list()
    journey.then_the_count_says(ALL)
    journey.when_they_look_for_words("CUCKOOING")
    journey.then_the_count_says("2 actions")
    journey.then_the_address_has(words="CUCKOOING")
    journey.then_the_chips_are("“CUCKOOING”")

    journey.when_they_reload()
    journey.then_the_box_says("CUCKOOING")
    journey.then_the_count_says("2 actions")

    journey.when_they_choose("Lead authority", "Lowmere Homes")
    journey.then_the_address_has(words="CUCKOOING")
    journey.then_only_these_are_listed("2.5")
    journey.then_the_chips_are("“CUCKOOING”", "Lowmere Homes")

    journey.when_they_remove_the_chip("Lowmere Homes")
    journey.then_the_count_says("2 actions")
    journey.then_the_address_has_no("lead")
    journey.when_they_clear_the_filter()
    journey.then_the_count_says(ALL)
    journey.and_every_page_met_the_accessibility_baseline()


def test_the_back_button_takes_back_what_was_asked(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_open_the_list()
    journey.when_they_look_for_words("fire")
    journey.then_the_address_has(words="fire")
    journey.when_they_choose("Due", "Late")
    journey.then_the_address_has(words="fire", due="late")
    journey.then_the_chips_are("“fire”", "Late")

    journey.when_they_go_back()
    journey.then_the_address_has(words="fire")
    journey.then_the_address_has_no("due")
    journey.then_the_chips_are("“fire”")
    journey.then_the_choice_is("Due", "Any time")
    journey.when_they_go_back()
    journey.then_the_address_has_no("words", "due")
    journey.then_the_count_says(ALL)
    journey.then_the_box_says("")

    journey.and_every_page_met_the_accessibility_baseline()


def test_every_filter_shows_only_what_it_says(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_open_the_list()
    journey.when_they_choose("Priority", "4. Anti-social behaviour")
    journey.then_the_count_says("9 actions")
    journey.when_they_clear_the_filter()
    journey.when_they_tick("Off track")
    journey.then_every_row_says("Off track")
    journey.then_the_address_has(
        status=journey.page.get_by_role("checkbox", name="Off track").get_attribute("value") or ""
    )
    journey.when_they_clear_the_filter()
    journey.when_they_choose("Due", "Late")
    journey.then_the_count_says("6 actions")
    journey.then_every_row_says("late")
    journey.when_they_clear_the_filter()
    journey.when_they_tick("Silent")
    journey.then_every_row_says("silent")
    journey.when_they_clear_the_filter()
    journey.when_they_tick("Held by me")
    journey.then_every_row_says("June Okafor")

    journey.and_every_page_met_the_accessibility_baseline()


def test_without_javascript_the_button_narrows_the_list(journey: Journey):
    journey.given_signed_in(JUNE, scripts=False)

    journey.when_they_open_the_list()
    journey.when_they_look_for_words("cuckooing")
    journey.when_they_choose("Lead authority", "Lowmere Homes")
    journey.when_they_press_show_these()
    journey.then_only_these_are_listed("2.5")
    journey.then_the_address_has(words="cuckooing")
    journey.then_the_box_says("cuckooing")

    journey.when_they_remove_the_chip("Lowmere Homes")
    journey.then_the_count_says("2 actions")
    journey.when_they_go_back()
    journey.then_only_these_are_listed("2.5")
    journey.and_every_page_met_the_accessibility_baseline()


def test_the_list_is_sorted_and_paged_and_keeps_its_filter(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_open_the_list()
    journey.then_the_count_says("Showing 1 to 50.")
    journey.when_they_turn_to_page(2)
    journey.then_the_count_says("Showing 51 to 63.")
    journey.when_they_sort_by("Action")
    journey.then_the_column_is_sorted("Action", "ascending")
    journey.then_the_count_says("Showing 1 to 50.")
    journey.when_they_sort_by("Action")
    journey.then_the_column_is_sorted("Action", "descending")

    journey.when_they_choose("Due", "Late")
    journey.then_the_count_says("6 actions, by title, backwards")
    journey.then_the_address_has(sort="-title", due="late")
    journey.and_every_page_met_the_accessibility_baseline()


def test_words_that_nothing_holds_are_met_with_a_way_out(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_open_the_list()
    journey.when_they_look_for_words("zebra <b>& crossing")
    journey.then_the_count_says("0 actions")
    expect(journey.page.get_by_role("heading", name="No actions match")).to_be_visible()
    journey.look()
    journey.follow("Show them all")

    journey.then_the_count_says(ALL)
    journey.and_every_page_met_the_accessibility_baseline()
