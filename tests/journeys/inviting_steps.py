"""Steps with an invitation: the administrator's form, and the link that somebody finds in their mail."""

import re
import sqlite3
from contextlib import closing

from tests.journeys.people import Walker
from tests.journeys.visit import Visit

PEOPLE = "/p/vale/people/"
LINK = re.compile(r"/invitation/[\w-]{40,}/")


class InvitingSteps(Visit):
    """How somebody comes to work with the partnership."""

    def when_they_invite(self, walker: Walker, *, role: str, authority: str) -> None:
        self.open(PEOPLE)
        self.follow("Invite somebody")
        self.page.get_by_label("Name", exact=True).fill(walker.name)
        self.page.get_by_label("E-mail address").fill(walker.email)
        self.page.get_by_label("Authority", exact=True).select_option(label=authority)
        self.page.get_by_label(role, exact=True).check()
        self.press("Send the invitation")

    def when_they_open_the_link_sent_to(self, walker: Walker, *, expected: int = 200) -> None:
        self.open(self._link_sent_to(walker), expected=expected)

    def when_they_open_by_the_sites_name_the_link_sent_to(self, walker: Walker) -> None:
        self.open(f"{self.site.named}{self._link_sent_to(walker)}")

    def _link_sent_to(self, walker: Walker) -> str:
        """The mail is read where the site keeps it: the newest to this address."""
        asked = "SELECT text FROM csp_message WHERE to_address = ? ORDER BY id DESC"
        with closing(sqlite3.connect(self.site.database, timeout=20)) as tables:
            (text,) = tables.execute(asked, [walker.email]).fetchone()
        found = LINK.search(text)
        assert found
        return found[0]

    def and_join_with_the_password(self, password: str) -> None:
        self.page.get_by_label("Password (optional)").fill(password)
        self.press("Join the partnership")
