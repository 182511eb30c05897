"""A passkey from its making to its removal, made by Chromium's own virtual authenticator."""

import re

from tests.journeys.journey import Journey
from tests.journeys.people import TESS, TOM, Walker

NERYS = Walker("Nerys Blain", "nerys.blain@marshland-constabulary.example")
PASSWORD = "seven otters under glass"


def test_somebody_makes_a_passkey_signs_in_with_it_and_removes_it(journey: Journey):
    journey.given_somebody_new_with_a_phone()
    journey.when_they_open_the_site_by_its_name()
    journey.and_sign_in_as(TOM)
    journey.follow(TOM.name)
    journey.then_the_heading_is("How you sign in")

    journey.follow("Set up a passkey")
    journey.and_enter_their_password_again()
    journey.page.get_by_label("What do you call it?").fill("My work phone")
    journey.and_use_their_passkey("Set up a passkey")
    journey.then_the_heading_is("Recovery codes")
    journey.then_the_page_says("The passkey is set up")
    journey.then_the_page_says("10 of 10 codes are left")
    journey.when_they_sign_out()

    journey.and_use_their_passkey("Sign in with a passkey")
    journey.then_they_are_on_their_own_page(TOM)
    journey.when_they_sign_out()

    journey.and_sign_in_as(TOM)
    journey.then_the_heading_is("Second step")
    journey.and_use_their_passkey("Use my passkey")
    journey.then_they_are_on_their_own_page(TOM)

    journey.follow(TOM.name)
    journey.then_the_page_says("My work phone, set up on")
    journey.follow(re.compile("^Remove"))
    journey.and_enter_their_password_again()
    journey.then_the_heading_is("Remove “My work phone”?")
    journey.press("Remove the passkey")
    journey.then_the_page_says("The passkey has been removed")
    journey.when_they_sign_out()
    journey.and_sign_in_as(TOM)
    journey.then_they_are_on_their_own_page(TOM)
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_passkey_that_the_site_does_not_know_is_refused_in_a_sentence(journey: Journey):
    journey.given_somebody_new_with_a_phone()
    journey.when_they_open_the_site_by_its_name()

    journey.page.get_by_role("button", name="Sign in with a passkey").click()

    journey.then_the_page_says("The passkey was not used. Try again, or choose another way.")
    journey.and_every_page_met_the_accessibility_baseline()


def test_signing_in_with_a_passkey_leads_on_to_the_page_one_wanted(journey: Journey):
    journey.given_somebody_new_with_a_phone()
    journey.when_they_open_the_site_by_its_name()
    journey.and_sign_in_as(TOM)
    journey.follow(TOM.name)
    journey.follow("Set up a passkey")
    journey.and_enter_their_password_again()
    journey.and_use_their_passkey("Set up a passkey")
    journey.when_they_sign_out()

    journey.open(f"{journey.site.named}/p/vale/plans/")
    journey.then_the_heading_is("Sign in")
    journey.and_use_their_passkey("Sign in with a passkey")

    journey.then_the_heading_is("Plans")
    journey.and_every_page_met_the_accessibility_baseline()


def test_somebody_goes_from_the_invitation_to_a_passkey_and_from_the_passkey_to_their_work(journey: Journey):
    journey.given_signed_in(TESS)
    journey.when_they_invite(NERYS, role="Authority lead", authority="Marshland Constabulary")

    journey.given_somebody_new_with_a_phone()
    journey.when_they_open_by_the_sites_name_the_link_sent_to(NERYS)
    journey.and_join_with_the_password(PASSWORD)
    journey.and_sign_in_as(NERYS, password=PASSWORD)
    journey.then_they_are_on_their_own_page(NERYS)

    journey.follow(NERYS.name)
    journey.follow("Set up a passkey")
    journey.and_enter_their_password_again(PASSWORD)
    journey.page.get_by_label("What do you call it?").fill("My work phone")
    journey.and_use_their_passkey("Set up a passkey")
    journey.then_the_page_says("The passkey is set up")
    journey.when_they_sign_out()
    journey.and_use_their_passkey("Sign in with a passkey")
    journey.then_they_are_on_their_own_page(NERYS)

    journey.open(f"{journey.site.named}/p/vale/plans/")
    journey.follow(re.compile("^Community Safety Plan"))
    journey.follow(re.compile(r"^Actions\b"), within=journey.page.locator(".sp-tabs"))
    journey.and_turn_to_the_page_with("1.6")
    journey.follow(re.compile("."), within=journey.row_of("1.6"))
    journey.when_they_write("On track", "Both hosts have visited the new market wardens.")
    journey.and_save_the_update()
    journey.then_the_update_is_saved("On track", "Both hosts have visited")
    journey.and_every_page_met_the_accessibility_baseline()
