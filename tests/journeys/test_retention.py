"""An administrator sees what other periods would remove, then keeps them."""

import pytest

from tests.journeys.journey import Journey
from tests.journeys.people import TESS
from tests.journeys.visit import DESK, PHONE

NARROW = 320
MESSAGES = "Months for which a message is kept"


@pytest.mark.parametrize(("width", "months"), [(DESK, "11"), (PHONE, "10"), (NARROW, "9")])
def test_periods_are_tried_and_then_saved(journey: Journey, width: int, months: str):
    journey.given_signed_in(TESS, width=width)
    journey.open("/p/vale/settings/")
    journey.follow("How long things are kept")
    journey.then_the_heading_is("How long things are kept")

    journey.page.get_by_label(MESSAGES).fill("a year")
    journey.press("Save")
    journey.then_the_title_begins("Error: ")

    journey.page.get_by_label(MESSAGES).fill(months)
    journey.press("Show what this would remove")
    journey.then_the_page_says("These are the periods that you have typed above. They are not saved.")
    journey.press("Save")
    journey.then_the_page_says("The change is saved")
    journey.then_the_page_says("What the periods would remove tonight")

    journey.and_every_page_met_the_accessibility_baseline()
