"""Somebody who looks at the site as somebody else, and what may be written meanwhile."""

from collections.abc import Callable

from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.integration import people

SignIn = Callable[[str], Client]
# What says where somebody is, and nothing about what they did.
OF_THE_SESSION = {"sessions.session", "csp.auditevent"}


def begin(client: Client, called: str):
    """Press the button on somebody's page."""
    return client.post(reverse("csp:see-as", args=["vale", people.person(called).key]))


def seeing(sign_in: SignIn, called: str, *, by: str = "june") -> Client:
    """Return the browser of a coordinator who looks at the site as somebody."""
    client = sign_in(by)
    answer = begin(client, called)
    assert (answer.status_code, answer["Location"]) == (302, "/p/vale/")
    return client


def everything_kept() -> dict[str, list[tuple]]:
    """Return every row of every table but those of sessions and events."""
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label_lower not in OF_THE_SESSION
    }
