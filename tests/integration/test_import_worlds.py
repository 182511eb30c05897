"""An import into a restricted plan exists for those in its circle, and for nobody else."""

from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.models import PlanImport
from tests.integration import people
from tests.integration.importing import begun, done, page
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.test_two_worlds import OF_THE_DEMONSTRATION, UNKNOWN, plain

SHEET = f"Action,Lead\n{CANARY} gate,Constabulary\n{CANARY} light,Vale DC\n"
PAGES = ["/p/vale/plans/", "/p/vale/plans/imports/add/", "/p/vale/"]


def client_of(called):
    client = Client()
    if called:
        client.force_login(people.person(called))
    return client


def visit(called, pages):
    client = client_of(called)
    answers = {}
    for address in pages:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        answers[address] = (*plain(response), len(asked))
    return answers


@pytest.mark.parametrize("called", OF_THE_DEMONSTRATION)
def test_an_outsider_cannot_tell_whether_there_was_an_import(called):
    restricted = open_restricted_plan()
    pages = [
        *PAGES,
        people.plan().get_absolute_url(),
        f"/p/vale/plans/imports/add/?plan={restricted.plan.key}",
    ]
    without = visit(called, pages)

    begun(text=SHEET, plan=restricted.plan)
    done(text=SHEET, plan=restricted.plan)

    assert visit(called, pages) == without


@pytest.mark.parametrize("called", OF_THE_DEMONSTRATION)
def test_its_pages_answer_an_outsider_like_pages_that_were_never_there(called):
    restricted = open_restricted_plan()
    one = begun(text=SHEET, plan=restricted.plan)
    client = client_of(called)

    for name, method in product(["import-detail", "import-edit", "import-discard"], ["get", "post"]):
        never = reverse(f"plans:{name}", args=["vale", UNKNOWN])
        theirs, nobodys = (getattr(client, method)(address) for address in (page(one, name), never))
        said = plain(theirs)[2].replace(one.key.encode(), UNKNOWN.encode())
        assert said == plain(nobodys)[2], (name, method)
        assert theirs.status_code == nobodys.status_code, (name, method)


def test_a_member_reads_it_on_its_pages():
    restricted = open_restricted_plan()
    one = begun(text=SHEET, plan=restricted.plan)
    aled = client_of("aled")

    assert f"{CANARY} gate" in aled.get(page(one)).content.decode()
    assert f"{CANARY} plan" in aled.get(page(one)).content.decode()
    assert page(one) in aled.get("/p/vale/plans/imports/add/").content.decode()


def test_an_outsider_cannot_import_into_a_restricted_plan(june):
    restricted = open_restricted_plan()
    before = PlanImport.objects.count()

    answers = [
        june.post("/p/vale/plans/imports/add/", {"into": "there", "plan": key})
        for key in (restricted.plan.key, UNKNOWN)
    ]

    theirs, nobodys = (plain(answer)[2] for answer in answers)
    assert theirs.replace(restricted.plan.key.encode(), UNKNOWN.encode()) == nobodys
    assert PlanImport.objects.count() == before
