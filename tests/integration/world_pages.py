"""The pages on which the two worlds are compared besides the everyday ones, and the few compared elsewhere."""

from django.urls import resolve, reverse

from tests.integration import working
from tests.integration.access_table import TABLE, rows
from tests.integration.access_walk import every_name
from tests.integration.visitors import addresses

# Who walks them, by their column of the access table: the pages are the same for whoever else has the role.
WALKERS = {"tess": "administrator", "june": "coordinator", "tom": "officer"}
# By the name of a page: the file of tests that says what it tells of what is restricted. What it shows is of its
# visitor's own doing (what they sent for is written down), or published to all, or only there beside a secret.
ELSEWHERE = {
    "csp:my-data": "test_my_data",
    "csp:my-data-download": "test_my_data",
    "csp:trail": "test_trail_pages",
    "csp:trail-csv": "test_trail_pages",
    "dhr:publication-document": "test_published_reviews",
    "dhr:publication-read": "test_published_reviews",
    "scrutiny:pack-clear": "test_pack_clearing",
}
OF_THEIR_OWN = "csp:job-detail"
OPENED = rows(TABLE)


def opened() -> set[str]:
    """Return the name of every page of ours that somebody opens; those of one review have a table of their own."""
    return {name for name, row in OPENED.items() if ":" in name and "ok" in row.values()}


def name_of(page: str) -> str:
    """Return which page an address is of; an address of none is a mistake in a list."""
    return resolve(page.partition("?")[0]).view_name


def other_pages(pages: list[str]) -> list[str]:
    """Return an address of every page that somebody opens which is neither among these nor compared elsewhere."""
    missing = sorted(opened() - {name_of(page) for page in pages} - ELSEWHERE.keys() - {OF_THEIR_OWN})
    carried = dict(every_name())
    about_one = [name for name in missing if carried[name] - {"partnership"}]
    alone = [name for name in missing if name not in about_one]
    theirs = reverse(OF_THEIR_OWN, args=["vale", working.job_of("june").key])
    # What a list is of need not be made for it: for a list of what is secret, it would be there in both worlds.
    lists = [reverse(name, args=["vale"] if carried[name] else []) for name in alone]
    return [theirs, *lists, *addresses(about_one).values()]


def opens(called: str, page: str) -> bool:
    """Return whether the access table lets one of the walkers open a page."""
    if name_of(page) == OF_THEIR_OWN:
        return called == "june"
    return OPENED[name_of(page)][WALKERS[called]] == "ok"
