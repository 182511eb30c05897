"""Every page by every kind of visitor: a page without a row in the access table fails."""

import pytest
from django.test import Client
from django.urls import reverse

from csp.permissions import Role
from tests.integration import areas, at_table, importing, mailing, papers, people, working
from tests.integration.access_table import FORMS, SENT_EMPTY, TABLE, WHO, rows
from tests.integration.access_walk import every_name

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
OPENED, SENT = rows(TABLE), rows(SENT_EMPTY)
OURS = [name for name in OPENED if name.partition(":")[0] in {"csp", "plans", "scrutiny"}]
METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")


@pytest.fixture
def visitor(request, fen, sign_in):
    """Return a browser of the kind of visitor that the column names."""
    who = request.param
    if who == "signed out":
        return Client()
    if who in CALLED:
        return sign_in(CALLED[who])
    client = Client()
    client.force_login({"stranger": lambda: fen.coordinator, **NEW}[who]())
    if who == "disabled":
        people.Person.objects.filter(email__startswith="lewis.").update(is_active=False)
    return client


NEW = {
    "review coordinator": lambda: people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR),
    "disabled": lambda: people.person("lewis"),
}


# What the key in an address names, by how the page's name starts; the coordinator of the table is Aled.
SUBJECTS = {
    "csp:area": areas.area,
    "csp:authority": at_table.body,
    "csp:seat-add": at_table.body,
    "csp:seat": at_table.seat,
    "csp:person": lambda: people.person("tom"),
    "csp:appointment-add": lambda: people.person("tom"),
    "csp:appointment": lambda: people.appointment("tom"),
    "csp:invitation": lambda: people.invitation("bryn"),
    "csp:job": lambda: working.job_of("aled"),
    "csp:message": mailing.refused,
    "plans:plan": people.plan,
    "plans:import": importing.begun,
    "plans:action-list": people.plan,
    "plans:action-add": people.plan,
    "plans:action": lambda: people.action("1.6"),
    "plans:status": lambda: people.status("G"),
    "plans:update": lambda: people.action("1.6"),
    "scrutiny:report": papers.report,
    "scrutiny:pack-build": papers.report,
    "scrutiny:pack-clear": papers.exposed_pack,
    "scrutiny:pack-issue": papers.built_pack,
    "scrutiny:pack": papers.issued_pack,
}


def address(name):
    """Return the address of a page of Vale's."""
    subject = next((make for start, make in SUBJECTS.items() if name.startswith(start)), None)
    carried = {
        "partnership": "vale",
        "key": subject().key if subject else "none",
        "token": "guessed",
        "pk": 1,
    }
    carried["kind"] = "privacy"
    if name == "account_reset_password_from_key":
        carried = {"uidb36": "1", "key": "guessed-key"}
    wanted = dict(every_name())[name]
    return reverse(name, kwargs={one: carried[one] for one in wanted})


def answer_of(response):
    """Return the table's word for an answer."""
    if response.status_code == 302:
        return "in" if response["Location"].partition("?")[0] == reverse("account_login") else "go"
    return {200: "ok", 403: "no", 404: "--"}.get(response.status_code, response.status_code)


def test_every_page_has_a_row_and_every_row_a_page():
    assert {name for name, _ in every_name()} == set(OPENED), "Add the page's row to the access table"


@pytest.mark.parametrize("visitor", WHO, indirect=True)
def test_who_can_open_which_page(visitor, request):
    who = request.node.callspec.params["visitor"]

    answers = {name: answer_of(visitor.get(address(name))) for name in OPENED}

    assert answers == {name: row[who] for name, row in OPENED.items()}


@pytest.mark.parametrize("visitor", WHO, indirect=True)
def test_who_can_send_which_form(visitor, request):
    who = request.node.callspec.params["visitor"]

    answers = {name: answer_of(visitor.post(address(name))) for name in SENT}

    assert answers == {name: row[who] for name, row in SENT.items()}


def test_every_form_of_ours_is_in_the_table_of_forms():
    assert set(SENT) == FORMS <= set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_a_page_answers_to_its_own_methods_and_to_no_others(name, sign_in):
    allowed = {"get", "post"} if name in FORMS else {"get", "head"}
    people.appoint_also("aled", Role.ADMINISTRATOR)

    refused = {
        method for method in METHODS if getattr(sign_in("aled"), method)(address(name)).status_code == 405
    }

    assert refused == set(METHODS) - allowed


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
