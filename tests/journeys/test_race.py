"""Many send the same form at the same moment: one is saved, and nobody's words are lost."""

import re
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Browser

from tests.journeys.people import TOM
from tests.journeys.site import Site

AT_ONCE = 8
CLASH = "Somebody saved this action while you were writing"


class Sender:
    """Opens one action as Tom would, and sends its update form without a browser."""

    def __init__(self, site: Site, browser: Browser) -> None:
        """Take the cookies of a real sign-in."""
        self.site = site
        cookies = site.state_of(TOM, browser)["cookies"]
        self.headers = {
            "Cookie": "; ".join(f"{one['name']}={one['value']}" for one in cookies),
            "Origin": site.address,
        }

    def read(self, address: str, data: bytes | None = None) -> str:
        """Return a page of the site, following where it leads."""
        request = urllib.request.Request(address, data, self.headers)  # noqa: S310  (our own loopback)
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  (our own loopback)
            return answer.read().decode()

    def open_form(self) -> None:
        """Remember where the form goes and what it carries unseen."""
        page = self.read(f"{self.site.address}/p/vale/")
        action = re.search(r'href="(/p/vale/plans/actions/\w+/)">[^<]*risk assessment', page)
        assert action, page
        html = self.read(self.site.address + action[1])
        self.address = f"{self.site.address}{action[1]}update/"
        self.hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
        self.status = re.findall(r'name="status"[^>]*value="(\w+)"', html)[0]

    def send(self, number: int) -> str:
        """Send the form with words of its own."""
        answers = {**self.hidden, "status": self.status, "text": f"Words number {number}"}
        return self.read(self.address, urllib.parse.urlencode(answers).encode())


def test_of_many_updates_sent_at_once_one_is_saved_and_all_words_come_back(site, chromium):
    sender = Sender(site, chromium)
    sender.open_form()

    with ThreadPoolExecutor(AT_ONCE) as people:
        pages = list(people.map(sender.send, range(AT_ONCE)))

    with sqlite3.connect(site.database, timeout=20) as tables:
        saved = tables.execute(
            "SELECT count(*) FROM plans_progressupdate WHERE text LIKE 'Words number%'"
        ).fetchone()
    tables.close()
    refused = [number for number, page in enumerate(pages) if CLASH in page]
    assert saved == (1,)
    assert len(refused) == AT_ONCE - 1
    assert all(f"Words number {number}</textarea>" in pages[number] for number in refused)
