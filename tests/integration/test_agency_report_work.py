"""What agency reports ask of people on their first page and in their e-mails, and say on a review's first page."""

from datetime import date

import pytest

from csp.queries.digests import rolls
from csp.queries.waiting import Waits
from csp.services.digests import waiting_on
from csp.web.work import asks_of
from dhr.models import Capacity
from dhr.services import waiting_reports
from tests.integration import agency_reporting as reporting
from tests.integration import closing, people, recommending
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, open_review

LATE = date(2026, 11, 20)


@pytest.fixture
def made():
    """A review with somebody on it who writes an agency's report."""
    found = open_review()
    join(found, Capacity.AGENCY_AUTHOR)
    return found


@pytest.fixture
def abel(made):
    """The author."""
    return made.members[Capacity.AGENCY_AUTHOR]


def asked(called):
    """What somebody is asked about agency reports: the title, the address, whether it is late."""
    found = asks_of(people.reader(called), partnership=people.vale())
    return [(ask.title, ask.url, ask.is_late) for ask in found if "agency-report" in ask.url]


def waits(provider):
    (roll,) = [one for one in rolls(today=people.TODAY) if one.partnership == people.vale()]
    return list(provider(roll=roll))


def test_an_author_is_asked_in_words_that_name_neither_agency_nor_review(made, abel, sign_in):
    report = reporting.report(made.review, abel, due_on=LATE)

    said = words(sign_in("abel").get("/p/vale/"))

    assert asked("abel") == [("Report asked of you", report.get_absolute_url(), True)]
    assert "Report asked of you" in said
    assert [one for one in (CODE_NAME, reporting.AGENCY) if one in said] == []


def test_an_author_is_asked_again_when_a_report_is_returned_and_not_once_it_is_here(made, abel):
    report = reporting.received(reporting.report(made.review, abel))
    assert asked("abel") == []

    reporting.returned(report)

    assert [title for title, _, _ in asked("abel")] == ["A report of yours is returned with comments"]


def test_whoever_runs_the_review_is_asked_about_what_is_overdue_and_what_came(made, abel):
    late = reporting.report(made.review, abel, due_on=LATE)
    for agency in ("Vale Hospital", "Marsh Valley School"):
        reporting.received(reporting.report(made.review, agency=agency))
    where = f"/p/vale/reviews/{made.review.key}/agency-reports/"

    expected = [
        (f"1 agency report is overdue: {CODE_NAME}", late.get_absolute_url(), True),
        (f"2 agency reports wait for the next step: {CODE_NAME}", where, False),
    ]

    assert asked("wren") == asked("ansel") == expected
    assert asked("june") == asked("aled") == []


def test_the_chair_is_not_asked_to_run_the_review(made, abel):
    reporting.report(made.review, abel, due_on=LATE)
    join(made, Capacity.CHAIR)

    assert asked("imogen") == []


def test_nothing_is_asked_once_every_report_is_accepted_or_the_review_is_closed(made, abel):
    reporting.accepted(reporting.received(reporting.report(made.review, abel), is_nil=True))
    assert asked("abel") == asked("wren") == []

    reporting.report(made.review, abel, due_on=LATE)
    made.review.closed_on = people.TODAY
    made.review.save()

    assert asked("abel") == asked("wren") == []


def test_what_waits_is_counted_in_its_own_circle_for_those_in_it(made, abel):
    report = reporting.report(made.review, abel, due_on=LATE)
    reporting.received(reporting.report(made.review, agency="Vale Hospital"))
    panel = made.review.panel_circle_id
    runners = [made.coordinator.pk, made.deputy.pk]

    of_authors, of_runners = waits(waiting_reports.of_authors), waits(waiting_reports.of_runners)

    assert of_authors == [Waits(abel.person_id, waiting_reports.ASKED, report.authors_circle_id)]
    assert of_runners == [
        Waits(one, kind, panel)
        for one in runners
        for kind in (waiting_reports.OVERDUE, waiting_reports.TO_SEE_TO)
    ]


def test_an_outsiders_digest_counts_nothing_of_a_review(made, abel):
    reporting.report(made.review, abel, due_on=LATE)
    (roll,) = [one for one in rolls(today=people.TODAY) if one.partnership == people.vale()]

    found = waiting_on(roll=roll)

    in_circles = {pk for pk, several in found.items() if any(one.circle_id for one in several)}
    assert in_circles <= {abel.person_id, made.coordinator.pk, made.deputy.pk}


def test_a_reviews_first_page_counts_reports_for_the_panel_and_shows_an_author_their_own(made, abel, sign_in):
    reporting.report(made.review, abel, due_on=LATE)
    reporting.received(reporting.report(made.review, agency="Vale Hospital"))

    panel = words(sign_in("wren").get(made.review.get_absolute_url()))
    author = words(sign_in("abel").get(made.review.get_absolute_url()))

    assert "Agency reports Accepted 0 of 2 Here, not yet accepted 1 Awaited 1 1 overdue" in panel
    assert "Your report Marshland Housing Association Asked for" in author
    assert "Vale Hospital" not in author


def test_of_a_closed_review_nothing_is_said_to_be_awaited_or_overdue(made, abel, sign_in):
    report = reporting.report(made.review, abel, due_on=LATE)
    reporting.received(reporting.report(made.review, agency="Vale Hospital"))
    one = recommending.recommendation(made.review)
    recommending.addressee(made.review, one, body="NHS England", asked_on=LATE, answer_due_on=LATE)
    recommending.addressee(made.review, one, body="DWP", asked_on=None)
    closing.closed(made.review)
    wren = sign_in("wren")

    first = words(wren.get(made.review.get_absolute_url()))
    listed = words(wren.get(f"/p/vale/reviews/{made.review.key}/agency-reports/"))
    shown = words(wren.get(report.get_absolute_url()))
    recommended = words(wren.get(f"/p/vale/reviews/{made.review.key}/recommendations/"))
    author = words(sign_in("abel").get(made.review.get_absolute_url()))

    assert "Agency reports Accepted 0 of 2 Here, never accepted 1 Never came 1 All agency reports" in first
    assert "Never answered 2 Actions carried out" in first
    assert "2 asked for 1 never came 1 here, never accepted 0 accepted" in listed
    assert "NHS England Did not answer DWP Never asked" in recommended
    for said in (first, listed, shown, recommended, author):
        assert "overdue" not in said
        assert "Awaited" not in said
        assert "days late" not in said
