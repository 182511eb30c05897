"""A session ends after a while without a page, and after its longest time whatever happens."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from csp.kernel.session_times import SEEN, SIGNED_IN, WRITTEN_EVERY, SessionTimes
from csp.web import clock, kept_typing
from csp.web.session_end import SessionEnd


class SessionEnds:
    """Sign people out whose session is over, and note now and then that the others were here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: only a request for a page counts, and that is known in ``process_view``."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """End the session, or let it go on; the view's own door does the rest."""
        if not request.user.is_authenticated:
            return
        now = clock.now()
        idle, longest = request.reader.session_limits  # type: ignore[attr-defined]
        times = SessionTimes.in_session(request.session)
        if times and times.end(idle=idle, longest=longest) <= now:
            _end(request)
            return
        if times is None:
            begin(request, now)
        elif now - times.seen >= WRITTEN_EVERY:
            request.session[SEEN] = now.timestamp()
        end = SessionTimes.in_session(request.session).end(idle=idle, longest=longest)  # type: ignore[union-attr]
        request.session_end = SessionEnd(end, now)  # type: ignore[attr-defined]


def begin(request: HttpRequest, now: datetime) -> None:
    """Count from now: somebody has just signed in."""
    request.session[SIGNED_IN] = request.session[SEEN] = now.timestamp()


def _end(request: HttpRequest) -> None:
    """Forget who was signed in, and nothing that they typed."""
    kept = request.session.get(kept_typing.PLACE)
    logout(request)
    request.reader = None  # type: ignore[attr-defined]
    if kept:
        request.session[kept_typing.PLACE] = kept
