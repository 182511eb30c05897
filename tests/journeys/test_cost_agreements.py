"""Who pays for reviews, from nothing to an agreement: drafted, read back, put right, agreed, and drafted anew."""

import pytest

from tests.journeys.journey import Journey
from tests.journeys.people import WENNA
from tests.journeys.visit import DESK, PHONE

# What the agreement of the demonstration says nothing of.
OTHER, WORDS = "Other costs", "Translation and interpreting"
SAVED = "It is saved who pays for this"


@pytest.mark.parametrize(
    ("width", "scripts", "types"), [(DESK, True, (OTHER, WORDS)), (PHONE, False, (WORDS, OTHER))]
)
def test_an_agreement_is_written_and_agreed(
    journey: Journey, width: int, scripts: bool, types: tuple[str, str]
):
    name = f"Costs of reviews at {width}"
    journey.given_signed_in(WENNA, width=width, scripts=scripts)
    journey.open("/p/vale/reviews/agreements/add/")

    add_it(journey, name)
    journey.then_the_page_says("It cannot be agreed as it stands")
    say_who_pays_first(journey, types[0])
    say_who_pays_and_take_it_back(journey, types[1])
    record_that_it_was_agreed(journey)
    journey.follow(name)
    draft_the_next_version_and_drop_it(journey, name)

    journey.and_every_page_met_the_accessibility_baseline()


def add_it(journey: Journey, name: str) -> None:
    """Add an agreement among three, who are named after somebody forgot to."""
    journey.page.get_by_label("What is it called?").fill(name)
    first_day(journey, "1", "4", "2031")
    journey.page.get_by_label("Those who are named here").check()
    journey.press("Add the agreement")
    journey.then_the_title_begins("Error: ")
    named = ("Vale District Council", "Marshland Constabulary", "Probation Service")
    for place, partner in enumerate(named, 1):
        journey.page.get_by_label(partner).fill(str(place))
    journey.press("Add the agreement")


def say_who_pays_first(journey: Journey, kind: str) -> None:
    """One partner pays half up to a cap, once the cap is written as an amount."""
    journey.follow(kind)
    journey.page.get_by_label("One partner pays a percentage of it").check()
    journey.page.get_by_label("Which partner pays first?").select_option("Marshland Constabulary")
    journey.page.get_by_label("What percentage of the cost does it pay?").fill("50")
    cap = journey.page.get_by_label("What is the most that it pays? (optional)")
    cap.fill("5k")
    journey.page.get_by_label("Equally").check()
    journey.page.get_by_label("The others").check()
    journey.press("Save")
    journey.then_the_title_begins("Error: ")
    cap.fill("5,000")
    journey.press("Save")
    journey.then_the_page_says(SAVED)
    journey.then_the_page_says("The remaining £3,500.00 shared equally by the other two is £1,750.00 each.")


def say_who_pays_and_take_it_back(journey: Journey, kind: str) -> None:
    """Percentages make 100 in the end; an amount is worked through; nothing is said of it after all."""
    journey.follow(kind)
    journey.page.get_by_label("By percentages").check()
    shares = journey.page.get_by_role("group", name="Which percentage of the rest does each pay?")
    shares.get_by_label("Vale District Council").fill("99")
    journey.press("Save")
    journey.then_the_page_says("They make 99%. Change them so that they make 100%.")
    shares.get_by_label("Probation Service").fill("1")
    journey.press("Save")
    journey.page.get_by_label("An amount to work through").fill("12,000")
    journey.press("Work it through")
    journey.then_the_page_says("Vale District Council: 99% of £12,000.00 is £11,880.00.")
    journey.follow(f"Remove what is said of {kind[0].lower()}{kind[1:]}")
    journey.press("Remove it")


def record_that_it_was_agreed(journey: Journey) -> None:
    """Say when and where."""
    journey.follow("Record that it was agreed")
    for part, typed in zip(("Day", "Month", "Year"), ("12", "3", "2026"), strict=True):
        journey.page.get_by_label(part, exact=True).fill(typed)
    journey.page.get_by_label("Where was it agreed?").fill("The partnership’s meeting, minute 14")
    journey.press("Record that it was agreed")
    journey.then_the_page_says("Version 1 is agreed. It never changes any more")


def draft_the_next_version_and_drop_it(journey: Journey, name: str) -> None:
    """Start a version, look at its form again, and remove it."""
    journey.follow("Start the next version")
    first_day(journey, "1", "4", "2032")
    journey.press("Save")
    journey.then_the_heading_is(f"Version 2 of “{name}”")
    journey.follow("Change the day or who shares")
    journey.press("Save")
    journey.follow("Remove this draft")
    journey.press("Remove it")
    journey.then_the_page_says("The draft is removed")


def first_day(journey: Journey, *typed: str) -> None:
    """Type the day from which a version holds."""
    day = journey.page.get_by_role("group", name="From which day does it hold?")
    for part, text in zip(("Day", "Month", "Year"), typed, strict=True):
        day.get_by_label(part).fill(text)
