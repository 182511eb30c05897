"""What bodies answer to the recommendations of a review: asked, chased, answered, and awaited past their day."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from csp.web import clock
from dhr.models import Addressee
from dhr.services.addressees import note_chased
from dhr.services.recommendations import MadeTo, RecommendationAnswers, add_recommendation
from tests.integration import digesting, people, recommending
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import on_a_review, open_review

LATE = {"asked_on": date(2026, 11, 2), "answer_due_on": date(2026, 11, 16)}


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def sent(client, name, record, **typed):
    shown = client.get(page(name, record))
    return client.post(page(name, record), {**boxes(shown), **typed}, follow=True)


@pytest.fixture
def made():
    """A review that nobody of the demonstration is on."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """The review's coordinator."""
    return sign_in("wren")


def test_a_body_answers_and_what_it_says_stands_beside_it(made, wren):
    who = recommending.addressee(made.review)

    shown = sent(wren, "addressee-answer", who, answer="refused", words="")
    assert problems(shown) == ["Enter the reason it gives"]
    said = words(sent(wren, "addressee-answer", who, answer="refused", words="It is done already"))

    assert "The answer of Home Office is noted" in said
    assert "Home Office Not accepted" in said
    assert "What it says It is done already" in said
    sent(wren, "addressee-answer", who, answer="not_yet", reason="That was the other one")
    who.refresh_from_db()
    assert (who.answer, who.answered_on, who.words) == ("", None, "")
    changes = words(wren.get(page("recommendation-changes", made.review)))
    assert "Home Office, Recommendation 4a" in changes
    assert "Answer Not accepted Nothing" in changes


def test_the_same_body_is_not_added_twice(made, wren):
    who = recommending.addressee(made.review)
    typed = {"key": "bcdfghjkmn", "where": "outside", "body": "HOME  office"}

    shown = wren.post(page("addressee-add", who.recommendation), typed)

    assert problems(shown) == ["This recommendation is made to it already"]
    assert Addressee.objects.count() == 1


def test_an_overdue_answer_is_on_the_work_of_whoever_runs_the_review_alone(sign_in):
    made = on_a_review()
    who = recommending.addressee(made.review, **LATE)
    work = reverse("csp:home", args=["vale"])

    for called in ("wren", "ansel"):
        shown = words(sign_in(called).get(work))
        assert "1 answer to a recommendation is overdue: Copper Lantern" in shown
        assert "Home Office" not in shown
    for called in ("imogen", "petra", "fenn", "june"):
        assert "recommendation" not in words(sign_in(called).get(work))
    sent(sign_in("wren"), "addressee-answer", who, answer="accepted")
    assert "recommendation" not in words(sign_in("wren").get(work))


def test_a_body_is_chased_in_one_click_once_a_day(made, wren):
    who = recommending.addressee(made.review, **LATE)
    listed = words(wren.get(page("recommendation-list", made.review)))
    assert "Home Office, recommendation 4a : Answer overdue since 16 November 2026" in listed.replace(
        "4a:", "4a :"
    )

    said = words(wren.post(page("addressee-chase", who), follow=True))
    again = words(wren.post(page("addressee-chase", who), follow=True))

    assert "It is noted that Home Office was chased today" in said
    assert "Chased 23 November 2026" in said
    assert "It was chased today." in again
    assert Addressee.objects.get().version == 2


def test_nothing_is_recommended_or_chased_once_the_review_is_closed(made):
    who = recommending.addressee(made.review, **LATE)
    review = made.review
    review.closed_on = people.TODAY
    review.save()

    answers = RecommendationAnswers("9", "Text", "local")
    given = {"by": made.by(), "now": clock.now()}
    with pytest.raises(PermissionDenied, match="The review is closed"):
        add_recommendation(review=review, answers=answers, made_to=MadeTo(), **given)
    with pytest.raises(PermissionDenied, match="The review is closed"):
        note_chased(addressee=who, **given)


def test_overdue_answers_are_counted_in_the_letter_to_whoever_runs_the_review_without_a_word_of_them():
    made = on_a_review()
    digesting.joined_long_ago()
    digesting.written(digesting.MONDAY)
    recommending.addressee(made.review, **LATE)

    letters = digesting.written(digesting.TUESDAY)

    apart = [one for one in letters if one.circle_id == made.review.plan_circle_id]
    assert digesting.first_names(apart) == ["Ansel", "Wren"]
    for letter in apart:
        assert "ecommendation" not in letter.text
        assert "Home Office" not in letter.text
        assert made.review.code_name not in letter.text
