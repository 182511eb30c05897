"""A message of a circle exists for whoever of its members looks after messages, and for nobody else."""

from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent, Message
from tests.integration import people
from tests.integration.mailing import delivered, in_doubt, refused, written
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.test_two_worlds import OF_THE_DEMONSTRATION, UNKNOWN, plain

LIST = "/p/vale/settings/messages/"
PAGES = [
    LIST,
    *(f"{LIST}?state={state}" for state in Message.State.values),
    f"{LIST}?page=2",
    "/p/vale/settings/",
]
WHO = OF_THE_DEMONSTRATION


def client_of(called):
    client = Client()
    if called:
        client.force_login(people.person(called))
    return client


def visit(called):
    client = client_of(called)
    answers = {}
    for address in PAGES:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        answers[address] = (*plain(response), len(asked))
    return answers


@pytest.mark.parametrize("called", WHO)
def test_an_outsider_cannot_tell_whether_there_are_messages_of_a_circle(called):
    restricted = open_restricted_plan()
    written(subject="Open to all")
    without = visit(called)

    for make in (written, in_doubt, refused):
        make(subject=f"{CANARY} {make.__name__}", text=CANARY, circle_id=restricted.circle.pk)

    assert visit(called) == without


@pytest.mark.parametrize("called", WHO)
def test_its_pages_answer_an_outsider_like_pages_that_were_never_there(called):
    message = refused(circle_id=open_restricted_plan().circle.pk, subject=CANARY)
    client = client_of(called)

    for name, method in product(["message-detail", "message-log", "message-resend"], ["get", "post"]):
        addresses = [reverse(f"csp:{name}", args=["vale", key]) for key in (message.key, UNKNOWN)]
        theirs, nobodys = (getattr(client, method)(address) for address in addresses)
        said = plain(theirs)[2].replace(message.key.encode(), UNKNOWN.encode())
        assert said == plain(nobodys)[2], (name, method)
        assert theirs.status_code == nobodys.status_code, (name, method)
        assert Message.objects.count() == 1, (name, method)


def test_a_member_who_looks_after_messages_reads_it_and_sends_it_again_inside_the_circle():
    circle = open_restricted_plan().circle
    message = refused(circle_id=circle.pk, subject=CANARY)
    aled = client_of("aled")

    page = reverse("csp:message-detail", args=["vale", message.key])
    assert CANARY in aled.get(LIST).content.decode()
    assert "Only the people it concerns can see this message." in aled.get(page).content.decode()

    aled.post(reverse("csp:message-resend", args=["vale", message.key]))

    new = Message.objects.exclude(pk=message.pk).get()
    [event] = AuditEvent.objects.filter(subject="csp.message")
    assert (new.circle, event.circle) == (circle, circle)
    assert len(delivered()) == 1


def test_a_member_whose_role_looks_after_no_messages_does_not_read_it():
    message = refused(circle_id=open_restricted_plan().circle.pk, subject=CANARY)

    assert (
        client_of("carys").get(reverse("csp:message-detail", args=["vale", message.key])).status_code == 403
    )
