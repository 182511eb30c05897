"""Two people and one review at the same moment: whoever changes anything of it holds the review first."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.models import AuditEvent
from csp.web import clock
from dhr.models import (
    AgencyReport,
    AgencyReportStep,
    Capacity,
    Closure,
    Copy,
    LetterPoint,
    Review,
    Submission,
)
from dhr.models.verb import Verb
from dhr.policies import assurances, submissions
from dhr.services import report_files
from dhr.services.addressees import (
    AddresseeAnswers,
    Answered,
    edit_addressee,
    note_answer,
    note_chased,
    remove_addressee,
)
from dhr.services.copies import CopyAnswers, Sent, add_copy, edit_copy, remove_copy, send_copy
from dhr.services.decisions import DecisionAnswers
from dhr.services.decisions import edit_decision as change_decision
from dhr.services.legal_holds import HoldAnswers, edit_hold
from dhr.services.panel_decisions import edit_decision, raise_action
from dhr.services.published_actions import PublicWords, reword_action, take_action_back
from dhr.services.recommendation_actions import link_action, unlink_action
from dhr.services.recommendations import RecommendationAnswers, edit_recommendation, remove_recommendation
from dhr.services.submissions_letter import approve_submission
from plans.models import Action, ActionState
from plans.services.actions import ActionAnswers
from tests.integration import (
    agency_reporting,
    closing,
    copying,
    course,
    ending,
    paneling,
    people,
    quality,
    recommending,
)
from tests.integration.meanwhile import in_which_order, meanwhile
from tests.integration.reviewing import join, open_review

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


@pytest.mark.parametrize("change", ["edit", "raise"])
def test_whoever_changes_what_a_panel_decided_holds_the_review_first(change, made, by):
    plan = paneling.plan(made.review)
    one = paneling.decision(made.review)
    answers = ActionAnswers(title="Ask the trust")
    changes = {
        "edit": lambda: edit_decision(**version(one), text="Ask again", reason="", **by),
        "raise": lambda: raise_action(decision=one, plan=plan, answers=answers, **by),
    }

    with in_which_order() as held:
        changes[change]()

    assert held[0] == "Review"


def test_whoever_changes_a_decision_or_what_needs_a_review_in_law_holds_the_review_first(made, by):
    decision, hold = course.decision(made.review), ending.hold(made.review)
    other = DecisionAnswers.of(decision)

    with in_which_order() as decided:
        change_decision(**version(decision), answers=replace(other, decided_by="The board"), reason="", **by)
    with in_which_order() as kept:
        answers = replace(HoldAnswers.of(hold), why="The coroner wrote again")
        edit_hold(**version(hold), answers=answers, reason="", **by)

    assert first_two(decided) == ["Review", "ReviewDecision"]
    assert first_two(kept) == ["Review", "LegalHold"]


def test_what_was_sent_before_is_not_approved_when_the_review_was_sent_again_meanwhile(made, by):
    one = quality.answered(made.review)

    with (
        meanwhile(Review, lambda: quality.sent_again(made.review)),
        pytest.raises(PermissionDenied, match=submissions.SENT_AGAIN),
    ):
        approve_submission(**version(one), approved_on=people.TODAY, **by)

    assert not Submission.objects.filter(approved_on__isnull=False).exists()


def test_a_point_is_not_opened_again_when_the_review_was_approved_meanwhile(made, by):
    one = quality.answered(made.review)
    point = LetterPoint.objects.get()

    with (
        meanwhile(Review, lambda: approve_submission(**version(one), approved_on=people.TODAY, **by)),
        pytest.raises(PermissionDenied, match="Take the approval back first"),
    ):
        quality.answer(point, answer="", done_on=None)

    assert LetterPoint.objects.get().done_on == people.TODAY


def test_a_review_is_not_closed_when_somebody_was_owed_a_copy_meanwhile(made):
    closing.told(made.review)

    with (
        meanwhile(Review, lambda: copying.copy(made.review)),
        pytest.raises(ValidationError, match="Copies that somebody is owed are not sent"),
    ):
        closing.closed(made.review)

    assert not Closure.objects.exists()


def test_an_action_is_not_closed_when_its_check_was_taken_back_meanwhile(made):
    action = closing.action(made.review)
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)

    with (
        meanwhile(Action, lambda: closing.checked(made.review, action, is_assured=False)),
        pytest.raises(PermissionDenied, match=assurances.NOT_DONE),
    ):
        closing.over(action)

    assert Action.objects.get(pk=action.pk).state == ActionState.OPEN


def test_the_clock_goes_on_when_a_review_was_destroyed_while_its_files_are_removed(made):
    join(made, Capacity.AGENCY_AUTHOR)
    step = agency_reporting.any_file(made)
    ending.close(made.review, on=date(2019, 11, 4))

    def destroyed():
        AgencyReportStep.objects.filter(report=step.report_id).delete()
        AgencyReport.objects.filter(pk=step.report_id).delete()

    with meanwhile(Review, destroyed) as held:
        report_files.remove_over(now=clock.now())

    assert held == ["Review", "AgencyReport"]
    assert not AuditEvent.objects.filter(verb=Verb.REPORT_FILE_REMOVED).exists()
