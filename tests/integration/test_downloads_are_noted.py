"""Whatever leaves the application as a file leaves an event behind."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from csp.permissions import Role
from tests.integration import billing, people, stating
from tests.integration.access_table_reviews import OPENED as OF_MEMBERS
from tests.integration.access_table_reviews import rows
from tests.integration.endings import PDF
from tests.integration.restricted import open_restricted_plan
from tests.integration.reviewing import on_a_review, open_review
from tests.integration.test_access import OPENED, OURS
from tests.integration.test_review_access import page_of
from tests.integration.visitors import addresses

FILES = {
    "dhr:pool-payment-csv",
    "dhr:spending-csv",
    "csp:my-data-download",
    "csp:trail-csv",
    "plans:action-list-csv",
    "plans:action-list-workbook",
    "plans:authority-list-csv",
    "plans:evidence-download",
    "plans:measure-csv",
    "plans:measure-list-csv",
    "plans:meeting-download",
    "plans:paper-download",
    "plans:plan-difference-csv",
    "plans:plan-trail-csv",
    "scrutiny:appendix-download",
    "scrutiny:exemption-download",
    "scrutiny:pack-appendix-download",
    "scrutiny:pack-download",
    "scrutiny:pack-print",
    "scrutiny:pack-zip",
    "scrutiny:pack-word",
    "scrutiny:sending-csv",
}
# Of a review, for whoever runs it.
OF_A_REVIEW = {
    "dhr:agency-report-download",
    "dhr:charge-letter",
    "dhr:cost-line-csv",
    "dhr:cost-line-download",
    "dhr:document-download",
    "dhr:ledger-layout-csv",
    "dhr:oversight-csv",
    "dhr:oversight-workbook",
    "dhr:panel-paper-download",
    "dhr:plan-word",
    "dhr:plan-workbook",
    "dhr:review-trail-csv",
    "dhr:submission-download",
}
# Of all reviews together, for everybody: what it tells is no secret.
OF_ALL = {"dhr:pool-payment-csv", "dhr:spending-csv"}
# Of a partner, over all reviews, for whoever reads it and for nobody who chooses who does.
OF_A_PARTNER = {"dhr:statement-benefits-csv", "dhr:statement-csv", "dhr:statement-pdf"}


@pytest.fixture
def aled(sign_in):
    """Aled, who may do nearly everything."""
    for role in (Role.ADMINISTRATOR, Role.OFFICER, Role.AUTHORITY_LEAD):
        people.appoint_also("aled", role)
    return sign_in("aled")


def is_a_file(response):
    return "attachment" in response.headers.get("Content-Disposition", "")


def pages():
    """Each page with its address; a restricted plan's trail is the only one that other plans don't have."""
    restricted, ours = open_restricted_plan().plan.key, people.plan().key
    for name, page in addresses(OURS).items():
        yield name, page.replace(ours, restricted) if name.startswith("plans:plan-trail") else page


def pages_of_a_review():
    """Each page of reviews with its address, of one with somebody on it as each thing."""
    made, of_one = on_a_review(), rows(OF_MEMBERS)
    of_all = [name for name in OPENED if name.startswith("dhr:") and name not in of_one]
    return addresses(of_all) | {name: page_of(name, made) for name in of_one}


def noted_since(last, called="aled"):
    """Whether it is on the trail that somebody has taken something away."""
    events = AuditEvent.objects.filter(pk__gt=last, person=people.person(called))
    return any(event.verb.endswith(("exported", "downloaded")) for event in events)


def taken(client, found, called):
    """Return which pages are files, and which of them are on a trail once somebody took them."""
    files, noted = set(), set()
    for name, page in found:
        last = AuditEvent.objects.latest("pk").pk
        if is_a_file(client.get(page)):
            files.add(name)
        if noted_since(last, called):
            noted.add(name)
    return files, noted


def test_a_file_that_is_taken_is_on_the_trail(aled):
    files, noted = taken(aled, pages(), "aled")

    assert files == FILES, "Name every file here, so that this sees it"
    assert noted >= FILES


def test_a_file_of_a_review_that_is_taken_is_on_a_trail_of_the_review_and_not_on_the_partnerships(
    sign_in, monkeypatch
):
    monkeypatch.setattr("csp.documents.letter.render_letter", lambda letter: PDF)
    found = pages_of_a_review()
    last = AuditEvent.objects.latest("pk").pk

    files, noted = taken(sign_in("wren"), found.items(), "wren")

    assert files == OF_A_REVIEW | OF_ALL, "Name every file here, so that this sees it"
    assert noted >= files
    there = AuditEvent.objects.filter(pk__gt=last, person=people.person("wren"), circle=None)
    told = [one.verb for one in there if one.verb.endswith(("exported", "downloaded"))]
    assert sorted(told) == ["pool-payments.exported", "spending.exported"]


def test_a_file_of_a_statement_that_is_taken_is_on_the_partnerships_trail(sign_in, monkeypatch):
    monkeypatch.setattr("csp.documents.letter.render_letter", lambda letter: PDF)
    billing.sent(open_review().review)
    statement = stating.read_by(people.person("tom")).statement
    pages = {name: reverse(name, args=["vale", statement.key]) for name in OF_A_PARTNER}

    files, noted = taken(sign_in("tom"), pages.items(), "tom")

    assert files == noted == OF_A_PARTNER
    there = AuditEvent.objects.filter(verb="statement.downloaded", circle=None)
    assert {one.partnership_id for one in there} == {people.vale().pk}
