"""How the tests of a run are shared out among its processes."""

from xdist.scheduler import LoadScopeScheduling

SERVING = ("tests/journeys/", "tests/worker/")


class SharedOut(LoadScopeScheduling):
    """One by one, but a file that serves the site stays whole, so that the site is started once for it.

    In the order of the files (--no-loadscope-reorder), so that the journeys come after the tests of the database:
    an open browser leaves an event loop in its process, and Django refuses a database there.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0] if nodeid.startswith(SERVING) else nodeid
