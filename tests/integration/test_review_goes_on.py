"""Nobody is locked out of a review by a form; what has run out stays in sight."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.web import clock
from dhr.models import Capacity, Review, ReviewMember
from dhr.queries import courses
from dhr.services.members import PlaceAnswers, change_place, note_signed
from dhr.services.members_ending import end_place
from tests.integration import course, membership, people
from tests.integration.reviewing import open_review, review_coordinator

FAR = date(2099, 1, 1)


@pytest.fixture
def made():
    return open_review()


def move(member, *, by, starts_on):
    return change_place(
        key=member.key,
        version=member.version,
        answers=PlaceAnswers(starts_on),
        reason="",
        by=by,
        now=clock.now(),
    )


@pytest.mark.parametrize("capacity", [Capacity.COORDINATOR, Capacity.DEPUTY])
def test_the_place_of_whoever_runs_the_review_never_begins_later(made, capacity):
    place = ReviewMember.objects.get(review=made.review, capacity=capacity)

    with pytest.raises(ValidationError, match="this place can begin earlier, not later"):
        move(place, by=made.by(), starts_on=FAR)

    assert Review.objects.visible_to(made.by(capacity)).exists()


def test_a_deputy_who_is_still_to_come_lets_no_other_deputy_go(made):
    someone = review_coordinator("Nell Oar")
    coming = membership.asked(made.review, Capacity.DEPUTY, someone)
    note_signed(member=coming, signed_on=people.TODAY, kept_at="Cabinet", by=made.by(), now=clock.now())
    ReviewMember.objects.filter(pk=coming.pk).update(starts_on=FAR)
    old = ReviewMember.objects.get(pk=made.members[Capacity.DEPUTY].pk)

    with pytest.raises(PermissionDenied):
        end_place(key=old.key, version=old.version, last_day=None, why="x", by=made.by(), now=clock.now())


def test_a_clock_that_ran_out_is_still_due_when_a_pause_begins_afterwards(made):
    Review.objects.filter(pk=made.review.pk).update(notified_on=date(2026, 9, 1), died_month=8)
    made.review.refresh_from_db()
    late = date(2026, 11, 20)
    course.pause(made.review, starts_on=late, agreed_on=late, notified_on=late)

    asked = courses.course_of(made.by(), review=made.review)

    assert asked.decide_clock.is_late
    assert [due.is_late for due in asked.dues if due.due_on] == [True]


def test_the_home_office_answers_only_after_it_was_told(made):
    course.decided(made.review, "no_review", home_office_told_on=date(2026, 11, 20))

    with pytest.raises(ValidationError):
        course.decided(made.review, "upheld", decided_on=date(2026, 11, 12))
