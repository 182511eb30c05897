"""Every kind of visitor of the access table, and the addresses of Vale's pages that they ask for."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from csp.permissions import Role
from tests.integration import areas, at_table, importing, mailing, papers, people, working
from tests.integration.access_walk import every_name
from tests.integration.fen import Fen

SignIn = Callable[[str], Client]

CALLED = {
    "administrator": "tess",
    "coordinator": "aled",
    "authority lead": "dana",
    "officer": "tom",
    "councillor": "hal",
    "scrutiny officer": "farida",
    "observer": "elin",
    "appointment ended": "gareth",
}

NEW = {
    "review coordinator": lambda: people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR),
    "disabled": lambda: people.person("lewis"),
}


# What the key in an address names, by how the page's name starts; the coordinator of the table is Aled.
SUBJECTS: dict[str, Callable[[], Any]] = {
    "csp:area": areas.area,
    "csp:authority": at_table.body,
    "csp:seat-add": at_table.body,
    "csp:seat": at_table.seat,
    "csp:person": lambda: people.person("tom"),
    "csp:handover": lambda: people.person("tom"),
    "csp:contact": lambda: people.person("gareth"),
    "csp:appointment-add": lambda: people.person("tom"),
    "csp:appointment": lambda: people.appointment("tom"),
    "csp:invitation": lambda: people.invitation("bryn"),
    "csp:see-as": lambda: people.person("tom"),
    "csp:job": lambda: working.job_of("aled"),
    "csp:message": mailing.refused,
    "plans:plan": people.plan,
    "plans:import": importing.begun,
    "plans:action-list": people.plan,
    "plans:action-add": people.plan,
    "plans:action": lambda: people.action("1.6"),
    "plans:priority-list": people.plan,
    "plans:priority-changes": people.plan,
    "plans:priority-add": people.plan,
    "plans:priority": people.priority,
    "plans:objective-add": people.priority,
    "plans:objective": people.objective,
    "plans:status": lambda: people.status("G"),
    "plans:update": lambda: people.action("1.6"),
    "scrutiny:report": papers.report,
    "scrutiny:pack-build": papers.report,
    "scrutiny:pack-clear": papers.exposed_pack,
    "scrutiny:pack-issue": papers.built_pack,
    "scrutiny:pack": papers.issued_pack,
}


def address(name: str) -> str:
    """Return the address of a page of Vale's."""
    subject = next((make for start, make in SUBJECTS.items() if name.startswith(start)), None)
    carried: dict[str, Any] = {
        "partnership": "vale",
        "key": subject().key if subject else "none",
        "token": "guessed",
        "kind": "privacy",
        "pk": 1,
    }
    if name == "account_reset_password_from_key":
        carried = {"uidb36": "1", "key": "guessed-key"}
    wanted = dict(every_name())[name]
    return reverse(name, kwargs={one: carried[one] for one in wanted})


def browser_of(who: str, fen: Fen, sign_in: SignIn) -> Client:
    """Return a browser of a kind of visitor."""
    if who == "signed out":
        return Client()
    if who in CALLED:
        return sign_in(CALLED[who])
    client = Client()
    client.force_login({"stranger": lambda: fen.coordinator, **NEW}[who]())
    if who == "disabled":
        people.Person.objects.filter(email__startswith="lewis.").update(is_active=False)
    return client
