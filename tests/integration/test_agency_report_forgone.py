"""An agency's report that will not come: whoever runs the review says why, and nobody waits for it any more."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.queries.digests import rolls
from csp.web import clock
from csp.web.work import asks_of
from dhr.models import AgencyReport, Capacity
from dhr.policies.agency_reports import REFUSED
from dhr.queries.closures import what_is_left
from dhr.services import agency_reports_steps as steps
from dhr.services import waiting_reports
from dhr.services.agency_reports import move_report
from tests.integration import agency_reporting as reporting
from tests.integration import closing, people
from tests.integration.agency_reporting import filled, page
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, open_review

LATE = date(2026, 11, 20)
WHY = "The agency was wound up in 2024 and its records are gone."
State = AgencyReport.State


@pytest.fixture
def made():
    """A review with somebody on it who writes an agency's report, and a member of its panel."""
    found = open_review()
    join(found, Capacity.AGENCY_AUTHOR)
    join(found, Capacity.PANEL_MEMBER)
    return found


@pytest.fixture
def abel(made):
    """The author."""
    return made.members[Capacity.AGENCY_AUTHOR]


@pytest.fixture
def late(made, abel):
    """A report of theirs that is overdue."""
    return reporting.report(made.review, abel, due_on=LATE)


def forgo(report, by="wren", note=WHY, **known):
    given = {"key": report.key, "version": report.version, "by": people.reader(by), "now": clock.now()}
    return steps.forgo_report(said=steps.Said(people.TODAY, note), **{**given, **known})


def list_of(made):
    return f"/p/vale/reviews/{made.review.key}/agency-reports/"


def asked(called):
    found = asks_of(people.reader(called), partnership=people.vale())
    return [ask.title for ask in found if "agency-report" in ask.url]


def waits():
    (roll,) = [one for one in rolls(today=people.TODAY) if one.partnership == people.vale()]
    return [*waiting_reports.of_authors(roll=roll), *waiting_reports.of_runners(roll=roll)]


def test_the_coordinator_says_why_it_will_not_come_and_its_page_its_changes_and_the_trail_tell_it(
    late, sign_in
):
    wren = sign_in("wren")
    assert "Note that it will not come" in words(wren.get(late.get_absolute_url()))

    shown = words(filled(wren, page("forgo", late), note=WHY))

    assert "Nobody waits for this report any more" in shown
    assert "Where it stands Will not come" in shown
    assert f"Will not come , 23 November 2026 {WHY} Written down by Wren Castell" in shown
    assert "It is overdue" not in shown
    assert "Chase by e-mail" not in shown
    assert "Where it stands Asked for Will not come" in words(wren.get(page("changes", late)))
    assert AuditEvent.objects.order_by("-pk").filter(verb="agency-report.forgone").count() == 1
    assert "Noted that an agency’s report will not come" in words(
        wren.get(f"/p/vale/reviews/{late.review.key}/trail/")
    )


def test_nobody_is_asked_about_it_or_counts_it_as_awaited_any_more(made, late, sign_in):
    assert asked("abel") == ["Report asked of you"]
    assert len(asked("wren")) == 1
    assert waits() != []

    reporting.forgone(late)

    assert asked("abel") == asked("wren") == []
    assert waits() == []
    listed = words(sign_in("wren").get(list_of(made)))
    assert "1 asked for 0 overdue 0 here, not yet accepted 0 accepted 1 will not come" in listed
    first = words(sign_in("wren").get(made.review.get_absolute_url()))
    assert "Accepted 0 of 1 Here, not yet accepted 0 Awaited 0 Will not come 1 All agency reports" in first


def test_a_list_without_such_a_report_says_nothing_of_it(made, late, sign_in):
    assert "will not come" not in words(sign_in("wren").get(list_of(made)))
    assert "Will not come" not in words(sign_in("wren").get(made.review.get_absolute_url()))


def test_its_author_reads_why(late, sign_in):
    forgo(late)

    shown = words(sign_in("abel").get(late.get_absolute_url()))

    assert f"Will not come , 23 November 2026 {WHY}" in shown
    assert "Send the report" in shown


def test_the_end_of_the_review_does_not_ask_about_it_again(made, late):
    reader = people.reader("wren")
    assert what_is_left(reader, review=made.review).reports == 1

    forgo(late)

    assert what_is_left(reader, review=made.review).reports == 0


@pytest.mark.parametrize("note", ["", " \n "])
def test_it_needs_a_reason(note, late, sign_in):
    answer = filled(sign_in("wren"), page("forgo", late), note=note)

    assert steps.WHY_NOT in problems(answer)
    with pytest.raises(ValidationError, match=steps.WHY_NOT):
        forgo(late, note=note)
    late.refresh_from_db()
    assert late.state == State.ASKED


@pytest.mark.parametrize("called", ["abel", "petra"])
def test_neither_its_author_nor_a_panel_member_can_say_it(called, late, sign_in):
    assert sign_in(called).get(page("forgo", late)).status_code == 403
    with pytest.raises(PermissionDenied):
        forgo(late, by=called)


def test_it_is_said_only_of_what_is_awaited_and_what_was_typed_stays(late, sign_in):
    reporting.received(late)
    late.refresh_from_db()

    answer = sign_in("wren").post(
        page("forgo", late), {**boxes(sign_in("wren").get(page("return", late))), "note": WHY}
    )

    assert REFUSED[State.NOT_COMING] in problems(answer)
    assert WHY in words(answer)
    assert "Note that it will not come" not in words(sign_in("wren").get(late.get_absolute_url()))


def test_sent_twice_it_is_written_down_once(late, sign_in):
    wren = sign_in("wren")
    typed = {**boxes(wren.get(page("forgo", late))), "note": WHY}

    answers = [wren.post(page("forgo", late), typed) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert late.steps.filter(what="not_coming").count() == 1


def test_an_older_page_overwrites_nothing(late):
    reporting.received(late)

    with pytest.raises(NewerVersion):
        forgo(late)


def test_it_may_come_all_the_same(late, sign_in):
    forgo(late)

    shown = words(
        filled(sign_in("abel"), page("send", late), came="elsewhere", kept_at="With the safeguarding lead")
    )

    assert "The report is sent to the review" in shown
    late.refresh_from_db()
    assert late.state == State.RECEIVED


def test_with_another_date_it_is_waited_for_again_as_it_was(late, sign_in):
    forgo(late)
    wren = sign_in("wren")
    assert "Give the agency another date, and wait for it again" in words(wren.get(late.get_absolute_url()))
    typed = {
        "due_on-day": "1",
        "due_on-month": "2",
        "due_on-year": "2027",
        "reason": "A successor has the files",
    }

    shown = words(filled(wren, page("move", late), **typed))

    assert "Where it stands Asked for" in shown
    assert "Given another date , 23 November 2026 A successor has the files" in shown
    assert asked("abel") == ["Report asked of you"]


def test_one_that_was_returned_is_returned_again_even_by_the_same_date(late):
    reporting.returned(reporting.received(late))
    one = reporting.forgone(late)

    again = move_report(
        key=one.key,
        version=one.version,
        due_on=one.due_on,
        reason="They found it",
        by=people.reader("wren"),
        now=clock.now(),
    )

    assert (again.state, again.due_on) == (State.RETURNED, LATE)
    assert asked("abel") == ["A report of yours is returned with comments"]


def test_nothing_of_it_changes_once_the_review_is_closed(made, late, sign_in):
    reporting.forgone(late)
    closing.closed(made.review)

    listed = words(sign_in("wren").get(list_of(made)))

    assert "1 asked for 0 never came 0 here, never accepted 0 accepted 1 will not come" in listed
    assert sign_in("wren").get(page("forgo", late)).status_code == 403
