"""The course of a review: its decision, who was told, its stages, its pauses and what its clocks make of them."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from dhr.models import Capacity, ReviewDecision, ReviewStage, Stage
from dhr.services.pauses import end_pause
from dhr.services.reviews import ReviewAnswers, edit_review
from dhr.services.stages import plan_stage, reach_stage
from tests.integration import course
from tests.integration.reading import boxes, title, words
from tests.integration.reviewing import join, open_review

Outcome = ReviewDecision.Outcome


@pytest.fixture
def made():
    """A review that the partnership was told of on 26 October 2026, four weeks ago."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """Its coordinator's browser."""
    return sign_in("wren")


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def tab(browser, made):
    return words(browser.get(page("stage-list", made.review)))


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def decision_typed(**said):
    return {
        "key": "bcdfghjkmn",
        "outcome": Outcome.REVIEW,
        "decided_by": "Chair of the partnership",
        "consulted": "The police",
        "family": "not_yet",
        **day("decided_on", date(2026, 11, 16)),
        **said,
    }


def reached(made, which):
    return ReviewStage.objects.get(review=made.review, stage=which).reached_on


def test_a_new_review_shows_the_month_it_has_to_decide_in(made, wren):
    said = tab(wren, made)

    assert "Clock 1: decide whether to review, 1 month Due Thursday 26 November 2026, in 3 days" in said
    assert "28 days have passed since 26 October 2026, and all of them count. It gives 31." in said
    assert "Clock 2" not in said
    assert "1. The partnership was told 26 Oct 2026 Reached" in said
    assert "Decide whether to review" in said


def test_to_review_starts_the_second_clock_and_is_noted_once(made, wren):
    typed = decision_typed(**day("home_office_told_on", date(2026, 11, 18)))

    wren.post(page("decision-add", made.review), typed)
    said = words(wren.post(page("decision-add", made.review), typed, follow=True))

    assert ReviewDecision.objects.filter(review=made.review).count() == 1
    assert "Clock 1: decide whether to review, 1 month Met, on day 21 of 31" in said
    assert (
        "Clock 2: the report agreed, 6 months from the decision Due Sunday 16 May 2027, in 5 months" in said
    )
    assert "Home Office told 18 November 2026 Family told Not yet" in said
    assert "Tell the family of the decision in writing" in said
    assert reached(made, Stage.DECIDED) == date(2026, 11, 16)
    assert reached(made, Stage.TOLD) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            day("decided_on", date(2026, 10, 25)),
            "The partnership was told on 26 October 2026. Enter that day or a later one",
        ),
        (day("decided_on", date(2026, 11, 24)), "must be on or before 23 November 2026"),
        (
            day("home_office_told_on", date(2026, 11, 13)),
            "It was decided on 16 November 2026. Enter that day or a later one",
        ),
        ({"decided_by": ""}, "Enter who decided, by post"),
        ({"family": "told"}, "Enter the day the family was told"),
        ({"family": "not_told"}, "Say why the family was not told"),
        ({"outcome": Outcome.NO_REVIEW}, "Say why no review is held"),
        ({"outcome": Outcome.DIRECTED}, "from the list"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question_and_nothing_is_noted(typed, sentence, made, wren):
    said = words(wren.post(page("decision-add", made.review), decision_typed(**typed)))

    assert "There is a problem" in said
    assert sentence in said
    assert not ReviewDecision.objects.filter(review=made.review).exists()


def test_not_to_review_is_a_whole_outcome_that_the_home_office_answers(made, wren):
    told = date(2026, 11, 10)
    course.decided(
        made.review, Outcome.NO_REVIEW, home_office_told_on=told, family_told_on=date(2026, 11, 12)
    )

    said = tab(wren, made)

    assert (
        "No review is held. The Home Office was told on 10 November 2026; note here what it answers." in said
    )
    assert "3. Home Office and family told of the decision 12 Nov 2026 Reached" in said
    assert "Independent chair appointed" not in said
    assert "Clock 2" not in said
    assert "What is due" not in said
    assert "Pause the clocks" not in said
    overview = words(wren.get(made.review.get_absolute_url()))
    assert "No stage, clock or decision is due." in overview


def test_the_home_office_answers_only_what_it_was_told(made, wren):
    course.decided(made.review, Outcome.NO_REVIEW)
    typed = decision_typed(outcome=Outcome.UPHELD, decided_by="Home Office")

    said = words(wren.post(page("decision-add", made.review), typed))

    assert "Note first on what day the Home Office was told of the decision not to review" in said
    assert ReviewDecision.objects.filter(review=made.review).count() == 1


def test_a_directed_review_goes_on_from_the_day_of_the_direction(made, wren):
    course.decided(made.review, Outcome.NO_REVIEW, home_office_told_on=date(2026, 11, 10))
    typed = decision_typed(outcome=Outcome.DIRECTED, decided_by="The Home Secretary", consulted="")

    said = words(wren.post(page("decision-add", made.review), typed, follow=True))

    assert "The Home Secretary directs a review Decided 16 November 2026, The Home Secretary" in said
    assert "No review is held Decided 9 November 2026" in said
    assert "Clock 2: the report agreed, 6 months from the decision Due Sunday 16 May 2027" in said
    assert "Met, on day 14 of 31" in said  # the partnership had decided on 9 November
    assert "Note what was decided since" not in said


def test_once_a_review_is_held_there_is_nothing_left_to_decide(made, wren):
    course.decided(made.review, Outcome.REVIEW)

    answer = wren.get(page("decision-add", made.review))

    assert answer.status_code == 403
    assert "A review is held, so there is nothing left to decide here." in words(answer)


def test_a_decision_that_is_corrected_moves_what_follows_from_it(made, wren):
    decision = course.decided(made.review, Outcome.REVIEW)
    sheet = page("decision-edit", decision)
    typed = boxes(wren.get(sheet))

    said = words(
        wren.post(
            sheet,
            {
                **typed,
                "outcome": Outcome.REVIEW,
                **day("decided_on", date(2026, 11, 12)),
                "reason": "Minutes",
            },
            follow=True,
        )
    )

    assert "The change is saved" in said
    assert reached(made, Stage.DECIDED) == date(2026, 11, 12)
    changes = words(wren.get(page("stage-changes", made.review)))
    assert "Day 9 November 2026 12 November 2026" in changes
    assert "Reason given: Minutes" in changes


def test_a_decision_that_somebody_else_changed_meanwhile_shows_both_and_loses_neither(made, sign_in, wren):
    decision = course.decided(made.review, Outcome.REVIEW)
    sheet = page("decision-edit", decision)
    typed = boxes(wren.get(sheet))
    ansel = sign_in("ansel")
    ansel.post(sheet, {**boxes(ansel.get(sheet)), "decided_by": "The board"})

    said = words(wren.post(sheet, {**typed, "decided_by": "Deputy chair"}))

    assert "Somebody saved this decision while you were writing" in said
    assert "Who decided Chair of the partnership The board" in said
    decision.refresh_from_db()
    assert decision.decided_by == "The board"


def test_a_name_in_the_reasons_is_asked_about_before_it_is_saved(made, wren):
    typed = decision_typed(reasons="Her mother Aurelia Penhallow told the police")

    shown = wren.post(page("decision-add", made.review), typed)

    assert "Look again before you save" in words(shown)
    assert not ReviewDecision.objects.filter(review=made.review).exists()
    wren.post(page("decision-add", made.review), {**boxes(shown), **typed})
    assert ReviewDecision.objects.filter(review=made.review).count() == 1


def test_a_stage_is_planned_then_reached_and_says_how_late(made, wren):
    course.decided(made.review, Outcome.REVIEW)
    chair = course.stage(made.review, Stage.CHAIR)

    wren.post(page("stage-plan", chair), {"version": 1, **day("planned_on", date(2026, 11, 13))})
    late = tab(wren, made)
    said = words(
        wren.post(
            page("stage-reach", chair), {"version": 2, **day("reached_on", date(2026, 11, 20))}, follow=True
        )
    )

    assert "4. Independent chair appointed 13 Nov 2026 Not reached, 10 days late" in late
    assert "Next stage: Independent chair appointed" in late
    assert "The stage is reached" in said
    assert "4. Independent chair appointed 13 Nov 2026 20 Nov 2026 Reached, 7 days late" in said


def test_the_pages_about_one_stage_have_titles_of_their_own(made, wren):
    course.decided(made.review, Outcome.REVIEW)
    chair = course.stage(made.review, Stage.CHAIR)

    titles = [title(wren.get(page(f"stage-{one}", chair))) for one in ("plan", "reach")]

    assert [one.split(" – ")[0] for one in titles] == [
        "Plan “Independent chair appointed”",
        "Mark “Independent chair appointed” as reached",
    ]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 10, 25), "The partnership was told on 26 October 2026. Enter that day or a later one"),
        (date(2026, 11, 24), "must be on or before 23 November 2026"),
    ],
)
def test_a_stage_is_not_reached_before_the_notification_or_tomorrow(on, sentence, made, wren):
    secured = course.stage(made.review, Stage.SECURED)

    said = words(wren.post(page("stage-reach", secured), {"version": 1, **day("reached_on", on)}))

    assert sentence in said
    assert reached(made, Stage.SECURED) is None


def test_the_first_stage_follows_the_notification_when_its_day_is_corrected(made):
    answers = replace(ReviewAnswers.of(made.review), notified_on=date(2026, 10, 28))

    edit_review(
        key=made.review.key,
        version=made.review.version,
        answers=answers,
        reason="The letter",
        by=made.by(),
        now=clock.now(),
    )

    assert reached(made, Stage.NOTIFIED) == date(2026, 10, 28)


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        (Stage.CHAIR, "Note first that a review is held. Only then can this stage be reached."),
        (Stage.DECIDED, "This follows from what is written of the notification"),
        (Stage.CLOSED, "This follows from what is written of the notification"),
    ],
)
def test_a_stage_that_cannot_be_reached_yet_says_why(which, sentence, made, wren):
    answer = wren.get(page("stage-reach", course.stage(made.review, which)))

    assert answer.status_code == 403
    assert sentence in words(answer)


def test_a_day_in_the_services_own_hands_is_held_to_the_same(made):
    secured = course.stage(made.review, Stage.SECURED)
    petra = join(made, Capacity.PANEL_MEMBER)

    with pytest.raises(PermissionDenied, match="coordinator and deputy"):
        plan_stage(
            key=secured.key,
            version=1,
            planned_on=date(2026, 12, 1),
            by=made.by(Capacity.PANEL_MEMBER),
            now=clock.now(),
        )
    assert petra.review == secured.review
    again = reach_stage(key=secured.key, version=1, reached_on=None, by=made.by(), now=clock.now())
    assert again.version == 1  # nothing was said, so nothing is saved


def test_the_picture_says_in_words_what_it_shows(made, wren):
    course.decided(made.review, Outcome.REVIEW)
    course.pause(made.review)

    html = wren.get(page("stage-list", made.review)).content.decode()

    assert 'aria-label="Stages since 26 October 2026, planned and reached. Paused, a criminal trial: ' in html
    assert "Decided: Reached 9 Nov 2026" in html
    assert "Going on" in html


def test_every_step_is_on_the_trail_of_the_panel_and_nowhere_else(made, wren):
    course.decided(made.review, Outcome.REVIEW)
    pause = course.pause(made.review)
    end_pause(
        key=pause.key,
        version=1,
        ends_on=date(2026, 11, 20),
        ended_why="Over",
        by=made.by(),
        now=clock.now(),
    )

    verbs = AuditEvent.objects.filter(circle_id=made.review.panel_circle_id).values_list("verb", flat=True)

    assert {
        "review-decision.added",
        "review-stage.reached",
        "review-pause.added",
        "review-pause.ended",
    } <= set(verbs)
    assert not AuditEvent.objects.filter(verb__contains="review-pause", circle=None).exists()
