"""What pages say of an agency's report: what came, what to do next, and what is not optional."""

import pytest
from django.urls import reverse

from dhr.models import AgencyReport, Capacity
from dhr.presenters.agency_reports import doors_of
from dhr.queries import agency_reports
from tests.integration import agency_reporting as reporting
from tests.integration.agency_reporting import filled, page
from tests.integration.reading import problems, words
from tests.integration.reviewing import join, open_review

NEVER_OPTIONAL = (
    "Last day (optional)",
    "Who is the deputy from then on? (optional)",
    "Why? (optional)",
    "When? (optional)",
    "Why not? (optional)",
)


@pytest.fixture
def made():
    """A review with somebody on it who writes an agency's report."""
    found = open_review()
    join(found, Capacity.AGENCY_AUTHOR, agency=reporting.AGENCY)
    return found


@pytest.fixture
def report(made):
    """What they are asked for."""
    return reporting.report(made.review, made.members[Capacity.AGENCY_AUTHOR])


def test_where_a_report_is_kept_is_asked_for_in_words(report, sign_in):
    wren = sign_in("wren")

    sent = filled(wren, page("send", report), came="elsewhere", kept_at="")
    reporting.countersigned(reporting.checked(reporting.received(report)))
    accepted = filled(wren, page("accept", report), kept_at="")

    assert problems(sent) == problems(accepted) == ["Enter where it is kept"]


def test_an_accepted_report_is_neither_to_be_returned_next_nor_due_on_another_day(made, report, sign_in):
    came = reporting.received(report)
    ahead = [one.is_first for one in doors_of(made.by(), came, is_author=False)]
    reporting.accepted(reporting.countersigned(reporting.checked(came)))
    settled = agency_reports.open_to(made.by()).get(pk=report.pk)

    said = words(sign_in("wren").get(page("detail", report)))

    assert ahead == [True, False]
    assert [(one.words, one.is_first) for one in doors_of(made.by(), settled, is_author=False)] == [
        ("Return it with comments", False)
    ]
    assert "Give the agency another date" not in said
    assert "Say who writes it" in said


def test_a_date_can_be_moved_while_a_report_is_not_accepted(report, sign_in):
    assert "Give the agency another date" in words(sign_in("wren").get(page("detail", report)))


def test_a_nil_return_is_called_one_in_the_list_and_in_what_became_of_it(made, report, sign_in):
    wren = sign_in("wren")
    filled(sign_in("abel"), page("send", report), came="nil")

    listed = words(wren.get(page("list", made.review)))
    assert "Received: nil return" in listed
    assert "A nil return: no contact to report." in words(wren.get(page("detail", report)))

    filled(wren, page("accept", report), note="The agency looked twice.")
    said = words(wren.get(page("detail", report)))
    assert "As a nil return. The agency looked twice." in said
    assert AgencyReport.objects.get(pk=report.pk).state == AgencyReport.State.NIL


def test_an_author_has_sent_a_report_and_the_coordinator_has_it(made, report, sign_in):
    sent = filled(sign_in("abel"), page("send", report), came="elsewhere", kept_at="With us")
    other = reporting.report(made.review, agency="Vale Hospital")
    noted = filled(sign_in("wren"), page("send", other), came="elsewhere", kept_at="With us")

    assert "The report is sent to the review" in words(sent)
    assert "The report is here" in words(noted)


def test_an_author_may_read_the_report_that_they_write(made, report, sign_in):
    reporting.report(made.review, agency="Vale Hospital")

    first = words(sign_in("abel").get(made.review.get_absolute_url()))

    own = f"that there is a review, and your own part in it; the report of {reporting.AGENCY}"
    assert own in first
    assert "Vale Hospital" not in first


def test_what_another_answer_makes_needed_is_not_called_optional(made, sign_in):
    wren, author = sign_in("wren"), made.members[Capacity.AGENCY_AUTHOR]
    asked = [
        ("member-add", made.review),
        ("member-end", author),
        ("decision-add", made.review),
        ("member-handover", made.review.reviewmembers.get(capacity=Capacity.COORDINATOR)),
    ]
    pages = [words(wren.get(reverse(f"dhr:{name}", args=["vale", of.key]))) for name, of in asked]

    found = [one for one in NEVER_OPTIONAL if any(one in said for said in pages)]

    assert found == []
    assert all(any(one.removesuffix(" (optional)") in said for said in pages) for one in NEVER_OPTIONAL)
