"""An administrator invites somebody, who joins by the link; later the administrator ends their appointment."""

from urllib.parse import urlsplit

import pytest

from tests.journeys.inviting_steps import PEOPLE
from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, LEWIS, TESS, Walker
from tests.journeys.visit import DESK, PHONE

PASSWORD = "seven otters under glass"


@pytest.mark.parametrize(("name", "width"), [("Nerys Blain", DESK), ("Iolo Penn", PHONE)])
def test_somebody_is_invited_joins_works_and_leaves(journey: Journey, name: str, width: int):
    new = Walker(name, f"{name.replace(' ', '.').lower()}@marshland-fire.example")
    journey.given_signed_in(TESS, width=width)
    journey.when_they_invite(new, role="Officer", authority="Marshland Fire and Rescue")
    journey.then_the_page_says("The invitation is on its way")

    journey.given_somebody_new(width=width)
    journey.when_they_open_the_link_sent_to(new)
    journey.and_join_with_the_password("short")
    journey.then_the_title_begins("Error: ")
    journey.and_join_with_the_password(PASSWORD)
    journey.then_the_page_says("You have joined. Sign in to begin.")
    journey.and_sign_in_as(new, password=PASSWORD)
    journey.then_they_are_on_their_own_page(new)
    theirs = journey.page

    journey.given_somebody_new(width=width)
    journey.when_they_open_the_link_sent_to(new, expected=404)
    journey.then_the_heading_is("This invitation can’t be used")

    journey.when_it_is_the_turn_of(TESS)
    journey.open(f"{PEOPLE}?words={new.name.split()[0].lower()}")
    journey.follow(new.name)
    journey.follow("Change Officer, Marshland Fire and Rescue")
    journey.follow("Cancel")
    journey.follow("Add an appointment")
    journey.follow("Cancel")
    journey.follow("End Officer, Marshland Fire and Rescue")
    journey.page.get_by_label("Now", exact=True).check()
    journey.press("End this appointment")
    journey.then_the_page_says("What it gave access to is closed")

    journey.page = theirs
    journey.open("/p/vale/", expected=404)
    journey.and_every_page_met_the_accessibility_baseline()


def test_somebody_known_accepts_by_signing_in_as_themselves(journey: Journey):
    journey.given_signed_in(TESS)
    journey.when_they_invite(LEWIS, role="Observer", authority="Marshland Fire and Rescue")

    journey.given_signed_in(JUNE)
    journey.when_they_open_the_link_sent_to(LEWIS)
    journey.then_the_page_says("You are signed in as June Okafor")
    journey.given_somebody_new()
    journey.when_they_open_the_link_sent_to(LEWIS)
    journey.follow("Sign in to accept")
    journey.and_sign_in_as(LEWIS)
    journey.press("Accept this invitation")

    journey.then_the_page_says("You now work with the Vale Community Safety Partnership")
    journey.and_every_page_met_the_accessibility_baseline()


def test_two_administrators_change_one_appointment(journey: Journey):
    journey.given_signed_in(TESS)
    journey.open(f"{PEOPLE}?words=carys")
    journey.follow("Carys Bowen")
    journey.follow("Change Officer, Harbour Domestic Abuse Service")
    first = journey.page
    journey.given_signed_in(TESS)
    journey.open(urlsplit(first.url).path)
    journey.page.get_by_label("Post (optional)").fill("Lead adviser")
    journey.press("Save this appointment")

    journey.page = first
    journey.page.get_by_label("Post (optional)").fill("Head of advice")
    journey.press("Save this appointment")

    journey.then_the_page_says("Somebody saved this appointment while you were writing")
    journey.then_the_page_says("Lead adviser")
    journey.press("Save this appointment")
    journey.then_the_page_says("Head of advice")
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_coordinator_reads_who_is_who(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.open(PEOPLE)
    journey.follow("Tom Ferrier")

    journey.then_the_page_says("tom.ferrier@marshland-constabulary.example")
    journey.and_it_does_not_say("Add an appointment")
    journey.and_every_page_met_the_accessibility_baseline()
