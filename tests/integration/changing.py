"""Change what somebody of the partnership is called, as an administrator does on their page."""

from typing import Any

from django.urls import reverse

from csp.models import Partnership, Person
from csp.services.people import change_name
from csp.web import clock
from tests.integration import people


def form_of(person: Person) -> str:
    """Return the address of the form."""
    return reverse("csp:person-edit", args=["vale", person.key])


def changes_of(person: Person) -> str:
    """Return the address of the page of every change."""
    return reverse("csp:person-changes", args=["vale", person.key])


def change(person: Person, *, by: Any = "tess", at: Partnership | None = None, **given: Any) -> Person:
    """Change what somebody is called, by the service."""
    return change_name(
        key=person.key,
        version=given.get("version", person.version),
        partnership=at or people.vale(),
        name=given.get("name", person.name),
        reason=given.get("reason", ""),
        by=people.reader(by) if isinstance(by, str) else by,
        now=clock.now(),
    )
