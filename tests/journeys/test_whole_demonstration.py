"""The demonstration as a newcomer meets it: plans that ended and go on, files, a handover, an update by link."""

import pytest
from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import JUNE


@pytest.fixture
def june(journey: Journey) -> Journey:
    journey.given_signed_in(JUNE)
    return journey


def test_a_plan_that_ended_says_how_far_it_came_and_leaves_two_actions_to_the_next(june: Journey):
    june.open("/p/vale/plans/")
    june.follow("Lowmere evenings plan 2025")
    june.follow("Agreement", within=june.page.locator(".sp-tabs"))

    june.then_the_page_says("marshals were at the rank on 51 weekends of 52")
    june.then_the_page_says("Two actions go on in the next plan.")
    june.open("/p/vale/plans/")
    june.follow("Lowmere evenings plan 2026 to 2027")
    june.then_the_page_says("Evenings in Lowmere town centre")
    june.and_every_page_met_the_accessibility_baseline()


@pytest.mark.parametrize(
    ("reference", "title", "words"),
    [
        ("1.1", "Who has been trained, by team", "Housing options,28,27"),
        ("3.7", "Note of the mentors’ evening", "Thirty-one young people have a mentor"),
    ],
)
def test_evidence_on_an_update_and_on_a_milestone_is_a_file_that_opens(
    june: Journey, reference: str, title: str, words: str
):
    june.when_they_open_the_action(reference)

    address = june.page.get_by_role("link", name=title).first.get_attribute("href")

    assert words in june.page.request.get(f"{june.site.address}{address}").text()
    june.and_every_page_met_the_accessibility_baseline()


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("6.4", "Ruth Ashdown, by link, "),
        ("4.1", "Lowmere evenings plan 2026 to 2027"),
        ("2.5", "Handed over by Bev Hartnoll to Lewis Tranter"),
    ],
)
def test_an_action_shows_how_it_was_reported_counted_and_handed_over(
    june: Journey, reference: str, words: str
):
    june.when_they_open_the_action(reference)

    expect(june.page.locator("main")).to_contain_text(words)
    june.and_every_page_met_the_accessibility_baseline()
