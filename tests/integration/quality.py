"""Quality assurance of a review, for tests: sent, with the letter that came back, and the points it makes."""

from datetime import date
from typing import Any

from csp.web import clock
from dhr.models import LetterPoint, Review, ReviewDecision, Submission
from dhr.services.letter_points import Points, add_points, answer_point
from dhr.services.submissions import SubmissionAnswers, add_submission
from dhr.services.submissions_letter import Letter, note_letter
from tests.integration import course, people
from tests.integration.endings import PDF

ASKED = "Say in chapter 4 what the landlord knew of the broken door"  # a canary: nothing else says so
WHOLE = {"has_report": True, "has_summary": True, "has_plan": True, "has_data_form": True}


def held(review: Review) -> Review:
    """Return a review that is held: if that is not decided, it is now."""
    last = ReviewDecision.objects.filter(review=review).order_by("decided_on", "pk").last()
    if last is None or not last.holds_review:
        course.decided(review, ReviewDecision.Outcome.REVIEW)
    return review


def sent(review: Review, **said: Any) -> Submission:
    """Return what was first sent of a review; if nothing was, it is sent whole on 16 November."""
    if there := Submission.objects.filter(review=review).first():
        return there
    return sent_again(held(review), **{"sent_on": date(2026, 11, 16), **said})


def sent_again(review: Review, **said: Any) -> Submission:
    """Send a review today, whole, whatever was sent before."""
    answers = SubmissionAnswers(**{"sent_on": people.TODAY, **WHOLE, **said})
    return add_submission(review=review, answers=answers, by=people.reader("wren"), now=clock.now())


def with_letter(review: Review, outcome: str = Submission.Outcome.WITH_CHANGES, **said: Any) -> Submission:
    """Return what was first sent with the letter that came back on 19 November, kept here as a file."""
    one = sent(review)
    if one.letter_on:
        return one
    file = {"content": PDF, "name": "Letter about her.pdf"}
    letter = Letter(**{"letter_on": date(2026, 11, 19), "outcome": outcome, **file, **said})
    return note_letter(
        key=one.key, version=one.version, letter=letter, by=people.reader("wren"), now=clock.now()
    )


def pointed(review: Review, text: str = ASKED, **said: Any) -> list[LetterPoint]:
    """Write down points of that letter."""
    points = Points(text, **said)
    return add_points(
        submission=with_letter(review), points=points, by=people.reader("wren"), now=clock.now()
    )


def point(review: Review, **said: Any) -> LetterPoint:
    """Return a point of that letter."""
    return LetterPoint.objects.filter(review=review).first() or pointed(review, **said)[0]


def answered(review: Review) -> Submission:
    """Return what was first sent, with every point of its letter answered: what is missing is."""
    point(review)
    for one in LetterPoint.objects.filter(review=review, done_on=None):
        answer(one)
    return with_letter(review)


def answer(one: LetterPoint, *, called: str = "wren", **said: Any) -> LetterPoint:
    """Answer a point today."""
    given = {"answer": "Chapter 4 says so now", "done_on": people.TODAY, **said}
    by, now = people.reader(called), clock.now()
    return answer_point(key=one.key, version=one.version, by=by, now=now, **given)
