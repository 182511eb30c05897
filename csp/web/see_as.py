"""Looking at the site as somebody else: noted in the session, looked into anew at every page, and read only."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from csp.models import Reader
from csp.policies.see_as import READ_ONLY, may_see_as
from csp.queries.readers import reader_seen_by
from csp.web import clock, kept_typing
from csp.web.requests import Request

PLACE = "see-as"
LASTS = timedelta(minutes=30)
READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# What one may still do, because it is about one's own session: stop, sign out, stay signed in.
OWN = frozenset({"csp:see-as-end", "account_logout", "csp:session-stay"})


class NothingIsSent:
    """Refuse whatever would change something while it lasts, and say so when it has ended by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: which page is asked for is known only in ``process_view``."""
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: Any) -> None:
        """Raise PermissionDenied for anything but reading; what was typed on one's own page waits there."""
        if PLACE not in request.session:
            return
        if not request.seen_as:
            end(request)
            messages.info(request, "You see the site as yourself again.")
        elif request.method not in READING and not _is_own(request):
            if request.POST.get(kept_typing.WRITER) == request.user.key:
                kept_typing.keep(request)
            READ_ONLY.require()


def only_as_oneself(request: Request) -> None:
    """Raise PermissionDenied while it lasts: for pages that send a file, which then leaves the site."""
    if request.reader.seen_by:
        READ_ONLY.require()


def begin(request: Request, *, key: str) -> None:
    """Look at the site as the person with this key from now on, in the partnership of this page."""
    request.session[PLACE] = {
        "by": request.user.key,
        "key": key,
        "partnership": request.partnership.pk,
        "at": clock.now().timestamp(),
    }


def end(request: HttpRequest) -> None:
    """See the site as oneself again."""
    request.session.pop(PLACE, None)


def seen_as(request: Request) -> Reader | None:
    """Return as whom the site is seen, if whoever signed in noted it and still may; this asks at every page."""
    note, own = request.session.get(PLACE), request.own_reader
    if not (note and own) or note["by"] != own.person.key or not _lasts(note["at"]):
        return None
    seen = reader_seen_by(own, key=note["key"], partnership=note["partnership"])
    if seen is None:
        return None
    here = seen.appointments[0].partnership
    return seen if may_see_as(own, seen, partnership=here) else None


def _is_own(request: Request) -> bool:
    return request.resolver_match is not None and request.resolver_match.view_name in OWN


def _lasts(since: float) -> bool:
    begun = datetime.fromtimestamp(since, tz=UTC)
    return begun <= clock.now() < begun + LASTS
