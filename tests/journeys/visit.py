"""What every journey can do: be somebody at a browser, open, press, type, and read what is there."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.journeys.baseline import Baseline
from tests.journeys.people import Walker
from tests.journeys.site import Site

DESK = 1280
PHONE = 390


class Visit:
    """One story told by one or more people, each at a browser of their own."""

    page: Page

    def __init__(self, browser: Browser, site: Site, baseline: Baseline) -> None:
        """Nobody is here yet."""
        self.browser, self.site, self.baseline = browser, site, baseline
        self.contexts: list[BrowserContext] = []
        self.windows: dict[Walker, Page] = {}
        self.was_checked = False

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()

    # Who is here

    def given_somebody_new(self, *, width: int = DESK, scripts: bool = True) -> None:
        """Somebody who has not signed in opens a browser."""
        self.page = self._window(width=width, scripts=scripts)

    def given_signed_in(self, walker: Walker, *, width: int = DESK, scripts: bool = True) -> None:
        """Somebody who signed in earlier is at their desk, or on their phone."""
        cookies = self.site.state_of(walker, self.browser)
        self.page = self.windows[walker] = self._window(width=width, scripts=scripts, storage_state=cookies)

    def when_it_is_the_turn_of(self, walker: Walker) -> None:
        """Go on in the window of somebody who is here already."""
        self.page = self.windows[walker]

    def _window(self, *, width: int, scripts: bool, **more: object) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            locale="en-GB",
            reduced_motion="reduce",
            base_url=self.site.address,
            **more,  # type: ignore[arg-type]
        )
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        self.baseline.watch(page, scripts=scripts)
        return page

    # What they do

    def open(self, path: str, *, expected: int = 200) -> None:
        """Type an address."""
        response = self.page.goto(path)
        assert response is not None
        assert response.status == expected
        self.look()

    def follow(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Choose a link by its words."""
        link = (within or self.page).get_by_role("link", name=name, exact=isinstance(name, str)).first
        with self.page.expect_navigation():
            link.click()
        self.look()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button that sends a form."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def look(self, state: str = "") -> None:
        """Hold the page to the baseline, once for each of its states."""
        self.baseline.look(self.page, state)

    # What they see

    def then_the_page_says(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.locator("body")).to_contain_text(words)

    def and_it_does_not_say(self, words: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(words)

    def then_the_heading_is(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def then_the_title_begins(self, words: str) -> None:
        expect(self.page).to_have_title(re.compile(f"^{re.escape(words)}"))

    def then_the_address_has(self, **wanted: str) -> None:
        """The address keeps what was asked for."""
        self.page.wait_for_url(lambda url: all(wanted[name] in _asked(url, name) for name in wanted))

    def then_the_address_has_no(self, *names: str) -> None:
        """The address has forgotten what was asked for."""
        self.page.wait_for_url(lambda url: not any(_asked(url, name) for name in names))

    def and_every_page_met_the_accessibility_baseline(self) -> None:
        """Fail with every rule that a page of this run broke so far, and where."""
        self.was_checked = True
        found, self.baseline.found = self.baseline.found, []
        assert not found, "\n".join(found)


def _asked(url: str, name: str) -> list[str]:
    """What an address asks for under a name, leaving out empty answers."""
    return parse_qs(urlsplit(url).query).get(name, [])
