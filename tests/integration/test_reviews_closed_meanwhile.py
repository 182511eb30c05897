"""Somebody closes a review while another waits to change it: nothing of it changes then, and they are told why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.web import clock
from dhr.models import Capacity, Review, ReviewMember, Stage
from dhr.services import (
    agency_reports,
    agency_reports_chasing,
    contacts,
    decisions,
    joint_reviews,
    panel_attendances,
    panel_decisions,
    panel_meetings,
    panel_papers,
    pauses,
    proceedings,
    pseudonyms,
    published_documents,
    stages,
)
from dhr.services import agency_reports_steps as steps
from tests.integration import (
    agency_reporting,
    course,
    ending,
    family,
    paneling,
    people,
    publishing,
    terming,
)
from tests.integration.meanwhile import meanwhile
from tests.integration.reviewing import Reviewing, join, open_review

Change = Callable[[Any, dict[str, Any]], object]
CLOSED = "The review is closed"
DAY = date(2026, 11, 18)
SAID = steps.Said(people.TODAY)
# What is added to a review, by a helper of the tests that asks the service for it.
ADDED: dict[str, Callable[[Review], object]] = {
    "a contact": family.contact,
    "a proceeding": family.proceeding,
    "another body's review": terming.joint,
    "a pseudonym": terming.pseudonym,
    "a pause": course.pause,
    "an agency's report": agency_reporting.report,
    "a meeting": paneling.meeting,
}


def first_report(review: Review) -> Any:
    return agency_reporting.report(review)


def report_here(review: Review) -> Any:
    return agency_reporting.received(agency_reporting.report(review))


def secured(review: Review) -> Any:
    return course.stage(review, Stage.SECURED)


def of(one: Any) -> dict[str, Any]:
    """Return what names a record as somebody opened it."""
    return {"key": one.key, "version": one.version}


def other(answers: Any, one: Any, **said: Any) -> Any:
    """Return what is said of a record, and something else."""
    return replace(answers.of(one), **said)


def another_contact(one: Any, by: dict[str, Any]) -> object:
    answers = other(contacts.ContactAnswers, one, who="The father")
    return contacts.edit_contact(**of(one), answers=answers, reason="", **by)


def another_proceeding(one: Any, by: dict[str, Any]) -> object:
    answers = other(proceedings.ProceedingAnswers, one, body="High Court")
    return proceedings.edit_proceeding(**of(one), answers=answers, reason="", **by)


def another_joint_review(one: Any, by: dict[str, Any]) -> object:
    answers = other(joint_reviews.JointReviewAnswers, one, body="Another board")
    return joint_reviews.edit_joint_review(**of(one), answers=answers, reason="", **by)


def another_pseudonym(one: Any, by: dict[str, Any]) -> object:
    answers = other(pseudonyms.PseudonymAnswers, one, name="Teasel")
    return pseudonyms.edit_pseudonym(**of(one), answers=answers, reason="", **by)


def another_pause(one: Any, by: dict[str, Any]) -> object:
    answers = other(pauses.PauseAnswers, one, agreed_by="The chair")
    return pauses.edit_pause(**of(one), answers=answers, change_why="", **by)


def another_decision(one: Any, by: dict[str, Any]) -> object:
    answers = other(decisions.DecisionAnswers, one, decided_by="The board")
    return decisions.edit_decision(**of(one), answers=answers, reason="", **by)


def another_meeting(one: Any, by: dict[str, Any]) -> object:
    answers = other(panel_meetings.MeetingAnswers, one, title="The panel meets")
    return panel_meetings.edit_meeting(**of(one), answers=answers, reason="", **by)


def another_guest(one: Any, by: dict[str, Any]) -> object:
    answers = other(panel_attendances.Came, one, agency="Marshland Council")
    return panel_attendances.edit_attendance(**of(one), answers=answers, **by)


def another_agency(one: Any, by: dict[str, Any]) -> object:
    answers = other(agency_reports.ReportAnswers, one, agency="Fenside Trust")
    return agency_reports.edit_report(**of(one), answers=answers, reason="", **by)


def more_guests(one: Any, by: dict[str, Any]) -> object:
    return panel_attendances.add_attendances(meeting=one, rows=[panel_attendances.Came("Osric Dunn")], **by)


def one_more_paper(one: Any, by: dict[str, Any]) -> object:
    return panel_papers.add_paper(meeting=one, answers=panel_papers.PaperAnswers("Minutes", "A shelf"), **by)


def one_more_decision(one: Any, by: dict[str, Any]) -> object:
    return panel_decisions.add_decision(meeting=one, text="Ask again", **by)


def said_held(one: Any, by: dict[str, Any]) -> object:
    return panel_meetings.say_whether_held(meeting=one, is_held=True, **by)


def other_words(one: Any, by: dict[str, Any]) -> object:
    return panel_decisions.edit_decision(**of(one), text="Ask again", reason="", **by)


def received(one: Any, by: dict[str, Any]) -> object:
    return steps.receive_report(**of(one), coming=steps.Coming(is_nil=True), said=SAID, **by)


def chased(one: Any, by: dict[str, Any]) -> object:
    how = agency_reports_chasing.Chased(DAY, "By telephone")
    return agency_reports_chasing.note_chasing(report=one, chased=how, key="2345678923", **by)


CHANGED: dict[str, tuple[Callable[[Review], Any], Change]] = {
    "a contact": (family.contact, another_contact),
    "a contact's promise": (
        family.contact,
        lambda one, by: contacts.keep_promise(**of(one), kept_on=DAY, **by),
    ),
    "no contact": (family.contact, lambda one, by: contacts.remove_contact(**of(one), reason="", **by)),
    "a proceeding": (family.proceeding, another_proceeding),
    "another body's review": (terming.joint, another_joint_review),
    "a pseudonym": (terming.pseudonym, another_pseudonym),
    "a pause": (course.pause, another_pause),
    "a pause's end": (
        course.pause,
        lambda one, by: pauses.end_pause(**of(one), ends_on=DAY, ended_why="", **by),
    ),
    "a decision": (course.decision, another_decision),
    "a stage's plan": (secured, lambda one, by: stages.plan_stage(**of(one), planned_on=DAY, **by)),
    "a stage": (secured, lambda one, by: stages.reach_stage(**of(one), reached_on=DAY, **by)),
    "a meeting": (paneling.meeting, another_meeting),
    "a meeting's guests": (paneling.meeting, more_guests),
    "a meeting's papers": (paneling.meeting, one_more_paper),
    "a meeting's decisions": (paneling.meeting, one_more_decision),
    "that a meeting was held": (paneling.meeting, said_held),
    "no meeting": (paneling.meeting, lambda one, by: panel_meetings.remove_meeting(**of(one), **by)),
    "a guest": (paneling.attendance, another_guest),
    "no guest": (
        paneling.attendance,
        lambda one, by: panel_attendances.remove_attendance(**of(one), **by),
    ),
    "no paper": (paneling.paper, lambda one, by: panel_papers.remove_paper(**of(one), **by)),
    "a panel's decision": (paneling.decision, other_words),
    "what an agency is asked": (first_report, another_agency),
    "a report's day": (
        first_report,
        lambda one, by: agency_reports.move_report(
            **of(one), due_on=one.due_on + timedelta(days=7), reason="", **by
        ),
    ),
    "a report's authors": (
        first_report,
        lambda one, by: agency_reports.name_authors(**of(one), authors=[], **by),
    ),
    "that a report came": (first_report, received),
    "that an agency was chased": (first_report, chased),
    "that a report went back": (
        report_here,
        lambda one, by: steps.return_report(**of(one), said=SAID, **by),
    ),
    "no document": (
        publishing.document,
        lambda one, by: published_documents.remove_document(**of(one), **by),
    ),
}


@pytest.fixture
def made() -> Reviewing:
    """A review."""
    return open_review()


def closed(made: Reviewing) -> Any:
    """Let somebody close it just before the first who changes it holds it."""
    return meanwhile(Review, lambda: ending.close(Review.objects.get(pk=made.review.pk)))


@pytest.mark.parametrize("what", ADDED)
def test_nothing_is_added_to_a_review_that_was_closed_meanwhile(what, made):
    with closed(made) as held, pytest.raises(PermissionDenied, match=CLOSED):
        ADDED[what](made.review)

    assert held[0] == "Review"


@pytest.mark.parametrize("what", CHANGED)
def test_nothing_changes_on_a_review_that_was_closed_meanwhile(what, made):
    make, change = CHANGED[what]
    one = make(made.review)

    with closed(made) as held, pytest.raises(PermissionDenied, match=CLOSED):
        change(one, {"by": made.by(), "now": clock.now()})

    assert held[0] == "Review"
    assert type(one).objects.get(pk=one.pk).version == one.version


def test_nobody_but_a_deputy_is_asked_onto_a_review_that_was_closed_meanwhile(made):
    with closed(made), pytest.raises(ValidationError, match="Only a deputy can still be asked onto it"):
        join(made, Capacity.CHAIR)

    assert not ReviewMember.objects.filter(capacity=Capacity.CHAIR).exists()
