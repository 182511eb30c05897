"""Every test here has the demonstration's database, and signs people in by the name they are called."""

from datetime import timedelta

import pytest
from django.test import Client

from csp.kernel.session_times import SEEN, SIGNED_IN
from csp.queries import retention_over
from csp.web import clock
from tests.integration import people
from tests.integration.fen import Fen, found_fen
from tests.integration.visitors import SignIn, browser_of
from tests.integration.work_accounts import issuer, tampered, trust, vouch  # noqa: F401  (fixtures)


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Give every integration test the database."""


@pytest.fixture
def sign_in() -> SignIn:
    """Return a browser of its own for somebody who has signed in."""

    def signed_in(called: str) -> Client:
        client = Client()
        client.force_login(people.person(called))
        _begin_session(client)
        return client

    return signed_in


def _begin_session(client: Client) -> None:
    """Begin to count the session's time, as signing in by the page does."""
    session = client.session
    session[SIGNED_IN] = session[SEEN] = clock.now().timestamp()
    session.save()


@pytest.fixture
def first_week_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock remove what is over the first time it looks at a partnership."""
    monkeypatch.setattr(retention_over, "LOOK_FIRST", timedelta(0))


@pytest.fixture
def june(sign_in: SignIn) -> Client:
    """June Okafor, the coordinator."""
    return sign_in("june")


@pytest.fixture
def tom(sign_in: SignIn) -> Client:
    """Tom Ferrier, an officer of the constabulary, who holds action 1.6."""
    return sign_in("tom")


@pytest.fixture
def fen() -> Fen:
    """Another partnership."""
    return found_fen()


@pytest.fixture
def visitor(request: pytest.FixtureRequest, fen: Fen, sign_in: SignIn) -> Client:
    """A browser of the kind of visitor that a column of the access table names."""
    return browser_of(request.param, fen, sign_in)
