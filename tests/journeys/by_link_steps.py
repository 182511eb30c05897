"""Steps with a link for reporting: somebody finds it in their mail and goes on with it."""

import re
import sqlite3
from contextlib import closing

from tests.journeys.people import Walker
from tests.journeys.visit import Visit

LINK = re.compile(r"/by-link/\w{10}/[\w-]{40,}/")


class ByLinkSteps(Visit):
    """How somebody reports without signing in."""

    def when_they_open_the_link_for_reporting_sent_to(self, walker: Walker) -> None:
        """The mail is read where the site keeps it: the newest with a link to this address."""
        asked = (
            "SELECT text FROM csp_message WHERE to_address = ? AND text LIKE '%/by-link/%' ORDER BY id DESC"
        )
        with closing(sqlite3.connect(self.site.database, timeout=20)) as tables:
            (text,) = tables.execute(asked, [walker.email]).fetchone()
        found = LINK.search(text)
        assert found
        self.open(found[0])

    def first_reference(self) -> str:
        """The reference of the first action that is asked about."""
        return self.page.locator(".sp-report .sp-ref").first.inner_text()

    def and_remind_everyone(self) -> None:
        """Press the button at the head of the round."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=re.compile(r"^Remind \d+ ")).first.click()
        self.look()
