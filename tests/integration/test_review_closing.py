"""A review is closed with an audit once nothing is left, its action plan with it; and it can be opened again."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from dhr.models import Capacity, Closure, Copy, ReviewDecision, ReviewStage, Stage
from dhr.models.verb import Verb
from dhr.models.what_is_left import Left
from dhr.policies.closures import WORDS
from dhr.policies.reviews import CLOSED, may_run
from dhr.services.closures import reopen_review
from plans.models import Plan
from plans.policies.actions import may_add
from plans.services.plan_life_ending import end_plan
from tests.integration import agency_reporting, closing, course, paneling, people, recommending
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import on_a_review, open_review
from tests.integration.test_review_family import day

REVIEW = ReviewDecision.Outcome.REVIEW
TODAY = people.TODAY


@pytest.fixture
def made():
    """A review that nobody of the demonstration is on."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """The review's coordinator."""
    return sign_in("wren")


def page(review, what="detail"):
    return reverse(f"dhr:closure-{what}", args=["vale", review.key])


def typed(shown, **more):
    said = {"audit": closing.AUDITED, "agreed_by": "The board, 16 November", "is_explained": "on"}
    return {**boxes(shown), **said, **more}


def reached(review, stage):
    return ReviewStage.objects.get(review=review, stage=stage).reached_on


def held(review):
    """Note that a review is held, of which everybody was told."""
    return closing.told(review, REVIEW)


def test_the_tab_says_what_keeps_the_review_open_and_where_that_is_seen_to(made, wren):
    said = words(wren.get(page(made.review)))
    assert "What keeps the review open" in said
    assert WORDS[Left.DECISION] in said

    course.decided(made.review, REVIEW)
    course.pause(made.review)
    _action_of_held(made)
    Copy(review=made.review, recipient="library", due_on=TODAY).save()
    said = words(wren.get(page(made.review)))

    for left in (Left.TELLING, Left.PAUSE):
        assert WORDS[left] in said
    assert f"{WORDS[Left.ACTIONS]} 1 left. Action plan" in said
    assert f"{WORDS[Left.COPIES]} 1 left. Copies" in said
    assert "Agreed by the partnership; Sent for quality assurance" in said
    assert "Home Office and family told of the decision" not in said
    assert "Log repeat calls" in said
    assert "Neither checked nor reviewed" in said
    assert "The review can be closed" not in said


def test_answers_that_nobody_asked_for_and_reports_never_accepted_are_explained_too(made, wren):
    held(made.review)
    one = recommending.recommendation(made.review)
    recommending.addressee(made.review, one)
    recommending.addressee(made.review, one, body="NHS England", asked_on=None)
    agency_reporting.report(made.review)
    nil = agency_reporting.report(made.review, agency="Vale Housing")
    agency_reporting.accepted(agency_reporting.received(nil, is_nil=True))

    said = words(wren.get(page(made.review)))

    assert "2 answers to recommendations are not in; 1 was never asked for." in said
    assert "1 agency report was never accepted." in said


def test_a_review_of_which_none_is_held_closes_once_everybody_was_told(made, wren):
    course.decided(made.review, closing.NO_REVIEW)
    assert WORDS[Left.TELLING] in words(wren.get(page(made.review)))
    decision = ReviewDecision.objects.get()
    decision.home_office_told_on, decision.family_not_told = date(2026, 11, 10), "Nobody could be found"
    decision.save()
    assert "The review can be closed" in words(wren.get(page(made.review)))

    answers = typed(wren.get(page(made.review, "add")), **day("closed_on", date(2026, 11, 20)))
    said = words(wren.post(page(made.review, "add"), answers, follow=True))

    made.review.refresh_from_db()
    assert "The review is closed" in said
    assert "Closed on 20 November 2026" in said
    assert closing.AUDITED in said
    assert made.review.closed_on == date(2026, 11, 20)
    assert reached(made.review, Stage.CLOSED) == date(2026, 11, 20)
    assert reached(made.review, Stage.IMPLEMENTED) is None


def test_a_held_review_closes_with_its_plan_when_each_action_is_checked_and_over(made, wren):
    held(made.review)
    one = _action_of_held(made)
    with pytest.raises(ValidationError, match="Actions of its plan are not over"):
        closing.closed(made.review)
    closing.checked(made.review, one)
    closing.looked_at(made.review, one)
    closing.over(one)

    said = words(wren.post(page(made.review, "add"), typed(wren.get(page(made.review, "add"))), follow=True))

    plan = Plan.objects.get(circle=made.review.plan_circle)
    assert "The review is closed, and its action plan with it" in said
    assert "Checked, outcome reviewed" in said
    assert (plan.state, plan.closed_on, plan.closed_by) == (Plan.State.CLOSED, TODAY, made.coordinator)
    assert plan.outturn == closing.AUDITED
    assert reached(made.review, Stage.IMPLEMENTED) == TODAY
    assert reached(made.review, Stage.CLOSED) == TODAY
    made.review.refresh_from_db()
    assert may_run(made.by(), made.review).refusal == CLOSED
    assert not may_add(made.by(), plan)


def test_what_was_not_done_has_to_be_explained(made, wren):
    held(made.review)
    shown = wren.get(page(made.review, "add"))
    assert "Approved for publication; Published." in words(shown)

    answer = wren.post(page(made.review, "add"), typed(shown, is_explained=""))

    assert problems(answer) == ["Tick this once the audit says why, or see to what is listed first"]
    with pytest.raises(ValidationError, match="Say that the audit explains what was not done"):
        closing.closed(made.review, is_explained=False)
    assert not Closure.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"audit": ""}, "Enter how it was checked"),
        ({"agreed_by": ""}, "Enter who agreed it"),
        (day("closed_on", date(2027, 1, 4)), "Day it was closed must be on or before 23 November 2026"),
        (day("closed_on", date(2026, 11, 9)), "Day it was closed must be on or after 10 November 2026"),
    ],
)
def test_an_answer_that_cannot_be_is_said_beside_its_question(sent, sentence, made, wren):
    closing.told(made.review)

    answer = wren.post(page(made.review, "add"), typed(wren.get(page(made.review, "add")), **sent))

    assert problems(answer) == [sentence]
    assert not Closure.objects.exists()


def test_the_service_takes_no_day_before_what_happened_last(made):
    closing.told(made.review)

    with pytest.raises(ValidationError, match="What came before it is of 10 November 2026"):
        closing.closed(made.review, closed_on=date(2026, 11, 9))


def test_while_something_is_left_the_form_leads_back_to_what_it_is(made, wren):
    said = words(wren.get(page(made.review, "add"), follow=True))

    assert WORDS[Left.DECISION] in said


def test_sent_twice_a_review_is_closed_once(made, wren):
    closing.told(made.review)
    answers = typed(wren.get(page(made.review, "add")))

    wren.post(page(made.review, "add"), answers)
    again = wren.post(page(made.review, "add"), answers, follow=True)

    assert again.status_code == 200
    assert "The review is closed" in words(again)
    assert Closure.objects.count() == 1
    assert Closure.history.count() == 1


def test_a_change_meanwhile_is_shown_before_the_review_is_closed(made, wren, sign_in):
    closing.told(made.review)
    answers = typed(wren.get(page(made.review, "add")))
    made.review.version += 1
    made.review.own_reference = "V/26"
    made.review.save()

    said = words(wren.post(page(made.review, "add"), answers))

    assert "Somebody saved this review while you were writing" in said
    assert closing.AUDITED in said
    assert not Closure.objects.exists()


def test_a_closed_review_is_opened_again_with_a_reason_and_its_plan_goes_on(made, wren):
    held(made.review)
    plan = _action_plan(made)
    closing.closed(made.review)
    shown = wren.get(page(made.review, "remove"))
    assert problems(wren.post(page(made.review, "remove"), {**boxes(shown), "reason": ""})) == [
        "Enter why it is opened again"
    ]

    sent = {**boxes(shown), "reason": "The inquest asks"}
    said = words(wren.post(page(made.review, "remove"), sent, follow=True))

    made.review.refresh_from_db()
    plan.refresh_from_db()
    assert "The review is open again, and its action plan with it" in said
    assert made.review.closed_on is None
    assert (plan.state, plan.closed_on, plan.outturn) == (Plan.State.DRAFTING, None, "")
    assert not Closure.objects.exists()
    assert reached(made.review, Stage.CLOSED) is None
    assert reached(made.review, Stage.IMPLEMENTED) is None
    assert may_run(made.by(), made.review)
    changes = words(wren.get(page(made.review, "changes")))
    assert closing.AUDITED in changes
    assert "The inquest asks" in changes


def test_what_is_open_is_not_opened_again_and_what_is_closed_not_closed_again(made, wren):
    assert wren.get(page(made.review, "remove")).status_code == 403
    with pytest.raises(PermissionDenied, match="The review is not closed"):
        reopen_review(
            key=made.review.key, version=made.review.version, reason="Why", by=made.by(), now=clock.now()
        )
    closing.closed(made.review)
    with pytest.raises(PermissionDenied, match="The review is closed"):
        closing.closed(made.review)


def test_the_panel_reads_how_it_ended_and_only_whoever_runs_it_closes_it(sign_in):
    made = on_a_review()
    closing.told(made.review)
    petra = sign_in("petra")

    assert petra.get(page(made.review, "add")).status_code == 403
    assert "Close the review" not in words(petra.get(page(made.review)))
    closing.closed(made.review)
    assert closing.AUDITED in words(petra.get(page(made.review)))
    assert "Reopen the review" not in words(petra.get(page(made.review)))
    for called in ("fenn", "abel", "dilys"):
        assert sign_in(called).get(page(made.review)).status_code == 404


def test_closed_reviews_stand_apart_in_the_list_and_say_so_at_their_head(made, wren):
    open_review(code_name="Amber Kiln")
    closing.closed(made.review)

    listed = words(wren.get("/p/vale/reviews/"))
    shown = words(wren.get(made.review.get_absolute_url()))

    assert listed.index("Amber Kiln") < listed.index("Closed reviews") < listed.index("Copper Lantern")
    assert "Closed on 23 November 2026" in shown
    assert "The review is closed" in shown


def test_its_end_is_on_its_own_trail_alone(made, wren):
    closing.closed(made.review)

    events = AuditEvent.objects.filter(verb=Verb.REVIEW_CLOSED)

    assert [one.circle_id for one in events] == [made.review.panel_circle_id]
    trail = words(wren.get(reverse("dhr:review-trail", args=["vale", made.review.key])))
    assert "Closed a review" in trail


def test_only_the_plan_of_a_review_closes_this_way(made):
    with pytest.raises(ValidationError, match="Only the action plan of a review is closed"):
        end_plan(plan=people.plan(), on=TODAY, outturn="Done", by=people.reader("june"), now=clock.now())


def _action_plan(made) -> Plan:
    """Open the plan of a review that is held already."""
    made.review.refresh_from_db()
    return paneling.opened(made.review)


def _action_of_held(made):
    _action_plan(made)
    return closing.action(made.review)


def test_the_deputy_opens_it_again_too(made):
    closing.closed(made.review)
    made.review.refresh_from_db()
    by = made.by(Capacity.DEPUTY)

    assert reopen_review(
        key=made.review.key, version=made.review.version, reason="Again", by=by, now=clock.now()
    )
