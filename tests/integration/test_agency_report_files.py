"""The files of agency reports, kept only where the partnership keeps them; and chasing an agency, once a day."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages

from csp.files.keeping import PRIVATE
from csp.models import AuditEvent, Message, StoredFile
from csp.web import clock
from dhr.models import AgencyReport, Capacity
from dhr.models.verb import Verb
from dhr.policies.agency_reports import CHASED_TODAY
from dhr.services.agency_reports_chasing import NOBODY_TO_TELL, chase_report
from dhr.services.agency_reports_letter import KIND
from tests.integration import agency_reporting as reporting
from tests.integration import people
from tests.integration.agency_reporting import filled, page
from tests.integration.endings import PDF, upload
from tests.integration.reading import words
from tests.integration.reviewing import join, open_review

State = AgencyReport.State
KEY = "bcdfghjkmn"


@pytest.fixture(autouse=True)
def _own_storage(tmp_path, settings):
    """Keep the files of each test in a folder of its own."""
    settings.STORAGES = {
        **settings.STORAGES,
        PRIVATE: {**settings.STORAGES[PRIVATE], "OPTIONS": {"location": str(tmp_path)}},
    }


@pytest.fixture
def made():
    """A review with two people on it who write reports of agencies."""
    found = open_review()
    join(found, Capacity.AGENCY_AUTHOR, agency=reporting.AGENCY)
    return found


@pytest.fixture
def abel(made):
    """The author of the housing association's report."""
    return made.members[Capacity.AGENCY_AUTHOR]


@pytest.fixture
def corin(made, abel):
    """Somebody else who writes another report."""
    other = join(
        made, Capacity.AGENCY_AUTHOR, people.appoint("Corin Hale", "observer"), agency="Vale Hospital"
    )
    made.members[Capacity.AGENCY_AUTHOR] = abel
    return other


def test_a_file_is_kept_only_where_the_partnership_keeps_reports(made, abel, sign_in):
    report = reporting.report(made.review, abel)

    without = words(sign_in("abel").get(page("send", report)))
    with pytest.raises(ValidationError, match="not kept here"):
        reporting.received(report, content=PDF)
    reporting.hold_reports(people.vale())
    held = words(sign_in("abel").get(page("send", report)))

    assert "to be kept here" not in without
    assert not StoredFile.objects.filter(circle=made.review.panel_circle).exists()
    assert "Under data protection impact assessment DPIA 12, for 5 years after the review closes." in held


def test_a_file_is_sent_to_the_panel_and_its_author_under_a_name_that_says_nothing(
    made, abel, corin, sign_in
):
    reporting.hold_reports(people.vale())
    report = reporting.report(made.review, abel)
    author = sign_in("abel")

    filled(author, page("send", report), came="here", file=upload(PDF, "Jane Doe IMR.pdf"))
    step = report.steps.get(file__isnull=False)
    answer = author.get(page("download", step))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="report-{report.key}.pdf"'
    assert not StoredFile.objects.filter(name__contains="Jane").exists()
    assert sign_in("wren").get(page("download", step)).status_code == 200
    assert sign_in("corin").get(page("download", step)).status_code == 404
    assert sign_in("june").get(page("download", step)).status_code == 404
    taken = AuditEvent.objects.filter(verb=Verb.REPORT_DOWNLOADED)
    assert {one.person.name for one in taken} == {"Abel Thorne", "Wren Castell"}
    assert {one.circle_id for one in taken} == {made.review.panel_circle_id}


def test_an_earlier_file_stays_with_its_step(made, abel):
    reporting.hold_reports(people.vale())
    report = reporting.received(reporting.report(made.review, abel), content=PDF)

    reporting.received(reporting.returned(report), content=PDF + b"second")

    assert report.steps.filter(file__isnull=False).count() == 2
    assert all(storages[PRIVATE].exists(one.file.place) for one in report.steps.filter(file__isnull=False))


def test_an_agency_is_chased_in_one_click_once_a_day(made, abel, sign_in):
    report = reporting.report(made.review, abel)
    wren = sign_in("wren")

    first = words(wren.post(page("chase", report), follow=True))
    second = words(wren.post(page("chase", report), follow=True))

    assert "The agency is chased: 1 person is written to" in first
    assert CHASED_TODAY in second
    assert report.steps.filter(what="chased").count() == 1
    assert (
        Message.objects.filter(kind=KIND, circle=made.review.panel_circle).count() == 2
    )  # asked, and chased
    assert AuditEvent.objects.get(verb=Verb.REPORT_CHASED).circle_id == made.review.panel_circle_id


def test_an_agency_with_nobody_to_write_to_is_chased_otherwise_and_that_is_noted(made, sign_in):
    report = reporting.report(made.review)
    wren = sign_in("wren")

    refused = words(wren.post(page("chase", report), follow=True))
    noted = words(filled(wren, page("note", report), note="Rang the safeguarding lead."))

    assert NOBODY_TO_TELL in refused
    assert "It is written down" in noted
    assert "Rang the safeguarding lead." in noted


def test_nobody_is_chased_for_what_is_here(made, abel):
    report = reporting.received(reporting.report(made.review, abel))

    with pytest.raises(ValidationError, match="nothing to chase"):
        chase_report(report=report, by=people.reader("wren"), now=clock.now())
