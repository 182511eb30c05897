"""What follows from what on a review's course: stages from records, and what later rests on a decision."""

from datetime import date

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.models import Capacity, Closure, Publication, Review, ReviewDecision, ReviewStage, Stage
from dhr.services.stages import keep_in_step, plan_stage, reach_stage
from tests.integration import course, people, quality
from tests.integration.reading import boxes, words
from tests.integration.reviewing import join, open_review

Outcome = ReviewDecision.Outcome
DECIDED = date(2026, 11, 9)


@pytest.fixture
def made():
    """A review that the partnership was told of on 26 October 2026."""
    return open_review()


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def no_day(name):
    return {f"{name}-day": "", f"{name}-month": "", f"{name}-year": ""}


def reached(made):
    return dict(ReviewStage.objects.filter(review=made.review).values_list("stage", "reached_on"))


def change(browser, name, record, **typed):
    page = reverse(f"dhr:{name}", args=["vale", record.key])
    return words(browser.post(page, {**boxes(browser.get(page)), **typed}, follow=True))


def test_the_last_stages_follow_from_what_ends_a_review(made):
    quality.held(made.review)
    quality.sent(made.review)
    by = people.person("wren")
    Publication(
        review=made.review,
        title="A review",
        summary="Of a death",
        published_on=date(2026, 11, 20),
        published_by=by,
    ).save()
    Closure(review=made.review, closed_on=date(2026, 11, 21), agreed_by="The board", audit="All done").save()

    keep_in_step(review=made.review, by=made.by(), now=clock.now())

    found = reached(made)
    assert found[Stage.SUBMITTED] == date(2026, 11, 16)
    assert found[Stage.APPROVED] is None
    assert found[Stage.PUBLISHED] == date(2026, 11, 20)
    assert found[Stage.IMPLEMENTED] == found[Stage.CLOSED] == date(2026, 11, 21)


def test_a_review_that_was_not_held_closes_with_no_plan_carried_out(made):
    course.decided(made.review, Outcome.NO_REVIEW)
    Closure(review=made.review, closed_on=date(2026, 11, 21), agreed_by="The board", audit="None").save()

    keep_in_step(review=made.review, by=made.by(), now=clock.now())

    assert reached(made)[Stage.CLOSED] == date(2026, 11, 21)
    assert reached(made)[Stage.IMPLEMENTED] is None


@pytest.mark.parametrize("which", [Stage.SUBMITTED, Stage.APPROVED, Stage.PUBLISHED, Stage.IMPLEMENTED])
def test_nobody_says_by_hand_when_they_were_reached(which, made, sign_in):
    quality.held(made.review)
    page = reverse("dhr:stage-reach", args=["vale", course.stage(made.review, which).key])

    answer = sign_in("wren").get(page)

    assert answer.status_code == 403
    assert "This follows from what is written of the notification" in words(answer)


def test_nothing_that_needs_a_review_is_reached_before_it_is_decided(made, sign_in):
    quality.held(made.review)
    wren = sign_in("wren")

    for which in (Stage.PARTNERSHIP, Stage.CHAIR):
        stage = course.stage(made.review, which)
        said = change(wren, "stage-reach", stage, **day("reached_on", date(2026, 11, 8)))
        assert "It was decided on 9 November 2026 to hold a review. Enter that day or a later one" in said
    secured = course.stage(made.review, Stage.SECURED)
    change(wren, "stage-reach", secured, **day("reached_on", date(2026, 11, 8)))

    assert reached(made)[Stage.PARTNERSHIP] is None
    assert reached(made)[Stage.SECURED] == date(2026, 11, 8)


def test_a_decision_is_not_moved_behind_what_was_reached_since(made, sign_in):
    decision = course.decided(made.review, Outcome.REVIEW)
    stage = course.stage(made.review, Stage.CHAIR)
    reach_stage(key=stage.key, version=1, reached_on=date(2026, 11, 12), by=made.by(), now=clock.now())
    wren = sign_in("wren")

    said = change(wren, "decision-edit", decision, **day("decided_on", date(2026, 11, 13)))
    undone = {"outcome": Outcome.NO_REVIEW, "reasons": "Too little is known"}
    other = change(wren, "decision-edit", decision, **undone)

    assert (
        "“Independent chair appointed” was reached on 12 November 2026. Enter that day or an earlier one"
        in said
    )
    assert (
        "A stage of the review is reached. Say first on the stages that it was not reached after all" in other
    )
    decision.refresh_from_db()
    assert (decision.decided_on, decision.outcome) == (DECIDED, Outcome.REVIEW)


@pytest.mark.parametrize(
    "told", [no_day("home_office_told_on"), day("home_office_told_on", date(2026, 11, 18))]
)
def test_what_the_home_office_answered_stays_told_before(told, made, sign_in):
    first = course.decided(made.review, Outcome.NO_REVIEW, home_office_told_on=date(2026, 11, 10))
    answered = {"decided_on": date(2026, 11, 16), "decided_by": "Home Office", "consulted": ""}
    course.decided(made.review, Outcome.UPHELD, **answered)

    said = change(sign_in("wren"), "decision-edit", first, **told)

    assert "The Home Office answered on 16 November 2026. Enter that day or an earlier one" in said
    first.refresh_from_db()
    assert first.home_office_told_on == date(2026, 11, 10)


def test_a_pause_that_began_before_the_clock_stops_it_from_its_first_day(made, sign_in):
    course.pause(made.review, starts_on=date(2026, 11, 12))
    course.decided(made.review, Outcome.REVIEW, decided_on=people.TODAY)

    said = words(sign_in("wren").get(reverse("dhr:stage-list", args=["vale", made.review.key])))

    assert "Clock 2: the report agreed, 6 months from the decision Stands still, 181 days left" in said


def test_a_clock_that_ran_out_and_stands_still_says_both(made, sign_in):
    Review.objects.filter(pk=made.review.pk).update(notified_on=date(2026, 9, 1))
    course.pause(made.review, starts_on=date(2026, 11, 12))

    said = words(sign_in("wren").get(reverse("dhr:stage-list", args=["vale", made.review.key])))

    assert "Was due Thursday 1 October 2026, 7 weeks late" in said
    assert "It stands still today, but it ran out before." in said
    assert "If it went on tomorrow" not in said


@pytest.mark.parametrize(
    ("which", "tab"),
    [
        (Stage.APPROVED, "submission-list"),
        (Stage.PUBLISHED, "publication-detail"),
        (Stage.CLOSED, "closure-detail"),
    ],
)
def test_what_is_due_of_such_a_stage_leads_to_where_it_is_noted(which, tab, made, sign_in):
    quality.held(made.review)
    stage = course.stage(made.review, which)
    plan_stage(key=stage.key, version=1, planned_on=date(2026, 12, 1), by=made.by(), now=clock.now())
    there = reverse(f"dhr:{tab}", args=["vale", made.review.key])

    shown = sign_in("wren").get(reverse("csp:home", args=["vale"]))

    assert f"Next stage: {Stage(which).label}" in words(shown)
    assert f'href="{there}"' in shown.content.decode()


def test_a_thing_that_is_due_does_not_lead_to_the_page_one_is_on(made, sign_in):
    quality.held(made.review)
    join(made, Capacity.PANEL_MEMBER)
    page = reverse("dhr:stage-list", args=["vale", made.review.key])

    ours = sign_in("wren").get(page).content.decode()
    theirs = sign_in("petra").get(page).content.decode()

    due = '<h3><a href="{}">Agree the overview report</a></h3>'
    stage = course.stage(made.review, Stage.PARTNERSHIP)
    assert due.format(reverse("dhr:stage-reach", args=["vale", stage.key])) in ours
    assert "<h3>Agree the overview report</h3>" in theirs
