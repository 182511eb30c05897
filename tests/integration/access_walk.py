"""Walk the URL resolver: every address that the site answers to."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver


@cache
def every_name() -> list[tuple[str, frozenset[str]]]:
    """Return each URL's name, with the names of what its address carries."""
    return sorted(_walk(get_resolver().url_patterns, (), frozenset()))


def _walk(patterns: list, namespaces: tuple[str, ...], carried: frozenset[str]) -> Iterator:
    for one in patterns:
        carries = carried | set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inside = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from _walk(one.url_patterns, inside, carries)
        else:
            assert isinstance(one, URLPattern)
            yield ":".join([*namespaces, one.name or f"unnamed {one.pattern}"]), carries
