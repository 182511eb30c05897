"""Two people and one review at the same moment: whoever changes anything of it holds the review first."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from csp.web import clock
from dhr.models import Copy, Review
from dhr.services.addressees import (
    AddresseeAnswers,
    Answered,
    edit_addressee,
    note_answer,
    note_chased,
    remove_addressee,
)
from dhr.services.copies import CopyAnswers, Sent, add_copy, edit_copy, remove_copy, send_copy
from dhr.services.published_actions import PublicWords, reword_action, take_action_back
from dhr.services.recommendation_actions import link_action, unlink_action
from dhr.services.recommendations import RecommendationAnswers, edit_recommendation, remove_recommendation
from tests.integration import copying, ending, people, recommending
from tests.integration.meanwhile import in_which_order, meanwhile
from tests.integration.reviewing import open_review

CORONER = CopyAnswers("The coroner", date(2026, 12, 1))
OTHER_WORDS = RecommendationAnswers("9", "Ask once more", "local")


@pytest.fixture
def made():
    """A review."""
    return open_review()


@pytest.fixture
def by(made):
    """Its coordinator, now."""
    return {"by": made.by(), "now": clock.now()}


def version(one):
    return {"key": one.key, "version": one.version}


def first_two(held):
    """Return which kinds of record of the review are held first."""
    return [one for one in held if one != "SearchEntry"][:2]


@pytest.mark.parametrize("change", ["edit", "answer", "chase", "remove"])
def test_whoever_changes_whom_a_recommendation_is_made_to_holds_the_review_first(change, made, by):
    one = recommending.addressee(made.review, asked_on=date(2026, 11, 2), answer_due_on=date(2026, 11, 9))
    answers = AddresseeAnswers(body="NHS England", asked_on=people.TODAY)
    accepted = Answered("accepted", people.TODAY)
    changes = {
        "edit": lambda: edit_addressee(**version(one), answers=answers, reason="Wrong body", **by),
        "answer": lambda: note_answer(**version(one), answered=accepted, reason="", **by),
        "chase": lambda: note_chased(addressee=one, **by),
        "remove": lambda: remove_addressee(**version(one), **by),
    }

    with in_which_order() as held:
        changes[change]()

    assert first_two(held) == ["Review", "Addressee"]


@pytest.mark.parametrize("change", ["edit", "remove", "link"])
def test_whoever_changes_a_recommendation_holds_the_review_first(change, made, by):
    one, action = recommending.recommendation(made.review), copying.action(made.review)
    changes = {
        "edit": lambda: edit_recommendation(**version(one), answers=OTHER_WORDS, reason="Clearer", **by),
        "remove": lambda: remove_recommendation(**version(one), **by),
        "link": lambda: link_action(recommendation=one, action=action, **by),
    }

    with in_which_order() as held:
        changes[change]()

    assert first_two(held) == ["Review", "Recommendation"]


def test_whoever_says_that_an_action_does_not_carry_it_out_holds_the_review_first(made, by):
    one = recommending.link(made.review)

    with in_which_order() as held:
        unlink_action(**version(one), **by)

    assert first_two(held) == ["Review", "RecommendationAction"]


@pytest.mark.parametrize("change", ["reword", "take back"])
def test_whoever_changes_what_everybody_reads_of_an_action_holds_the_review_first(change, made, by):
    one = copying.opened(made.review)
    answers = PublicWords("Other words", date(2026, 11, 20))
    changes = {
        "reword": lambda: reword_action(**version(one), answers=answers, **by),
        "take back": lambda: take_action_back(**version(one), reason="Too early", **by),
    }

    with in_which_order() as held:
        changes[change]()

    assert first_two(held) == ["Review", "PublishedAction"]


@pytest.mark.parametrize("change", ["add", "edit", "send", "remove"])
def test_no_copy_changes_once_the_review_was_closed_meanwhile(change, made, by):
    one = copying.copy(made.review)
    changes = {
        "add": lambda: add_copy(review=made.review, answers=CORONER, **by),
        "edit": lambda: edit_copy(**version(one), answers=CORONER, **by),
        "send": lambda: send_copy(**version(one), sent=Sent(people.TODAY, how="By post"), **by),
        "remove": lambda: remove_copy(**version(one), reason="Noted twice", **by),
    }

    with (
        meanwhile(Review, lambda: ending.close(Review.objects.get(pk=made.review.pk))),
        pytest.raises(PermissionDenied, match="The review is closed"),
    ):
        changes[change]()

    assert Copy.objects.get().version == one.version
