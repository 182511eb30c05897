"""Whatever leaves the application as a file leaves an event behind."""

import pytest

from csp.models import AuditEvent
from csp.permissions import Role
from tests.integration import people
from tests.integration.restricted import open_restricted_plan
from tests.integration.test_access import OURS
from tests.integration.visitors import addresses

FILES = {
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


def pages():
    """Each page with its address; a restricted plan's trail is the only one that other plans don't have."""
    restricted, ours = open_restricted_plan().plan.key, people.plan().key
    for name, page in addresses(OURS).items():
        yield name, page.replace(ours, restricted) if name.startswith("plans:plan-trail") else page


def noted_since(last):
    """Whether it is on the trail that Aled has taken something away."""
    events = AuditEvent.objects.filter(pk__gt=last, person=people.person("aled"))
    return any(event.verb.endswith(("exported", "downloaded")) for event in events)


def test_a_file_that_is_taken_is_on_the_trail(aled):
    files, noted = set(), set()

    for name, page in pages():
        last = AuditEvent.objects.latest("pk").pk
        if is_a_file(aled.get(page)):
            files.add(name)
        if noted_since(last):
            noted.add(name)

    assert files == FILES, "Name every file here, so that this sees it"
    assert noted >= FILES
