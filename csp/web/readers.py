"""Who is asking: each request carries its reader."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from csp.models import Reader
from csp.queries.readers import reader_of
from csp.web import clock
from csp.web.origin import address_of
from csp.web.requests import Request
from csp.web.see_as import seen_as


class ReaderMiddleware:
    """Give a signed-in request its readers, looked up when they are first needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the reader and go on.

        ``own_reader`` is whoever signed in, ``seen_as`` whom they look at the site as, if anybody, and ``reader``
        the one of them that pages are for.
        """
        request.own_reader = SimpleLazyObject(lambda: _reader(request))  # type: ignore[attr-defined]
        request.seen_as = SimpleLazyObject(lambda: seen_as(request))  # type: ignore[attr-defined, arg-type]
        request.reader = SimpleLazyObject(lambda: _for_whom(request))  # type: ignore[attr-defined, arg-type]
        request.partnership = None  # type: ignore[attr-defined]
        return self.get_response(request)


def _reader(request: HttpRequest) -> Reader | None:
    if not request.user.is_authenticated:
        return None
    return reader_of(request.user, today=clock.today(), address=address_of(request))


def _for_whom(request: Request) -> Reader | None:
    # An object that waits to be looked up is one even when nobody is found: what it says counts.
    return request.seen_as if request.seen_as else request.own_reader
