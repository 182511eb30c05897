"""How the tests of a run are shared out among its processes."""

import pytest
from xdist.scheduler import LoadScopeScheduling

JOURNEYS, WORKER = "tests/journeys/", "tests/worker/"
SERVING = (JOURNEYS, WORKER)
# A file that takes long and begins last keeps one core at work while the others have none.
LONG = (
    "tests/journeys/test_reviews.py",
    "tests/journeys/test_review_pages.py",
    "tests/journeys/test_year.py",
    "tests/journeys/test_inviting.py",
    "tests/journeys/test_round.py",
    "tests/journeys/test_actions.py",
    "tests/journeys/test_main_job.py",
    "tests/worker/test_mail.py",
)


class SharedOut(LoadScopeScheduling):
    """One by one, but a file that serves the site stays whole, so that the site is started once for it.

    All of the worker's stay together: they copy a database that takes a minute to make on PostgreSQL.
    In the order of the files (--no-loadscope-reorder), so that the journeys come after the tests of the database:
    an open browser leaves an event loop in its process, and Django refuses a database there.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(WORKER):
            return WORKER
        return nodeid.partition("::")[0] if nodeid.startswith(SERVING) else nodeid


def longest_first(items: list[pytest.Item]) -> None:
    """Put the files that serve the site where the first of them stands, and of them those first that take long.

    Without journeys, before all others: the worker's are one piece, which would go on when all else is over.
    """
    serving = [item for item in items if item.nodeid.startswith(SERVING)]
    if not serving:
        return
    has_journeys = any(item.nodeid.startswith(JOURNEYS) for item in serving)
    before = items[: items.index(serving[0])] if has_journeys else []
    after = [item for item in items[len(before) :] if not item.nodeid.startswith(SERVING)]
    items[:] = [*before, *sorted(serving, key=_when), *after]


def _when(item: pytest.Item) -> int:
    file = item.nodeid.partition("::")[0]
    return LONG.index(file) if file in LONG else len(LONG)
