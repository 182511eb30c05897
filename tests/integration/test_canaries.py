"""Canary words: planted in a restricted plan, looked for in every answer to everybody whom it is not for.

Every address of the site is asked for as every kind of visitor, with the keys of what is restricted where it carries
one, read and sent; so are the log, the mail and the names of files.
"""

import logging

import pytest
from django.core import mail
from django.urls import reverse

from csp.models import Message
from plans.models import RoundAsk
from tests.integration import importing, people, published, rounds
from tests.integration.access_table import FORMS, WHO
from tests.integration.access_walk import every_name
from tests.integration.restricted import CANARY, open_restricted_plan

pytestmark = pytest.mark.walk
# What there is none of in a restricted plan. Pages of reviews are in test_review_worlds.
NEVER_RESTRICTED = (
    *(
        f"plans:{one}-"
        for one in ("attendance", "authority", "decision", "group", "meeting", "paper", "status")
    ),
    "plans:link-withdraw",
)
# What even its members are not shown: it is never public, its evidence is a link and no file, and they read an
# action on the plan.
SHUT_TO_ALL = ("plans:publication-", "plans:evidence-download", "plans:action-restricted")


def restricted_addresses(made):
    """The addresses that carry a key, with the keys of what is restricted."""
    keys = {"plans:plan": made.plan.key, "plans:": made.actions[0].key}
    keys |= {"plans:action-list": made.plan.key, "plans:action-add": made.plan.key}
    keys |= {"plans:measure": made.measure.key, "plans:reading": made.reading.key}
    keys |= {f"plans:measure-{page}": made.plan.key for page in ("list", "add", "changes")}
    keys |= {"plans:reading-add": made.measure.key}
    keys |= {"plans:milestone": made.milestone.key, "plans:evidence": made.evidence.key}
    keys |= dict.fromkeys(
        ("plans:milestone-list", "plans:milestone-add", "plans:evidence-add"), made.actions[0].key
    )
    keys |= {
        "plans:version": published.version(plan=made.plan, by="carys", published=True).key,
        "plans:publication": made.plan.key,
    }
    keys |= {f"plans:priority-{page}": made.plan.key for page in ("list", "add", "changes")}
    keys |= {"plans:priority": made.priority.key, "plans:objective": made.objective.key}
    keys |= {"plans:objective-add": made.priority.key}
    keys |= keys_of_a_round(made.plan) | {"plans:import": importing.begun(plan=made.plan).key}
    for name, carried in every_name():
        if carried != {"partnership", "key"}:
            continue
        start = max((one for one in keys if name.startswith(one)), key=len, default="plans:")
        yield name, reverse(name, kwargs={"partnership": "vale", "key": keys[start]})


def keys_of_a_round(plan):
    """The keys of a round of the plan that is open, and of what it asks, by the addresses that carry them."""
    one = rounds.open_round(plan, title=f"{CANARY} round", asks=f"{CANARY} asks", by="carys")
    asked = RoundAsk.objects.filter(round=one).order_by("pk")[0]
    keys = {"plans:round": one.key, "plans:link-list": one.key, "plans:report-return": asked.key}
    return keys | dict.fromkeys(("plans:round-list", "plans:round-add"), plan.key)


def told(response):
    """Everything an answer says: its words, its headers, where it sends one on to."""
    return f"{response.headers} {response.getvalue().decode(errors='replace')}"


def flat(text):
    """A text without what differs in writing only."""
    return text.casefold().replace("%20", " ")


def world_with_a_canary():
    """Open a restricted plan to which every visitor of the access table is an outsider, its coordinator too."""
    made = open_restricted_plan(held_by=("carys", None))
    people.person("aled").memberships.all().delete()
    return made


def leaks(answer):
    """Whether an answer holds the canary word."""
    return CANARY.casefold() in flat(told(answer))


@pytest.mark.parametrize("visitor", WHO, indirect=True)
def test_no_answer_about_what_is_restricted_holds_a_canary_word(visitor, caplog):
    """The pages of what is not restricted are read and sent in the same world by the tests of the access table."""
    caplog.set_level(logging.INFO)
    pages = list(restricted_addresses(world_with_a_canary()))

    leaking = []
    for name, page in pages:
        answers = [visitor.get(page)] + ([visitor.post(page)] if name in FORMS else [])
        leaking += [page for answer in answers if leaks(answer)]

    assert leaking == []
    assert_nothing_is_told(caplog)


def assert_nothing_is_told(caplog):
    """Neither the log nor a message holds the canary word."""
    assert CANARY.casefold() not in caplog.text.casefold()
    assert not Message.objects.filter(subject__icontains=CANARY).exists()
    assert not Message.objects.filter(text__icontains=CANARY).exists()
    assert [one.subject for one in mail.outbox if CANARY in f"{one.subject} {one.body}"] == []


def test_the_crawl_would_notice_a_canary_word(sign_in):
    made = open_restricted_plan()
    carys = sign_in("carys")

    seen = [
        page for _, page in restricted_addresses(made) if CANARY.casefold() in flat(told(carys.get(page)))
    ]

    assert made.plan.get_absolute_url() in seen
    assert made.actions[0].get_absolute_url() in seen


def test_every_address_with_a_key_is_crawled_with_a_restricted_one():
    crawled = {name for name, _ in restricted_addresses(open_restricted_plan())}

    assert crawled == {name for name, carried in every_name() if carried == {"partnership", "key"}}


def test_the_crawl_asks_for_what_is_there(sign_in):
    """A key of another kind of record is not found by anybody, and would prove nothing."""
    made = open_restricted_plan()
    aled = sign_in("aled")

    missed = {name for name, page in restricted_addresses(made) if aled.get(page).status_code == 404}

    of_plans = {name for name in missed if name.startswith("plans:")}
    assert {name for name in of_plans if not name.startswith(NEVER_RESTRICTED + SHUT_TO_ALL)} == set()
