"""A whole year: a plan is drafted, agreed by eight authorities, published, reported on in three rounds, and ended."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.journey import Journey
from tests.journeys.site import kept_well
from tests.journeys.wexmoor import (
    ASHA,
    FRAN,
    IDRIS,
    NED,
    NEXT_PLAN,
    OONA,
    PETRA,
    PLAN,
    PLANS,
    SECOND_ROUND,
    SLUG,
)
from tests.journeys.year_site import YearSite
from tests.nursery import Nursery

WORK = f"/p/{SLUG}/"
THIRD_ROUND = "Third round of the year"


@pytest.fixture(scope="module")
def site(chromium: Browser, place: Path, loaded: Path, nursery: Nursery) -> Iterator[YearSite]:
    """A site of its own, on which a year passes."""
    with kept_well(YearSite(place, loaded, nursery)) as running:
        yield running  # type: ignore[misc]


def test_a_plan_is_drafted_agreed_kept_alive_through_three_rounds_and_followed_by_the_next(
    journey: Journey, site: YearSite
):
    the_plan_is_begun(journey, site)
    its_checklist_is_met_or_waived_and_it_is_put_to_the_authorities(journey)
    eight_authorities_agree_and_it_is_published(journey, site)
    site.move_to(90)
    the_first_round_is_opened(journey, site)
    site.move_to(200)
    site.act("went_on")
    site.move_to(270)
    the_third_round_is_opened(journey, site)
    site.move_to(273)
    whoever_is_silent_is_reminded_and_a_report_is_returned(journey)
    the_question_is_answered_and_an_update_comes_by_link(journey)
    site.move_to(280)
    it_is_locked_and_laid_beside_the_round_before(journey)
    site.move_to(350)
    two_actions_end(journey, site)
    the_next_plan_is_made_and_this_one_closed(journey)
    journey.and_every_page_met_the_accessibility_baseline()


def tab(journey: Journey, name: str) -> None:
    """Go to the plan, and to one of its tabs."""
    journey.open(PLANS)
    journey.follow(PLAN)
    journey.follow(re.compile(f"^{name}"), within=journey.page.locator(".sp-tabs"))


def date_it(journey: Journey, legend: str, day: date) -> None:
    """Type a day into its three boxes."""
    boxes = journey.page.get_by_role("group", name=re.compile(f"^{re.escape(legend)}"))
    for part, typed in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part).fill(str(typed))


def the_plan_is_begun(journey: Journey, site: YearSite) -> None:
    journey.given_signed_in(ASHA)
    journey.open(PLANS)
    journey.follow("Begin a plan")
    journey.and_answer("What is the plan called?", PLAN)
    date_it(journey, "First day", site.date_in(10))
    date_it(journey, "Last day", site.date_in(374))
    journey.press("Save")
    journey.then_the_page_says("The plan is begun")

    journey.open(PLANS)
    journey.follow(PLAN)
    journey.follow("Add the first priority")
    journey.and_answer("Number", "1")
    journey.and_answer("Priority", "Homes that stay closed to burglars")
    journey.press("Save")
    site.act("written")


def its_checklist_is_met_or_waived_and_it_is_put_to_the_authorities(journey: Journey) -> None:
    tab(journey, "Agreement")
    journey.then_the_page_says("Write what is missing")
    journey.follow("Write the texts")
    journey.and_answer("Strategic assessment it draws on", "The assessment of last autumn.")
    strategy = "Less crime and disorder, less re-offending, fewer harmed by drugs, less serious violence."
    journey.and_answer("Strategy", strategy)
    journey.and_answer("Summary for the public", "Eight authorities keep Wexmoor safe together.")
    journey.press("Save these texts")
    journey.follow(re.compile("^Waive it"))
    journey.and_answer("Why does the plan go without it?", "Asked together with the county, in May")
    journey.press("Save this reason")
    journey.follow("Put it to the authorities")
    journey.press("Put it to the authorities")
    journey.then_the_page_says("8 authorities have not answered yet")


def eight_authorities_agree_and_it_is_published(journey: Journey, site: YearSite) -> None:
    for lead, authority in ((PETRA, "Wexmoor Police"), (FRAN, "Wexmoor Fire and Rescue")):
        journey.given_signed_in(lead)
        journey.open(WORK)
        journey.follow(re.compile(f"^Answer for {authority} whether it agrees"))
        journey.page.get_by_role("radio", name="Yes, it agrees").check()
        journey.press("Save this answer")
    journey.when_it_is_the_turn_of(ASHA)
    tab(journey, "Agreement")
    journey.follow(re.compile(r"^Give its answer\W+Harl District Council"))
    journey.page.get_by_role("radio", name="Yes, it agrees").check()
    journey.page.get_by_label("Name", exact=True).fill("Gwen Alder")
    journey.page.get_by_label("Post", exact=True).fill("Chief executive")
    date_it(journey, "On which day?", site.date_in(0))
    journey.press("Save this answer")
    journey.then_the_page_says("5 authorities have not answered yet")
    site.act("answered")

    tab(journey, "Agreement")
    journey.follow("Agree the plan")
    journey.press("Agree the plan")
    journey.then_the_page_says("Version 1 is agreed")
    journey.follow("Publish the plan")
    journey.press("Publish the plan")
    journey.then_the_page_says("Version 1 is published")


def the_first_round_is_opened(journey: Journey, site: YearSite) -> None:
    journey.given_signed_in(ASHA)
    tab(journey, "Rounds")
    journey.follow("Open the first round")
    date_it(journey, "Day of the meeting it is for", site.date_in(20))
    date_it(journey, "Day by which everyone reports", site.date_in(10))
    journey.press("Open the round and tell everyone")
    journey.given_signed_in(IDRIS)
    journey.open(WORK)
    journey.when_they_open_what_the_round_asks()
    journey.when_they_fill_in("1.1", "Behind", "Three of four forces send theirs; one post is empty.")
    journey.and_report("1.1")
    journey.then_it_is_reported("1.1")


def the_third_round_is_opened(journey: Journey, site: YearSite) -> None:
    journey.given_signed_in(ASHA)
    tab(journey, "Rounds")
    journey.follow("Open a round")
    journey.and_answer("Name of the round", THIRD_ROUND)
    date_it(journey, "Day of the meeting it is for", site.date_in(14))
    date_it(journey, "Day by which everyone reports", site.date_in(9))
    journey.press("Open the round and tell everyone")

    journey.given_signed_in(NED)
    journey.open(WORK)
    journey.when_they_open_what_the_round_asks()
    journey.card_of("1.2").get_by_role("checkbox", name="Nothing has changed").check()
    journey.and_report("1.2")
    journey.then_it_is_reported("1.2")

    journey.given_signed_in(IDRIS)
    journey.open(WORK)
    journey.when_they_open_what_the_round_asks()
    journey.when_they_fill_in("1.1", "On track", "All four forces send theirs.")
    journey.and_report("1.1")
    journey.then_it_is_reported("1.1")


def whoever_is_silent_is_reminded_and_a_report_is_returned(journey: Journey) -> None:
    journey.given_signed_in(ASHA)
    tab(journey, "Rounds")
    journey.follow(THIRD_ROUND)
    journey.and_remind_everyone()
    journey.then_the_page_says("Everyone who is missing was written to today")
    journey.follow("Wexmoor Police")
    journey.follow(re.compile(r"^Return 1\.1 "))
    journey.and_answer("What do you want to know?", "Since which week?")
    journey.press("Return the report")
    journey.then_the_page_says("is returned. Its holder is told by e-mail")


def the_question_is_answered_and_an_update_comes_by_link(journey: Journey) -> None:
    journey.given_signed_in(IDRIS)
    journey.open(WORK)
    journey.follow(re.compile(r"^Answer Asha Brand about 1\.1"))
    journey.then_the_page_says("Since which week?")
    journey.when_they_fill_in("1.1", "On track", "All four send theirs since the second week of June.")
    journey.and_report("1.1")
    journey.then_it_is_reported("1.1")

    journey.given_somebody_new()
    journey.when_they_open_the_link_for_reporting_sent_to(OONA)
    journey.press("Continue")
    journey.then_the_page_says("This page is for Oona Marsh")
    journey.when_they_fill_in("2.2", "On track", "She met eleven people at the gate.")
    journey.and_report("2.2")
    journey.then_the_page_says("You have reported")


def it_is_locked_and_laid_beside_the_round_before(journey: Journey) -> None:
    journey.given_signed_in(ASHA)
    tab(journey, "Rounds")
    journey.follow(THIRD_ROUND)
    journey.follow("Wexmoor Probation")
    journey.then_the_page_says("Oona Marsh, by link")
    journey.page.go_back()
    journey.follow("Lock the round")
    journey.press("Lock the round")
    journey.then_the_page_says("is locked. What it holds stays as it is")
    journey.then_the_page_says(f"beside {SECOND_ROUND}")
    for at, words in (("better", "1.1"), ("slipped", "1.2"), ("silent", "2.1")):
        found = journey.page.locator(f"section#{at}, section:has(#{at})").first
        assert words in found.inner_text()


def two_actions_end(journey: Journey, site: YearSite) -> None:
    journey.given_signed_in(ASHA)
    wardens, locks = "Wardens on the paths home", "Fit better locks after a burglary"
    ends(journey, wardens, "Close it", {"What came of it?": "Calls halved."}, site.date_in(-1))
    ends(journey, locks, "Stop it", {"Why is it stopped?": "The maker has failed."}, None)


def the_next_plan_is_made_and_this_one_closed(journey: Journey) -> None:
    tab(journey, "Agreement")
    journey.follow("Make the next plan from this one")
    journey.and_answer("What is the plan called?", NEXT_PLAN)
    for reference, fate, why in (
        ("1.1", "Carry it forward", "It goes on for another year."),
        ("2.2", "Close it", "Everyone is met at the gate now."),
    ):
        asked = journey.page.get_by_role("group", name=re.compile(f"^{re.escape(reference)} "))
        asked.get_by_label("What becomes of it?").select_option(label=fate)
        asked.get_by_label("Why, or what came of it").fill(why)
    journey.press("Make the next plan")
    journey.then_the_page_says(f"“{NEXT_PLAN}” is made")
    journey.follow(re.compile("^Actions"), within=journey.page.locator(".sp-tabs"))
    journey.then_the_page_says("Share what is known about burglars each week")
    journey.and_it_does_not_say("Wardens on the paths home")

    tab(journey, "Agreement")
    journey.follow("Close the plan")
    journey.and_answer("How far was the plan implemented?", "Three of four actions; the locks were not had.")
    journey.press("Close this plan")
    journey.then_the_page_says("The plan is closed")


def ends(journey: Journey, action: str, decision: str, said: dict[str, str], finished: date | None) -> None:
    """Decide on the action's own page that it is over."""
    tab(journey, "Actions")
    journey.follow(action)
    with journey.page.expect_navigation():
        journey.page.locator('.sp-head__do a[href$="/decide/"]').click()
    journey.look()
    journey.page.get_by_role("radio", name=decision).check()
    for question, words in said.items():
        journey.and_answer(question, words)
    if finished:
        date_it(journey, "When was the work finished?", finished)
    journey.press("Save")
