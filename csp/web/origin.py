"""Where a request came from."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the internet address that asked: behind our proxy, the one that the proxy saw."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rsplit(",", maxsplit=1)[-1].strip()[:45]
    return request.META.get("REMOTE_ADDR", "")
