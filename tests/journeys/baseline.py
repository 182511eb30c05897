"""What every page must meet in every state: axe, no sideways scroll at 320 px, nothing wrong in the console."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Error, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"]}
# What was right is not sent from the browser to us: nobody reads it.
VIOLATIONS = "options => axe.run(options).then(found => found.violations)"
NARROWEST = 320
PHONE = 600
# What makes a page look different enough to be checked again.
STATES = {
    "with errors": ".govuk-error-summary",
    "with a notice": ".sp-call",
    "with a newer save beside it": ".sp-call--clash",
    "after a save": ".sp-done",
    "with nothing in it": ".sp-empty",
    "with a form": "main form[method=post]",
    "seen as somebody else": ".sp-seeing",
    "with the menu open": "details[open]",
    "with chips": ".sp-chips",
}
KEY = re.compile(r"(?<=/)[0-9a-z]{10}(?=/)")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDEST = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
        && !one.closest('.sp-scroll, .govuk-visually-hidden'))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
PRESENT = (
    "all => Object.entries(all).filter(([, part]) => document.querySelector(part)).map(([name]) => name)"
)


@dataclass
class Baseline:
    """What was found wrong; each page and state is looked at once in a run, whichever process comes to it first."""

    looked_at: Path | None = None  # the folder in which processes tell one another what they looked at
    seen: set[str] = field(default_factory=set)
    found: list[str] = field(default_factory=list)
    without_scripts: set[Page] = field(default_factory=set)

    def watch(self, page: Page, *, scripts: bool) -> None:
        """Listen for whatever a page complains about by itself."""
        if not scripts:
            self.without_scripts.add(page)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: a script broke: {error}"))

    def look(self, page: Page, state: str = "") -> None:
        """Check the page as it stands, unless it has been checked in this state."""
        name = self._name(page, state)
        if not self._comes_first(name):
            return
        with self._can_run_axe(page) as same:
            self._ask_axe(same, name)
        self._narrow(page, name)

    def _comes_first(self, name: str) -> bool:
        if name in self.seen:
            return False
        self.seen.add(name)
        if self.looked_at is None:
            return True
        try:
            (self.looked_at / sha256(name.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    @contextmanager
    def _can_run_axe(self, page: Page) -> Iterator[Page]:
        """The page itself; where scripts are off, and axe too, the same page where only ours are off."""
        browser = page.context.browser
        if page not in self.without_scripts or browser is None:
            yield page
            return
        html, address = page.content(), page.url.partition("#")[0]
        state = page.context.storage_state()
        with browser.new_context(viewport=page.viewport_size, storage_state=state) as context:
            context.route("**/*.js", lambda route: route.abort())
            context.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
            same = context.new_page()
            same.goto(address)
            yield same

    def _ask_axe(self, page: Page, name: str) -> None:
        page.evaluate(AXE_SCRIPT)
        for rule in page.evaluate(VIOLATIONS, OPTIONS):
            elements = [node["html"][:160] for node in rule["nodes"][:3]]
            more = len(rule["nodes"]) - len(elements)
            self.found.append(
                f"{name}: {rule['id']} ({rule['help']}): {elements}" + (f" and {more} more" if more else "")
            )

    def _narrow(self, page: Page, name: str) -> None:
        before = page.viewport_size
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        if page.evaluate(TOO_WIDE):
            self.found.append(f"{name}: scrolls sideways at {NARROWEST} px: {page.evaluate(WIDEST)}")
        if before:
            page.set_viewport_size(before)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        # The browser also reports the status of a page that is meant to be refused, and names the page itself.
        refused = message.text.startswith("Failed to load resource") and not re.search(
            r"\.\w+(\?|$)", message.location.get("url", "")
        )
        if not refused:
            self.found.append(f"{message.location.get('url')}: the console says: {message.text}")

    @staticmethod
    def _name(page: Page, state: str) -> str:
        asked = re.sub(r"^https?://[^/]+|[?#].*$", "", page.url)
        address = KEY.sub("…", asked)
        width = page.viewport_size["width"] if page.viewport_size else 0
        parts = [state] if state else []
        try:
            parts += page.evaluate(PRESENT, STATES)
        except Error:
            parts.append("which could not be asked")
        if width < PHONE:
            parts.append(f"at {width} px")
        if address == asked:  # the page about another plan or review has another title, and is the same page
            parts.insert(0, page.title())
        return ", ".join([address, *parts])
