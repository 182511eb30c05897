"""A scrutiny officer plans a committee's year; a councillor reads it on a phone."""

from datetime import date

from tests.journeys.journey import Journey
from tests.journeys.people import FARIDA, HAL
from tests.journeys.review_steps import choose, date_it, pick
from tests.journeys.visit import PHONE

COMMITTEES = "/p/vale/scrutiny/committees/"
NAME = "Community Safety Scrutiny Committee"


def test_a_scrutiny_officer_plans_a_meeting_and_a_councillor_reads_of_it(journey: Journey):
    journey.given_signed_in(FARIDA)
    journey.open("/p/vale/scrutiny/")
    journey.follow("Committees and their meetings")
    journey.follow("Add a committee")
    journey.press("Save")
    journey.then_the_title_begins("Error: ")
    journey.open(COMMITTEES)
    journey.follow(NAME)
    journey.follow("Plan a meeting")
    date_it(journey, "On what day?", date(2027, 3, 9))
    journey.and_answer("Where, and at what time?", "Council Chamber, 6.30 pm")
    journey.press("Save")
    journey.then_the_page_says("The meeting is planned")
    journey.follow("9 Mar 2027")
    journey.then_the_page_says("Monday 1 March 2027")
    journey.follow(NAME)
    journey.follow("Add to the work programme")
    choose(journey, "What is it?", "Another topic")
    journey.and_answer("What is it called?", "Spiking in bars")
    pick(journey, "In which month?", "March 2027")
    pick(journey, "At which meeting?", f"{NAME}, 9 March 2027")
    journey.press("Save")
    journey.then_the_page_says("On the agenda of 9 March 2027")
    journey.follow("Put somebody on this committee")
    journey.open(COMMITTEES)
    journey.follow(NAME)
    journey.follow("Every change to this committee")

    journey.given_signed_in(HAL, width=PHONE)
    journey.open(COMMITTEES)
    journey.follow(NAME)
    journey.then_the_page_says("Spiking in bars")
    journey.and_it_does_not_say("Plan a meeting")
    journey.and_every_page_met_the_accessibility_baseline()
