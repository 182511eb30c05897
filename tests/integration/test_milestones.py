"""The milestones of an action: added, changed, reached, ordered and removed, each by whoever may."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Action, ActionState, Milestone
from plans.services.milestones import MilestoneAnswers, add_milestone, edit_milestone, move_milestone
from tests.integration import people
from tests.integration.endings import decided, page, shown, step
from tests.integration.reading import words

LATE, SOON = date(2026, 10, 1), date(2027, 1, 11)


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def titles(action):
    return list(Milestone.objects.filter(action=action).values_list("title", flat=True))


def sent(client, name, record, **typed):
    return client.post(page(name, record), {"version": getattr(record, "version", 1), **typed}, follow=True)


def test_a_milestone_is_added_shown_and_once_only(june):
    action = people.action("1.6")
    typed = {"key": "bcdfghjkmn", "title": "Second team in post", **day("due_on", LATE)}

    said = words(june.post(page("milestone-add", action), typed, follow=True))
    june.post(page("milestone-add", action), typed)

    assert "The milestone is added" in said
    assert "Second team in post Late by 1 October 2026" in said
    assert "Late Second team in post by 1 October 2026" in words(june.get(action.get_absolute_url()))
    assert titles(action) == ["Second team in post"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter what will have happened"),
        ({"title": "x" * 201}, "must be 200 characters or fewer"),
        (
            {"title": "Team", "due_on-day": "31", "due_on-month": "2", "due_on-year": "2027"},
            "Day must be a real date",
        ),
        ({"title": "Team", "due_on-day": "3"}, "Day must include a month and year"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_and_nothing_is_added(typed, sentence, june):
    action = people.action("1.6")

    said = words(june.post(page("milestone-add", action), {"key": "bcdfghjkmn", **typed}))

    assert "There is a problem" in said
    assert sentence in said
    assert titles(action) == []


def test_a_moved_day_keeps_the_one_first_agreed_and_the_reason(june):
    milestone = step(people.action("1.6"), due_on=LATE)

    said = words(
        sent(
            june,
            "milestone-edit",
            milestone,
            title=milestone.title,
            reason="Vacancies",
            **day("due_on", SOON),
        )
    )

    assert "The milestone is changed" in said
    assert "To come by 11 January 2027, was 1 October 2026" in said
    changes = words(june.get(page("action-changes", milestone.action)))
    assert "Due date 1 October 2026 11 January 2027" in changes
    assert "Reason given: Vacancies" in changes


def test_the_holder_says_when_it_was_reached_and_may_take_it_back(tom, june):
    milestone = step(people.action("1.6"), due_on=LATE)

    said = words(
        sent(tom, "milestone-reach", milestone, note="All four started.", **day("reached_on", people.TODAY))
    )

    assert "The milestone is reached" in said
    assert "Reached Second team in post 23 November 2026, due 1 October 2026" in said
    milestone.refresh_from_db()
    assert "All four started." in words(june.get(page("milestone-list", milestone.action)))
    said = words(sent(tom, "milestone-reach", milestone, note=""))
    assert "The milestone is still to come" in said
    assert AuditEvent.objects.filter(verb="milestone.reached").order_by("-pk")[0].person == people.person(
        "tom"
    )


def test_whoever_reaches_one_is_told_that_their_note_may_be_quoted(tom):
    asked = words(tom.get(page("milestone-reach", step(people.action("1.6")))))

    assert (
        "What is there to say about it? (optional) "
        "This may be quoted in a report to councillors. Name nobody." in asked
    )


def test_it_is_not_reached_on_a_day_to_come(tom):
    milestone = step(people.action("1.6"))

    said = words(sent(tom, "milestone-reach", milestone, **day("reached_on", SOON)))

    assert "Day it was reached must be on or before 23 November 2026" in said


@pytest.mark.parametrize("name", ["milestone-edit", "milestone-remove"])
def test_the_holder_changes_and_removes_none(name, tom):
    milestone = step(people.action("1.6"))

    refused = tom.get(page(name, milestone))

    assert refused.status_code == 403
    assert "Only the coordinator or the lead authority can change an action." in words(refused)


def test_whoever_does_not_hold_the_action_reaches_none(sign_in):
    milestone = step(people.action("1.6"))

    assert sign_in("martin").get(page("milestone-reach", milestone)).status_code == 403


def test_they_change_places_and_the_ends_stay(june):
    action = people.action("1.6")
    first, second = step(action, "First"), step(action, "Second")

    june.post(page("milestone-move", second), {"to": "up"})
    june.post(page("milestone-move", second), {"to": "up"})

    assert titles(action) == ["Second", "First"]
    listed = june.get(page("milestone-list", action)).content.decode()
    assert listed.count('value="up"') == listed.count('value="down"') == 1
    assert first.pk != second.pk


@given(moves=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12))
@settings(max_examples=10, deadline=None)
def test_however_they_are_moved_none_is_lost_and_places_are_one_to_four(moves):
    action = people.action("1.6")
    Milestone.objects.filter(action=action).delete()
    mine = [step(action, f"Step {at}") for at in range(4)]

    for at, up in moves:
        move_milestone(milestone=mine[at], up=up, by=people.reader("june"), now=clock.now())

    assert sorted(titles(action)) == [f"Step {at}" for at in range(4)]
    places = Milestone.objects.filter(action=action).values_list("position", flat=True)
    assert sorted(places) == [1, 2, 3, 4]


def test_removing_asks_first_and_the_history_stays(june):
    milestone = step(people.action("1.6"))

    asked = words(june.get(page("milestone-remove", milestone)))
    said = words(sent(june, "milestone-remove", milestone))

    assert "“Second team in post” will no longer be a milestone" in asked
    assert "“Second team in post” is removed" in said
    assert titles(milestone.action) == []
    assert "Removed by June Okafor on 23 November 2026" in words(
        june.get(page("action-changes", milestone.action))
    )


def test_one_with_evidence_stays(june):
    milestone = step(people.action("1.6"))
    shown(milestone.action, link="https://www.vale.example/team", milestone=milestone)

    said = words(june.get(page("milestone-remove", milestone)))

    assert (
        "can’t be removed yet. 1 piece of evidence is kept with it. Remove that first, then remove this."
        in said
    )
    sent(june, "milestone-remove", milestone)
    assert titles(milestone.action) == ["Second team in post"]


def test_two_people_changing_one_see_both(june):
    milestone = step(people.action("1.6"))
    edit_milestone(
        key=milestone.key,
        version=1,
        answers=MilestoneAnswers("Third team in post"),
        reason="",
        by=people.reader("dana"),
        now=clock.now(),
    )

    said = words(sent(june, "milestone-edit", milestone, title="Fourth team in post", reason=""))

    assert "Somebody saved this milestone while you were writing" in said
    assert "Third team in post" in said
    assert titles(milestone.action) == ["Third team in post"]


def test_one_that_was_removed_meanwhile_says_so_and_shows_what_was_typed(june, sign_in):
    milestone = step(people.action("1.6"))
    sent(sign_in("dana"), "milestone-remove", milestone)

    gone = sent(june, "milestone-edit", milestone, title="Fourth team in post", reason="")

    assert gone.status_code == 410
    assert "Dana Whitlock removed it on 23 November 2026" in words(gone)
    assert "Fourth team in post" in words(gone)


@pytest.mark.parametrize("state", [ActionState.CLOSED, ActionState.STOPPED])
def test_the_milestones_of_what_is_over_change_no_more(state, june):
    milestone = step(people.action("1.6"), due_on=LATE)
    decided(people.action("1.6"), state)

    for name in ("milestone-edit", "milestone-reach", "milestone-remove"):
        assert june.get(page(name, milestone)).status_code == 403
    assert "Late Second team" not in words(june.get(people.action("1.6").get_absolute_url()))


def test_those_of_an_action_in_abeyance_are_not_late(june):
    step(people.action("1.6"), due_on=LATE)
    decided(people.action("1.6"), ActionState.IN_ABEYANCE)

    assert "Not reached Second team in post" in words(june.get(people.action("1.6").get_absolute_url()))


def test_an_action_of_another_plan_is_not_given_any():
    action = Action.objects.get(pk=people.action("1.6").pk)

    with pytest.raises(Exception, match="Only the coordinator or the lead authority"):
        add_milestone(
            action=action, answers=MilestoneAnswers("Mine"), by=people.reader("martin"), now=clock.now()
        )
