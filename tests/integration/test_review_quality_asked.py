"""What quality assurance asks of the people on a review by e-mail, and that nobody else hears of it."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.queries.digests import rolls
from csp.web import clock
from csp.web.my_data import sections_of
from dhr.models import Capacity
from dhr.services.waiting_reports import ASKED, OVERDUE, TO_SEE_TO
from dhr.services.waiting_submissions import of_holders, of_runners
from tests.integration import people, quality
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, open_review

RUNNERS = {"Wren Castell", "Ansel Wray"}


@pytest.fixture
def made():
    """A review that is held, with a panel member."""
    made = open_review()
    quality.held(made.review)
    join(made, Capacity.PANEL_MEMBER)
    return made


def home(browser):
    return words(browser.get(reverse("csp:home", args=["vale"])))


def counted(made):
    """Return how much of each kind is counted for whom, in the circle of the panel alone."""
    found = Counter()
    for roll in rolls(today=people.TODAY):
        for one in (*of_holders(roll=roll), *of_runners(roll=roll)):
            assert one.circle_id == made.review.panel_circle_id
            found[roll.readers[one.person_id].person.name, one.kind] += one.number
    return found


def test_the_e_mail_counts_the_points_of_each_holder_and_what_is_late_for_whoever_runs_it(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    quality.pointed(made.review, "1. One\n2. Two", holder=petra)
    quality.pointed(made.review, "3. Three", due_on=date(2026, 11, 20))

    found = counted(made)

    assert found.pop(("Petra Quill", ASKED)) == 2
    assert found == {(name, kind): 1 for name in RUNNERS for kind in (OVERDUE, TO_SEE_TO)}


def test_a_point_that_is_late_is_overdue_for_its_holder_and_a_closed_review_asks_for_nothing(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    quality.pointed(made.review, "1. One", holder=petra, due_on=date(2026, 11, 20))
    assert counted(made)["Petra Quill", OVERDUE] == 1

    made.review.closed_on = people.TODAY
    made.review.save()

    assert counted(made) == {}


def test_what_waits_is_on_the_work_of_its_holder_and_not_of_others_on_the_panel(made, sign_in):
    join(made, Capacity.AUTHOR)
    quality.pointed(made.review, "1. One", holder=made.person(Capacity.PANEL_MEMBER))

    assert f"Answer a point of the quality assurance letter {CODE_NAME}:" in home(sign_in("petra"))
    assert "quality assurance letter" not in home(sign_in("tobin"))


def test_the_page_of_somebody_outside_asks_the_database_as_much_as_without_it(made, sign_in):
    june = sign_in("june")
    home(june)
    with CaptureQueriesContext(connection) as without:
        home(june)
    quality.pointed(made.review, "1. One\n2. Two")

    with CaptureQueriesContext(connection) as beside:
        said = home(june)

    assert len(beside) == len(without)
    assert "letter" not in said
    assert CODE_NAME not in said


def test_somebody_takes_away_the_points_that_they_answer(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    one = quality.pointed(made.review, "1. One", holder=petra)[0]
    quality.answer(one, called="petra", answer="Chapter 4 says so now")
    quality.pointed(made.review, "2. Somebody else’s")

    rows = taken(made.by(Capacity.PANEL_MEMBER))

    letter, number, answer = date(2026, 11, 19), "1", "Chapter 4 says so now"
    assert rows == [(CODE_NAME, str(people.vale()), letter, number, None, people.TODAY, answer)]


def taken(reader):
    """Return the rows of one section of what is held about somebody."""
    found = {one.key: one for one in sections_of(reader, now=clock.now())}
    return list(found["letter-points"].table.rows(None))
