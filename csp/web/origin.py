"""Where a request came from."""

import re
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104  (what is noted when a proxy names no address; nothing listens on it)


def address_of(request: HttpRequest) -> str:
    """Return the internet address that asked: behind our proxy, the one that the proxy saw."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rsplit(",", maxsplit=1)[-1].strip()[:45]
    return request.META.get("REMOTE_ADDR", "")


def ip_of(request: HttpRequest) -> str:
    """Return that as an address that a database can keep as one: without a port, and all zeros when it is none."""
    found = address_of(request)
    for typed in (found, re.sub(r"^\[?([^\]]*?)\]?:\d+$", r"\1", found)):
        try:
            return str(ip_address(typed))
        except ValueError:
            continue
    return NOWHERE
