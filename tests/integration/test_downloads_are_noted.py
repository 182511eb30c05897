"""Whatever leaves the application as a file leaves an event behind."""

import pytest

from csp.models import AuditEvent
from csp.permissions import Role
from tests.integration import people
from tests.integration.restricted import open_restricted_plan
from tests.integration.test_access import OURS, address

FILES = {
    "csp:my-data-download",
    "csp:trail-csv",
    "plans:action-list-csv",
    "plans:action-list-workbook",
    "plans:evidence-download",
    "plans:measure-csv",
    "plans:measure-list-csv",
    "plans:paper-download",
    "plans:plan-difference-csv",
    "plans:plan-trail-csv",
    "scrutiny:pack-download",
}


@pytest.fixture
def aled(sign_in):
    """Aled, who may do nearly everything."""
    for role in (Role.ADMINISTRATOR, Role.OFFICER, Role.AUTHORITY_LEAD):
        people.appoint_also("aled", role)
    return sign_in("aled")


def is_a_file(response):
    return "attachment" in response.headers.get("Content-Disposition", "")


def page_of(name):
    """The address of a page; a restricted plan's trail is the only one that other plans don't have."""
    if name.startswith("plans:plan-trail"):
        key = open_restricted_plan().plan.key
        return address(name).replace(people.plan().key, key)
    return address(name)


@pytest.mark.parametrize("name", OURS)
def test_a_file_that_is_taken_is_on_the_trail(name, aled):
    page = page_of(name)
    last = AuditEvent.objects.latest("pk").pk

    response = aled.get(page)

    assert is_a_file(response) == (name in FILES), "Name every file here, so that this sees it"
    if name in FILES:
        noted = AuditEvent.objects.filter(pk__gt=last, person=people.person("aled"))
        assert [event.verb for event in noted if event.verb.endswith(("exported", "downloaded"))]
