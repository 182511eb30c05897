"""The people that tests sign in as, by the name they are called, and how to find what tests are about."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator

from csp.models import Appointment, Authority, Invitation, Partnership, Person, Reader
from csp.permissions import Role
from csp.queries.readers import reader_of
from plans.models import Action, Objective, Plan, Priority, Status

TODAY = date(2026, 11, 23)


def person(called: str) -> Person:
    """Return somebody by the name they are called: june, dana, tom …"""
    return Person.objects.get(email__startswith=f"{called}.")


def reader(called: str, *, on: date = TODAY) -> Reader:
    """Return somebody as they are appointed on a day."""
    return reader_of(person(called), today=on)


def invitation(called: str) -> Invitation:
    """Return the invitation of somebody by the name they are called: bryn has one that is open, odile's ran out."""
    return Invitation.objects.get(email__startswith=f"{called}.")


def vale() -> Partnership:
    """Return the partnership of the demonstration."""
    return Partnership.objects.get(slug="vale")


def plan() -> Plan:
    """Return its community safety plan."""
    return Plan.objects.get(partnership__slug="vale", title__startswith="Community Safety Plan")


def action(reference: str) -> Any:
    """Return an action of that plan by its reference; tests know which of its leads it has."""
    return Action.objects.select_related("plan__partnership").get(plan=plan(), reference=reference)


def priority(number: str = "2") -> Priority:
    """Return a priority of that plan by its number."""
    return Priority.objects.select_related("plan__partnership").get(plan=plan(), number=number)


def objective() -> Objective:
    """Return the first objective under its second priority."""
    return Objective.objects.select_related("plan__partnership").filter(priority=priority())[0]


def status(letter: str) -> Status:
    """Return a status of the partnership by its letter."""
    return Status.objects.get(partnership=vale(), letter=letter)


def appoint(
    name: str, role: Role, *, authority: str = "Vale District Council", starts_on: date = date(2025, 1, 1)
):
    """Return a new person of Vale in one role, with a second step already set up."""
    newcomer = Person.joining(email=f"{name.replace(' ', '.').lower()}@vale.example", name=name)
    newcomer.password = person("june").password  # making a new one takes a while, on purpose
    newcomer.save()
    Appointment(
        person=newcomer,
        partnership=vale(),
        authority=Authority.objects.get(name=authority),
        role=role,
        starts_on=starts_on,
    ).save()
    give_second_step(newcomer)
    return newcomer


def appoint_also(called: str, role: Role, *, authority: str = "Vale District Council") -> Appointment:
    """Give somebody another role in Vale."""
    appointment = Appointment(
        person=person(called),
        partnership=vale(),
        authority=Authority.objects.get(name=authority),
        role=role,
        starts_on=date(2025, 1, 1),
    )
    appointment.save()
    return appointment


def give_second_step(someone: Person) -> None:
    """Let somebody have set up an authenticator app."""
    Authenticator.objects.get_or_create(
        user=someone, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "not a secret"}}
    )


def appointment(called: str) -> Appointment:
    """Return the only appointment of somebody."""
    return person(called).appointments.get()
