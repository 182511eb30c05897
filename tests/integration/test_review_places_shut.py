"""Somebody who was taken off a review gets back into no circle of it, and nobody learns who is on it beside them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Appointment, CircleMember
from csp.web import clock
from dhr.models import AgencyReport, Capacity, PanelMeeting, ReviewMember
from dhr.queries import agency_reports, panel_meetings
from dhr.services.member_places import put_into, redate_places
from dhr.services.members_ending import end_place
from tests.integration import agency_reporting, paneling, people
from tests.integration.reading import words
from tests.integration.reviewing import join, open_review
from tests.integration.seeing import begin


@pytest.fixture
def made():
    """A review."""
    return open_review()


def taken_off(made, member):
    """End a place at once."""
    member.refresh_from_db()
    end_place(
        key=member.key, version=member.version, last_day=None, why="Conflict", by=made.by(), now=clock.now()
    )
    member.refresh_from_db()
    return member


def test_whoever_was_taken_off_at_once_is_offered_as_no_author_and_refused_as_one(made):
    member = taken_off(made, join(made, Capacity.AGENCY_AUTHOR, agency="X"))

    assert member not in agency_reports.could_write(made.by(), review=made.review)
    with pytest.raises(ValidationError, match="no longer on the review"):
        agency_reporting.report(made.review, member)
    assert not CircleMember.objects.filter(person=member.person).exists()


def test_whoever_was_taken_off_at_once_is_not_let_in_by_a_further_circle(made):
    member = join(made, Capacity.AGENCY_AUTHOR, agency="X")
    report = agency_reporting.report(made.review)
    taken_off(made, member)

    put_into(circle=report.authors_circle, member=member)
    redate_places(member=member)

    assert not CircleMember.objects.filter(person=member.person).exists()
    assert not AgencyReport.objects.visible_to(made.by(Capacity.AGENCY_AUTHOR)).exists()


def test_a_place_in_a_further_circle_alone_is_no_place_on_the_review(made):
    member = taken_off(made, join(made, Capacity.AGENCY_AUTHOR, agency="X"))
    belongs = member.places.first()
    belongs.pk, belongs.circle = None, agency_reporting.report(made.review).authors_circle
    belongs.place = CircleMember.objects.create(
        circle=belongs.circle, person=member.person, starts_on=member.starts_on, ends_on=member.ends_on
    )
    belongs.save()

    assert member not in ReviewMember.objects.standing(people.TODAY)
    assert member not in ReviewMember.objects.holding(people.TODAY)


def test_whoever_was_taken_off_is_named_as_no_author_of_a_report(made):
    member = join(made, Capacity.AGENCY_AUTHOR, agency="X")
    report = agency_reporting.report(made.review, member)
    taken_off(made, member)

    assert agency_reports.members_writing(made.by(), reports=[report]) == {}


def test_the_messages_do_not_tell_a_finance_officer_who_is_asked(made, sign_in):
    join(made, Capacity.FINANCE, people.person("aled"))
    join(made, Capacity.AUTHOR)

    listed = words(sign_in("aled").get(reverse("csp:message-list", args=["vale"])))

    assert "Tobin Marle" not in listed


def test_seeing_as_the_chair_tells_a_finance_officer_nothing_of_their_place(made, sign_in):
    join(made, Capacity.CHAIR)
    join(made, Capacity.FINANCE, people.person("aled"))
    aled = sign_in("aled")
    begin(aled, "imogen")

    page = words(aled.get(reverse("dhr:member-list", args=["vale", made.review.key])))
    first = words(aled.get(made.review.get_absolute_url()))

    assert "Independent chair" not in page + first
    assert "Locked cabinet 3" not in page
    assert "Audit trail: who did" not in page
    assert "Whom to ask" in page
    assert "You are on it as" not in first
    assert "You may read" in first


def test_whoever_was_taken_off_at_once_is_not_of_the_panel_that_day(made):
    member = taken_off(made, join(made, Capacity.PANEL_MEMBER))
    meeting = paneling.meeting(made.review)
    PanelMeeting.objects.filter(pk=meeting.pk).update(held_on=people.TODAY)
    meeting.refresh_from_db()

    assert member not in panel_meetings.panel_on(made.by(), meeting=meeting)


def test_letters_go_to_no_author_whose_appointment_has_ended(made):
    member = join(made, Capacity.AGENCY_AUTHOR, agency="X")
    report = agency_reporting.report(made.review, member)
    assert agency_reports.authors_today(made.by(), report=report) == [member.person]

    Appointment.objects.filter(person=member.person).update(
        starts_on=people.TODAY.replace(day=1), ends_on=people.TODAY.replace(day=20)
    )

    assert agency_reports.authors_today(made.by(), report=report) == []
