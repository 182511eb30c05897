"""Two people write about one action at the same time, and neither loses a word."""

from tests.journeys.journey import Journey
from tests.journeys.people import ALED, JUNE, TOM

TITLE = "What will be done?"
DONE = "Done when"


def test_two_coordinators_change_one_action(journey: Journey):
    journey.given_signed_in(ALED)
    journey.when_they_begin_to_change_the_action("5.3")
    journey.given_signed_in(JUNE)
    journey.when_they_begin_to_change_the_action("5.3")

    journey.and_answer(TITLE, "Walk twelve routes that women say they avoid")
    journey.press("Save")
    journey.when_it_is_the_turn_of(ALED)
    journey.and_answer(TITLE, "Walk the routes that women avoid, by night")
    journey.and_answer(DONE, "Every walk has led to a change that can be seen.")
    journey.press("Save")

    journey.then_what_the_other_saved_is_shown("June Okafor", "Walk twelve routes that women say they avoid")
    journey.then_the_answer_is(TITLE, "Walk the routes that women avoid, by night")
    journey.then_the_answer_is(DONE, "Every walk has led to a change that can be seen.")
    journey.and_answer(TITLE, "Walk twelve routes that women avoid, by night")
    journey.press("Save")

    journey.then_the_page_says("The action is changed")
    journey.then_the_heading_is("Walk twelve routes that women avoid, by night")
    journey.then_the_page_says("Every walk has led to a change that can be seen.")
    journey.and_every_page_met_the_accessibility_baseline()


def test_two_people_give_an_update_on_one_action(journey: Journey):
    journey.given_signed_in(TOM)
    journey.when_they_open_the_action("5.4")
    journey.given_signed_in(JUNE)
    journey.when_they_open_the_action("5.4")

    journey.when_they_write("On track", "Three of four wards have a coordinator.")
    journey.and_save_the_update()
    journey.when_it_is_the_turn_of(TOM)
    journey.when_they_write("Behind", "Moorgate ward has nobody yet; two people are thinking about it.")
    journey.and_save_the_update()

    journey.then_what_the_other_saved_is_shown("June Okafor", "Three of four wards have a coordinator.")
    journey.then_their_words_are_still_in_the_box(
        "Moorgate ward has nobody yet; two people are thinking about it."
    )
    journey.and_the_chosen_status_is("Behind")
    journey.and_save_the_update()

    journey.then_the_update_is_saved("Behind", "Moorgate ward has nobody yet")
    journey.then_the_page_says("Three of four wards have a coordinator.")
    journey.and_every_page_met_the_accessibility_baseline()


def test_pressing_the_button_twice_saves_one_update(journey: Journey):
    journey.given_signed_in(TOM)
    journey.when_they_open_the_action("3.10")

    journey.when_they_write("On track", "The fourth closure order was made on Tuesday.")
    button = journey.page.get_by_role("button", name="Save this update")
    with journey.page.expect_navigation():
        button.dblclick()

    journey.then_the_update_is_saved("On track", "The fourth closure order")
    assert journey.page.get_by_text("The fourth closure order was made on Tuesday.").count() == 1
    journey.and_every_page_met_the_accessibility_baseline()
