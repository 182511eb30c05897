"""The coordinator says what the plan is made of, by the keyboard's own buttons."""

from tests.journeys.journey import Journey
from tests.journeys.people import ELIN, JUNE


def test_a_priority_is_added_moved_and_removed_and_a_reader_sees_what_became_of_it(journey: Journey):
    journey.given_signed_in(JUNE)
    journey.when_they_open_the_list()
    journey.follow("Priorities")
    journey.follow("Add a priority")
    journey.and_answer("Priority", "")
    journey.press("Save")
    journey.then_the_summary_links_lead_to_the_questions("Enter the priority")
    journey.and_answer("Priority", "Water safety")
    journey.press("Save")
    journey.then_the_page_says("The priority is part of the plan")
    journey.then_the_page_says("7. Water safety")

    journey.press("Up : 7. Water safety")
    journey.press("Up : 7. Water safety")
    journey.follow("Change 7. Water safety")
    journey.and_answer("Aim", "Nobody drowns.")
    journey.press("Save")
    journey.then_the_page_says("The priority is changed")

    journey.and_it_does_not_say("Remove 1. Domestic abuse")
    journey.follow("Remove 7. Water safety")
    journey.press("Remove this priority")
    journey.then_the_page_says("“7. Water safety” is removed")

    journey.given_signed_in(ELIN)
    journey.when_they_open_the_list()
    journey.follow("Priorities")
    journey.follow("Every change to the priorities and objectives")
    journey.then_the_page_says("Priority 7. Water safety")
    journey.then_the_page_says("Removed by June Okafor")
    journey.and_every_page_met_the_accessibility_baseline()
