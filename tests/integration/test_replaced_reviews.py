"""When an authority is replaced, what a review asked of it keeps its name, and its people go on with it."""

import pytest

from csp.models import Appointment, Authority
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.services.authorities_replacing import Replacement, replace_authorities
from csp.web import clock
from dhr.models import Addressee, AgencyReport, Capacity
from dhr.services.recommendations import MadeTo
from tests.integration import agency_reporting, at_table, people, recommending
from tests.integration.reading import words
from tests.integration.reviewing import join, open_review

ABEL = "Abel Thorne"
DAY = people.TODAY


@pytest.fixture
def made():
    """A review that asked the constabulary, through Abel Thorne who works there, for its report."""
    found = open_review()
    author = people.appoint(ABEL, Role.OBSERVER, authority=at_table.CONSTABULARY)
    member = join(found, Capacity.AGENCY_AUTHOR, author, agency=at_table.CONSTABULARY)
    asked = agency_reporting.report(found.review, member, agency=at_table.CONSTABULARY)
    AgencyReport.objects.filter(pk=asked.pk).update(seat=at_table.seat())
    return found


def replace_the_constabulary() -> Authority:
    """Let another body take its place, with all of its people."""
    body = Authority(name="Mercia Police", short_name="Mercia Police", kind="police")
    body.save()
    replace_authorities(
        partnership=people.vale(),
        replacement=Replacement(
            successor=body,
            bodies=[at_table.body()],
            day=DAY,
            appointments=list(Appointment.objects.filter(authority=at_table.body(), ends_on=None)),
        ),
        by=people.reader("tess"),
        now=clock.now(),
    )
    return body


def test_an_agency_author_who_goes_along_reaches_and_sends_their_report(made, sign_in):
    report = AgencyReport.objects.get(review=made.review)
    abel, address = sign_in("abel"), report.get_absolute_url()

    body = replace_the_constabulary()

    person = made.person(Capacity.AGENCY_AUTHOR)
    today = reader_of(person, today=DAY)
    assert person.appointments.get(ends_on=None).authority == body
    assert abel.get(address).status_code == 200
    agency_reporting.received(AgencyReport.objects.get(pk=report.pk), by=today)
    assert AgencyReport.objects.get(pk=report.pk).state == AgencyReport.State.RECEIVED


def test_what_was_asked_of_the_old_authority_keeps_its_name(made, sign_in):
    one = recommending.recommendation(made.review, to=MadeTo(seats=[at_table.seat()]))
    report = AgencyReport.objects.get(review=made.review)

    replace_the_constabulary()

    wren = sign_in("wren")
    for address in (one.get_absolute_url(), report.get_absolute_url()):
        page = words(wren.get(address))
        assert at_table.CONSTABULARY in page
        assert "Mercia Police" not in page
    assert Addressee.objects.get(recommendation=one).seat == at_table.seat()
