"""The plans that anyone may read: the approved version, authorities and posts, and nothing else."""

import re
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Circle, Person
from plans.models import Plan, ProgressUpdate
from tests.integration import people, published
from tests.integration.restricted import CANARY, open_restricted_plan

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
LIST = "/public/vale/plans/"


def address(plan=None):
    return reverse("plans:publication-detail", args=["vale", (plan or people.plan()).key])


def text(answer):
    return unescape(" ".join(answer.content.decode().split()))


@pytest.fixture(autouse=True)
def _nothing_is_public_yet():
    Plan.objects.update(public_version=None)


def test_nothing_is_public_until_it_is_approved(client):
    published.version(published=True)

    assert "No plan is published here yet" in text(client.get(LIST))
    assert client.get(address()).status_code == 404


def test_the_approved_version_is_read_without_signing_in_and_without_a_cookie(client):
    kept = published.shown()

    listed, page = client.get(LIST), client.get(address())

    assert kept.content["title"] in text(listed)
    assert address() in text(listed)
    assert people.action("1.6").title in text(page)
    assert people.action("1.6").lead_seat.authority.name in text(page)
    assert "Vale" in text(page)
    for answer in (listed, page):
        assert answer.cookies == {}
        assert answer["Cache-Control"] == "no-store"


def test_it_names_no_person_and_says_nothing_that_was_reported(client):
    published.shown()

    read = text(client.get(address()))

    words = read.split("<main")[1]
    assert [name for name in Person.objects.values_list("name", flat=True) if name in words] == []
    told = ProgressUpdate.objects.exclude(text="").values_list("text", flat=True)
    assert [one for one in told if one in read] == []
    assert "On track" not in read


def test_people_and_reports_stay_out_even_when_the_version_holds_them(client):
    kept = published.version(published=True)
    action = {
        **kept.content["actions"][0],
        "holder": "Wren Holder",
        "last_words": "Wren said",
        "post": "Sergeant",
    }
    action |= {
        "status": "Wren status",
        "forecast": "Wren forecast",
        "outcome": "Wren outcome",
        "state_why": "Wren",
    }
    action |= {"detail": "Wren detail", "resources": "Wren money"}
    kept = published.shown(
        actions=[action],
        priorities=[{**kept.content["priorities"][0], "holder": "Wren Leader"}],
        assessment="Wren assessment",
    )

    read = text(client.get(address()))

    assert "Wren" not in read
    assert "Sergeant" in read


def test_it_reads_as_it_was_approved_whatever_became_of_the_plan(client):
    title = people.action("1.6").title
    published.shown()
    action = people.action("1.6")
    action.title = "Written since"
    action.save()

    read = text(client.get(address()))

    assert title in read
    assert "Written since" not in read


def test_what_was_stopped_or_carried_forward_is_no_promise_to_the_public(client):
    kept = published.version(published=True)
    first, second, *rest = kept.content["actions"]
    published.shown(actions=[{**first, "state": "stopped"}, {**second, "state": "carried"}, *rest])

    read = text(client.get(address()))

    assert first["title"] not in read
    assert second["title"] not in read
    assert rest[0]["title"] in read


def test_a_plan_that_the_public_sees_cannot_become_restricted():
    published.shown()
    circle = Circle(partnership=people.vale())
    circle.save()

    with pytest.raises(IntegrityError, match="plans_plan_of_a_circle_is_never_public"), transaction.atomic():
        Plan.objects.filter(pk=people.plan().pk).update(circle=circle)


def test_a_restricted_plan_answers_everybody_like_one_that_was_never_there(client, sign_in):
    kept = published.version(plan=open_restricted_plan().plan, by="aled", published=True)
    never = address().replace(people.plan().key, "2222222222")

    for browser in (client, Client(), sign_in("aled")):
        theirs, nobodys = browser.get(address(kept.plan)), browser.get(never)
        assert theirs.status_code == nobodys.status_code == 404
        assert TOKEN.sub("", text(theirs)) == TOKEN.sub("", text(nobodys))
        assert CANARY not in text(browser.get(LIST))


def test_a_restricted_plan_costs_the_publication_list_no_question(client):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            read = client.get(LIST).content
        return len(asked), read

    published.shown()
    before = cost()
    published.version(plan=open_restricted_plan().plan, by="aled", published=True)

    assert cost() == before


def test_a_damaged_version_is_not_shown(client):
    published.damage(published.shown(), title="Something else")

    assert client.get(address()).status_code == 404
    assert "Something else" not in text(client.get(LIST))


@pytest.mark.parametrize("place", ["/public/nowhere/plans/", "/public/fen/plans/"])
def test_a_partnership_shows_its_own_plans_only(place, client):
    published.shown()

    answer = client.get(place)

    assert answer.status_code == 404 or "No plan is published here yet" in text(answer)
    assert client.get(address().replace("vale", place.split("/")[2])).status_code == 404


def test_a_public_page_takes_nothing_in(client):
    published.shown()

    assert client.post(address()).status_code == 405
    assert client.head(address()).status_code == 200


def test_markup_in_a_text_is_shown_as_it_was_typed(client):
    published.shown(summary="<script>alert(1)</script>")

    assert b"<script>alert" not in client.get(address()).content
