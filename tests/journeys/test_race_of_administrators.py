"""Two administrators end each other’s appointment at the same moment: one of them stays."""

import re
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from playwright.sync_api import Browser

from tests.journeys.people import SOL, TESS, Walker
from tests.journeys.site import Site

ROUNDS = 5
ALSO = """
    INSERT INTO csp_appointment (key, version, person_id, partnership_id, authority_id, role, post, starts_on)
    SELECT '2222222222', 1, ?, partnership_id, authority_id, role, post, starts_on
    FROM csp_appointment WHERE role = 'administrator'
"""


class Sender:
    """Opens the page on which an appointment ends, and sends its form without a browser."""

    def __init__(self, site: Site, browser: Browser, who: Walker) -> None:
        """Take the cookies of a real sign-in."""
        self.site = site
        cookies = site.state_of(who, browser)["cookies"]
        together = "; ".join(f"{one['name']}={one['value']}" for one in cookies)
        self.headers = {"Cookie": together, "Origin": site.address}

    def read(self, data: bytes | None = None) -> str:
        """Return the page, or the words of a refusal."""
        request = urllib.request.Request(self.address, data, self.headers)  # noqa: S310  (our own loopback)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  (our own loopback)
                return answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.read().decode()

    def open_form(self, key: str) -> None:
        """Remember what the form carries unseen."""
        self.address = f"{self.site.address}/p/vale/people/appointments/{key}/end/"
        self.hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', self.read()))

    def send(self) -> str:
        """End it now."""
        return self.read(urllib.parse.urlencode({**self.hidden, "when": "now"}).encode())


def administrators(tables: sqlite3.Connection) -> list[tuple[int, str]]:
    """The appointments of administrators that hold, as (person, key)."""
    held = "SELECT person_id, key FROM csp_appointment WHERE role = 'administrator' AND ends_on IS NULL ORDER BY id"
    return tables.execute(held).fetchall()


def test_two_administrators_who_end_each_other_at_once_leave_one(site, chromium):
    senders = [Sender(site, chromium, TESS), Sender(site, chromium, SOL)]
    with closing(sqlite3.connect(site.database, timeout=20, isolation_level=None)) as tables:
        ids = [
            tables.execute("SELECT id FROM csp_person WHERE email = ?", [one.email]).fetchone()[0]
            for one in (TESS, SOL)
        ]
        tables.execute(ALSO, [ids[1]])
        for _ in range(ROUNDS):
            tables.execute("UPDATE csp_appointment SET ends_on = NULL WHERE role = 'administrator'")
            keys = dict(administrators(tables))
            for sender, other in zip(senders, reversed(ids), strict=True):
                sender.open_form(keys[other])

            with ThreadPoolExecutor(2) as both:
                list(both.map(Sender.send, senders))

            assert len(administrators(tables)) == 1
