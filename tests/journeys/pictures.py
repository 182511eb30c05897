"""Take the pictures of the README from the running demonstration: `make pictures`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.journeys.baseline import Baseline
from tests.journeys.journey import Journey
from tests.journeys.people import JOEL, JUNE, Walker
from tests.journeys.site import Site
from tests.programs import chromium
from tests.served import ROOT, make_database

FOLDER = ROOT / "docs" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


def main() -> None:
    """Start the site, sign in as each person, and take what they see first."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = make_database(Path(folder) / "loaded.sqlite3")
        site = Site(Path(folder) / "site" / "site.sqlite3", database)
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            site.wait_until_well()
            take_all(site, browser)
        finally:
            browser.close()
            site.stop()


def take_all(site: Site, browser: Browser) -> None:
    """Take each picture of the README."""
    overview = "main a:has-text('Community Safety Plan')"
    take(site, browser, JUNE, "plan", DESK, steps=["Plans", overview])
    take(site, browser, JUNE, "actions", DESK, steps=["Plans", overview, "text=Actions ("])
    take(site, browser, JOEL, "action", DESK, steps=["main th a:has-text('exploitation questions')"])
    take(site, browser, JOEL, "my-work-phone", PHONE, steps=[])
    take_the_main_job(Journey(browser, site, Baseline()))


def take_the_main_job(journey: Journey) -> None:
    """Import the example, and build the report that the demonstration has begun."""
    journey.given_signed_in(JUNE)
    sheet = ROOT / "docs" / "examples" / "plan.csv"
    journey.when_they_import(sheet, title="Safer Vale plan", first="1 4 2026", last="31 3 2029")
    journey.and_agree_with_how_the_columns_were_read()
    keep(journey.page, "import")
    journey.when_they_open_the_paper("Annual report 2026/27")
    journey.and_build_it()
    journey.page.get_by_role("heading", name="1. Summary").evaluate("one => one.scrollIntoView()")
    keep(journey.page, "report")
    journey.close()


def take(
    site: Site, browser: Browser, who: Walker, name: str, size: ViewportSize, *, steps: list[str]
) -> None:
    """Follow the links from the first page, then take the picture."""
    with browser.new_context(viewport=size, storage_state=site.state_of(who, browser)) as context:
        page = context.new_page()
        page.goto(site.address)
        for step in steps:
            page.click(step if step[0] in "mt" else f"nav a:has-text('{step}') >> visible=true")
            page.wait_for_load_state()
        keep(page, name)


def keep(page: Page, name: str) -> None:
    """Keep what the window shows."""
    page.screenshot(path=FOLDER / f"{name}.png")
    sys.stdout.write(f"docs/pictures/{name}.png\n")


if __name__ == "__main__":
    main()
