"""Change what somebody of the partnership is called or reached by, as an administrator does on their page."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.urls import reverse

from csp.models import Partnership, Person
from csp.services.people import PersonAnswers, change_person
from csp.web import clock
from tests.integration import people

SIGN_IN = "http://testserver/account/sign-in/"
NEW = "tom.archer@vale.example"


def form_of(person: Person) -> str:
    """Return the address of the form."""
    return reverse("csp:person-edit", args=["vale", person.key])


def changes_of(person: Person) -> str:
    """Return the address of the page of every change."""
    return reverse("csp:person-changes", args=["vale", person.key])


def change(person: Person, *, by: Any = "tess", at: Partnership | None = None, **given: Any) -> Person:
    """Change what is given of somebody, by the service."""
    answers = PersonAnswers(given.get("name", person.name), given.get("email", person.email))
    return change_person(
        key=person.key,
        version=given.get("version", person.version),
        partnership=at or people.vale(),
        answers=answers,
        reason=given.get("reason", ""),
        link=SIGN_IN,
        by=people.reader(by) if isinstance(by, str) else by,
        now=clock.now(),
    )


def set_up_second_step(person: Person) -> None:
    """Give somebody an authenticator app, without which nobody else changes their address."""
    Authenticator.objects.get_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "not a secret"}}
    )
