"""Who is asking: each request carries its reader."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from csp.models import Reader
from csp.queries.readers import reader_of
from csp.web import clock
from csp.web.origin import address_of


class ReaderMiddleware:
    """Give a signed-in request its ``reader``, looked up when it is first needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the reader and go on."""
        request.reader = SimpleLazyObject(lambda: _reader(request))  # type: ignore[attr-defined]
        request.partnership = None  # type: ignore[attr-defined]
        return self.get_response(request)


def _reader(request: HttpRequest) -> Reader | None:
    if not request.user.is_authenticated:
        return None
    return reader_of(request.user, today=clock.today(), address=address_of(request))
