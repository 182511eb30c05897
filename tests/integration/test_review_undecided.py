"""An empty tab of a review says that nothing has to be done there, until it is decided to hold one."""

import pytest
from django.urls import reverse

from dhr.models import ReviewDecision
from dhr.presenters.undecided import NOT_HELD, UNDECIDED
from tests.integration import agency_reporting, course
from tests.integration.reading import words
from tests.integration.reviewing import on_a_review

Outcome = ReviewDecision.Outcome
TABS = (
    "agency-report-list",
    "panel-meeting-list",
    "recommendation-list",
    "plan-detail",
    "submission-list",
    "publication-detail",
)


@pytest.fixture
def made():
    """A review with somebody on it as each thing."""
    return on_a_review()


def tab(client, made, name):
    return words(client.get(reverse(f"dhr:{name}", args=["vale", made.review.key])))


@pytest.mark.parametrize("called", ["wren", "petra"])
@pytest.mark.parametrize("name", TABS)
def test_an_empty_tab_says_until_when_or_why_nothing_has_to_be_done(name, called, made, sign_in):
    client = sign_in(called)
    assert UNDECIDED in tab(client, made, name)

    course.decided(made.review, Outcome.NO_REVIEW)
    said = tab(client, made, name)
    assert NOT_HELD in said
    assert UNDECIDED not in said

    course.decided(made.review, Outcome.REVIEW)
    said = tab(client, made, name)
    assert NOT_HELD not in said
    assert UNDECIDED not in said


def test_quality_assurance_does_not_say_what_to_send_where_there_is_nothing_to_do(made, sign_in):
    panel = sign_in("petra")
    why = "Only a review that is held is sent for quality assurance."
    asked_for = "What its letter asks for becomes tasks here."
    for outcome in (None, Outcome.NO_REVIEW):
        if outcome:
            course.decided(made.review, outcome)
        said = tab(panel, made, "submission-list")
        assert f"{why} {NOT_HELD if outcome else UNDECIDED}" in said
        assert asked_for not in said

    course.decided(made.review, Outcome.REVIEW)

    assert asked_for in tab(panel, made, "submission-list")


def test_a_tab_with_something_on_it_says_nothing_of_that(made, sign_in):
    agency_reporting.report(made.review)

    assert UNDECIDED not in tab(sign_in("wren"), made, "agency-report-list")
