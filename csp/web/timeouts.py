"""A session ends after a while without a page, and after its longest time whatever happens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from csp.kernel.kept_typing import PLACE
from csp.kernel.session_times import SEEN, SIGNED_IN, WRITTEN_EVERY, SessionTimes
from csp.web import clock
from csp.web.requests import Request
from csp.web.session_end import SessionEnd


class SessionEnds:
    """Sign people out whose session is over, and note now and then that the others were here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: only a request for a page counts, and that is known in ``process_view``."""
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: Any) -> None:
        """End the session, or let it go on; the view's own door does the rest."""
        if not request.user.is_authenticated:
            return
        now = clock.now()
        idle, longest = request.own_reader.session_limits
        times = SessionTimes.in_session(request.session)
        if times and times.end(idle=idle, longest=longest) <= now:
            _end(request)
            return
        if times is None:
            times = begin(request, now)
        elif now - times.seen >= WRITTEN_EVERY:
            times = replace(times, seen=now)
            request.session[SEEN] = now.timestamp()
        request.session_end = SessionEnd(times.end(idle=idle, longest=longest), now)


def begin(request: HttpRequest, now: datetime) -> SessionTimes:
    """Count from now: somebody has just signed in."""
    request.session[SIGNED_IN] = request.session[SEEN] = now.timestamp()
    return SessionTimes(signed_in=now, seen=now)


def _end(request: HttpRequest) -> None:
    """Forget who was signed in, and nothing that they typed."""
    kept = request.session.get(PLACE)
    logout(request)
    request.reader = request.own_reader = request.seen_as = None  # type: ignore[attr-defined]  # nobody has none
    if kept:
        request.session[PLACE] = kept
