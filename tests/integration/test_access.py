"""Every page by every kind of visitor: a page without a row in the access table fails."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from csp.permissions import Role
from tests.integration import people
from tests.integration.access_table import FORMS, SENT_EMPTY, TABLE, WHO, rows
from tests.integration.access_walk import every_name
from tests.integration.test_canaries import assert_nothing_is_told, leaks, world_with_a_canary
from tests.integration.visitors import address, address_of_nothing, addresses

OPENED, SENT = rows(TABLE), rows(SENT_EMPTY)
# On PostgreSQL the coordinator opens and sends them all: what the others are answered is decided before it is asked.
VISITORS = [one if one == "coordinator" else pytest.param(one, marks=pytest.mark.walk) for one in WHO]
OURS = [name for name in OPENED if name.partition(":")[0] in {"csp", "plans", "dhr", "scrutiny"}]


def answer_of(response):
    """Return the table's word for an answer."""
    if response.status_code == 302:
        return "in" if response["Location"].partition("?")[0] == reverse("account_login") else "go"
    return {200: "ok", 403: "no", 404: "--"}.get(response.status_code, response.status_code)


def test_every_page_has_a_row_and_every_row_a_page():
    assert {name for name, _ in every_name()} == set(OPENED), "Add the page's row to the access table"


@pytest.mark.parametrize("visitor", VISITORS, indirect=True)
def test_who_can_open_which_page_and_no_page_holds_a_canary_word(visitor, request, caplog):
    who = request.node.callspec.params["visitor"]
    caplog.set_level(logging.INFO)
    world_with_a_canary()

    found = {name: visitor.get(page) for name, page in addresses(OPENED).items()}

    assert {name: answer_of(one) for name, one in found.items()} == {
        name: row[who] for name, row in OPENED.items()
    }
    assert [name for name, one in found.items() if leaks(one)] == []
    assert_nothing_is_told(caplog)


@pytest.mark.parametrize("visitor", VISITORS, indirect=True)
def test_who_can_send_which_form_and_no_answer_holds_a_canary_word(visitor, request, caplog):
    who = request.node.callspec.params["visitor"]
    caplog.set_level(logging.INFO)
    world_with_a_canary()

    found = {name: visitor.post(address(name)) for name in SENT}

    assert {name: answer_of(one) for name, one in found.items()} == {
        name: row[who] for name, row in SENT.items()
    }
    assert [name for name, one in found.items() if leaks(one)] == []
    assert_nothing_is_told(caplog)


def test_every_form_of_ours_is_in_the_table_of_forms():
    assert set(SENT) == FORMS <= set(OURS)


@pytest.mark.walk
def test_a_page_answers_to_its_own_methods_and_to_no_others(sign_in):
    """It names them to whoever asks in a way that no page knows, before it looks for what it is about."""
    people.appoint_also("aled", Role.ADMINISTRATOR)
    aled = sign_in("aled")

    answered = {name: aled.trace(address_of_nothing(name)) for name in OURS}

    assert {one.status_code for one in answered.values()} == {405}
    assert {name: one["Allow"] for name, one in answered.items()} == {
        name: "GET, POST" if name in FORMS else "GET, HEAD" for name in OURS
    }


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "options"])
def test_a_page_answers_to_the_methods_that_it_names(method, june):
    form, read = "plans:action-edit", "plans:action-detail"

    assert answers_to(method, june, address(form)) == (method in {"get", "post"})
    assert answers_to(method, june, address(read)) == (method in {"get", "head"})


def answers_to(method, client, page):
    """Whether a page knows a method."""
    return getattr(client, method)(page).status_code != 405


@pytest.mark.parametrize("switch", ["DEBUG", "DEMONSTRATION"])
def test_the_gallery_opens_for_developers_and_in_the_demonstration(switch, settings, client):
    setattr(settings, switch, True)

    assert client.get(reverse("csp:gallery")).status_code == 200


@pytest.mark.parametrize(
    ("called", "name", "sentence"),
    [
        (
            "hal",
            "plans:plan-list",
            "Your role does not open the partnership’s plans. Ask its coordinator if you need to.",
        ),
        ("farida", "plans:plan-detail", "Your role does not open the partnership’s plans."),
        ("tom", "plans:action-add", "Only the coordinator can add an action to a plan."),
        ("tom", "plans:action-edit", "Only the coordinator or the lead authority can change an action."),
        ("elin", "plans:update-add", "Your role does not give updates."),
    ],
)
def test_a_colleague_without_the_role_reads_why(called, name, sentence, sign_in):
    page = sign_in(called).get(address(name))

    assert page.status_code == 403
    assert sentence in page.content.decode()


def test_the_start_takes_each_to_their_own_partnership(sign_in, fen):
    stranger = Client()
    stranger.force_login(fen.coordinator)

    assert sign_in("june").get("/")["Location"] == "/p/vale/"
    assert stranger.get("/")["Location"] == "/p/fen/"


def test_somebody_whose_appointment_has_ended_reads_what_to_do(sign_in):
    page = sign_in("gareth").get("/").content.decode()

    assert "You do not work with a partnership at present" in page
    assert "Ask the partnership’s administrator." in page


def test_an_ended_appointment_still_opens_the_plan_on_its_last_day(sign_in):
    people.person("gareth").appointments.update(ends_on=people.TODAY)

    assert sign_in("gareth").get(address("plans:plan-list")).status_code == 200


def test_an_appointment_that_has_not_begun_opens_nothing(sign_in):
    people.person("tom").appointments.update(starts_on=people.TODAY.replace(day=24))

    assert sign_in("tom").get(address("plans:plan-list")).status_code == 404
