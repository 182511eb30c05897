"""A scrutiny officer makes a form for a council; the coordinator begins a report on it, all on a phone."""

import re
from datetime import date

from tests.journeys.journey import Journey
from tests.journeys.people import FARIDA, JUNE
from tests.journeys.review_steps import choose, date_it, pick

NARROW = 320
SCRUTINY = "/p/vale/scrutiny/"
FORM, REPORT = "Report of the county", "Progress of the year"
COMMITTEE, PLAN = "Community Safety Scrutiny Committee", "Community Safety Plan 2024 to 2027"


def test_a_form_is_made_and_a_report_begun_on_it_answers_what_it_asks(journey: Journey):
    journey.given_signed_in(FARIDA, width=NARROW)
    make_a_form(journey)

    journey.given_signed_in(JUNE, width=NARROW)
    begin_a_report(journey)
    answer_what_it_implies(journey)
    list_a_risk(journey)
    journey.and_build_it()
    journey.then_the_page_says("Fewer wardens on the late shift.")
    journey.then_the_page_says("High: likelihood high, impact high")
    journey.and_every_page_met_the_accessibility_baseline()


def make_a_form(journey: Journey) -> None:
    """Add a form, mistype a colour, and call a field what the county calls it."""
    journey.open(SCRUTINY)
    journey.follow("Council forms for reports")
    journey.follow("Add a form")
    journey.and_answer("What is it called?", FORM)
    choose(journey, "What does it start from?", "Committee report")
    journey.and_answer("Colour of headings", "#ffee00")
    journey.press("Save")
    journey.then_the_title_begins("Error: ")
    journey.and_answer("Colour of headings", "#7a1f5c")
    journey.press("Save")
    journey.then_the_page_says("The form is added")
    journey.follow(re.compile("^Change ?: Wards affected"))
    journey.and_answer("What does your council call it?", "Divisions affected")
    journey.press("Save")
    journey.then_the_page_says("Divisions affected")
    journey.page.get_by_role("button", name=re.compile("^Take out ?: Information technology")).click()
    journey.then_the_page_says("It is taken out")
    journey.follow("Add an implication")
    journey.follow("Cancel")
    journey.follow("Add a logo")
    journey.follow("Cancel")
    journey.follow("Every change to this form")
    journey.then_the_page_says("Divisions affected")


def begin_a_report(journey: Journey) -> None:
    """Begin a report on the form, and look at what is missing."""
    journey.open(SCRUTINY)
    journey.follow("Write a report")
    choose(journey, "Which form does it begin on?", FORM)
    pick(journey, "Committee", COMMITTEE)
    date_it(journey, "Date of the meeting", date(2027, 3, 9))
    pick(journey, "Plan", PLAN)
    journey.and_answer("Title of the report", REPORT)
    journey.and_answer("Report of", "Head of Community Safety")
    journey.and_answer("What is the committee asked to do?", "note the progress made.")
    journey.press("Save")
    journey.then_the_page_says("nobody has answered: Financial, Staffing, Legal and policy and Equality.")


def answer_what_it_implies(journey: Journey) -> None:
    """Answer yes without details, be told, and say which."""
    journey.follow("Answer them")
    staffing = journey.page.get_by_role("group", name="Staffing", exact=True)
    staffing.get_by_role("radio", name="Yes").check()
    journey.press("Save these answers")
    journey.then_the_title_begins("Error: ")
    staffing.get_by_role("textbox", name="Which?").fill("Fewer wardens on the late shift.")
    journey.press("Save these answers")
    journey.then_the_page_says("The answers are kept")


def list_a_risk(journey: Journey) -> None:
    """List a risk with its levels."""
    journey.follow("Add a risk")
    journey.and_answer("What may go wrong?", "A post falls empty")
    before = journey.page.get_by_role("group", name="If nothing is done", exact=True)
    after = journey.page.get_by_role("group", name="With what is done about it", exact=True)
    for group, step in ((before, "High"), (after, "Low")):
        for one in group.get_by_role("radio", name=step).all():
            one.check()
    journey.and_answer("What is done about it?", "A second person is named.")
    journey.press("Save")
    journey.then_the_page_says("The risk is added")
