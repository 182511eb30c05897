"""Guesses at a link that lets somebody in: counted for each address in the shared cache, and stopped."""

import ipaddress

from django.core.cache import cache
from django.http import HttpRequest

from csp.web.origin import ip_of

MOST = 20
FOR_SECONDS = 5 * 60
ONE_HOUSEHOLD = 64  # the bits of an address of version 6 that name a household rather than a device


def has_guessed_too_often(request: HttpRequest) -> bool:
    """Return whether this address has tried too many links that can't be used in the last minutes."""
    return cache.get(_name(request), 0) >= MOST


def count_a_guess(request: HttpRequest) -> None:
    """Count one link that can't be used."""
    name = _name(request)
    cache.set(name, cache.get(name, 0) + 1, FOR_SECONDS)


def _name(request: HttpRequest) -> str:
    address = ip_of(request)
    if ipaddress.ip_address(address).version == 6:
        address = str(ipaddress.ip_network((address, ONE_HOUSEHOLD), strict=False))
    return f"guesses:{address}"
