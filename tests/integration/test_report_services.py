"""Who may write a report about what, and what a service refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from scrutiny.models import Report
from scrutiny.policies.reports import may_report_on
from scrutiny.services.reports import add_report, edit_report, title_on
from tests.integration import papers, people
from tests.integration.restricted import open_restricted_plan


@pytest.mark.parametrize("called", ["tom", "dana", "hal", "farida", "elin", "tess"])
def test_only_the_coordinator_writes_a_report(called):
    with pytest.raises(PermissionDenied, match="Only the coordinator can write, build and issue a report"):
        add_report(answers=papers.answers(title="Mine"), by=people.reader(called), now=clock.now())


def test_a_public_report_is_never_about_a_restricted_plan_whoever_asks():
    restricted, aled = open_restricted_plan(), people.reader("aled")
    committee = papers.report().meeting.committee

    decision = may_report_on(aled, plan=restricted.plan, committee=committee)

    assert decision.refusal == "A public report can’t be about a plan that only some people may read."
    with pytest.raises(PermissionDenied):
        add_report(answers=papers.answers(plan=restricted.plan), by=aled, now=clock.now())
    report = papers.report()
    with pytest.raises(PermissionDenied):
        edit_report(
            key=report.key, version=1, answers=papers.answers(plan=restricted.plan), by=aled, now=clock.now()
        )


def test_a_committee_gets_no_report_about_another_partnerships_plan(fen):
    decision = may_report_on(
        people.reader("june"), plan=fen.plan, committee=papers.report().meeting.committee
    )

    assert decision.refusal == "This committee does not scrutinise the partnership of the plan."


def test_a_stranger_changes_no_report(fen):
    from csp.queries.readers import reader_of

    nadia = reader_of(fen.coordinator, today=people.TODAY)

    with pytest.raises(Http404):
        edit_report(
            key=papers.report().key,
            version=1,
            answers=papers.answers(title="Theirs"),
            by=nadia,
            now=clock.now(),
        )


def test_an_older_version_changes_nothing():
    june, key = people.reader("june"), papers.report().key
    edit_report(key=key, version=1, answers=papers.answers(title="New"), by=june, now=clock.now())

    with pytest.raises(NewerVersion):
        edit_report(key=key, version=1, answers=papers.answers(title="Old"), by=june, now=clock.now())

    assert Report.objects.get(key=key).title == "New"


def test_what_is_done_to_a_report_is_written_down():
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]
    june, report = people.reader("june"), papers.report()

    edit_report(key=report.key, version=1, answers=papers.answers(title="New"), by=june, now=clock.now())

    events = AuditEvent.objects.filter(pk__gt=last).values_list("verb", "subject", "person")
    assert list(events) == [("report.changed", "scrutiny.report", june.person_id)]
    assert report.__class__.history.filter(id=report.pk).count() == 2


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ((2027, 1, 19), "2026/27"),
        ((2027, 3, 31), "2026/27"),
        ((2027, 4, 1), "2027/28"),
        ((2099, 5, 1), "2099/00"),
    ],
)
def test_a_report_is_called_after_the_financial_year_of_its_meeting(day, title):
    from datetime import date

    assert title_on(day=date(*day)) == f"Annual report {title}"
