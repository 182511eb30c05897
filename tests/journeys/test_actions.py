"""The coordinator adds an action and changes one, with the mistakes that people make."""

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE, TOM

TITLE = "What will be done?"
WHY = "Why are you changing it?"


def test_a_coordinator_adds_an_action_after_some_mistakes(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_begin_to_add_an_action()
    journey.and_answer("Detail", "Two gates, <b>eight</b> keys 🔑 and a “keyholder” rota.\nمرحبا")
    journey.and_date_it("31", "2", "2027")
    journey.and_answer("Timescale in words", "by the end of " + "quarter " * 40)
    journey.press("Save")
    journey.then_the_summary_links_lead_to_the_questions(
        "Enter what will be done",
        "Due date must be a real date",
        "Timescale in words must be 300 characters or fewer. It has 333",
    )
    journey.then_the_answer_is("Detail", "Two gates, <b>eight</b> keys 🔑 and a “keyholder” rota.\nمرحبا")
    journey.then_the_answer_is("Day", "31")

    journey.and_answer(TITLE, "Gate the alleys behind Mill Street")
    journey.and_answer("Reference", "4.10")
    journey.and_date_it("30", "september", "2027")
    journey.and_answer("Timescale in words", "by the end of quarter 2")
    journey.and_choose("Priority", "4. Anti-social behaviour")
    journey.and_choose("Lead authority", "Marshland Constabulary")
    journey.and_choose("Who holds it there?", "Tom Ferrier")
    journey.press("Save")

    journey.then_the_page_says("The action is part of the plan")
    journey.then_the_heading_is("Gate the alleys behind Mill Street")
    journey.then_the_page_says("30 September 2027")
    journey.then_the_page_says("<b>eight</b> keys 🔑")
    journey.then_the_list_says("4.10", "Gate the alleys behind Mill Street")
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_coordinator_moves_a_due_date_and_says_why(journey: Journey):
    journey.given_signed_in(JUNE)

    journey.when_they_begin_to_change_the_action("1.6")
    journey.and_answer("Done when", "Every referral is answered within one working day.")
    journey.and_date_it("30", "6", "2028")
    journey.press("Save")
    journey.then_the_summary_links_lead_to_the_questions("Say why the due date moves")
    journey.then_the_answer_is("Done when", "Every referral is answered within one working day.")
    journey.then_the_answer_is("Year", "2028")

    journey.and_answer(WHY, "The new record system is six months late.")
    journey.press("Save")
    journey.then_the_page_says("The action is changed")
    journey.then_the_page_says("to 30 June 2028")
    journey.then_the_page_says("Reason given: The new record system is six months late.")

    journey.follow("Every change, field by field")
    journey.then_the_heading_is("Every change, field by field")
    journey.then_the_page_says("Due date")
    journey.then_the_page_says("Success measure")
    journey.then_the_page_says("The new record system is six months late.")
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_officer_sees_the_change_that_the_coordinator_made(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.given_signed_in(TOM)

    journey.when_it_is_the_turn_of(JUNE)
    journey.when_they_begin_to_change_the_action("3.3")
    journey.and_answer(TITLE, "Keep eight knife surrender bins emptied")
    journey.press("Save")
    journey.then_the_page_says("This reads like everyday work")
    journey.press("Save")
    journey.when_it_is_the_turn_of(TOM)
    journey.when_they_open_the_action("3.3")

    journey.then_the_heading_is("Keep eight knife surrender bins emptied")
    journey.and_it_does_not_say("Change this action")
    journey.and_every_page_met_the_accessibility_baseline()
