"""What is recommended is said to be repeated, numbered on and answered by rules that need no database."""

from datetime import date

import pytest

from csp.models import Seat
from dhr.models import Addressee
from dhr.policies.recommendations import CHASED_TODAY, NOT_ASKED, can_be_chased
from dhr.presenters.recommendations import next_number, repeated_words, standing
from dhr.services.addressees import AddresseeAnswers, Answered
from dhr.services.recommendations import RecommendationAnswers

TODAY = date(2026, 11, 23)
BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("review", "reviews", "words"),
    [
        (7, [3, 5, 7], "Third of your reviews to recommend on “Training”"),
        (5, [3, 5, 7], "Second of your reviews to recommend on “Training”"),
        (3, [3, 5, 7], ""),
        (7, [7], ""),
        (7, [], ""),
        (12, list(range(1, 13)), "Number 12 of your reviews to recommend on “Training”"),
    ],
)
def test_a_review_is_told_which_in_turn_it_is_to_recommend_on_a_theme(review, reviews, words):
    assert repeated_words(review, reviews, theme="Training") == words


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("4", "5"),
        ("9", "10"),
        ("4.1.12", "4.1.13"),
        ("2a", "2b"),
        ("2(a)", ""),
        ("IMR", ""),
        ("2z", ""),
        ("", ""),
    ],
)
def test_the_next_number_follows_where_one_does(number, following):
    assert next_number(number) == following


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, ("wait", "Not asked yet")),
        ({"asked_on": BEFORE}, ("wait", "Answer awaited")),
        ({"asked_on": BEFORE, "answer_due_on": TODAY}, ("wait", "Answer due on 23 November 2026")),
        ({"asked_on": BEFORE, "answer_due_on": BEFORE}, ("late", "Answer overdue since 20 November 2026")),
        ({"answer": "accepted", "answered_on": TODAY}, ("done", "Accepted")),
        ({"answer": "in_part", "answered_on": TODAY}, ("part", "Accepted in part")),
        ({"answer": "refused", "answered_on": TODAY, "answer_due_on": BEFORE}, ("late", "Not accepted")),
    ],
)
def test_where_an_answer_stands_is_said_in_words(said, words):
    assert standing(Addressee(body="Home Office", **said), today=TODAY) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, ("part", "Never asked")),
        ({"asked_on": BEFORE, "answer_due_on": BEFORE}, ("part", "Did not answer")),
        ({"answer": "accepted", "answered_on": TODAY}, ("done", "Accepted")),
    ],
)
def test_no_answer_is_awaited_any_more_once_the_review_is_closed(said, words):
    assert standing(Addressee(body="Home Office", **said), today=TODAY, is_over=True) == words


def test_only_who_was_asked_and_has_not_answered_is_chased_and_once_a_day():
    def refusal(**said):
        return can_be_chased(Addressee(body="Home Office", **said), today=TODAY).refusal

    assert refusal() == NOT_ASKED
    assert refusal(asked_on=BEFORE) == ""
    assert refusal(asked_on=BEFORE, chased_on=BEFORE) == ""
    assert refusal(asked_on=BEFORE, chased_on=TODAY) == CHASED_TODAY
    assert refusal(asked_on=BEFORE, answer="accepted") == "It has answered."


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"asked_on": BEFORE, "answer_due_on": AFTER}, {}),
        ({}, {}),
        ({"answer_due_on": AFTER}, {"asked_on": "Enter the day it was asked"}),
        ({"asked_on": AFTER}, {"asked_on": "Day it was asked must be today or before"}),
        (
            {"asked_on": TODAY, "answer_due_on": BEFORE},
            {"answer_due_on": "Day its answer is due must be on or after the day it was asked"},
        ),
    ],
)
def test_the_days_of_asking_are_held_against_one_another(said, wrong):
    assert AddresseeAnswers(seat=Seat(), **said).wrong(today=TODAY) == wrong


@pytest.mark.parametrize(
    ("answered", "wrong"),
    [
        (Answered(), {}),
        (Answered("accepted", TODAY), {}),
        (Answered("accepted"), {"answered_on": "Enter the day it answered"}),
        (Answered("accepted", AFTER), {"answered_on": "Day it answered must be today or before"}),
        (
            Answered("accepted", date(2026, 11, 1)),
            {"answered_on": "Day it answered must be on or after the day it was asked"},
        ),
        (Answered("refused", TODAY), {"words": "Enter the reason it gives"}),
        (Answered("in_part", TODAY), {"words": "Enter the reason it gives"}),
        (Answered("refused", TODAY, "No money for it"), {}),
    ],
)
def test_an_answer_has_a_day_and_a_reason_where_it_is_not_plainly_yes(answered, wrong):
    assert answered.wrong(asked_on=BEFORE, today=TODAY) == wrong


def test_a_number_and_a_theme_hold_something_to_sort_and_compare_by():
    assert RecommendationAnswers("4a", "Text", "local", theme="Recording").wrong() == {}
    assert RecommendationAnswers("–", "Text", "local", theme="…").wrong() == {
        "number": "The number must hold a digit or a letter",
        "theme": "The theme must hold a letter",
    }
