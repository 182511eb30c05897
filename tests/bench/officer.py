"""The ordinary officer as whom everything is measured, in this process."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Person
from csp.queries.readers import reader_of
from plans.models import Action
from plans.queries import actions, plans
from tests.bench.data import LARGEST, officer_of
from tests.bench.tables import TODAY


class Officer:
    """Signed in, with the one plan that is open to them, and the open actions of it that they hold."""

    def __init__(self, slug: str = LARGEST) -> None:
        """Sign in to a partnership without a browser."""
        self.slug = slug
        self.person = Person.objects.get(email=officer_of(slug))
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(self.person)
        self.client.get("/")  # the first page of a session writes when it was; those measured come later
        self.reader = reader_of(self.person, today=TODAY)
        self.plan = plans.open_to(self.reader).get()
        named_on = actions.held_by(self.reader, partnership=self.plan.partnership)
        self.held = [one for one in named_on if not one.is_apart]  # type: ignore[attr-defined]  # annotated

    def address(self, name: str, *args: str) -> str:
        """The address of a page of the plans of this partnership."""
        return reverse(f"plans:{name}", args=[self.slug, *args])

    def get(self, address: str, **choices: str | int) -> bytes:
        """Open a page and read it to its end."""
        return read(self.client.get(address, choices), status=200)

    def queries(self, address: str, **choices: str | int) -> int:
        """How many queries a page takes."""
        with CaptureQueriesContext(connection) as asked:
            self.get(address, **choices)
        return len(asked)

    def save_update(self, action: Action) -> None:
        """Send the update box of an action, as it was opened at its last version."""
        answers = {
            "status": action.status.key if action.status else "",
            "text": "Partners met twice and agreed who does what by when.",
            "version": action.version,
            "opened": action.version,
        }
        read(self.client.post(self.address("update-add", action.key), answers), status=302)


def read(answer: Any, *, status: int) -> bytes:
    """The whole answer; another status than the one expected would measure an error."""
    if answer.status_code != status:
        raise AssertionError(f"{answer.request['PATH_INFO']} answered {answer.status_code}, not {status}")
    parts: Iterable[bytes] = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts)
