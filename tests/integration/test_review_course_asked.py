"""What the course of a review asks of the people on it, and that nobody else hears of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.queries.digests import rolls
from csp.services.digests import waiting_on
from dhr.models import Capacity, ReviewDecision, Stage
from dhr.services.waiting_courses import DUE, LATE, TO_SEE_TO, of_runners
from tests.integration import course, people
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, open_review

Outcome = ReviewDecision.Outcome


@pytest.fixture
def made():
    """A review that the partnership was told of on 26 October 2026."""
    return open_review()


def home(browser):
    return words(browser.get(reverse("csp:home", args=["vale"])))


def counted():
    """Return how much of each kind is counted for whom by the daily e-mail, of reviews' courses alone."""
    found = {}
    for roll in rolls(today=people.TODAY):
        for one in of_runners(roll=roll):
            name = roll.readers[one.person_id].person.name
            found.setdefault(name, []).append((one.kind, one.circle_id))
    return found


@pytest.mark.parametrize("called", ["wren", "ansel"])
def test_whoever_runs_a_review_is_asked_for_the_decision(called, made, sign_in):
    said = home(sign_in(called))

    assert "26 Nov 2026 in 3 days Decide whether to review" in said
    assert f"{CODE_NAME}: the partnership was told on 26 October 2026." in said


def test_whoever_runs_it_is_asked_to_tell_whom_it_has_to_tell(made, sign_in):
    course.decided(made.review, Outcome.NO_REVIEW)

    said = home(sign_in("wren"))

    assert "Tell the Home Office of the decision in writing" in said
    assert "Tell the family of the decision in writing" in said
    assert "Decide whether to review" not in said


def test_a_clock_that_stands_still_asks_for_nothing(made, sign_in):
    course.pause(made.review)

    assert "Decide whether to review" not in home(sign_in("wren"))


@pytest.mark.parametrize(
    ("capacity", "is_asked"),
    [
        (Capacity.CHAIR, True),
        (Capacity.AUTHOR, True),
        (Capacity.PANEL_MEMBER, True),
        (Capacity.AGENCY_AUTHOR, False),
        (Capacity.FINANCE, False),
        (Capacity.ADVOCATE, False),
    ],
)
def test_the_panel_hears_what_is_due_next_and_nobody_outside_it(capacity, is_asked, made, sign_in):
    join(made, capacity)

    said = home(sign_in(made.person(capacity).email.partition(".")[0]))

    assert ("Decide whether to review" in said) == is_asked


def test_the_panel_hears_of_the_next_thing_alone_and_not_who_has_to_be_told(made, sign_in):
    join(made, Capacity.PANEL_MEMBER)
    course.decided(made.review, Outcome.REVIEW)
    chair = course.stage(made.review, Stage.CHAIR)
    chair.planned_on = date(2026, 12, 4)
    chair.save()

    said = home(sign_in("petra"))

    assert "4 Dec 2026 in 11 days Next stage: Independent chair appointed" in said
    assert "Tell the" not in said
    assert "Agree the overview report" not in said


@pytest.mark.parametrize("called", ["june", "aled", "hal"])
def test_nobody_else_hears_of_it_and_their_page_asks_the_database_as_much_as_without_it(called, sign_in):
    browser = sign_in(called)
    home(browser)
    with CaptureQueriesContext(connection) as without:
        before = home(browser)

    made = open_review()
    course.decided(made.review, Outcome.NO_REVIEW)
    with CaptureQueriesContext(connection) as beside:
        after = home(browser)

    assert after == before
    assert len(beside) == len(without)


def test_the_daily_e_mail_counts_it_for_whoever_runs_it_in_the_panels_circle(made):
    circle = made.review.panel_circle_id

    assert counted() == {"Wren Castell": [(DUE, circle)], "Ansel Wray": [(DUE, circle)]}


def test_the_daily_e_mail_counts_what_is_late_and_what_has_to_be_told():
    made = open_review(notified_on=date(2026, 10, 1))
    circle = made.review.panel_circle_id

    assert counted()["Wren Castell"] == [(LATE, circle)]
    course.decided(made.review, Outcome.REVIEW)
    assert counted()["Wren Castell"] == [(TO_SEE_TO, circle), (TO_SEE_TO, circle)]


def test_what_the_e_mail_waits_for_is_known_to_nobody_but_whoever_runs_it(made):
    join(made, Capacity.PANEL_MEMBER)
    circles = {
        roll.readers[pk].person.name
        for roll in rolls(today=people.TODAY)
        for pk, waiting in waiting_on(roll=roll).items()
        for one in waiting
        if one.circle_id == made.review.panel_circle_id
    }

    assert circles == {"Wren Castell", "Ansel Wray"}


def test_a_review_that_is_closed_asks_for_nothing(made, sign_in):
    made.review.closed_on = date(2026, 11, 20)
    made.review.save()

    assert "Decide whether to review" not in home(sign_in("wren"))
    assert counted() == {}


def test_nothing_changes_once_a_review_is_closed(made, sign_in):
    made.review.closed_on = date(2026, 11, 20)
    made.review.save()
    browser = sign_in("wren")

    answer = browser.get(reverse("dhr:decision-add", args=["vale", made.review.key]))
    shown = words(browser.get(reverse("dhr:stage-list", args=["vale", made.review.key])))

    assert answer.status_code == 403
    assert "The review is closed, so nothing about it changes any more." in words(answer)
    assert "Note what was decided" not in shown
    assert "Pause the clocks" not in shown
