"""Two deaths: one review from its notification to its closing; one that is not held until it is directed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.journey import Journey
from tests.journeys.lark import (
    FIRST_AGENCY,
    IVO,
    MAUD,
    PETRONEL,
    RECOMMENDED,
    SECOND_AGENCY,
    SUMMARY,
    TERMS,
    TITLE,
)
from tests.journeys.people import WENNA
from tests.journeys.review_steps import (
    REVIEWS,
    choose,
    date_it,
    follow_report,
    meet_condition,
    note_decision,
    open_a_review,
    open_the_review,
    pick,
    row_of,
    sign,
    tab,
)
from tests.journeys.site import kept_well
from tests.journeys.year_site import YearSite
from tests.nursery import Nursery

PUBLIC = "/public/vale/reviews/"


class ReviewSite(YearSite):
    """The site through the time that a review takes, with the demonstration's own partnership."""

    acts = "tests.journeys.review_acts"

    def prepare(self) -> None:
        """Let today be the first day; everybody is there already."""
        self.begin()


@pytest.fixture(scope="module")
def site(chromium: Browser, place: Path, loaded: Path, nursery: Nursery) -> Iterator[ReviewSite]:
    """A site of its own, on which the months of a review pass."""
    with kept_well(ReviewSite(place, loaded, nursery)) as running:
        yield running  # type: ignore[misc]


def test_a_review_goes_from_its_notification_through_a_pause_and_eleven_reports_to_its_closing(
    journey: Journey, site: ReviewSite
):
    name = it_is_opened_and_decided(journey, site)
    site.move_to(30)
    site.act("gathered")
    the_clocks_are_paused(journey, site, name)
    site.move_to(120)
    the_pause_ends_and_agencies_are_asked(journey, site, name)
    site.act("asked")
    site.move_to(150)
    eleven_reports_come(journey, site, name)
    site.move_to(210)
    it_recommends_something_and_an_action_comes_of_it(journey, site, name)
    it_is_sent_for_quality_assurance(journey, site, name)
    site.move_to(260)
    the_letter_comes_and_its_points_are_answered(journey, site, name)
    it_is_approved_and_made_ready(journey, site, name)
    site.act("went_round")
    site.move_to(270)
    two_people_read_it_and_it_is_published(journey, name)
    everybody_can_read_it(journey, name)
    copies_are_sent(journey, site, name)
    site.act("carried_out")
    the_action_is_checked_and_closed(journey, site, name)
    the_review_is_closed(journey, site, name)
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_review_that_is_not_held_is_held_once_it_is_directed(journey: Journey, site: ReviewSite):
    site.move_to(site.day + 1)
    journey.given_signed_in(IVO)
    died, today = site.date_in(-40), site.date_in(0)
    name = open_a_review(journey, died=died, told=today, deputy=WENNA.name)
    reasons = "The two had not known one another before that week."
    note_decision(
        journey, "No review is held", today, by="Chair of the partnership", reasons=reasons, told=True
    )
    journey.then_the_page_says("No review is held")
    tab(journey, "Overview")
    journey.and_it_does_not_say("days to agree the report")

    site.move_to(site.day + 40)
    journey.given_signed_in(IVO)
    open_the_review(journey, name)
    directed, today = "The Home Secretary directs a review", site.date_in(0)
    note_decision(journey, directed, today, by="Home Secretary", told=False)
    journey.then_the_page_says(directed)
    open_the_review(journey, name)
    journey.then_the_page_says("days to agree the report")
    journey.and_every_page_met_the_accessibility_baseline()


def it_is_opened_and_decided(journey: Journey, site: ReviewSite) -> str:
    journey.given_signed_in(WENNA)
    died, today = site.date_in(-40), site.date_in(0)
    name = open_a_review(journey, died=died, told=today, deputy=IVO.name)
    journey.given_signed_in(IVO)
    sign(journey)
    journey.then_the_page_says(name)
    journey.when_it_is_the_turn_of(WENNA)
    note_decision(journey, "A review is held", today, by="Chair of the partnership", told=True)
    journey.then_the_page_says("A review is held")
    return name


def the_clocks_are_paused(journey: Journey, site: ReviewSite, name: str) -> None:
    today = site.date_in(0)
    journey.given_signed_in(WENNA)
    open_the_review(journey, name)
    tab(journey, "Stages and clocks")
    journey.follow("Pause the clocks")
    choose(journey, "Why are the clocks paused?", "A criminal trial")
    journey.and_answer("What is there to say about it?", "Two who would be asked are witnesses.")
    for question in ("From which day?", "When was it agreed?", "When was the Home Office told?"):
        date_it(journey, question, today)
    journey.and_answer("Who agreed to it?", "The chair")
    journey.press("Save")
    expect(row_of(journey, "A criminal trial")).to_contain_text("further notice")
    tab(journey, "Overview")
    journey.then_the_page_says("days to agree the report: stands still")


def the_pause_ends_and_agencies_are_asked(journey: Journey, site: ReviewSite, name: str) -> None:
    journey.given_signed_in(WENNA)
    open_the_review(journey, name)
    tab(journey, "Stages and clocks")
    journey.follow(re.compile("^End the pause"))
    date_it(journey, "What was its last day?", site.date_in(-1))
    journey.and_answer("Why did it end?", "The trial is over.")
    journey.press("End the pause")
    expect(row_of(journey, "A criminal trial")).to_contain_text("90 days do not count")

    tab(journey, "Agency reports")
    journey.follow("Ask an agency for its report")
    pick(journey, "Which authority of the partnership is asked?", FIRST_AGENCY)
    choose(journey, "What is it asked for?", "Individual management review")
    journey.and_answer("What is it to cover?", TERMS)
    date_it(journey, "By when is it due?", site.date_in(50))
    journey.press("Ask for this report")
    journey.then_the_page_says(FIRST_AGENCY)


def eleven_reports_come(journey: Journey, site: ReviewSite, name: str) -> None:
    journey.given_signed_in(WENNA)
    for agency in (FIRST_AGENCY, SECOND_AGENCY):
        follow_report(journey, agency, name)
        journey.then_the_page_says("Accepted")
    site.act("reported")
    tab(journey, "Agency reports")
    expect(row_of(journey, "Accepted")).to_have_count(11)


def it_recommends_something_and_an_action_comes_of_it(journey: Journey, site: ReviewSite, name: str) -> None:
    journey.given_signed_in(WENNA)
    open_the_review(journey, name)
    tab(journey, "Recommendations")
    journey.follow("Add a recommendation", within=journey.page.locator("main"))
    journey.and_answer("What is its number?", "1")
    journey.and_answer("What is recommended?", RECOMMENDED)
    choose(journey, "How far does it reach?", "Local")
    pick(journey, "Theme used before", "Risk assessment")
    journey.page.get_by_label(FIRST_AGENCY).check()
    journey.press("Save")
    journey.then_the_page_says(RECOMMENDED)
    journey.follow(re.compile("^Raise an action from this"))
    pick(journey, "Which authority leads it?", FIRST_AGENCY)
    journey.press("Add this action")
    journey.then_the_page_says("part of the review’s plan, and linked with the recommendation")


def it_is_sent_for_quality_assurance(journey: Journey, site: ReviewSite, name: str) -> None:
    open_the_review(journey, name)
    tab(journey, "Quality assurance")
    journey.follow("Note that it was sent")
    date_it(journey, "When was it sent?", site.date_in(0))
    for box in journey.page.get_by_role("group", name="What was sent?").get_by_role("checkbox").all():
        box.check()
    journey.press("Save")
    journey.then_the_page_says(
        "The overview report, the executive summary, the action plan and the data form"
    )


def the_letter_comes_and_its_points_are_answered(journey: Journey, site: ReviewSite, name: str) -> None:
    journey.given_signed_in(WENNA)
    open_the_review(journey, name)
    tab(journey, "Quality assurance")
    journey.follow(re.compile("^Note the letter"))
    date_it(journey, "What is the day of the letter?", site.date_in(-1))
    choose(journey, "What does it say?", "It may be published once changes are made")
    choose(journey, "Where is the letter?", "It is kept elsewhere")
    journey.and_answer("Where is it kept?", "With the coordinator")
    journey.press("Save")
    journey.follow(re.compile("^Add points"))
    journey.and_answer("What does the letter ask for?", "1. Say more of what the family wanted to be said.")
    pick(journey, "Who answers them?", MAUD.name)
    date_it(journey, "By when?", site.date_in(20))
    journey.press("Add these points")

    journey.given_signed_in(MAUD)
    journey.open("/p/vale/")
    journey.follow("Answer a point of the quality assurance letter")
    journey.follow(re.compile(r"^Answer\W+point 1$"))
    journey.and_answer("What was changed, or why is nothing?", "A tribute stands before the summary.")
    journey.press("It is answered")
    journey.then_the_page_says("1 point is answered")


def it_is_approved_and_made_ready(journey: Journey, site: ReviewSite, name: str) -> None:
    journey.when_it_is_the_turn_of(WENNA)
    open_the_review(journey, name)
    tab(journey, "Quality assurance")
    journey.follow(re.compile("^Note the approval"))
    date_it(journey, "When was it approved for publication?", site.date_in(0))
    journey.press("Note the approval")

    tab(journey, "Publication")
    journey.follow("Write it")
    journey.and_answer("What is it called?", TITLE)
    journey.and_answer("Summary, in plain words", SUMMARY)
    date_it(journey, "On which day is it to be published?", site.date_in(10))
    journey.press("Save")


def two_people_read_it_and_it_is_published(journey: Journey, name: str) -> None:
    journey.given_signed_in(IVO)
    meet_condition(journey, name, "Anonymity checked by a second person")
    journey.follow("Publish it")
    journey.follow("What still has to be done")
    journey.given_signed_in(WENNA)
    meet_condition(journey, name, "Anonymity checked")
    journey.follow("Publish it")
    journey.page.get_by_label("I have read the preview and every document").check()
    journey.press("Publish it now")


def everybody_can_read_it(journey: Journey, name: str) -> None:
    journey.given_somebody_new()
    journey.open(PUBLIC)
    journey.follow(TITLE)
    journey.then_the_page_says(SUMMARY)
    journey.and_it_does_not_say(name)
    journey.when_it_is_the_turn_of(WENNA)


def copies_are_sent(journey: Journey, site: ReviewSite, name: str) -> None:
    open_the_review(journey, name)
    tab(journey, "Publication")
    journey.follow("All copies", within=journey.page.locator("main"))
    journey.follow(re.compile("^Mark as sent"), within=row_of(journey, "Domestic Abuse Commissioner"))
    choose(journey, "Was it sent?", "Yes")
    date_it(journey, "When was it sent?", site.date_in(0))
    journey.and_answer("How was it sent?", "By secure e-mail")
    journey.press("Save")
    site.act("sent")


def the_action_is_checked_and_closed(journey: Journey, site: ReviewSite, name: str) -> None:
    journey.given_signed_in(PETRONEL)
    open_the_review(journey, name)
    tab(journey, "Closing")
    journey.follow(re.compile("^See it"))
    journey.follow("Check it")
    journey.and_answer("How did you check it?", "Forty calls, drawn by number.")
    journey.and_answer("What did you find?", "Thirty-nine were looked at again in time.")
    choose(journey, "Is it done as it was meant?", "Yes")
    journey.press("Save what you found")
    journey.follow("Review the outcome")
    journey.and_answer("What has changed for people because of it?", "Nine people were spoken to in time.")
    journey.press("Save the outcome")

    journey.when_it_is_the_turn_of(WENNA)
    journey.open(journey.windows[PETRONEL].url)
    journey.follow("Its page")
    with journey.page.expect_navigation():
        journey.page.locator('.sp-head__do a[href$="/decide/"]').click()
    journey.look()
    journey.page.get_by_role("radio", name="Close it").check()
    journey.and_answer("What came of it?", "Nine people were spoken to in time.")
    date_it(journey, "When was the work finished?", site.date_in(0))
    journey.press("Save")


def the_review_is_closed(journey: Journey, site: ReviewSite, name: str) -> None:
    open_the_review(journey, name)
    tab(journey, "Closing")
    journey.follow("Close the review")
    journey.then_the_page_says("1 answer to a recommendation is not in; it was never asked for.")
    journey.and_answer(
        "How was it checked that what was learnt is carried out?",
        "The panel read forty calls. The agency that was not asked has merged with another one.",
    )
    journey.page.get_by_role("checkbox", name="The audit says why").check()
    journey.and_answer("Who agreed that the partnership is satisfied?", "Chair of the partnership")
    journey.press("Close the review")
    journey.then_the_page_says("The panel read forty calls.")
    journey.open(REVIEWS)
    expect(row_of(journey, name)).to_contain_text("Closed")
