"""Moving an action to another plan: what goes with it, who may, and where it can't go."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from plans.models import Action, ActionState, Objective, Plan, Priority
from plans.queries.action_moves import Place, places_to_move_to
from plans.services.moving import move_action
from tests.integration import people
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

REASON = "It is the county’s work now"


@pytest.fixture
def other():
    """Another plan of Vale, with a priority and an objective."""
    plan = Plan(
        partnership=people.vale(),
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Night-time economy plan",
        state=Plan.State.AGREED,
        starts_on=date(2026, 4, 1),
        ends_on=date(2027, 3, 31),
    )
    plan.save()
    priority = Priority(plan=plan, position=1, number="1", title="Safe home")
    priority.save()
    Objective(plan=plan, priority=priority, position=1, reference="1A", title="Everyone gets home").save()
    return plan


def place_in(plan):
    priority = Priority.objects.get(plan=plan)
    return Place(plan, priority, Objective.objects.get(priority=priority))


def move(action, place, who="june", version=None):
    return move_action(
        key=action.key,
        version=version or action.version,
        place=place,
        reason=REASON,
        by=people.reader(who),
        now=clock.now(),
    )


def page_of(action):
    return reverse("plans:action-move", args=["vale", action.key])


def send(client, action, **typed):
    return client.post(
        page_of(action), {**boxes(client.get(page_of(action))), "reason": REASON, **typed}, follow=True
    )


def test_an_action_is_moved_and_both_plans_say_so(june, other):
    action, place = people.action("1.6"), place_in(other)
    said, before = action.updates.count(), people.plan()

    page = send(june, action, place=place.name)

    assert "The action is part of “Night-time economy plan” now" in words(page)
    assert f"Moved from {before.title} to Night-time economy plan. June Okafor, 23 November 2026" in words(
        page
    )
    assert f"Reason given: {REASON}" in words(page)
    kept = Action.objects.get(pk=action.pk)
    assert (kept.plan, kept.priority, kept.objective) == (other, place.priority, place.objective)
    assert (kept.reference, kept.key, kept.updates.count()) == ("1.6", action.key, said)
    assert (kept.due_on, kept.original_due_on) == (action.due_on, action.original_due_on)
    assert "Went to Night-time economy plan" in words(june.get(before.get_absolute_url()))
    assert f"Came from {before.title}" in words(june.get(other.get_absolute_url()))
    changes = words(june.get(reverse("plans:action-changes", args=["vale", action.key])))
    assert f"Plan {before.title} Night-time economy plan" in changes


def test_a_move_is_one_save_and_one_event_and_its_words_still_find_it(june, other):
    action, last = people.action("1.6"), AuditEvent.objects.order_by("-pk")[0].pk

    move(action, Place(other))

    events = AuditEvent.objects.filter(pk__gt=last, subject="plans.action")
    assert [one.verb for one in events] == ["action.moved-to-another-plan"]
    assert Action.objects.get(pk=action.pk).version == action.version + 1
    found = june.get(reverse("csp:search", args=["vale"]), {"words": "risk assessment conference"})
    assert action.title in words(found)


def test_it_is_offered_every_priority_and_objective_of_the_other_plan(june, other):
    html = june.get(page_of(people.action("1.6"))).content.decode()

    assert '<optgroup label="Night-time economy plan">' in html
    for shown in ("Under no priority", "1. Safe home", "1. Safe home, 1A Everyone gets home"):
        assert f">{shown}</option>" in html


def test_without_another_plan_the_page_says_so(june):
    Plan.objects.filter(partnership=people.vale()).exclude(pk=people.plan().pk).update(
        state=Plan.State.CLOSED
    )

    assert "There is no other plan that this action could go to" in words(
        june.get(page_of(people.action("1.6")))
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"place": ""}, "Choose a place from the list"),
        ({"place": "plan:none"}, "Choose a place from the list"),
        ({"reason": ""}, "Say why it moves"),
        ({"reason": "x" * 101}, "Reason must be 100 characters or fewer. It has 101"),
    ],
)
def test_what_is_missing_is_said_and_nothing_moves(typed, sentence, june, other):
    page = send(june, people.action("1.6"), **{"place": Place(other).name, **typed})

    assert problems(page) == [sentence]
    assert people.action("1.6").plan == people.plan()


def test_sent_twice_it_is_moved_once(june, other):
    action = people.action("1.6")
    sent = {**boxes(june.get(page_of(action))), "place": Place(other).name, "reason": REASON}

    june.post(page_of(action), sent)
    again = june.post(page_of(action), sent)

    assert again.status_code == 302
    assert Action.objects.get(pk=action.pk).version == action.version + 1


def test_two_people_meet_on_the_clash_page(june, other):
    action = people.action("1.6")
    sent = {**boxes(june.get(page_of(action))), "place": Place(other).name, "reason": REASON}
    move(action, place_in(other))
    with pytest.raises(NewerVersion):
        move(action, Place(other), version=action.version)

    page = june.post(page_of(action), sent)

    assert "Somebody saved this action while you were writing" in words(page)


def test_a_reference_may_repeat_in_the_other_plan(other):
    there = Action(plan=other, reference="1.6", title="Another", added_on=date(2026, 5, 1))
    there.save()

    move(people.action("1.6"), Place(other))

    assert Action.objects.filter(plan=other, reference="1.6").count() == 2


@pytest.mark.parametrize("who", ["dana", "tom", "tess", "elin"])
def test_only_the_coordinator_moves_an_action(who, other):
    with pytest.raises(PermissionDenied, match="Only the coordinator can move an action to another plan"):
        move(people.action("1.6"), Place(other), who=who)


def test_an_action_does_not_move_into_a_closed_plan_nor_out_of_one(other):
    action = people.action("1.6")
    Plan.objects.filter(pk=other.pk).update(state=Plan.State.CLOSED)
    with pytest.raises(ValidationError, match="Choose a place from the list"):
        move(action, Place(other))

    Plan.objects.filter(pk=other.pk).update(state=Plan.State.AGREED)
    Plan.objects.filter(pk=action.plan_id).update(state=Plan.State.CLOSED)
    with pytest.raises(PermissionDenied, match="This plan is closed"):
        move(action, Place(other))


def test_an_action_that_is_over_stays_where_it_is(other):
    action = people.action("1.6")
    Action.objects.filter(pk=action.pk).update(
        state=ActionState.STOPPED,
        state_on=date(2026, 11, 1),
        state_by=people.person("june"),
        state_why="No money",
    )

    with pytest.raises(PermissionDenied, match="was stopped"):
        move(action, Place(other))


def test_a_place_that_somebody_removed_meanwhile_is_no_place(other):
    place = place_in(other)
    place.objective.delete()

    with pytest.raises(ValidationError, match="Somebody has just removed this place"):
        move(people.action("1.6"), place)


@pytest.mark.parametrize("into", [True, False])
def test_no_action_crosses_the_line_round_a_restricted_plan_whoever_asks(into, other):
    secret = open_restricted_plan()
    action = people.action("1.6") if into else secret.actions[0]
    place = Place(secret.plan) if into else Place(other)

    with pytest.raises(ValidationError, match="Choose a place from the list"):
        move(action, place, who="aled")
    offered = {one.plan for one in places_to_move_to(people.reader("aled"), action=action)}
    assert place.plan not in offered


def test_a_restricted_action_goes_to_another_plan_of_its_own_circle_and_nobody_else_learns_of_it(june, other):
    secret = open_restricted_plan()
    second = Plan(
        partnership=people.vale(),
        circle=secret.circle,
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title=f"{CANARY} second plan",
        starts_on=date(2026, 6, 1),
        ends_on=date(2027, 5, 31),
    )
    second.save()

    move(secret.actions[0], Place(second), who="aled")

    assert Action.objects.get(pk=secret.actions[0].pk).plan == second
    for page in (page_of(people.action("1.6")), people.plan().get_absolute_url(), other.get_absolute_url()):
        assert CANARY not in june.get(page).content.decode()
    assert june.get(page_of(secret.actions[0])).status_code == 404


def test_nothing_of_another_partnership_is_a_place(fen):
    with pytest.raises(ValidationError, match="Choose a place from the list"):
        move(people.action("1.6"), Place(fen.plan))
