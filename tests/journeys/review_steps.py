"""Steps of the journeys of reviews: finding one's way about a review, and answering what its forms ask."""

import re
from datetime import date

from playwright.sync_api import Locator

from tests.journeys.journey import Journey

REVIEWS = "/p/vale/reviews/"


def open_the_review(journey: Journey, code_name: str) -> None:
    """Go to the reviews, and to the one of this name."""
    journey.open(REVIEWS)
    journey.follow(code_name)


def tab(journey: Journey, name: str) -> None:
    """Go to another tab of the review whose page is open."""
    journey.follow(re.compile(f"^{name}"), within=journey.page.locator(".sp-tabs"))


def row_of(journey: Journey, words: str) -> Locator:
    """The row of a table that says these words."""
    return journey.page.locator("tr").filter(has_text=words)


def choose(journey: Journey, question: str, answer: str) -> None:
    """Choose one of several answers that all stand there."""
    asked = journey.page.get_by_role("group", name=re.compile(f"^{re.escape(question)}"))
    asked.get_by_role("radio", name=answer, exact=True).check()


def pick(journey: Journey, question: str, words: str) -> None:
    """Choose the answer in a list that has these words in it."""
    box = journey.page.get_by_role("combobox", name=re.compile(f"^{re.escape(question)}"))
    value = box.locator("option").filter(has_text=words).first.get_attribute("value")
    box.select_option(value)


def date_it(journey: Journey, legend: str, day: date) -> None:
    """Type a day into its three boxes."""
    boxes = journey.page.get_by_role("group", name=re.compile(f"^{re.escape(legend)}")).last
    for part, typed in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part, exact=True).fill(str(typed))


def open_a_review(journey: Journey, *, died: date, told: date, deputy: str) -> str:
    """Open a review under the code name that is offered, and return that name."""
    journey.open(REVIEWS)
    journey.follow("Open a review")
    code_name = journey.question("Code name").input_value()
    pick(journey, "Month", died.strftime("%B"))
    journey.page.get_by_label("Year", exact=True).first.fill(str(died.year))
    date_it(journey, "On which day were you told?", told)
    choose(journey, "Who told you?", "The police")
    choose(journey, "Were you told in writing?", "Yes")
    pick(journey, "Who stands in for you?", deputy)
    journey.page.get_by_label("I have read this, and I sign it").check()
    journey.press("Open the review")
    journey.then_the_heading_is(re.compile(re.escape(code_name)))
    return code_name


def sign(journey: Journey) -> None:
    """Sign the statement of the review onto which one is asked, from one's work."""
    journey.open("/p/vale/")
    journey.follow(re.compile("sign", re.IGNORECASE), within=journey.page.locator("main"))
    journey.page.get_by_label("I have read this statement and I agree to it").check()
    journey.press("Sign")


def note_decision(
    journey: Journey, outcome: str, day: date, *, by: str, reasons: str = "", told: bool
) -> None:
    """Note what was decided about holding a review, and that the Home Office and the family were told that day."""
    tab(journey, "Stages and clocks")
    journey.follow(re.compile("^Note what was decided"), within=journey.page.locator("main"))
    choose(journey, "What was decided?", outcome)
    date_it(journey, "On what day?", day)
    journey.and_answer("Who decided?", by)
    journey.and_answer("Who was asked first?", "The constabulary and Harbour")
    journey.and_answer("Why?", reasons)
    if told:
        date_it(journey, "When was the Home Office told in writing?", day)
        choose(journey, "Was the family told in writing?", "Yes")
        date_it(journey, "When?", day)
    journey.press("Save")


def follow_report(journey: Journey, agency: str, code_name: str) -> None:
    """Take the report of an agency from its coming to its being accepted."""
    open_the_review(journey, code_name)
    tab(journey, "Agency reports")
    journey.follow(agency, within=journey.page.locator("main"))
    journey.follow("Note that it came")
    choose(journey, "What is there?", "A report that is kept elsewhere")
    journey.and_answer("Where is it kept?", "With the coordinator")
    journey.press("It is received")
    journey.follow("Note that it is quality checked")
    journey.and_answer("What was found?", "It answers each question.")
    journey.press("It is quality checked")
    journey.follow("Note who countersigned it")
    journey.and_answer("Who countersigned it?", "Chief officer")
    journey.press("It is countersigned")
    journey.follow("Accept it")
    journey.press("Accept this report")


def meet_condition(journey: Journey, code_name: str, condition: str) -> None:
    """Say on the publication's page that a condition holds, and what shows it."""
    open_the_review(journey, code_name)
    tab(journey, "Publication")
    journey.follow(re.compile(rf"^Say how it stands\W+{condition}$"))
    journey.page.get_by_role("group", name="How does it stand?").get_by_role("radio").first.check()
    journey.and_answer("What shows that it holds?", "Read word by word against the list of names and places.")
    journey.press("Save")
