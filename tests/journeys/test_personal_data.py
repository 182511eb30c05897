"""Somebody sees what is held about them and takes it away; an administrator removes a leaver's contact details."""

import json
import re
from pathlib import Path

import pytest

from tests.journeys.inviting_steps import PEOPLE
from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, TESS, TOM
from tests.journeys.visit import DESK, PHONE


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_somebody_sees_what_is_held_about_them_and_takes_it(journey: Journey, width: int):
    journey.given_signed_in(TOM, width=width)

    journey.open("/account/second-step/")
    journey.follow("See what is held about you")
    journey.then_the_heading_is("What is held about you")
    journey.then_the_page_says("tom.ferrier@marshland-constabulary.example")
    journey.then_the_page_says("Updates that you gave")

    with journey.page.expect_download() as waited:
        journey.page.get_by_role("link", name="Download all of it (JSON)").click()
    found = json.loads(Path(waited.value.path()).read_text(encoding="utf-8"))

    assert found["about"] == TOM.name
    assert "appointments" in {section["key"] for section in found["sections"]}
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_administrator_removes_the_contact_details_of_somebody_who_has_left(journey: Journey):
    journey.given_signed_in(TESS)
    journey.open(f"{PEOPLE}?state=ended")
    journey.follow("Gareth Stroud")
    journey.follow("Remove contact details")
    journey.then_the_heading_is("Remove the contact details")
    journey.follow("Cancel")
    journey.follow("Remove contact details")
    journey.press("Remove the contact details")
    journey.then_the_page_says("The contact details of Gareth Stroud are removed")
    journey.and_it_does_not_say("gareth.stroud")

    journey.given_signed_in(JUNE)
    journey.open(f"{PEOPLE}?state=ended")
    journey.follow("Gareth Stroud")
    journey.then_the_page_says(re.compile(r"Contact details\s+Removed on \d"))
    journey.and_every_page_met_the_accessibility_baseline()
