"""What people are and were called: a name that somebody had before still says who they are."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from csp.models import Person


def names_had(people: QuerySet[Any, Any] | Collection[int]) -> dict[str, list[int]]:
    """Return every name that people (their ids) have or had, in its order, with whose it is: one question."""
    found: dict[str, list[int]] = {}
    had = Person.history.filter(id__in=people).order_by("name", "history_id").values_list("name", "id")
    for name, person in had:
        found.setdefault(name, []).append(person)
    return found
