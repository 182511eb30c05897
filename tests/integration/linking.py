"""Open a round whose letters carry links, and go by a link as its receiver does."""

import re
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from csp.models import Message, SignInPolicy
from csp.web import clock
from plans.models import RoundLink, UpdateRound
from plans.services.rounds import RoundAnswers, open_round
from tests.integration import people, rounds

DUE, MEETING = date(2026, 12, 4), date(2026, 12, 17)
FOUND = re.compile(r"https?://[\w.:-]+(/by-link/\w{10}/[\w-]{40,}/)$", re.MULTILINE)


def open_with_letters(plan: Any = None, *, by: str = "june") -> UpdateRound:
    """Open a round by the service, which writes to everyone it asks."""
    plan = plan or people.plan()
    rounds.nothing_open(plan)
    answers = RoundAnswers("December round", MEETING, DUE)
    one, _ = open_round(
        plan=plan, answers=answers, site="http://testserver", by=people.reader(by), now=clock.now()
    )
    return one


def let(by_link: str) -> None:
    """Let the partnership say who may report by a link."""
    policy = SignInPolicy.objects.filter(partnership=people.vale()).first()
    policy = policy or SignInPolicy(partnership=people.vale())
    policy.by_link = by_link
    policy.save()


def letter_to(called: str) -> Message:
    """Return the newest letter to somebody."""
    found = Message.objects.filter(to_person=people.person(called)).order_by("-pk").first()
    assert found
    return found


def link_to(called: str) -> str:
    """Return the path of the link in the newest letter to somebody."""
    found = FOUND.search(letter_to(called).text)
    assert found, "There is no link in the letter"
    return found[1]


def row_of(called: str) -> RoundLink:
    """Return the newest link of somebody."""
    return RoundLink.objects.filter(person=people.person(called)).latest("pk")


def going_on(path: str) -> tuple[Client, Any]:
    """Return a browser that went on with a link, and the page that it was led to."""
    client = Client()
    return client, client.post(path, follow=True)


def page_of(called: str) -> str:
    """Return the address of the page behind somebody's newest link."""
    return reverse("plans:link-report", args=[row_of(called).key])


def any_link() -> RoundLink:
    """Return the link of Tom in the open round of the demonstration's plan, or one into a new round."""
    one = rounds.any_round()
    found = RoundLink.objects.filter(round=one).first()
    if found is None:
        found = RoundLink(round=one, person=people.person("tom"), token_hash="0" * 64, sent_at=clock.now())
        found.save()
    return found
