"""The pages of invented reviews as their coordinator opens them: each tab of each, each other kind of page once."""

import re

from tests.journeys.journey import Journey
from tests.journeys.people import WENNA

REVIEWS, PUBLIC = "/p/vale/reviews/", "/public/vale/reviews/"
KEY = re.compile(r"(?<=/)[0-9a-z]{10}(?=[/.])")
OF_REVIEWS = re.compile(r"^/(p|public)/vale/reviews/[^?#]*$")
A_FILE = re.compile(r"\.(csv|docx|xlsx|pdf)$|/costs/file/$|/(files|papers|letters|documents)/[0-9a-z]{10}/$")


def test_every_tab_of_every_review_and_every_other_kind_of_page_meets_the_baseline(journey: Journey):
    journey.given_signed_in(WENNA)
    journey.open(REVIEWS)
    found, opened = [*addresses_on(journey), PUBLIC], {REVIEWS}
    reviews = addresses_on(journey, "main table th a")
    assert len(reviews) == 3
    for review in reviews:
        journey.open(review)
        tabs = addresses_on(journey, ".sp-tabs a")
        assert len(tabs) == 14
        for tab in tabs:
            if tab != review:
                journey.open(tab)
            opened.add(KEY.sub("*", tab))
            found += addresses_on(journey)

    while found:
        path = found.pop(0)
        if KEY.sub("*", path) not in opened:
            opened.add(KEY.sub("*", path))
            journey.open(path)
            found += addresses_on(journey)

    assert len(opened) > 90, sorted(opened)
    journey.and_every_page_met_the_accessibility_baseline()


def addresses_on(journey: Journey, links: str = "a") -> list[str]:
    """The addresses of pages about reviews that the open page links to, but for those of files."""
    found = journey.page.eval_on_selector_all(
        f":is({links})[href]", "all => all.map(one => one.getAttribute('href'))"
    )
    paths = (one.split("#")[0] for one in found)
    return [one for one in dict.fromkeys(paths) if OF_REVIEWS.match(one) and not A_FILE.search(one)]
