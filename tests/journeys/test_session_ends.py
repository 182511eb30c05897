"""A session that ends while somebody writes takes none of their words with it."""

import pytest

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, TOM

WORDS = "Nine of ten wards have “their” officer: 90% – مرحبا 🔑 <b>not bold</b>"


@pytest.mark.parametrize("how", ["when_their_session_ends", "when_their_browser_forgets_who_they_are"])
def test_an_update_waits_for_its_writer_to_sign_in_again(journey: Journey, how: str):
    journey.given_signed_in(TOM)
    journey.when_they_open_the_action("6.2")
    journey.when_they_write("Behind", WORDS)

    getattr(journey, how)()
    journey.and_save_the_update()
    journey.then_the_heading_is("Sign in")
    journey.and_sign_in_as(TOM)

    journey.then_their_words_are_still_in_the_box(WORDS)
    journey.and_the_chosen_status_is("Behind")
    journey.then_the_page_says("We kept what you had typed")
    journey.and_save_the_update()
    journey.then_the_update_is_saved("Behind", "Nine of ten wards")
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_new_action_waits_for_its_writer_to_sign_in_again(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_begin_to_add_an_action()
    journey.and_answer("What will be done?", "Light the steps at Quay Street")
    journey.and_date_it("1", "may", "2027")
    journey.and_choose("Lead authority", "Vale District Council")

    journey.when_their_session_ends()
    journey.press("Save")
    journey.then_the_page_says("Your session ended while you were writing")
    journey.and_sign_in_as(JUNE)

    journey.then_the_answer_is("What will be done?", "Light the steps at Quay Street")
    journey.then_the_answer_is("Month", "may")
    journey.press("Save")
    journey.then_the_heading_is("Light the steps at Quay Street")
    journey.then_the_page_says("Vale District Council")
    journey.and_every_page_met_the_accessibility_baseline()
