"""The ways in: a password, a code by e-mail, a forgotten password; and the way out."""

from csp.demonstration import PASSWORD
from tests.journeys.action_steps import WORK
from tests.journeys.journey import Journey
from tests.journeys.people import HAL, JUNE, TOM, Walker

NOBODY = Walker("Nobody Known", "nobody.known@vale.example")
LINK = r"(/account/password/\S+-\S+/)"


def test_a_wrong_password_is_refused_in_a_sentence(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.and_sign_in_as(HAL, password="not the password")
    journey.then_the_title_begins("Error: ")
    refusal = journey.page.locator(".govuk-error-summary").inner_text()
    journey.and_sign_in_as(NOBODY, password="not the password")

    assert journey.page.locator(".govuk-error-summary").inner_text() == refusal, (
        "It must not say who has an account"
    )
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_empty_sign_in_form_says_what_to_enter(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.press("Sign in")

    journey.then_the_summary_links_lead_to_the_questions("Enter your e-mail address", "Enter your password")
    journey.and_every_page_met_the_accessibility_baseline()


def test_somebody_signs_in_with_a_code_from_their_mail(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.and_ask_for_a_code(TOM)
    journey.and_type_the_code_that_was_mailed()

    journey.then_they_are_on_their_own_page(TOM)
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_forgotten_password_is_chosen_again(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.and_ask_for_a_new_password(HAL)
    journey.then_the_heading_is("Look at your e-mail")
    journey.open(journey.site.mailed(LINK))
    journey.then_the_heading_is("Choose a new password")
    journey.page.get_by_label("New password", exact=True).fill("harbour pebble lantern")
    journey.page.get_by_label("The new password again").fill("harbour pebble lantern")
    journey.press("Keep this password")
    journey.then_the_page_says("Your password has been changed")

    journey.follow("Sign in")
    journey.and_sign_in_as(HAL, password=PASSWORD)
    journey.then_the_title_begins("Error: ")
    journey.and_sign_in_as(HAL, password="harbour pebble lantern")
    journey.then_they_are_on_their_own_page(HAL)
    journey.and_every_page_met_the_accessibility_baseline()


def test_asking_for_a_link_says_the_same_to_somebody_unknown(journey: Journey):
    journey.given_somebody_new()

    journey.when_they_open_the_site()
    journey.and_ask_for_a_new_password(NOBODY)

    journey.then_the_heading_is("Look at your e-mail")
    journey.and_every_page_met_the_accessibility_baseline()


def test_whoever_signs_out_is_out(journey: Journey):
    journey.given_somebody_new()
    journey.when_they_open_the_site()
    journey.and_sign_in_as(JUNE)
    journey.when_they_open_the_list()
    journey.when_they_look_for_words("cuckooing")
    journey.then_the_count_says("2 actions")

    journey.when_they_sign_out()
    journey.then_the_heading_is("Sign in")
    journey.open(WORK)
    journey.then_the_heading_is("Sign in")
    journey.when_they_go_back()
    journey.and_it_does_not_say("cuckooing")

    kept = journey.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "<" not in kept, "The browser keeps no page of somebody who has left"
    journey.and_every_page_met_the_accessibility_baseline()
