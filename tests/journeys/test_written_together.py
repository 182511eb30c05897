"""A report is written together: the coordinator gives a section away, an officer writes and signs it on a phone."""

import re
from datetime import date

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, TOM
from tests.journeys.review_steps import choose, date_it, pick
from tests.journeys.visit import PHONE

SCRUTINY = "/p/vale/scrutiny/"
REPORT, TITLE = "Annual report 2026/27", "Serious violence in the town"


def test_a_section_is_given_away_written_signed_and_built(journey: Journey):
    journey.given_signed_in(JUNE)
    give_a_section_away(journey)

    journey.given_signed_in(TOM, width=PHONE)
    write_it(journey)
    journey.page.get_by_role("button", name=re.compile("^Mark as dealt with")).click()
    journey.then_the_page_says("The comment is marked as dealt with")
    journey.follow("Sign this section")
    journey.press("Sign this section")
    journey.then_the_page_says("You signed this section for Marshland Constabulary")

    journey.given_signed_in(JUNE)
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    journey.follow("Every change to this report")
    journey.then_the_page_says(f"Section: {TITLE}")
    journey.follow(REPORT)
    journey.and_build_it()
    journey.then_the_page_says("A sergeant checks it.")
    journey.and_every_page_met_the_accessibility_baseline()


def give_a_section_away(journey: Journey) -> None:
    """Add a section, give it to an officer of the constabulary, and say something of it."""
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    journey.follow("Add a section")
    journey.press("Add this section")
    journey.then_the_title_begins("Error: ")
    choose(journey, "What is it about?", "Words of your own")
    journey.and_answer("Title", TITLE)
    journey.and_answer("Words at most", "40")
    pick(journey, "Which authority writes it?", "Marshland Constabulary")
    pick(journey, "Who writes it there?", "Tom Ferrier")
    date_it(journey, "By when?", date(2026, 12, 10))
    journey.press("Add this section")
    journey.then_the_page_says("The section is added")
    journey.follow(TITLE)
    journey.and_answer("Comment", "Please say who checks it.")
    journey.press("Add this comment")
    journey.then_the_page_says("Your comment is kept")


def write_it(journey: Journey) -> None:
    """Find the section on one’s own page, mistype a reference, look how it reads, and save it."""
    journey.open("/p/vale/")
    journey.follow(f"Write “{TITLE}” of “{REPORT}”")
    journey.follow("Write this section")
    journey.and_answer("Words", "Fewer knives were found: see {ref:nowhere}.")
    journey.press("Save these words")
    journey.then_the_title_begins("Error: ")
    journey.and_answer("Words", "Fewer knives were found: see {ref:action-plan}. A sergeant checks it.")
    journey.press("Show how it reads")
    journey.then_the_page_says("Nothing is saved yet.")
    journey.press("Save these words")
    journey.then_the_page_says("What you wrote is saved")
