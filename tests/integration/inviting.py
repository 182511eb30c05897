"""Invite somebody as the administrator does, and read the link from the message, as its receiver does."""

import re
from typing import Any

from django.urls import reverse

from csp.models import Authority, Message
from csp.services.invitations import KIND

ADD = ("csp:invitation-add", ["vale"])
PASSWORD = "seven otters under glass"


def answers(**changed: str) -> dict[str, str]:
    """What the administrator types to invite Nerys."""
    fire = Authority.objects.get(name="Marshland Fire and Rescue")
    return {
        "name": "Nerys Blain",
        "email": "nerys.blain@marshland-fire.example",
        "authority": fire.key,
        "role": "officer",
        "post": "Prevention officer",
        **changed,
    }


def invite(client: Any, **changed: str) -> Any:
    """Send the form, and return the page that it leads to."""
    return client.post(reverse(ADD[0], args=ADD[1]), answers(**changed), follow=True)


def letters() -> list[Message]:
    """Every letter with an invitation, oldest first."""
    return list(Message.objects.filter(kind=KIND).order_by("pk"))


def link() -> str:
    """The path of the newest link that was sent."""
    found = re.search(r"http://testserver(/invitation/[\w-]{40,}/)$", letters()[-1].text, re.MULTILINE)
    assert found
    return found[1]
