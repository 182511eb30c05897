"""What is sent to us is UTF-8, as browsers send it from our pages; anything else is refused with our page.

Django trips over encodings such as rot13 while it makes the request, before any middleware could answer. So
the header is read first, and taken away when it can't be followed; the middleware then refuses the request.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

UNREADABLE = "saferplan.unreadable"
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def reads_utf8(application: Wsgi) -> Wsgi:
    """Return the application behind a reader of the header ``Content-Type``."""

    def reading(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return application(checked(environ), start_response)

    return reading


def checked(environ: dict[str, Any]) -> dict[str, Any]:
    """Return what is known of a request, marked and without its type when that names another encoding."""
    if _is_utf8(environ.get("CONTENT_TYPE", "")):
        return environ
    return {**environ, "CONTENT_TYPE": "", UNREADABLE: True}


def _is_utf8(content_type: str) -> bool:
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False


class OnlyUtf8:
    """Refuse, with 400, a request that was marked as unreadable."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, unless the words could not be read as they were meant, or not at all."""
        if request.META.get(UNREADABLE):
            raise BadRequest("The request is not written in UTF-8.")
        return self.get_response(request)
